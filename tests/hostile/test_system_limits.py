"""What a system gives a process little of: stacks, threads, memory. It is a typed error, and guests end in time."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import run
from test_awaited_callers import MORE, plugins

__all__ = ["plugins"]  # the fixture

CHECK = """
import resource
from helios_host.errors import HeliosError, SelfTestFailed
right = {"quick": PreQueryOutcome, "talks": PreQueryOutcome, "trap": GuestTrap, "loop": DeadlineExceeded}
def check(host, names=tuple(right)):
    for name in names:
        answer = ask(host, name)
        assert isinstance(answer, right[name]), (name, repr(answer))
    assert good_answer(host)
def refused(start):
    try: start()
    except SelfTestFailed as error: return str(error)
    raise AssertionError("it started")
"""


def test_an_endless_guest_ends_when_there_are_no_more_threads(plugins: Path, cache_directory: Path) -> None:
    """Each tick of the system's timer is a thread: where there are no more, its ticks are lost without a word."""
    code = """
host = secret_host(timeout=0.3)
host.start()
check(host)
if os.getuid() == 0:  # whom no limit holds
    os.setgid(65534); os.setuid(65534)
resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
try: threading.Thread(target=int).start()
except RuntimeError: pass
else: raise AssertionError("there are threads")
for _ in range(2): check(host)
assert host.hooks.rewrite is not None
host.close()
"""
    run(MORE + CHECK + code, plugins, cache_directory, timeout=60)


def test_a_host_does_not_start_where_there_are_no_threads(plugins: Path, cache_directory: Path) -> None:
    code = """
host = secret_host()
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
assert "no more threads" in refused(host.start)
host.close()
"""
    run(MORE + CHECK + code, plugins, cache_directory)


@pytest.mark.parametrize("kilobytes", [64, 256, 512])
def test_a_main_thread_that_is_too_small_for_guests(plugins: Path, cache_directory: Path, kilobytes: int) -> None:
    code = f"""
resource.setrlimit(resource.RLIMIT_STACK, ({kilobytes} << 10, {kilobytes} << 10))
assert "bytes of stack" in refused(secret_host().start)
"""
    run(MORE + CHECK + code, plugins, cache_directory)


def test_new_threads_that_are_too_small_for_guests(plugins: Path, cache_directory: Path) -> None:
    """Nothing of the host runs in one, and what the program said of its threads stays."""
    code = """
async def main():
    async with secret_host(): pass
threading.stack_size(65536)
for start in (secret_host().start, secret_host().start, lambda: asyncio.run(main())):
    assert "65536 bytes of stack" in refused(start)
assert threading.stack_size() == 65536
threading.stack_size(1 << 20)
with secret_host() as host:
    check(host)
assert threading.stack_size() == 1 << 20
"""
    run(MORE + CHECK + code, plugins, cache_directory)


@pytest.mark.parametrize(
    "limit",
    [
        "RLIMIT_DATA, (100 << 20, 100 << 20)",
        "RLIMIT_DATA, (60 << 20, 60 << 20)",
        "RLIMIT_DATA, (30 << 20, 30 << 20)",
        "RLIMIT_FSIZE, (4096, 4096)",
        "RLIMIT_SIGPENDING, (0, 0)",
    ],
)
def test_a_process_that_may_not_have_much_of_its_own(
    few: Path, cache_directory: Path, tmp_path: Path, limit: str
) -> None:
    """Without artefacts that are kept; what runs all the same is right."""
    code = f"""
resource.setrlimit(resource.{limit})
try:
    host = PluginHost.from_directory(Path(sys.argv[1]), "", cache_directory=Path({str(tmp_path)!r}))
    host.start()
except HeliosError as error:
    os.write(1, repr(error).encode())
else:
    for problem in host.problems:
        assert isinstance(problem, HeliosError) and "a fault of" not in str(problem), problem
        assert "Traceback" not in str(problem), problem
    for name in right.keys() & host.plugins.keys():
        assert isinstance(ask(host, name), right[name]), name
    host.close()
"""
    run(MORE + CHECK + code, few, cache_directory)


def test_compiling_keeps_to_limits_that_are_lower_than_its_own(
    few: Path, cache_directory: Path, tmp_path: Path
) -> None:
    code = f"""
resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (50, 55))
with PluginHost.from_directory(Path(sys.argv[1]), "", cache_directory=Path({str(tmp_path)!r})) as host:
    assert host.problems == (), host.problems
    check(host, ("quick", "trap"))
"""
    run(MORE + CHECK + code, few, cache_directory)


@pytest.mark.parametrize(
    "limit",
    [
        "RLIMIT_AS, (14 << 30, 14 << 30)",
        "RLIMIT_AS, (3 << 30, 3 << 30)",
        "RLIMIT_NOFILE, (24, 24)",
        "RLIMIT_FSIZE, (9, 9)",
    ],
)
def test_a_process_that_may_not_have_much(few: Path, cache_directory: Path, tmp_path: Path, limit: str) -> None:
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
    run(code, few, cache_directory)


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


def test_nothing_of_the_standard_files_is_open(few: Path, cache_directory: Path, tmp_path: Path) -> None:
    """As in a daemon: the engine's own files get their numbers."""
    code = f"""
from arena import open_host
from pathlib import Path
for number in (0, 1, 2): os.close(number)
with open_host(Path(sys.argv[1]), Path({str(tmp_path)!r}), timeout=1.0) as host:
    if host.problems or not good_answer(host) or not isinstance(ask(host, "trap"), GuestTrap):
        os._exit(3)
"""
    run(code, few, cache_directory)


def test_every_descriptor_is_closed_under_a_host(plugins: Path, cache_directory: Path) -> None:
    """Instances that live answer; the engine makes no new ones, since it copies their first memory from a file."""
    code = """
from helios_host.errors import PluginUnavailable
host = secret_host(timeout=0.5)
host.start()
check(host)
while not isinstance(ask(host, "trap"), GuestTrap): pass
os.closerange(3, 1024)
for _ in range(3):
    assert isinstance(ask(host, "quick"), PreQueryOutcome) and good_answer(host)
    assert isinstance(ask(host, "trap"), (GuestTrap, PluginUnavailable))
assert isinstance(ask(host, "loop"), (DeadlineExceeded, PluginUnavailable))
for change in (lambda: host.reload("quick"), lambda: host.unload("trap"), host.close):
    try: change()
    except HeliosError: pass
"""
    run(MORE + CHECK + code, plugins, cache_directory)
