"""Checks that a guest trap stays a trap in this process.

The engine catches guest faults in signal handlers. One that is installed after the engine's (`faulthandler`, pytest's)
takes its place and turns a plain guest trap into a crash. So the handlers are compared before a trap is tried.
"""

from __future__ import annotations

import ctypes
import signal
import threading
from typing import Final

import wasmtime

from helios_host.errors import SelfTestFailed

from .settings import MAX_WASM_STACK

__all__ = ["TrapSelfTest"]

LEAST_STACK: Final = MAX_WASM_STACK + 256 * 1024
"""Bytes of stack that a thread needs to call guests: theirs, and the host's around it."""

_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGSEGV", "SIGILL", "SIGFPE", "SIGBUS") if hasattr(signal, name)
)

_PROBE: Final = """
(module
  (memory 1)
  (func (export "unreachable") unreachable)
  (func (export "out of bounds") (drop (i32.load (i32.const 0x10000)))))
"""
"""One trap by an illegal instruction and one by a guard page."""

_libc: Final = ctypes.CDLL(None, use_errno=True)


class TrapSelfTest:
    """Remembers the signal handlers right after the engine was made; `run` checks them and then tries two traps."""

    def __init__(self, engine: wasmtime.Engine) -> None:
        self._engine = engine
        self._module = wasmtime.Module(engine, _PROBE)
        self._handlers = {number: _handler(number) for number in _SIGNALS}

    def run(self) -> None:
        """Raise `SelfTestFailed` when a trap would not be caught, or was not."""
        for number, address in self._handlers.items():
            if _handler(number) != address:
                raise SelfTestFailed(
                    f"a handler for {signal.Signals(number).name} was installed after the engine's, so a guest trap "
                    "would take the process down: install it (faulthandler.enable(), pytest's plugin) before "
                    "the first PluginHost starts"
                )
        if 0 < threading.stack_size() < LEAST_STACK:
            size = threading.stack_size()
            raise SelfTestFailed(
                f"new threads get {size} bytes of stack (threading.stack_size), guests need {LEAST_STACK}"
            )
        store = wasmtime.Store(self._engine)
        store.set_epoch_deadline(1000)
        exports = wasmtime.Instance(store, self._module, []).exports(store)
        for name in ("unreachable", "out of bounds"):
            function = exports[name]
            assert isinstance(function, wasmtime.Func)
            try:
                function(store)
            except wasmtime.Trap:
                continue
            raise SelfTestFailed(f"the engine did not report the trap of a guest: {name}")


def _handler(number: int) -> int:
    """Return the address of the C handler of a signal; the first word of `struct sigaction` holds it."""
    action = (ctypes.c_uint64 * 32)()
    if _libc.sigaction(int(number), None, ctypes.byref(action)) != 0:
        raise SelfTestFailed(f"cannot read the handler of signal {int(number)}")
    return int(action[0])
