"""A store: the memory, the limits and the one lock of an instance."""

from __future__ import annotations

import re
import sys
import threading
import weakref
from typing import Final

import wasmtime

from ..errors import CallError, HostFunctionError, InstanceBusy, InstanceClosed, Interrupted, Trap
from .abi import address, take_message
from .handles import Handles

__all__ = ["STORES", "Store"]

STORES: Final[weakref.WeakValueDictionary[int, Store]] = weakref.WeakValueDictionary()
"""Live stores by the address of their context, for imports that must know who calls."""

MAX_MESSAGE: Final = 2048
"""Characters kept of a text that a guest can choose."""
_UNPRINTABLE: Final = re.compile(r"[^\x20-\x7e\xa1-\ud7ff\ue000-\U0010ffff]")


class Store:
    """Owns one engine store; serves one call at a time and is dead after the first trap.

    Sizes are in bytes, counts in pieces; `None` leaves the engine's default. `epoch_ticks`, when set, bounds each call
    to that many ticks of the engine's epoch. `max_result_nodes` bounds the value nodes that a call may return
    (default 65,536: about 2 MiB of them).
    """

    def __init__(
        self,
        engine: wasmtime.Engine,
        *,
        memory_size: int | None = None,
        table_elements: int | None = None,
        instances: int | None = None,
        tables: int | None = None,
        memories: int | None = None,
    ) -> None:
        self._store = wasmtime.Store(engine)
        self.engine = engine
        self.ctx = address(self._store._context())
        limits = (memory_size, table_elements, instances, tables, memories)
        self._store.set_limits(*(-1 if limit is None else limit for limit in limits))
        self.epoch_ticks: int | None = None
        self.max_result_nodes = 65_536
        self.exception: BaseException | None = None
        self.dead: str | None = None
        self.closed = False
        lock = threading.Lock()
        self.acquire, self.release = lock.acquire, lock.release
        self.handles = Handles(self.ctx)
        STORES[self.ctx] = self

    def refusal(self, where: str) -> CallError:
        """Return why a call cannot start now."""
        if self.closed or self.dead is not None:
            return InstanceClosed(where, f"the instance is gone: {self.dead or 'it was closed'}")
        return InstanceBusy(where, "the instance is in a call already; it serves one at a time")

    def fail(self, error: int, where: str) -> BaseException:
        """Turn an engine error into the exception to raise; from now on the store is dead."""
        text = take_message(error)
        lines = [_UNPRINTABLE.sub("?", line)[:MAX_MESSAGE] for line in text.splitlines() if line.strip()]
        last = lines[-1].strip() if lines else "unknown error"
        exception, self.exception = self.exception, None
        self.dead = last
        self.handles.finish(dead=True)
        if exception is not None:
            if not isinstance(exception, Exception):
                return exception
            made: CallError = HostFunctionError(where, f"an import raised {type(exception).__name__}: {exception}")
            made.__cause__ = exception
            return made
        trace = "\n".join(lines)[:MAX_MESSAGE]
        last = re.sub(r"^\d+: ", "", last).removeprefix("wasm trap: ")
        return (Interrupted if last == "interrupt" else Trap)(where, last, trace)

    def close(self) -> None:
        """Free the store; waits for a call in another thread, raises `InstanceBusy` from inside a call of its own."""
        if self.closed:
            return
        if self.dead is None and not self.acquire(False):
            if self._in_this_thread():
                raise InstanceBusy("close", "a store cannot be closed from inside its own call")
            while self.dead is None and not self.acquire(True, 0.01):
                pass  # a call that traps meanwhile never gives the lock back
        if self.closed:
            return
        self.closed = True
        STORES.pop(self.ctx, None)
        self.handles.objects.clear()
        self._store.close()

    def _in_this_thread(self) -> bool:
        frame = sys._getframe()
        while frame.f_back is not None:
            frame = frame.f_back
            if frame.f_code.co_filename.startswith("<witbind ") and frame.f_locals.get("store") is self:
                return True
        return False
