"""What happens to the whole process: signals, forks, threads and its end, with hostile guests in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from arena import GOOD

from guests import PRE1, TEXT, YES, Guest, build, install

HERE = Path(__file__).parent
LOG = "heliosproxy:plugin/log@1.0.0"
WRITE = f"(call $log (i32.const 4) (i32.const {TEXT}) (i32.const 2))"
LOOP = "(loop $l (br $l))"
LOGGING = {LOG: f'(import "{LOG}" "log" (func $log (param i32 i32 i32)))'}

PRELUDE = """
import asyncio, gc, os, random, signal, sys, threading, time
from pathlib import Path
from arena import CALL, ask, good_answer, open_host, statement
from helios_api.v2.pre_query import PreQueryOutcome
from helios_host.errors import CallError, DeadlineExceeded, ForkedProcess, GuestTrap, HostCallLimit
def new_host(timeout=0.1):
    return open_host(Path(sys.argv[1]), Path(sys.argv[2]), timeout=timeout)
"""


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("plugins")
    install(directory, "good", build(GOOD), hooks=("rewrite",))
    hostile = {
        "quick": Guest(hooks={PRE1: YES}),
        "loop": Guest(hooks={PRE1: LOOP + YES}),
        "trap": Guest(hooks={PRE1: "unreachable"}),
        "logs": Guest(hooks={PRE1: f"(loop $l {WRITE} (br $l)) {YES}"}, imports=LOGGING),
        "talks": Guest(hooks={PRE1: f"{WRITE} {WRITE} {YES}"}, imports=LOGGING),
        "deep": Guest(hooks={PRE1: f"(call $f) {YES}"}, start="(func $f (call $f))"),
        "outside": Guest(hooks={PRE1: "(i32.load (i32.const 0x7ffffff0))"}),
    }
    for name, guest in hostile.items():
        install(directory, name, build(guest), hooks=("pre_query",))
    return directory


def run(
    code: str, plugins: Path, cache: Path, *, options: tuple[str, ...] = (), timeout: float = 60, limit: int = 0
) -> str:
    """Run a program in a process of its own; it must end well, and in time. Returns what it wrote.

    `limit` bounds how many files it may have open.
    """
    environment = {**os.environ, "PYTHONPATH": f"{HERE}:{HERE.parent / 'host'}"}
    bounded = f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({limit}, {limit}))\n" if limit else ""
    done = subprocess.run(
        [sys.executable, *options, "-c", PRELUDE + bounded + code, str(plugins), str(cache)],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, f"it ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
    return done.stdout


INTERRUPTS = """
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
host = new_host()
host.start()
name, rounds = {name!r}, {rounds}
generator = random.Random(7)
caught = 0
main = threading.get_ident()
for number in range(rounds):
    delay = generator.random() * {delay}
    ready = threading.Event()
    def interrupt():
        ready.wait()
        time.sleep(delay)
        signal.pthread_kill(main, signal.SIGINT)
    try:
        thread = threading.Thread(target=interrupt)
        thread.start()
        ready.set()
        while thread.is_alive():
            ask(host, name)
        ask(host, name)
    except KeyboardInterrupt:
        caught += 1
    while True:
        try:
            thread.join()
            break
        except KeyboardInterrupt:
            caught += 1
    answer = ask(host, name)
    assert {right}, (number, repr(answer))
    assert good_answer(host), number
assert caught > rounds // 2, caught
host.close()
print(caught)
"""


@pytest.mark.parametrize(
    ("name", "rounds", "delay", "right"),
    [
        ("quick", 200, 0.002, "isinstance(answer, PreQueryOutcome)"),
        ("talks", 200, 0.002, "isinstance(answer, PreQueryOutcome)"),
        ("trap", 100, 0.004, "isinstance(answer, GuestTrap)"),
        ("loop", 20, 0.2, "isinstance(answer, DeadlineExceeded)"),
        ("logs", 20, 0.2, "isinstance(answer, (DeadlineExceeded, HostCallLimit))"),
    ],
)
def test_interrupts_at_any_time(
    plugins: Path, cache_directory: Path, name: str, rounds: int, delay: float, right: str
) -> None:
    run(INTERRUPTS.format(name=name, rounds=rounds, delay=delay, right=right), plugins, cache_directory)


def test_interrupts_of_a_closing_host(plugins: Path, cache_directory: Path) -> None:
    code = """
signal.signal(signal.SIGINT, signal.default_int_handler)
generator = random.Random(3)
main = threading.get_ident()
for number in range(20):
    host = new_host()
    host.start()
    ask(host, "quick")
    timer = threading.Timer(generator.random() * 0.02, signal.pthread_kill, (main, signal.SIGINT))
    try:
        timer.start()
        host.close()
        time.sleep(0.1)
    except KeyboardInterrupt:
        pass
    host.close()
with new_host() as host:
    assert good_answer(host)
"""
    run(code, plugins, cache_directory)


@pytest.mark.skipif(
    sys.version_info[:2] == (3, 14),
    reason="CPython 3.14 may leave a lock taken where a signal handler raises at its `with` (python/cpython#148874)",
)
def test_a_handler_that_raises_in_an_import(plugins: Path, cache_directory: Path) -> None:
    code = """
class Stop(Exception): pass
def stop(*_): raise Stop
signal.signal(signal.SIGALRM, stop)
with new_host() as host:
    for number in range(100):
        signal.setitimer(signal.ITIMER_REAL, 0.0005 + number * 0.00002)
        try:
            for _ in range(200):  # a handler that raises within logging is swallowed there
                answer = ask(host, "talks")
                assert isinstance(answer, (PreQueryOutcome, CallError)), answer
                if isinstance(answer, CallError):
                    break
        except Stop:
            pass
        assert isinstance(ask(host, "talks"), PreQueryOutcome)
        assert good_answer(host)
"""
    run(code, plugins, cache_directory)


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


def test_a_host_in_a_global_of_a_forking_server(plugins: Path, cache_directory: Path) -> None:
    """Children that were forked with a live host end as any other: by `sys.exit`, and by their end."""
    code = """
host = new_host()
host.start()
assert good_answer(host)
for number in range(10):
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
for number in range(20):
    time.sleep(0.01)
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        host.close()
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
    environment = {**os.environ, "PYTHONPATH": f"{HERE}:{HERE.parent / 'host'}"}
    done = subprocess.run(
        [sys.executable, str(program), str(plugins), str(cache_directory)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr[-4000:]


@pytest.mark.parametrize("options", [("-X", "faulthandler"), ("-X", "dev")])
def test_fault_handlers_before_the_host(plugins: Path, cache_directory: Path, options: tuple[str, ...]) -> None:
    code = """
with new_host() as host:
    for name in ("trap", "deep"):
        assert isinstance(ask(host, name), GuestTrap)
    assert good_answer(host)
"""
    run(code, plugins, cache_directory, options=options)


def test_fault_handlers_in_any_order(plugins: Path, cache_directory: Path) -> None:
    """Before a host, while it runs, while a call runs, and between two hosts; a trap is never a crash."""
    code = """
import faulthandler
def traps(host):
    for name in ("trap", "outside", "deep"):
        assert isinstance(ask(host, name), GuestTrap)
    assert good_answer(host)
with new_host() as host:
    traps(host)
    faulthandler.enable()
    traps(host)
    signal.signal(signal.SIGSEGV, lambda *_: None)
    signal.signal(signal.SIGILL, signal.SIG_DFL)
    signal.signal(signal.SIGFPE, signal.SIG_IGN)
    traps(host)
    stop = threading.Event()
    def call():
        while not stop.is_set():
            traps(host)
    thread = threading.Thread(target=call)
    thread.start()
    for _ in range(200):
        faulthandler.disable()
        faulthandler.enable()
        time.sleep(0)
    stop.set()
    thread.join()
with new_host() as host:
    traps(host)
"""
    run(code, plugins, cache_directory)


@pytest.mark.parametrize("kilobytes", [64, 256, 768, 1024])
def test_threads_with_small_stacks(plugins: Path, cache_directory: Path, kilobytes: int) -> None:
    """A thread whose stack is too small for a guest gets a typed error."""
    code = f"""
with new_host() as host:
    for name in ("quick", "trap", "deep"):
        answers = []
        threading.stack_size({kilobytes} << 10)
        thread = threading.Thread(target=lambda: answers.append(ask(host, name)))
        thread.start()
        thread.join()
        assert isinstance(answers[0], (CallError, PreQueryOutcome)), answers
        threading.stack_size(0)
        assert good_answer(host)
"""
    run(code, plugins, cache_directory)


def test_calls_from_deep_within_python(plugins: Path, cache_directory: Path) -> None:
    code = """
sys.setrecursionlimit(1_000_000)
def dive(levels):
    if levels:
        return dive(levels - 1)
    return ask(host, "deep")
with new_host() as host:
    for levels in (10, 1000, 50_000):
        assert isinstance(dive(levels), GuestTrap)
    assert good_answer(host)
"""
    run(code, plugins, cache_directory)


def test_eight_threads_with_every_guest(plugins: Path, cache_directory: Path) -> None:
    code = """
host = new_host(timeout=0.3)  # the quick ones are within it on a busy machine too
host.start()
wrong = []
right = {"quick": PreQueryOutcome, "talks": PreQueryOutcome, "trap": GuestTrap, "deep": GuestTrap,
         "loop": DeadlineExceeded}
def call(seed):
    generator = random.Random(seed)
    for _ in range(60):
        name = generator.choice([*right, "quick", "trap", "talks"])
        answer = ask(host, name)
        if not isinstance(answer, right[name]): wrong.append((name, repr(answer)[:200]))
        if not good_answer(host): wrong.append("good")
threads = [threading.Thread(target=call, args=(n,)) for n in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not wrong, wrong[:5]
host.close()
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


def test_hosts_are_closed_by_another_thread_in_the_middle_of_calls(plugins: Path, cache_directory: Path) -> None:
    code = """
for _ in range(10):
    host = new_host(timeout=0.05)
    host.start()
    hooks = host.sync.hooks
    stop = threading.Event()
    def call():
        while not stop.is_set():
            hooks.pre_query(CALL, statement()); hooks.rewrite(CALL, statement())
    threads = [threading.Thread(target=call) for _ in range(3)]
    for thread in threads: thread.start()
    time.sleep(0.02)
    host.close()
    stop.set()
    for thread in threads: thread.join(30)
    assert not any(thread.is_alive() for thread in threads)
"""
    run(code, plugins, cache_directory)


def test_an_event_loop_with_tasks_that_are_cancelled(plugins: Path, cache_directory: Path) -> None:
    code = """
async def main():
    async with new_host(timeout=0.03) as host:
        for number in range(50):
            task = asyncio.ensure_future(host.hooks.pre_query(CALL, statement()))
            await asyncio.sleep(0)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError:
                pass
            assert (await host.hooks.rewrite(CALL, statement())) is not None
asyncio.run(main())
"""
    run(code, plugins, cache_directory)


@pytest.mark.parametrize(
    "limit",
    [
        "RLIMIT_AS, (14 << 30, 14 << 30)",
        "RLIMIT_AS, (3 << 30, 3 << 30)",
        "RLIMIT_NOFILE, (24, 24)",
        "RLIMIT_FSIZE, (9, 9)",
    ],
)
def test_a_process_that_may_not_have_much(plugins: Path, cache_directory: Path, tmp_path: Path, limit: str) -> None:
    """What does not fit is a typed error, at the start or later, and the rest works."""
    code = f"""
import resource
from helios_host.errors import HeliosError
from pathlib import Path
from arena import open_host
resource.setrlimit(resource.{limit})
fresh = open_host(Path(sys.argv[1]), Path({str(tmp_path)!r}), timeout=1.0)
try:
    fresh.start()
except HeliosError as error:
    os.write(1, type(error).__name__.encode())
else:
    assert all(isinstance(problem, HeliosError) for problem in fresh.problems)
    assert not any("a fault of the host" in str(problem) for problem in fresh.problems), fresh.problems
    for name in fresh.plugins:
        if name != "good":
            assert isinstance(ask(fresh, name), (CallError, PreQueryOutcome))
    if "good" in fresh.plugins:
        assert good_answer(fresh)
fresh.close()
"""
    run(code, plugins, cache_directory)


def test_every_file_is_taken_while_calls_go_on(plugins: Path, cache_directory: Path) -> None:
    code = """
with new_host() as host:
    assert isinstance(ask(host, "quick"), PreQueryOutcome)
    taken = []
    try:
        while True:
            taken.append(os.open("/dev/null", os.O_RDONLY))
    except OSError:
        pass
    right = {"quick": PreQueryOutcome, "trap": GuestTrap, "loop": DeadlineExceeded, "deep": GuestTrap}
    for name, kind in right.items():
        for _ in range(2):
            answer = ask(host, name)
            assert isinstance(answer, kind), repr(answer)
        assert good_answer(host)
    for file in taken:
        os.close(file)
    assert good_answer(host)
"""
    run(code, plugins, cache_directory, limit=256)


def test_a_log_handler_that_calls_back(plugins: Path, cache_directory: Path) -> None:
    """It asks another plugin, and the one that logs: nothing waits for itself."""
    code = """
import logging
found = []
class Handler(logging.Handler):
    def emit(self, record):
        if self.level or "talks" not in record.name + record.getMessage() + str(record.__dict__.get("plugin")):
            return
        self.level = 99
        try:
            found.append(ask(host, "quick"))
            found.append(good_answer(host))
            found.append(ask(host, "talks"))
        finally:
            self.level = 0
logging.getLogger().addHandler(Handler())
logging.getLogger().setLevel(0)
host = new_host()
host.start()
started = time.monotonic()
assert isinstance(ask(host, "talks"), (PreQueryOutcome, CallError))
assert time.monotonic() - started < 60
assert any(isinstance(answer, PreQueryOutcome) for answer in found), found
assert True in found, found
assert good_answer(host)
assert isinstance(ask(host, "quick"), PreQueryOutcome)
host.close()
"""
    run(code, plugins, cache_directory, timeout=120)


def test_a_python_stack_that_is_almost_full(plugins: Path, cache_directory: Path) -> None:
    code = """
def dive(levels):
    return dive(levels - 1) if levels else ask(host, "talks")
with new_host() as host:
    assert isinstance(ask(host, "talks"), PreQueryOutcome)
    sys.setrecursionlimit(200)
    answers = set()
    for levels in range(100, 200):
        try:
            answers.add(type(dive(levels)).__name__)
        except RecursionError:
            answers.add("RecursionError")
    sys.setrecursionlimit(1000)
    assert "RecursionError" in answers and "PreQueryOutcome" in answers, answers
    assert isinstance(ask(host, "talks"), PreQueryOutcome)
    assert good_answer(host)
"""
    run(code, plugins, cache_directory)


def test_hosts_that_are_made_and_ended_in_threads(plugins: Path, cache_directory: Path) -> None:
    code = """
wrong = []
def live():
    try:
        for _ in range(2):
            with new_host(timeout=1.0) as host:
                if not good_answer(host) or not isinstance(ask(host, "trap"), GuestTrap):
                    wrong.append("an answer")
    except BaseException as error:
        wrong.append(error)
threads = [threading.Thread(target=live) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not wrong, wrong
with new_host() as host:
    assert good_answer(host)
"""
    run(code, plugins, cache_directory, timeout=120)


def test_garbage_is_collected_all_the_while(plugins: Path, cache_directory: Path) -> None:
    code = """
class Loop: pass
gc.set_threshold(1, 1, 1)
with new_host(timeout=1.0) as host:
    for number in range(60):
        loop = Loop(); loop.me = loop; loop.answer = ask(host, ("quick", "talks", "trap")[number % 3])
        assert isinstance(loop.answer, (PreQueryOutcome, GuestTrap))
    assert good_answer(host)
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


def test_nothing_of_the_standard_files_is_open(plugins: Path, cache_directory: Path, tmp_path: Path) -> None:
    """As in a daemon: the engine's own files get their numbers."""
    code = f"""
from arena import open_host
from pathlib import Path
for number in (0, 1, 2): os.close(number)
with open_host(Path(sys.argv[1]), Path({str(tmp_path)!r}), timeout=1.0) as host:
    if host.problems or not good_answer(host) or not isinstance(ask(host, "trap"), GuestTrap):
        os._exit(3)
"""
    run(code, plugins, cache_directory)
