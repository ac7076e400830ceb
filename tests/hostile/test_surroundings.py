"""What a process may have around a host: exceptions of other threads, other loops, and a system that gives nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from arena import install_good
from programs import run
from test_awaited_callers import MORE, plugins

__all__ = ["plugins"]  # the fixture


def test_exceptions_that_another_thread_throws_in(plugins: Path, cache_directory: Path) -> None:
    """As debuggers and test tools do, at any step; a call that one hits costs its instance at most.

    None of these guests logs: logging's own locks can be left taken so.
    """
    code = """
import ctypes
class Thrown(BaseException): pass
class Now:
    def get(self, name): return "x"
throw = ctypes.pythonapi.PyThreadState_SetAsyncExc
right = {"quick": PreQueryOutcome, "waits": PreQueryOutcome, "trap": GuestTrap}
hit = 0
def call():
    global hit
    while not stop:
        try:
            for name in right: ask(host, name)
        except Thrown: hit += 1
with secret_host(Now(), timeout=2.0) as host:
    stop = False
    threads = [threading.Thread(target=call) for _ in range(3)]
    for thread in threads: thread.start()
    generator = random.Random(5)
    for _ in range(150):
        thread = generator.choice(threads)
        throw(ctypes.c_ulong(thread.ident), ctypes.py_object(Thrown))
        time.sleep(generator.random() * 0.004)
        if not thread.is_alive():
            threads.remove(thread)
            threads.append(threading.Thread(target=call))
            threads[-1].start()
    stop = True
    for thread in threads: thread.join(20)
    assert not any(thread.is_alive() for thread in threads)
    assert hit, "nothing was hit"
    gc.collect()
    for name, kind in right.items():
        for _ in range(20): assert isinstance(ask(host, name), kind), name
    assert good_answer(host)
"""
    run(
        "import warnings; warnings.simplefilter('ignore')\nimport threading; threading.excepthook = lambda _: None\n"
        + MORE
        + code,
        plugins,
        cache_directory,
    )


def test_another_event_loop(plugins: Path, cache_directory: Path) -> None:
    pytest.importorskip("uvloop")
    code = """
import uvloop
class Soon:
    async def get(self, name):
        await asyncio.sleep(0.001)
        return "x"
async def main():
    async with secret_host(Soon(), timeout=0.1) as host:
        right = {"quick": PreQueryOutcome, "trap": GuestTrap, "waits": PreQueryOutcome, "loop": DeadlineExceeded}
        for name, kind in right.items():
            for answer in await asyncio.gather(*[aask(host, name) for _ in range(5)]):
                assert isinstance(answer, kind), answer
        tasks = [asyncio.ensure_future(aask(host, ("waits", "loop")[n % 2])) for n in range(50)]
        await asyncio.sleep(0.02)
        for task in tasks: task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(await aask(host, "quick"), PreQueryOutcome)
uvloop.run(main())
"""
    run(MORE + code, plugins, cache_directory)


def test_tasks_that_an_event_loop_makes_in_its_own_way(plugins: Path, cache_directory: Path) -> None:
    """It may refuse them, or make others; the errors of calls stay what they are, and the host is closed."""
    code = """
class Soon:
    async def get(self, name):
        await asyncio.sleep(0.001)
        return "x"
class Odd(asyncio.Task):
    def __repr__(self): raise ValueError
def refuse(loop, coroutine, **more):
    coroutine.close()
    raise RuntimeError("no tasks")
right = {"quick": PreQueryOutcome, "trap": GuestTrap, "waits": PreQueryOutcome, "loop": DeadlineExceeded}
async def main():
    loop = asyncio.get_running_loop()
    async with secret_host(Soon(), timeout=0.1) as host:
        for factory in (refuse, lambda loop, coroutine, **more: Odd(coroutine, loop=loop, **more), None):
            loop.set_task_factory(factory)
            for name, kind in [*right.items(), *right.items()]:
                answer = await aask(host, name)
                assert isinstance(answer, kind), (name, answer)
        loop.set_task_factory(refuse)
    loop.set_task_factory(None)
asyncio.run(main())
"""
    run(MORE + code, plugins, cache_directory)


STORMS = """
class Soon:
    async def get(self, name):
        await asyncio.sleep(generator.random() * 0.003)
        return "x"
generator = random.Random(11)
async def main():
    async with secret_host(Soon(), timeout=0.5) as host:
        for _ in range(20):
            tasks = [asyncio.ensure_future(aask(host, generator.choice(["waits", "quick", "trap"]))) for _ in range(25)]
            while not all(task.done() for task in tasks):
                generator.choice(tasks).cancel()
                await asyncio.sleep(generator.random() * 0.001)
        for name, kind in {"waits": PreQueryOutcome, "quick": PreQueryOutcome, "trap": GuestTrap}.items():
            assert isinstance(await aask(host, name), kind)
asyncio.run(main())
"""


def test_storms_of_cancellations(plugins: Path, cache_directory: Path) -> None:
    run(MORE + STORMS, plugins, cache_directory)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("good")
    install_good(directory)
    return directory


LOOK = """
from helios_host.errors import HeliosError
AROUND
try:
    with PluginHost.from_directory(Path(sys.argv[1]), "", cache_directory=Path(where) if where else None) as host:
        for problem in host.problems:
            assert isinstance(problem, HeliosError) and "a fault of" not in str(problem), problem
        for name in host.plugins:
            if name not in ("good", "waits"):
                assert isinstance(ask(host, name), (CallError, PreQueryOutcome))
        if "good" in host.plugins: assert good_answer(host)
        elif not host.problems: os._exit(4)
except HeliosError as error:
    os.write(1, repr(error).encode())
signal.setitimer(signal.ITIMER_PROF, 0)
"""


@pytest.mark.parametrize(
    "around",
    [
        "os.environ.pop('HOME', None); os.environ.pop('XDG_CACHE_HOME', None); where = None",
        "os.environ['HELIOS_CACHE_DIR'] = '/proc/nowhere'; where = None",
        "os.environ['HELIOS_CACHE_DIR'] = '/dev/full'; where = None",
        "here = Path(where) / 'gone'; here.mkdir(); os.chdir(here); here.rmdir()",
        "os.mkdir(where + '/artefacts'); os.chmod(where + '/artefacts', 0o777)",
        "Path(where, 'artefacts').symlink_to('/tmp')",
        "os.umask(0o777)",
        "os.environ.clear()",
        "sys.executable = ''",
        "sys.path.insert(0, '/nowhere'); sys.path.append('')",
        "os.environ['TMPDIR'] = '/nowhere'; os.environ['PYTHONHOME'] = '/nowhere'",
        "os.environ['LANG'] = 'tr_TR.UTF-8'; os.environ['LC_ALL'] = 'xx'",
        "import resource; resource.setrlimit(resource.RLIMIT_STACK, (1 << 20, 1 << 20))",
        "import resource; resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, 0)); os.nice(19)",
    ],
)
def test_what_a_system_does_not_give(good: Path, tmp_path: Path, around: str) -> None:
    """Without a cache, a home or a directory to be in, the plugin runs, or its problem is a typed error."""
    run(MORE + LOOK.replace("AROUND", f"where = {str(tmp_path)!r}; {around}"), good, tmp_path)


@pytest.mark.parametrize(
    "around",
    [
        "sys.stdout = sys.stderr = sys.stdin = None",
        "import resource; resource.setrlimit(resource.RLIMIT_DATA, (1 << 28, 1 << 28))",
        "signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))",
        "signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001); signal.signal(signal.SIGPROF, lambda *_: None)",
        "gc.disable(); gc.freeze()",
        "threading.setprofile(lambda *_: None); threading.settrace(lambda *_: None)",
        "import tracemalloc; tracemalloc.start(25)",
        "time.sleep = lambda _: None",
    ],
)
def test_what_a_program_does_to_itself(plugins: Path, cache_directory: Path, around: str) -> None:
    run(MORE + LOOK.replace("AROUND", f"where = sys.argv[2]; {around}"), plugins, cache_directory)


def test_variables_that_engines_read(few: Path, cache_directory: Path) -> None:
    """They change neither which artefacts fit nor what is read when a guest traps, and are left as they are."""
    code = """
wanted = {"WASMTIME_BACKTRACE_DETAILS": "1", "RUST_BACKTRACE": "full", "RUST_LOG": "trace", "RAYON_NUM_THREADS": "0"}
os.environ.update(wanted)
with new_host(timeout=1.0) as host:
    assert host.problems == (), host.problems
    assert good_answer(host) and isinstance(ask(host, "trap"), GuestTrap)
assert wanted.items() <= os.environ.items()
"""
    run(code, few, cache_directory)
