"""Checks that a guest trap stays a trap in this process, before the first plugin is loaded."""

from __future__ import annotations

import threading
from typing import Final

import wasmtime

from helios_host.errors import SelfTestFailed, printable

from .settings import MAX_WASM_STACK

__all__ = ["TrapSelfTest"]

LEAST_STACK: Final = MAX_WASM_STACK + 256 * 1024
"""Bytes of stack that a thread needs to call guests: theirs, and the host's around it."""

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
        """Raise `SelfTestFailed` when a trap was not reported, or threads are too small for guests."""
        if 0 < threading.stack_size() < LEAST_STACK:
            size = threading.stack_size()
            raise SelfTestFailed(
                f"new threads get {size} bytes of stack (threading.stack_size), guests need {LEAST_STACK}"
            )
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
