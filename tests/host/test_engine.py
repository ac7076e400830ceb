from __future__ import annotations

import ctypes
import logging
import platform
import resource
import threading
from pathlib import Path

import pytest
import wasmtime
from helios_host.engine import shared, ticker
from helios_host.engine.heap import trim
from helios_host.engine.settings import new_engine, settings_digest
from helios_host.engine.stacks import own_stack, stack_left
from helios_host.errors import SelfTestFailed
from hosting import run_python

SPIN = '(module (func (export "spin") (loop $l (br $l))))'


def spins_until_interrupted(engine: wasmtime.Engine) -> None:
    """Run an endless loop under a deadline of a few ticks; hangs for ever if nothing ticks."""
    store = wasmtime.Store(engine)
    store.set_epoch_deadline(3)
    spin = wasmtime.Instance(store, wasmtime.Module(engine, SPIN), []).exports(store)["spin"]
    assert isinstance(spin, wasmtime.Func)
    with pytest.raises(wasmtime.Trap, match="interrupt"):
        spin(store)


def test_the_native_ticker_interrupts() -> None:
    engine = new_engine()
    running = ticker.NativeTicker(engine)
    try:
        spins_until_interrupted(engine)
    finally:
        running.stop()


def test_the_native_ticker_needs_no_gil() -> None:
    engine = new_engine()
    running = ticker.NativeTicker(engine)
    stop = threading.Event()

    def busy() -> None:
        while not stop.is_set():
            sum(range(1000))

    threads = [threading.Thread(target=busy) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        spins_until_interrupted(engine)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        running.stop()


def test_a_ticker_can_be_stopped_while_it_ticks_and_its_engine_dropped() -> None:
    for _ in range(300):
        engine = new_engine()
        running = ticker.NativeTicker(engine, seconds=0.0001)
        running.stop()
        running.stop()
        engine.close()


def test_released_clones_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticker, "RELEASE_SECONDS", 0.0)
    engine = new_engine()
    monkeypatch.setattr(ticker, "_retired", [])
    for _ in range(50):
        ticker.NativeTicker(engine, seconds=3600.0).stop()
    assert len(ticker._retired) <= 1


def test_without_a_native_timer_a_thread_ticks_after_one_warning(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def none() -> None:
        raise OSError("this C library has no timer_create")

    monkeypatch.setattr(ticker, "_timer_library", none)
    engine = new_engine()
    with caplog.at_level(logging.WARNING):
        running = ticker.start_ticker(engine)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "timer_create" in caplog.text
    try:
        spins_until_interrupted(engine)
    finally:
        running.stop()
    assert not running._thread.is_alive()  # type: ignore[attr-defined]


def test_every_user_shares_one_engine_and_the_last_stops_the_ticker() -> None:
    one = shared.acquire()
    two = shared.acquire()
    assert one is two
    assert one._ticker is None  # nobody has a guest to run
    two.tick()
    two.release()
    spins_until_interrupted(one.engine)
    one.release()
    three = shared.acquire()
    assert three is one
    three.tick()
    spins_until_interrupted(three.engine)
    three.release()


@pytest.mark.parametrize(
    "wat",
    [
        "(module (memory i64 1))",
        "(module (memory 1 2 shared))",
        "(module (tag))",
        "(module (type (struct)))",
        "(module (func (param i64 i64 i64 i64) (result i64 i64) "
        "local.get 0 local.get 1 local.get 2 local.get 3 i64.add128))",
    ],
    ids=["memory64", "threads", "exceptions", "gc", "wide-arithmetic"],
)
def test_features_that_no_plugin_needs_are_off(wat: str) -> None:
    assert wasmtime.wat2wasm(wat)
    with pytest.raises(wasmtime.WasmtimeError):
        wasmtime.Module(new_engine(), wat)


def test_the_digest_of_the_settings_is_stable() -> None:
    assert settings_digest() == settings_digest()
    assert len(settings_digest()) == 64


def test_a_forked_child_gets_a_typed_error(cache_directory: Path) -> None:
    status, output = run_python(
        """
import os
from helios_host.engine import shared
from helios_host.errors import ForkedProcess
held = shared.acquire()
child = os.fork()
if child == 0:
    try:
        shared.acquire()
    except ForkedProcess as error:
        print("refused:", error)
        os._exit(7)
    os._exit(1)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
held.release()
""",
        cache_directory,
    )
    assert status == 0, output


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
def test_a_trap_stays_a_trap_whenever_a_fault_handler_comes(late: bool, cache_directory: Path) -> None:
    order = ["import faulthandler; faulthandler.enable()", "held = shared.acquire()"]
    if late:
        order.reverse()
    status, output = run_python(
        f"""
from helios_host.engine import shared
{order[0]}
{order[1]}
shared.acquire().release()
held.release()
print("fine")
""",
        cache_directory,
    )
    assert (status, output) == (0, "fine\n")


def test_the_engine_leaves_the_signals_alone(cache_directory: Path) -> None:
    """A real fault stays one, for whoever reports those."""
    status, output = run_python(
        """
import ctypes
from helios_host.engine import shared
libc = ctypes.CDLL(None)
def handlers():
    found = []
    for number in (4, 7, 8, 11):
        action = (ctypes.c_uint64 * 32)()
        libc.sigaction(number, None, ctypes.byref(action))
        found.append(action[0])
    return found
before = handlers()
held = shared.acquire()
assert handlers() == before, (handlers(), before)
held.release()
""",
        cache_directory,
    )
    assert status == 0, output


def test_a_trimmed_heap_gives_back_what_lies_between_blocks_that_are_used() -> None:
    library = ctypes.CDLL(None)
    if not hasattr(library, "malloc_trim"):
        pytest.skip("this C library cannot")
    library.malloc.restype = ctypes.c_void_p

    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()

    blocks = [library.malloc(ctypes.c_size_t(100_000)) for _ in range(1000)]
    for block in blocks:
        ctypes.memset(block, 1, 100_000)
    used, unused = blocks[::100] + blocks[-1:], [block for block in blocks[:-1] if block not in blocks[::100]]
    for block in unused:
        library.free(ctypes.c_void_p(block))
    before = resident()
    trim()
    assert before - resident() > 50_000_000
    for block in used:
        library.free(ctypes.c_void_p(block))


def test_threads_with_too_small_a_stack_are_refused() -> None:
    before = threading.stack_size(256 * 1024)
    try:
        with pytest.raises(SelfTestFailed, match="stack"):
            shared.acquire()
    finally:
        threading.stack_size(before)


@pytest.mark.parametrize("kilobytes", [1024, 4096])
@pytest.mark.parametrize("machine", ["x86_64", "another"])
def test_what_is_left_of_a_stack_is_measured(monkeypatch: pytest.MonkeyPatch, machine: str, kilobytes: int) -> None:
    if machine == "another":
        monkeypatch.setattr(platform, "machine", lambda: machine)
    found: list[int] = []
    size = threading.stack_size(kilobytes << 10)
    try:
        thread = threading.Thread(target=lambda: found.extend((own_stack(), stack_left())))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(size)
    whole, left = found
    assert whole >= kilobytes << 10
    assert whole - (200 << 10) < left < whole
