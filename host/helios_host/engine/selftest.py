"""Checks that a guest trap stays a trap in this process, before the first plugin is loaded."""

from __future__ import annotations

import threading
from typing import Final

import wasmtime

from helios_host.errors import SelfTestFailed, printable

from .stacks import LEAST_STACK, check_new_threads, own_stack

__all__ = ["TrapSelfTest"]

_PROBE: Final = """
(module
  (memory 1)
  (func (export "unreachable") unreachable)
  (func (export "out of bounds") (drop (i32.load (i32.const 0x10000))))
  (func $deep (export "too deep") (call $deep)))
"""


class TrapSelfTest:
    """Tries each kind of trap on an engine; `run` may be called again."""

    def __init__(self, engine: wasmtime.Engine) -> None:
        self._engine = engine
        self._module = wasmtime.Module(engine, _PROBE)

    def run(self) -> None:
        """Raise `SelfTestFailed` when a trap is not reported, or threads cannot be made or are too small."""
        check_new_threads()
        if (size := own_stack()) < LEAST_STACK:
            raise SelfTestFailed(
                f"this thread has {size} bytes of stack (ulimit -s, threading.stack_size), guests need {LEAST_STACK}"
            )
        _check_threads()
        try:
            with wasmtime.Store(self._engine) as store:
                self._try(store)
        except wasmtime.WasmtimeError as error:
            raise SelfTestFailed(f"no guest can run in this process: {printable(str(error), 500)}") from error

    def _try(self, store: wasmtime.Store) -> None:
        store.set_epoch_deadline(1000)
        exports = wasmtime.Instance(store, self._module, []).exports(store)
        for name in ("unreachable", "out of bounds", "too deep"):
            function = exports[name]
            assert isinstance(function, wasmtime.Func)
            try:
                function(store)
            except wasmtime.Trap:
                continue
            raise SelfTestFailed(f"the engine did not report the trap of a guest: {name}")


def _check_threads() -> None:
    """Raise `SelfTestFailed` when this process can have no more threads: no time limit would hold."""
    thread = threading.Thread(target=lambda: None, name="helios-self-test", daemon=True)
    try:
        thread.start()
    except RuntimeError as error:
        raise SelfTestFailed(f"this process can have no more threads (ulimit -u, pids limit): {error}") from error
    thread.join()
