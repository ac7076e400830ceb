"""One engine and one ticker a process, shared by every host in it.

Fifty tickers cost 16 % of a core and one 0.6 %; compiled components belong to one engine.
"""

from __future__ import annotations

import ctypes
import os
import threading
from typing import Final

import wasmtime

from helios_host.errors import EngineError, ForkedProcess, printable

from .selftest import TrapSelfTest
from .settings import new_engine
from .ticker import Ticker, start_ticker

__all__ = ["SharedEngine", "acquire", "check_process"]

_lock: Final = threading.RLock()


class SharedEngine:
    """The process's engine; it ticks from the first call of `tick` on, as long as somebody holds it.

    Use `acquire` and `release`.
    """

    def __init__(self) -> None:
        self.engine: Final = new_engine()
        self.pid: Final = os.getpid()
        self._selftest = TrapSelfTest(self.engine)
        self._ticker: Ticker | None = None
        self._users = 0

    def enter(self) -> None:
        """Check that traps are caught and count one more user; `acquire` calls it under the lock."""
        self._selftest.run()
        self._users += 1

    def tick(self) -> None:
        """See to it that the engine ticks: without ticks nothing bounds what guests run. Raises `EngineError`."""
        with _lock:
            if self._ticker is None:
                try:
                    self._ticker = start_ticker(self.engine)
                except RuntimeError as error:
                    raise EngineError(f"no time limit would hold: {error}") from error

    def release(self) -> None:
        """Give the engine back; the ticker stops with the last user. The engine itself lives on."""
        with _lock:
            self._users -= 1
            if self._users == 0 and self._ticker is not None and self.pid == os.getpid():
                self._ticker.stop()
                self._ticker = None


_shared: SharedEngine | None = None


def acquire() -> SharedEngine:
    """Return the process's engine; call its `release` once for each `acquire`, and its `tick` before a guest runs.

    Raises `ForkedProcess` in a child that was forked after the engine was made, `EngineError` in a subinterpreter, and
    `SelfTestFailed` when guest traps are not caught or threads too small for guests.
    """
    global _shared
    _check_interpreter()
    check_process()  # before the lock, which a thread of the parent may have held when this process was forked
    with _lock:
        if _shared is None:
            try:
                _shared = SharedEngine()
            except wasmtime.WasmtimeError as error:  # such as no memory
                text = f"the engine cannot be made in this process: {printable(str(error), 500)}"
                raise EngineError(text) from error
        _shared.enter()
        return _shared


def check_process() -> None:
    """Raise `ForkedProcess` when this process was forked after its engine was made."""
    if _shared is not None and _shared.pid != os.getpid():
        raise ForkedProcess(
            f"process {os.getpid()} was forked from {_shared.pid} after the engine was made, and an engine does not "
            "survive a fork: start workers before the first host, or with the spawn method"
        )


def _check_interpreter() -> None:
    """Raise `EngineError` in a subinterpreter: its end is fatal to the process while the host's threads live."""
    here, main = ctypes.pythonapi.PyInterpreterState_Get, ctypes.pythonapi.PyInterpreterState_Main
    here.restype = main.restype = ctypes.c_void_p
    if here() != main():
        raise EngineError("plugins run in the main interpreter of a process only, and this is a subinterpreter")
