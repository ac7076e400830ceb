"""The ticker: advances an engine's epoch every 10 ms, so that guests can be interrupted.

A Python thread starves beside busy threads, since it needs the GIL for every tick: a limit of 50 ms fired after 1.6 s.
So the operating system does it: `timer_create` with `SIGEV_THREAD` calls `wasmtime_engine_increment_epoch` itself. A
thread looks after it, for the time when the process can have no more threads.
"""

from __future__ import annotations

import _thread
import ctypes
import logging
import threading
import time
from typing import Any, Final, Protocol

import cffi
import wasmtime
from wasmtime._bindings import dll as wasmtime_dll  # type: ignore[attr-defined]

from .settings import TICK_SECONDS

__all__ = ["NativeTicker", "ThreadTicker", "Ticker", "start_ticker"]

_log = logging.getLogger("helios_host.engine")

GUARD_SECONDS: Final = 0.25
"""Seconds between two looks at whether the system's timer can tick."""

RELEASE_SECONDS: Final = 1.0
"""Seconds that a stopped timer's engine clone is kept: `timer_delete` does not wait for the timer's threads."""

_CLOCK_MONOTONIC: Final = 1
_CLOCK_PROCESS_CPUTIME_ID: Final = 2
_SIGEV_THREAD: Final = 2

_ffi = cffi.FFI()
_ffi.cdef(
    """
    struct sigevent {                 /* 64-bit Linux, glibc and musl alike */
        void *value; int signo; int notify;
        void (*function)(void *); void *attributes; char rest[32];
    };
    struct itimerspec { long interval_s; long interval_ns; long value_s; long value_ns; };
    int timer_create(int clock, struct sigevent *event, void **timer);
    int timer_settime(void *timer, int flags, struct itimerspec *when, void *old);
    int timer_delete(void *timer);
    void *wasmtime_engine_clone(void *engine);
    void wasm_engine_delete(void *engine);
    void wasmtime_engine_increment_epoch(void *engine);
    """
)
_engine_library: Any = _ffi.dlopen(wasmtime_dll._name)  # noqa: SLF001 - ctypes keeps the path there

_retired: Final[list[tuple[float, Any]]] = []
"""Engine clones of stopped timers with the time from which they may be released."""

_retired_lock: Final = threading.RLock()


class Ticker(Protocol):
    """Something that advances an engine's epoch until it is stopped."""

    def stop(self) -> None:
        """Stop ticking; stopping twice does nothing."""


class NativeTicker:
    """Ticks from a timer of the operating system, without the GIL.

    With `processor`, `seconds` are those of this process's own running time, for tests that a busy machine must not
    change. Raises `OSError` where there is no `timer_create`, or it fails.
    """

    def __init__(self, engine: wasmtime.Engine, seconds: float = TICK_SECONDS, *, processor: bool = False) -> None:
        _release_retired()
        self._library = _timer_library()
        self._timer: Any = None
        self._stopped = threading.Event()
        pointer = _ffi.cast("void *", _address(engine))
        self._clone = _engine_library.wasmtime_engine_clone(pointer)
        event: Any = _ffi.new("struct sigevent *")
        event.value = self._clone
        event.notify = _SIGEV_THREAD
        event.function = _ffi.addressof(_engine_library, "wasmtime_engine_increment_epoch")
        timer = _ffi.new("void **")
        clock = _CLOCK_PROCESS_CPUTIME_ID if processor else _CLOCK_MONOTONIC
        if self._library.timer_create(clock, event, timer) != 0:
            _engine_library.wasm_engine_delete(self._clone)
            raise OSError(_ffi.errno, "timer_create failed")
        self._timer = timer[0]
        seconds_part, rest = divmod(round(seconds * 1e9), 10**9)
        when = _ffi.new("struct itimerspec *", (seconds_part, rest, seconds_part, rest))
        if self._library.timer_settime(self._timer, 0, when, _ffi.NULL) != 0:
            number = _ffi.errno
            self.stop()
            raise OSError(number, "timer_settime failed")
        guard = threading.Thread(
            target=_guard, args=(self._stopped, engine, seconds), name="helios-epoch-guard", daemon=True
        )
        try:
            guard.start()
        except RuntimeError:
            self.stop()
            raise

    def stop(self) -> None:
        """Delete the timer; its engine clone is released a second later, by the next ticker made or stopped."""
        timer, self._timer = self._timer, None
        if timer is None:
            return
        self._stopped.set()
        self._library.timer_delete(timer)
        with _retired_lock:
            _retired.append((time.monotonic() + RELEASE_SECONDS, self._clone))
        _release_retired()


def _guard(stopped: threading.Event, engine: wasmtime.Engine, seconds: float) -> None:
    """Tick in the place of a timer that cannot: each of its ticks is a thread, and the process may have no more.

    The system loses such ticks without a word, and an endless guest would run on.
    """
    while not stopped.wait(GUARD_SECONDS):
        try:
            _thread.start_new_thread(int, ())
        except RuntimeError:
            until = time.monotonic() + GUARD_SECONDS
            while time.monotonic() < until and not stopped.wait(seconds):
                engine.increment_epoch()


class ThreadTicker:
    """Ticks from a Python thread, where there is no native timer; starves beside busy Python threads."""

    def __init__(self, engine: wasmtime.Engine, seconds: float = TICK_SECONDS) -> None:
        self._stopped = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(engine, seconds), name="helios-epoch-ticker", daemon=True
        )
        self._thread.start()

    def _run(self, engine: wasmtime.Engine, seconds: float) -> None:
        while not self._stopped.wait(seconds):
            engine.increment_epoch()

    def stop(self) -> None:
        """Stop the thread and wait for it."""
        self._stopped.set()
        self._thread.join()


def start_ticker(engine: wasmtime.Engine, *, processor: bool = False) -> Ticker:
    """Start the best ticker that this machine has for `engine`; warns when it is the second best.

    With `processor` it ticks by the process's own running time where it can.
    """
    try:
        return NativeTicker(engine, processor=processor)
    except OSError as error:
        _log.warning(
            "no native timer (%s): time limits are kept by a Python thread and fire late while others are busy", error
        )
        return ThreadTicker(engine)


def _timer_library() -> Any:
    for name in (None, "librt.so.1"):  # glibc before 2.34 has the timers in librt
        try:
            library: Any = _ffi.dlopen(name)
            _ = library.timer_create
        except (OSError, AttributeError):
            continue
        return library
    raise OSError("this C library has no timer_create")


def _address(engine: wasmtime.Engine) -> int:
    return ctypes.cast(engine.ptr(), ctypes.c_void_p).value or 0


def _release_retired() -> None:
    now = time.monotonic()
    with _retired_lock:
        due = [clone for when, clone in _retired if when <= now]
        _retired[:] = [entry for entry in _retired if entry[0] > now]
    for clone in due:
        _engine_library.wasm_engine_delete(clone)
