"""How processes with hosts end, fork and begin: with calls under way, without a word, as workers of servers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from programs import PRELUDE, environment, run


@pytest.mark.parametrize("end", ["sys.exit(0)", "pass", "raise SystemExit", "os.kill(os.getpid(), signal.SIGTERM)"])
def test_the_interpreter_ends_with_a_live_host(plugins: Path, cache_directory: Path, end: str) -> None:
    code = f"""
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
host = new_host()
host.start()
assert good_answer(host)
ask(host, "loop")
{end}
"""
    run(code, plugins, cache_directory)


@pytest.mark.parametrize("name", ["loop", "logs", "talks", "quick", "trap"])
@pytest.mark.parametrize("daemon", [True, False])
def test_the_interpreter_ends_with_calls_under_way(
    plugins: Path, cache_directory: Path, name: str, daemon: bool
) -> None:
    code = f"""
host = new_host(timeout=0.3)
host.start()
stop = time.monotonic() + (60 if {daemon} else 0.5)
def call():
    while time.monotonic() < stop:
        ask(host, {name!r})
for _ in range(3):
    threading.Thread(target=call, daemon={daemon}).start()
time.sleep(0.15)
"""
    run(code, plugins, cache_directory)


def test_the_process_leaves_without_a_word(plugins: Path, cache_directory: Path) -> None:
    """`os._exit` beside running calls, and a host that was never closed."""
    code = """
host = new_host(timeout=0.3)
host.start()
for name in ("loop", "logs", "trap", "talks"):
    threading.Thread(target=lambda name=name: [ask(host, name) for _ in range(100)], daemon=True).start()
assert good_answer(host)
os._exit(0)
"""
    run(code, plugins, cache_directory)


def test_a_host_that_is_dropped_and_never_closed(plugins: Path, cache_directory: Path) -> None:
    code = """
for _ in range(5):
    host = new_host()
    host.start()
    ask(host, "trap")
    assert good_answer(host)
    del host
    gc.collect()
"""
    run(code, plugins, cache_directory)


def test_a_host_in_a_global_of_a_forking_server(plugins: Path, cache_directory: Path) -> None:
    """Children that were forked with a live host end as any other: by `sys.exit`, and by their end."""
    code = """
host = new_host()
host.start()
assert good_answer(host)
for number in range(6):
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        if number % 2:
            host.close()
        else:
            try:
                good_answer(host)
            except ForkedProcess:
                pass
            else:
                os._exit(3)
        gc.collect()
        sys.exit(0)
    status = os.waitpid(child, 0)[1]
    assert status == 0, (number, status)
    assert good_answer(host)
host.close()
"""
    run(code, plugins, cache_directory)


def test_a_fork_in_the_middle_of_calls(plugins: Path, cache_directory: Path) -> None:
    code = """
host = new_host()
host.start()
stop = threading.Event()
def call():
    while not stop.is_set():
        ask(host, "talks"); ask(host, "trap"); good_answer(host)
threads = [threading.Thread(target=call) for _ in range(3)]
for thread in threads: thread.start()
for number in range(12):
    time.sleep(0.01)
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        host.close()
        if number % 4: os._exit(0)  # taking an interpreter down beside three busy threads takes a second
        sys.exit(0)
    status = os.waitpid(child, 0)[1]
    assert status == 0, (number, status)
stop.set()
for thread in threads: thread.join()
assert good_answer(host)
host.close()
"""
    run(code, plugins, cache_directory)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_workers_of_multiprocessing(plugins: Path, cache_directory: Path, tmp_path: Path, method: str) -> None:
    """Workers that are made before the first host have one each."""
    program = tmp_path / "program.py"
    program.write_text(
        PRELUDE
        + f"""
import multiprocessing
def work(number):
    with new_host() as host:
        return good_answer(host) and isinstance(ask(host, "trap"), GuestTrap)
if __name__ == "__main__":
    with multiprocessing.get_context({method!r}).Pool(2) as pool:
        assert pool.map(work, range(4)) == [True] * 4
    with new_host() as host:
        assert good_answer(host)
"""
    )
    done = subprocess.run(
        [sys.executable, str(program), str(plugins), str(cache_directory)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0, done.stderr[-4000:]
