"""WASI as a stock Python guest meets it, in both kinds of store: CPython's own calls, and WASI's by name."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import time
from pathlib import Path
from typing import Any

import pytest
from helios_host.capabilities.gate import PERMISSIONS
from helios_host.capabilities.wasi.interfaces import WASI
from helios_host.capabilities.wasi.polling import MAX_POLLED
from helios_host.capabilities.wasi.settings import RandomKind, WasiSettings
from helios_host.capabilities.wasi.state import MAX_HANDLES
from helios_host.capabilities.wasi.stdio import LINE_LIMIT, STDERR_LINES
from helios_host.errors import DeadlineExceeded, GuestExited, GuestTrap, HostCallLimit
from helios_host.instances.budget import BYTES_A_CALL, HOST_CALLS_A_CALL
from helios_host.structuring import Size
from witbind import HostFunctionError, Interrupted, Trap

from .wasi_harness import Built, Guest, GuestMaker, host_directory, make_guest, python_probe, wasi_engine

__all__ = ["make_guest", "python_probe", "wasi_engine"]

pytestmark = pytest.mark.slow  # the guest takes a minute to build, once

MIB = 1 << 20


def open_descriptors() -> int:
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))


def cause(guest: Guest, text: str, **options: Any) -> BaseException | None:
    """Return what ended a call from inside the host."""
    with pytest.raises(HostFunctionError) as caught:
        guest.ask(text, **options)
    assert guest.store.dead is not None
    return caught.value.__cause__


def test_the_guest_imports_every_interface_that_there_is(python_probe: Built) -> None:
    from witbind.compare import track

    imported = {track(interface.id) for interface in python_probe.world.imports if interface.id.startswith("wasi:")}
    assert imported == set(WASI)
    assert {entry.permission for entry in WASI.values()} - {None} == {
        name for name in PERMISSIONS if name.startswith("wasi_")
    }


def test_the_environment_is_what_is_configured_and_nothing_of_the_host(make_guest: GuestMaker) -> None:
    guest = make_guest(WasiSettings(env={"LANG": "C", "EMPTY": ""}, args=("one", "two")))
    assert eval(guest.ask("dict(os.environ)")) == {"LANG": "C", "EMPTY": ""}
    assert guest.ask("environment.get_arguments()") == "['one', 'two']"
    assert guest.ask("environment.initial_cwd()") == "None"
    assert make_guest().ask("dict(os.environ), environment.get_arguments()") == "({}, [])"


def test_output_becomes_lines_of_the_log(make_guest: GuestMaker) -> None:
    guest = make_guest()
    guest.ask("print('one', 'two\\nthree')")
    guest.ask("sys.stderr.write('half')")
    guest.ask("print('ü', end='')")
    assert guest.lines == ["stdout: one two", "stdout: three", "stderr: half", "stdout: ü"]
    assert list(guest.wasi.stderr.last) == ["half"]


def test_a_trap_leaves_the_last_lines_of_stderr(make_guest: GuestMaker) -> None:
    guest = make_guest()
    with pytest.raises(Trap):
        guest.ask("raise")
    assert "RuntimeError: as it was told" in guest.wasi.stderr.last
    guest.new()
    assert list(guest.wasi.stderr.last) == []
    guest.ask("[print(n, file=sys.stderr) for n in range(100)]")
    assert list(guest.wasi.stderr.last) == [str(n) for n in range(100 - STDERR_LINES, 100)]


def test_a_line_without_an_end_is_cut_and_never_kept_whole(make_guest: GuestMaker) -> None:
    guest = make_guest()
    guest.ask("print('x' * 10_000, end='')")
    assert [len(line) - len("stdout: ") for line in guest.lines] == [LINE_LIMIT, LINE_LIMIT, 10_000 - 2 * LINE_LIMIT]


def test_stdin_is_empty_and_there_is_no_terminal(make_guest: GuestMaker) -> None:
    guest = make_guest()
    assert guest.ask("sys.stdin.read()") == "''"
    assert guest.ask("stdin.get_stdin().blocking_read(1)") == "Err StreamError_Closed()"
    assert guest.ask("sys.stdout.isatty(), sys.stdin.isatty(), terminal_stdout.get_terminal_stdout()") == (
        "(False, False, None)"
    )


def test_the_real_clock_tells_the_machines_time_and_not_how_long_it_runs(make_guest: GuestMaker) -> None:
    guest = make_guest()
    before = time.time()
    assert before <= float(guest.ask("time.time()")) <= time.time()
    assert 1.0 <= float(guest.ask("time.monotonic()")) < 300.0


def test_the_coarse_clock_goes_in_steps(make_guest: GuestMaker) -> None:
    guest = make_guest(WasiSettings(clock="coarse"))
    assert guest.ask("monotonic_clock.now() % 1_000_000, wall_clock.now().nanoseconds % 1_000_000") == "(0, 0)"
    assert guest.ask("monotonic_clock.resolution()") == "1000000"
    assert guest.ask("time.sleep(0.0101)") == "None"


def test_the_frozen_clock_moves_only_by_what_was_waited_for(make_guest: GuestMaker) -> None:
    guest = make_guest(WasiSettings(clock="frozen"))
    began = time.perf_counter()
    assert guest.ask("time.time(), time.monotonic()") == "(946684800.0, 1.0)"
    assert guest.ask("time.sleep(3600), time.time(), time.monotonic()") == "(None, 946688400.0, 3601.0)"
    assert time.perf_counter() - began < 3600
    guest.new()
    assert guest.ask("time.time()") == "946684800.0"


def test_seeded_randomness_is_the_same_in_every_instance_and_secure_randomness_is_not(make_guest: GuestMaker) -> None:
    text = (
        "os.urandom(8), wasi_random.get_random_u64(), insecure.get_insecure_random_u64(), insecure_seed.insecure_seed()"
    )

    def twice(kind: RandomKind) -> tuple[str, str]:
        guest = make_guest(WasiSettings(random=kind))
        first = guest.ask(text)
        guest.new()
        return first, guest.ask(text)

    first, second = twice("seeded")
    assert first == second
    first, second = twice("secure")
    assert first != second


def test_exit_ends_the_call_with_its_status(make_guest: GuestMaker) -> None:
    for text, code in (("os._exit(3)", 1), ("exit.exit(Ok(None))", 0), ("exit.exit_with_code(255)", 255)):
        guest = make_guest()
        error = cause(guest, text)
        assert isinstance(error, GuestExited)
        assert error.code == code


def test_every_socket_is_denied(make_guest: GuestMaker) -> None:
    guest = make_guest()
    assert guest.ask("tcp_create_socket.create_tcp_socket(network.IpAddressFamily.IPV4)") == (
        "Err <ErrorCode.ACCESS_DENIED: 1>"
    )
    assert guest.ask("udp_create_socket.create_udp_socket(network.IpAddressFamily.IPV6)") == (
        "Err <ErrorCode.ACCESS_DENIED: 1>"
    )
    assert guest.ask("ip_name_lookup.resolve_addresses(instance_network.instance_network(), 'localhost')") == (
        "Err <ErrorCode.ACCESS_DENIED: 1>"
    )


def test_files_of_the_operators_are_there_to_read(make_guest: GuestMaker, tmp_path: Path) -> None:
    data = host_directory(tmp_path, {"a.txt": b"text", "sub/b.bin": bytes(range(256)) * 1000, "empty": b""})
    guest = make_guest(WasiSettings(directories={"/data": str(data)}))
    assert eval(guest.ask("sorted(os.listdir('/data')), os.listdir('/data/sub')")) == (
        ["a.txt", "empty", "sub"],
        ["b.bin"],
    )
    assert guest.ask("open('/data/a.txt').read(), open('/data/empty').read()") == "('text', '')"
    assert guest.ask("open('/data/sub/b.bin', 'rb').read() == bytes(range(256)) * 1000") == "True"
    assert guest.ask("os.stat('/data/sub/b.bin').st_size, os.path.isdir('/data/sub')") == "(256000, True)"
    for text in (
        "open('/data/new', 'w')",
        "open('/data/a.txt', 'a')",
        "os.remove('/data/a.txt')",
        "os.mkdir('/data/d')",
    ):
        assert "Read-only file system" in guest.ask(text)
    assert sorted(path.name for path in data.iterdir()) == ["a.txt", "empty", "sub"]


WAYS_OUT = (
    "/data/../secret",
    "/data/sub/../../secret",
    "/data/up/secret",
    "/data/absolute",
    "/data/relative",
    "/data/chain",
    "/data/hostname",
    "/etc/passwd",
    "secret",
)


def test_nothing_leads_out_of_a_directory(make_guest: GuestMaker, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    data = host_directory(tmp_path / "data", {"sub/inside": b"fine"})
    for name, target in (
        ("up", ".."),
        ("absolute", str(tmp_path / "secret")),
        ("relative", "sub/../../secret"),
        ("chain", "relative"),
        ("hostname", "/proc/self/root/etc/hostname"),
        ("good", "sub/inside"),
    ):
        (data / name).symlink_to(target)
    guest = make_guest(WasiSettings(directories={"/data": str(data)}))
    assert guest.ask("open('/data/good').read()") == "'fine'"
    for path in WAYS_OUT:
        answer = guest.ask(f"open({path!r}).read()")
        assert "secret'" not in answer.replace(repr(path), ""), path
        assert answer.startswith(("PermissionError", "FileNotFoundError", "OSError")), (path, answer)
    root = "preopens.get_directories()[0][0]"
    follow = "wasi_filesystem_types.PathFlags.SYMLINK_FOLLOW"
    for path in ("..", "../secret", "/etc/passwd", "up/secret", "absolute", "sub/../../secret", "sub/../.."):
        assert guest.ask(f"{root}.stat_at({follow}, {path!r})") == "Err <ErrorCode.NOT_PERMITTED: 31>", path
    assert guest.ask(f"{root}.readlink_at('absolute')") == "Err <ErrorCode.NOT_PERMITTED: 31>"
    assert guest.ask(f"{root}.readlink_at('relative')") == "'sub/../../secret'"


def test_devices_pipes_and_sockets_are_refused_and_never_opened(make_guest: GuestMaker, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "null").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        guest = make_guest(WasiSettings(directories={"/data": str(tmp_path)}))
        for name in ("fifo", "socket", "null"):
            assert guest.ask(f"open('/data/{name}').read()").startswith("PermissionError"), name


def test_assets_are_read_only_and_files_in_memory_are_not(make_guest: GuestMaker) -> None:
    guest = make_guest(WasiSettings(virtual_size=Size(MIB)), assets={"geo/a.csv": b"a,b", "top": b"t"})
    assert guest.ask("open('/assets/geo/a.csv').read(), sorted(os.listdir('/assets'))") == "('a,b', ['geo', 'top'])"
    assert "Read-only file system" in guest.ask("open('/assets/geo/a.csv', 'w')")
    assert guest.ask("os.mkdir('/tmp'), open('/tmp/x', 'w').write('abc'), open('/tmp/x').read()") == "(None, 3, 'abc')"
    assert guest.ask("os.rename('/tmp/x', '/y'), os.listdir('/tmp'), open('/y').read()") == "(None, [], 'abc')"
    assert guest.ask("open('/big', 'wb').write(bytes(2_000_000))").startswith("OSError")
    guest.new()
    assert guest.ask("os.listdir('/')") == "[]"


def test_a_sleep_takes_its_time_and_no_more(make_guest: GuestMaker) -> None:
    guest = make_guest()
    began = time.perf_counter()
    assert guest.ask("time.sleep(0.05)") == "None"
    assert time.perf_counter() - began >= 0.05


@pytest.mark.parametrize(
    "text",
    [
        "time.sleep(3600)",
        "monotonic_clock.subscribe_duration(2**64 - 1).block()",
        "monotonic_clock.subscribe_instant(2**64 - 1).block()",
        "poll.poll([monotonic_clock.subscribe_duration(2**63) for _ in range(500)])",
    ],
)
def test_an_endless_wait_ends_with_the_call(make_guest: GuestMaker, text: str) -> None:
    guest = make_guest()
    if guest.asynchronous:
        with pytest.raises(Interrupted) as caught:
            guest.ask(text, within=0.1)
        assert caught.value.limit == "deadline"
    else:
        assert isinstance(cause(guest, text, within=0.1), DeadlineExceeded)
    guest.new()
    assert guest.ask("1 + 1") == "2"


def test_a_sleeping_guest_is_cancelled_while_the_loop_goes_on(python_probe: Built) -> None:
    """`time.sleep(5)` of stock Python ends at its limit; the gaps of a 5 ms heartbeat are the loop's own."""
    guest = Guest(python_probe, asynchronous=True, settings=WasiSettings())
    gaps: list[float] = []

    async def heartbeat() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.005)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    async def both() -> None:
        beat = asyncio.ensure_future(heartbeat())
        guest.store.deadline = time.perf_counter() + 0.5
        with pytest.raises(Interrupted):
            await guest.pre_query("time.sleep(5)")
        beat.cancel()

    began = time.process_time()
    guest.wait(both())
    guest.close()
    assert len(gaps) > 20  # of the 100 that an idle machine makes in half a second; a loop that is blocked makes one
    assert time.process_time() - began < 0.4  # it waits, and polls nothing


def test_handles_are_bounded_and_come_back(make_guest: GuestMaker) -> None:
    guest = make_guest()
    guest.ask("'the first call opens what the runtime keeps'")
    kept = guest.wasi.state.handles
    many = f"[monotonic_clock.subscribe_duration(1) for _ in range({MAX_HANDLES - 100})]"
    assert guest.ask(f"len({many})") == str(MAX_HANDLES - 100)
    guest.ask("__import__('gc').collect()")
    assert guest.wasi.state.handles == kept
    error = cause(guest, f"[monotonic_clock.subscribe_duration(1) for _ in range({MAX_HANDLES + 1})]")
    assert isinstance(error, HostCallLimit)
    guest.new()
    assert guest.wasi.state.handles < 50


def test_handles_do_not_add_up_over_calls(make_guest: GuestMaker, tmp_path: Path) -> None:
    data = host_directory(tmp_path, {"a": b"x"})
    guest = make_guest(WasiSettings(directories={"/data": str(data)}, virtual_size=Size(MIB)))
    work = "open('/data/a').read(), open('/v', 'w').write('y'), os.listdir('/data'), time.sleep(0), print('z')"
    guest.ask(work)
    kept = guest.wasi.state.handles, len(guest.store.handles.objects)
    before = open_descriptors()
    for _ in range(50):
        guest.ask(work)
    assert (guest.wasi.state.handles, len(guest.store.handles.objects)) == kept
    assert open_descriptors() <= before


def test_an_instance_that_goes_leaves_no_descriptor_open(make_guest: GuestMaker, tmp_path: Path) -> None:
    data = host_directory(tmp_path, {"a": b"x"})
    guest = make_guest(WasiSettings(directories={"/data": str(data)}))
    before = open_descriptors()
    guest.ask("kept.update(files=[open('/data/a') for _ in range(100)])")
    assert open_descriptors() >= before + 100
    guest.store.close()
    guest.new()
    assert open_descriptors() <= before


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("poll.poll([])", GuestTrap),
        (f"poll.poll([monotonic_clock.subscribe_duration(0)] * {MAX_POLLED + 1})", HostCallLimit),
        ("wasi_random.get_random_bytes(2**63)", HostCallLimit),
        ("wasi_random.get_random_bytes(262145)", HostCallLimit),
        ("stdout.get_stdout().blocking_write_and_flush(bytes(4097))", GuestTrap),
        ("stdout.get_stdout().write(bytes(65537))", GuestTrap),
        ("stdout.get_stdout().write_zeroes(2**64 - 1)", GuestTrap),
        (f"sum(len(wasi_random.get_random_bytes(1 << 18)) for _ in range({BYTES_A_CALL >> 18} + 1))", HostCallLimit),
        ("[s := stdout.get_stdout(), s.subscribe(), s.__exit__(None, None, None)]", GuestTrap),
    ],
)
def test_what_wasi_says_traps_ends_the_call_with_its_reason(
    make_guest: GuestMaker, text: str, failure: type[Exception]
) -> None:
    guest = make_guest()
    assert isinstance(cause(guest, text), failure)
    guest.new()
    assert guest.ask("1 + 1") == "2"


def test_calls_of_wasi_are_bounded_in_a_call(make_guest: GuestMaker) -> None:
    guest = make_guest()
    half = HOST_CALLS_A_CALL // 2 + 100
    for _ in range(2):  # each call begins with all of them
        guest.ask(f"[wasi_random.get_random_u64() for _ in range({half})] and None")
    for text in (
        f"[wasi_random.get_random_u64() for _ in range({2 * half})]",
        f"[s.check_write() for s in [stdout.get_stdout()] for _ in range({2 * half})]",
        f"[f.ready() for f in [monotonic_clock.subscribe_duration(1)] * {2 * half}]",
    ):
        assert isinstance(cause(guest, text), HostCallLimit)
        guest.new()


def test_a_poll_of_thousands_says_which_are_ready(make_guest: GuestMaker) -> None:
    guest = make_guest()
    text = (
        "p = [monotonic_clock.subscribe_duration(0 if n % 2 else 10**15) for n in range(800)]\n"
        "ready = poll.poll(p * 5)\n"
        "result = len(ready), ready[:3], [x.ready() for x in p[:4]]"
    )
    assert guest.ask(text) == "(2000, [1, 3, 5], [False, True, False, True])"


def test_streams_that_are_closed_or_for_writing_only_say_so(make_guest: GuestMaker) -> None:
    guest = make_guest(WasiSettings(virtual_size=Size(MIB)))
    types = "wasi_filesystem_types"
    opened = (
        f"f = preopens.get_directories()[0][0].open_at({types}.PathFlags(0), 'f', {types}.OpenFlags.CREATE, "
        f"{types}.DescriptorFlags.WRITE)\n"
    )
    assert guest.ask(opened + "result = f.write(b'abc', 0)") == "3"
    assert guest.ask(opened + "f.read(1, 0)") == "Err <ErrorCode.BAD_DESCRIPTOR: 3>"
    assert guest.ask(opened + "f.read_via_stream(0)") == "Err <ErrorCode.BAD_DESCRIPTOR: 3>"
    full = "s = f.write_via_stream(2**40)\ntry:\n  s.blocking_write_and_flush(b'x')\nexcept Err as e:\n  "
    assert (
        guest.ask(
            opened
            + full
            + "result = filesystem_types.filesystem_error_code(e.value.value)".replace("filesystem_types", types, 1)
        )
        == "<ErrorCode.INSUFFICIENT_SPACE: 23>"
    )
    assert guest.ask(opened + full + "result = s.check_write()") == "Err StreamError_Closed()"
