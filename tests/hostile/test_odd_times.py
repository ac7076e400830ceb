"""Where and when a host is used that nobody thinks of: at the very end, as a thread ends, in another interpreter."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from programs import run

ATTEMPT = """
from helios_host.errors import EngineError, HeliosError
def attempt(step):
    try: return step()
    except HeliosError as error: return error
def is_right(host):
    right = {"quick": PreQueryOutcome, "talks": PreQueryOutcome, "trap": GuestTrap, "loop": DeadlineExceeded}
    return good_answer(host) and all(isinstance(ask(host, name), kind) for name, kind in right.items())
"""


def test_as_the_interpreter_ends(plugins: Path, cache_directory: Path) -> None:
    """Calls and changes work; a host that would have to be started is refused."""
    code = """
import atexit
host = new_host(timeout=0.5)
host.start()
def last():
    late = new_host()
    host.reload("quick")
    done = is_right(host) and isinstance(attempt(late.start), EngineError)
    late.close()
    host.close()
    os.write(1, b"right" if done else b"wrong")
atexit.register(last)
"""
    assert run(ATTEMPT + code, plugins, cache_directory) == "right"


def test_as_a_thread_ends(plugins: Path, cache_directory: Path) -> None:
    code = """
seen, local = [], threading.local()
class Last:
    def __del__(self): seen.append(is_right(host))
def work(): local.last = Last()
with new_host(timeout=0.5) as host:
    for _ in range(3):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    gc.collect()
    assert seen == [True] * 3, seen
"""
    run(ATTEMPT + code, plugins, cache_directory)


def test_another_program_in_the_middle_of_calls(plugins: Path, cache_directory: Path) -> None:
    """`exec` takes the threads and what the host has open away."""
    code = """
with new_host(timeout=0.3) as host:
    for name in ("loop", "logs", "trap", "talks"):
        threading.Thread(target=lambda name=name: [ask(host, name) for _ in range(10_000)], daemon=True).start()
    assert good_answer(host)
    look = "import os; print([os.readlink(f'/proc/self/fd/{n}') for n in os.listdir('/proc/self/fd')[:-1]])"
    os.execv(sys.executable, [sys.executable, "-c", look])
"""
    assert "helios" not in run(code, plugins, cache_directory)


@pytest.mark.parametrize("seconds", ["1e-6", "5"])
def test_threads_that_are_switched_at_once_or_never(plugins: Path, cache_directory: Path, seconds: str) -> None:
    code = f"""
sys.setswitchinterval({seconds})
wrong = []
def work():
    for _ in range(3):
        if not is_right(host): wrong.append(True)
with new_host(timeout=0.5) as host:
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    assert not wrong
"""
    run(ATTEMPT + code, plugins, cache_directory)


def test_a_cache_directory_that_somebody_removes(few: Path, cache_directory: Path, tmp_path: Path) -> None:
    code = f"""
import shutil
where, stop = Path({str(tmp_path / "cache")!r}), False
def remove():
    while not stop:
        shutil.rmtree(where, ignore_errors=True)
        time.sleep(0.01)
thread = threading.Thread(target=remove)
thread.start()
for number in range(3):
    stop = number == 2
    if stop: thread.join()
    with open_host(Path(sys.argv[1]), where, timeout=0.5) as host:
        assert host.problems == () and good_answer(host) and isinstance(ask(host, "trap"), GuestTrap)
assert len(list((where / "artefacts").iterdir())) > 3
"""
    run(code, few, cache_directory)


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="the module is another one")
@pytest.mark.parametrize("isolated", [True, False])
def test_a_subinterpreter(plugins: Path, cache_directory: Path, isolated: bool) -> None:
    """It may not have a host: CPython ends the process when one ends that has threads of its own."""
    code = f"""
import _xxsubinterpreters as interpreters
program = '''
import sys
sys.argv, sys.path[:] = %r, %r
from pathlib import Path
from arena import open_host
from helios_host.errors import EngineError
host = open_host(Path(sys.argv[1]), Path(sys.argv[2]))
try: host.start()
except EngineError as error: assert "subinterpreter" in str(error), error
else: raise AssertionError("it started")
host.close()
''' % (sys.argv, sys.path)
with new_host(timeout=0.5) as host:
    assert is_right(host)
    other = interpreters.create(isolated={isolated})
    interpreters.run_string(other, program)
    assert is_right(host)
    interpreters.destroy(other)
    assert is_right(host)
"""
    run(ATTEMPT + code, plugins, cache_directory)
