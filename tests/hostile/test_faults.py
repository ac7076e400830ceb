"""One step fails at a time, of all that ask the system for something: a typed error, and the next time works."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from arena import install_good
from programs import LOGGING, WRITE, YES, run
from test_awaited_callers import ASK, IMPORTS, MORE

import guests
from guests import PRE1, PRE2, Guest, build, install

START = "_start_new_thread" if sys.version_info < (3, 13) else "_start_joinable_thread"
"""How `threading` starts a thread."""

SWEEP = """
import contextlib, ctypes, errno, fcntl, logging, tempfile
import helios_host.engine.sealed as sealed
from helios_host.errors import HeliosError
right = {"quick": PreQueryOutcome}
logging.disable(logging.CRITICAL)
def raising(kind, *arguments):
    def fail(): raise kind(*arguments)
    return fail
def no_descriptor():
    ctypes.set_errno(errno.EMFILE)
    return -1
FULL = raising(OSError, errno.EMFILE, "too many open files")
DAMAGED = raising(OSError, errno.EIO, "an error of the disk")
THREADS = raising(RuntimeError, "can't start new thread")
class Fault:
    def __init__(self, owner, name, fail):
        self.owner, self.name, self.fail, self.real = owner, name, fail, getattr(owner, name)
        self.count, self.at = 0, -1
    def call(self, *arguments, **more):
        self.count += 1
        return self.fail() if self.count - 1 == self.at else self.real(*arguments, **more)
    def __enter__(self):
        self.count = 0
        setattr(self.owner, self.name, self.call)
    def __exit__(self, *_):
        setattr(self.owner, self.name, self.real)
def live(cache):
    with PluginHost.from_directory(Path(sys.argv[1]), "", cache_directory=cache) as host:
        for problem in host.problems:
            assert isinstance(problem, HeliosError) and "a fault of" not in str(problem), problem
        for name in right.keys() & host.plugins.keys():
            assert isinstance(ask(host, name), right[name]) or isinstance(ask(host, name), right[name]), name
        return len(host.problems)
def settled(left):
    # threads that make instances may hold one for a moment
    for _ in range(1000):
        gc.collect()
        now = len(os.listdir("/proc/self/fd")), threading.active_count()
        if left is None or now <= left: break
        time.sleep(0.001)
    return now
def sweep(fault, compiling):
    cache, at, left = sys.argv[2], 0, None
    while True:
        if compiling: cache = tempfile.mkdtemp(dir=WHERE)
        fault.at = at
        with fault, contextlib.suppress(HeliosError): live(cache)
        if fault.count <= at: return at
        now = settled(left)
        left = left or now
        assert now <= left, (fault.name, at, left, now)
        at += 1
assert live(sys.argv[2]) == 0
"""


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param('os, "open", FULL', marks=pytest.mark.deep),
        'os, "fstat", DAMAGED',
        'sealed, "_memfd_create", no_descriptor',
        f'threading, "{START}", THREADS',
    ],
)
def test_a_start_where_one_step_fails(one: Path, cache_directory: Path, fault: str) -> None:
    run(f"{MORE}{SWEEP}assert sweep(Fault({fault}), False) > 0\nassert live(sys.argv[2]) == 0", one, cache_directory)


@pytest.mark.parametrize(
    "fault",
    [
        'os, "fstat", DAMAGED',
        pytest.param('os, "pread", DAMAGED', marks=pytest.mark.deep),
        'os, "dup", FULL',
        pytest.param('fcntl, "fcntl", DAMAGED', marks=pytest.mark.deep),
    ],
)
def test_a_compilation_where_one_step_fails(one: Path, cache_directory: Path, tmp_path: Path, fault: str) -> None:
    code = f"assert sweep(Fault({fault}), True) > 0\nassert live(sys.argv[2]) == 0"
    run(f"{MORE}WHERE = {str(tmp_path)!r}\n{SWEEP}{code}", one, cache_directory)


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("one")
    install(directory, "quick", build(Guest(hooks={PRE1: YES})), hooks=("pre_query",))
    return directory


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plugins that are told in the background, and that ask for secrets when they are loaded, told or closed."""
    directory = tmp_path_factory.mktemp("told")
    install_good(directory)
    end = (1, "metrics", "on-event")
    install(directory, "notes", build(Guest(hooks={end: WRITE}, imports=LOGGING)), hooks=("metrics",))
    asks = {(2, "on-load"): f"{ASK} {YES}", (2, "on-unload"): ASK, (2, "health"): f"{ASK} {YES}"}
    gone = (2, "connection", "on-disconnect")
    hooks = {PRE2: "unreachable", gone: f"{ASK} {YES}", (2, "connection", "on-connect"): YES}
    waits = Guest(hooks=hooks, imports=IMPORTS, lifecycle=asks)
    install(directory, "waits", build(waits), hooks=("pre_query", "connection"), manifest="permissions:\n  - secrets\n")
    install(directory, "trap", build(Guest(hooks={PRE1: guests.TRAP})), hooks=("pre_query",))
    return directory


LATER = [pytest.param(kind, marks=pytest.mark.deep) for kind in ("KeyboardInterrupt", "GeneratorExit")]
ENDS = """
from helios_host.errors import PluginUnavailable
from helios_host.instances import base
base.RETRY_SECONDS = 0.0
GRANTED += "[plugins.waits.pool]\\nwait = '50ms'"
class Provider:
    def __init__(self): self.kind, self.asked = None, 0
    def get(self, name):
        self.asked += 1
        if self.kind is not None: raise self.kind("an end")
        return "x"
threading.excepthook = lambda _: None
provider = Provider()
"""


@pytest.mark.parametrize("kind", ["SystemExit", *LATER])
def test_ends_that_a_provider_raises_end_no_thread_of_the_hosts(told: Path, cache_directory: Path, kind: str) -> None:
    """Where the host itself lets guests run: for their next instance, for what they are told, and for their end."""
    code = f"""
def served(host):
    for _ in range(1000):
        answer = ask(host, "waits")
        if isinstance(answer, GuestTrap): return True
        assert isinstance(answer, PluginUnavailable), answer
        time.sleep(0.001)
with secret_host(provider, timeout=1.0) as host:
    for _ in range(6):  # there are four threads that make instances
        provider.kind = None
        assert served(host)
        provider.kind, before = {kind}, provider.asked
        assert isinstance(ask(host, "waits"), CallError)
        while provider.asked == before: time.sleep(0.001)
        assert isinstance(ask(host, "trap"), GuestTrap)
    provider.kind = None
    assert served(host)
    for provider.kind in ({kind}, None, None):
        before = provider.asked
        host.sync.hooks.on_disconnect(CALL)
        assert host.flush(10)
    assert provider.asked > before
    assert good_answer(host)
    provider.kind = {kind}
assert live_stores() == 0
"""
    run(MORE + ENDS + code, told, cache_directory)


@pytest.mark.parametrize("kind", ["SystemExit", "asyncio.CancelledError", *LATER])
def test_ends_that_a_provider_raises_end_no_event_loop(told: Path, cache_directory: Path, kind: str) -> None:
    code = f"""
async def main():
    async with secret_host(provider, timeout=1.0) as host:
        for _ in range(3):
            provider.kind = None
            while not isinstance(answer := await aask(host, "waits"), GuestTrap):
                assert isinstance(answer, PluginUnavailable), answer
            provider.kind, before = {kind}, provider.asked
            while provider.asked == before: await asyncio.sleep(0.001)
            assert isinstance(await aask(host, "trap"), GuestTrap)
        assert not asyncio.current_task().cancelling()
asyncio.run(main())
gc.collect()
assert live_stores() == 0, live_stores()
"""
    run(MORE + ENDS + code, told, cache_directory)


def test_an_event_loop_where_there_are_no_more_threads(told: Path, cache_directory: Path) -> None:
    """A host that could not start is not started later, and one that is left is closed."""
    code = f"""
from helios_host.errors import EngineError
def none(*_, **__): raise RuntimeError("can't start new thread")
real = threading.{START}
async def main():
    threading.{START} = none
    host = secret_host(provider, timeout=1.0)
    try:
        async with host: raise AssertionError("it started")
    except EngineError: pass
    threading.{START} = real
    assert await asyncio.to_thread(int) == 0
    assert not host.plugins
async def leave():
    async with secret_host(provider, timeout=1.0):
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
        threading.{START} = none
    threading.{START} = real
from concurrent.futures import ThreadPoolExecutor
asyncio.run(main())
asyncio.run(leave())
gc.collect()
assert live_stores() == 0, live_stores()
"""
    run(MORE + ENDS + code, told, cache_directory)


def test_changes_and_notes_where_there_are_no_more_threads(told: Path, cache_directory: Path) -> None:
    """What is told waits for a thread; what is unloaded is closed at once."""
    code = f"""
def none(*_, **__): raise RuntimeError("can't start new thread")
real = threading.{START}
with secret_host(provider, timeout=1.0) as host:
    threading.{START} = none
    host.sync.hooks.on_disconnect(CALL)
    assert not host.flush(0.01)
    host.reload("trap")
    host.unload("notes")
    assert isinstance(ask(host, "trap"), GuestTrap) and good_answer(host)
    threading.{START}, before = real, provider.asked
    host.sync.hooks.on_disconnect(CALL)
    assert host.flush(10) and provider.asked == before + 2
    threading.{START} = none
    host.reload("trap")
assert live_stores() == 0
"""
    run(MORE + ENDS + code, told, cache_directory)
