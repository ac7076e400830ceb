"""A process that forks within imports, loses its compilers, or has clocks and exceptions that lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import run
from test_awaited_callers import MORE, plugins

__all__ = ["plugins"]  # the fixture

CHECK = """
right = {"quick": PreQueryOutcome, "talks": PreQueryOutcome, "trap": GuestTrap, "loop": DeadlineExceeded}
def check(host, names=tuple(right)):
    for name in names:
        answer = ask(host, name)
        assert isinstance(answer, right[name]), (name, repr(answer))
    assert good_answer(host)
async def acheck(host):
    for name, kind in right.items():
        answer = await aask(host, name)
        assert isinstance(answer, kind), (name, repr(answer))
class Now:
    def get(self, name): return "x"
"""


def test_a_fork_within_an_import(plugins: Path, cache_directory: Path) -> None:
    """The child may not call, whatever call it was made in; the parent goes on."""
    code = """
class Forks:
    def get(self, name):
        child = os.fork()
        if child == 0:
            signal.alarm(20)
            try: ask(host, "quick")
            except ForkedProcess: os._exit(0)
            os._exit(4)
        assert os.waitpid(child, 0)[1] == 0
        return "x"
host = secret_host(Forks(), timeout=1.0)
host.start()
for _ in range(3): assert isinstance(ask(host, "waits"), PreQueryOutcome)
check(host)
host.close()
async def main():
    global host
    async with secret_host(Forks(), timeout=1.0) as host:
        for _ in range(3): assert isinstance(await aask(host, "waits"), PreQueryOutcome)
        await acheck(host)
asyncio.run(main())
"""
    run(MORE + CHECK + code, plugins, cache_directory)


ENDS = ("SIGKILL", "SIGSTOP", *(pytest.param(name, marks=pytest.mark.deep) for name in ("SIGTERM", "SIGSEGV")))


@pytest.mark.parametrize("name", ENDS)
def test_compilers_that_somebody_ends(few: Path, cache_directory: Path, tmp_path: Path, name: str) -> None:
    """Each is a typed error; one that was stopped ends at its limit. The next start compiles."""
    code = f"""
from helios_host.errors import CompileError
seen = set()
def hunt():
    while not stop:
        for task in Path("/proc/self/task").iterdir():
            try:
                for child in set((task / "children").read_text().split()) - seen:
                    if b"-I" not in Path("/proc", child, "cmdline").read_bytes().split(b"\\0"):
                        continue  # not yet another program: `subprocess` waits for ever for one that stops there
                    os.kill(int(child), signal.{name})
                    seen.add(child)
            except OSError: pass
stop = False
thread = threading.Thread(target=hunt)
thread.start()
where = Path({str(tmp_path)!r})
host = PluginHost.from_directory(Path(sys.argv[1]), '[plugins]\\ncompile_timeout = "1s"', cache_directory=where)
host.start()
stop = True
thread.join()
assert len(host.problems) == len(list(Path(sys.argv[1]).iterdir())), host.problems
assert all(isinstance(problem, CompileError) for problem in host.problems), host.problems
host.close()
with PluginHost.from_directory(Path(sys.argv[1]), "", cache_directory=where) as host:
    assert host.problems == (), host.problems
    check(host, ("quick", "trap"))
"""
    run(MORE + CHECK + code, few, cache_directory, timeout=120)


@pytest.mark.parametrize(
    "clock",
    [
        "time.time = time.monotonic = lambda: 5.0; time.time_ns = time.monotonic_ns = lambda: 5",
        "tick = iter(range(10**9, 0, -1)); time.time = time.monotonic = lambda: float(next(tick))",
    ],
)
def test_clocks_that_stand_or_go_back(plugins: Path, cache_directory: Path, clock: str) -> None:
    run(f"{MORE}{CHECK}{clock}\nwith secret_host(Now()) as host: check(host)", plugins, cache_directory)


def test_exceptions_that_lie(plugins: Path, cache_directory: Path) -> None:
    """Their text raises, is no text, has no end or forges lines; their cause is themselves."""
    code = """
from helios_host.errors import HostFunctionError
class Raises(Exception):
    def __str__(self): raise RuntimeError("no")
    __repr__ = __str__
class Number(Exception):
    def __str__(self): return 7
circle = Exception("x")
circle.__cause__ = circle.__context__ = circle
lies = [
    Raises(), Number(), circle, ExceptionGroup("g", [ValueError(1)] * 100), ValueError("x" * 10_000_000),
    ValueError(chr(27) + "[31m" + chr(10) + chr(0x202e)), StopIteration(1), StopAsyncIteration(), KeyError(),
    UnicodeDecodeError("utf-8", b"x", 0, 1, "r"), RecursionError(), MemoryError(), GeneratorExit(),
    asyncio.CancelledError(),
]
class Lies:
    def get(self, name): raise self.error
provider = Lies()
def look(answer):
    if isinstance(answer, Exception):
        assert isinstance(answer, HostFunctionError), repr(answer)
        assert str(answer).isprintable() and len(str(answer)) < 5000
    else:
        assert isinstance(answer, BaseException), answer
def caught(call):
    try: return call()
    except BaseException as error: return error
host = secret_host(provider, timeout=1.0)
host.start()
for provider.error in lies:
    look(caught(lambda: ask(host, "waits")))
check(host)
host.close()
async def main():
    async with secret_host(provider, timeout=1.0) as host:
        for provider.error in lies[:-1]:
            try: answer = await aask(host, "waits")
            except BaseException as error: answer = error
            look(answer)
        await acheck(host)
asyncio.run(main())
"""
    run(MORE + CHECK + code, plugins, cache_directory)


@pytest.mark.parametrize("options", [("-O",), ("-OO",), ("-X", "dev", "-W", "error"), ("-X", "utf8=0")])
def test_options_of_the_interpreter(plugins: Path, cache_directory: Path, options: tuple[str, ...]) -> None:
    code = """
host = secret_host(Now())
host.start()
for name, kind in right.items():
    if not isinstance(ask(host, name), kind): os._exit(3)
if not good_answer(host): os._exit(4)
host.close()
async def main():
    async with secret_host(Now()) as host:
        for name, kind in right.items():
            if not isinstance(await aask(host, name), kind): os._exit(5)
asyncio.run(main())
"""
    run(MORE + CHECK + code, plugins, cache_directory, options=options)


def test_a_host_that_is_closed_while_it_starts(plugins: Path, cache_directory: Path) -> None:
    """Several threads start it, and nothing of it lives on; nor of one that is closed while plugins are loaded."""
    code = """
from helios_host.errors import HeliosError
wrong = []
def attempt(step, *more):
    try: step(*more)
    except HeliosError: pass
    except BaseException as error: wrong.append(error)
def in_threads(step, *more):
    threads = [threading.Thread(target=attempt, args=(step, *more)) for _ in range(3)]
    for thread in threads: thread.start()
    return threads
def end(host, threads):
    host.close()
    for thread in threads: thread.join(20)
    assert not any(thread.is_alive() for thread in threads)
    host.close()
    assert wrong == [], wrong
    assert live_stores() == 0, live_stores()
with secret_host(Now()) as host: check(host)
generator = random.Random(3)
for number in range(8):
    host = secret_host(Now())
    threads = in_threads(host.start)
    time.sleep(generator.random() * 0.05)
    end(host, threads)
for number in range(5):
    host = secret_host(Now())
    host.start()
    threads = in_threads(host.reload, "quick")
    time.sleep(generator.random() * 0.02)
    end(host, threads)
with secret_host(Now()) as host: check(host)
"""
    run(MORE + CHECK + code, plugins, cache_directory)
