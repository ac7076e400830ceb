"""A store: the memory, the limits and the one lock of an instance."""

from __future__ import annotations

import ctypes
import faulthandler
import re
import sys
import tempfile
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Final

import wasmtime

from ..errors import (
    CallError,
    HostcallFuelExhausted,
    HostFunctionError,
    InstanceBusy,
    InstanceClosed,
    Interrupted,
    LinkError,
    StackOverflow,
    Trap,
)
from .abi import address, deadline_setter, lib, take_message, trap_code
from .handles import Handles

__all__ = ["STORES", "Store", "live_stores"]

STORES: Final[weakref.WeakValueDictionary[int, Store]] = weakref.WeakValueDictionary()
"""Live stores by the address of their context, for imports that must know who calls."""


def live_stores() -> int:
    """Return how many stores this process has."""
    return len(STORES)


MAX_MESSAGE: Final = 2048
"""Characters kept of a text that a guest can choose."""

MAX_NODES: Final = 4_000_000
"""Above the engine's own bound on what passes between guest and host: about 2.8 million elements of lists."""

RECOVERY_SECONDS: Final = 0.1
"""How long a lock must stay taken without a call before it counts as left over from an interrupt."""
KINDS: Final[dict[int | None, type[Trap]]] = {
    wasmtime.TrapCode.INTERRUPT.value: Interrupted,
    wasmtime.TrapCode.STACK_OVERFLOW.value: StackOverflow,
}
FUEL: Final = "fuel allocated for hostcalls has been exhausted"
"""How the engine's last line ends where `HostcallFuelExhausted` is meant, for which it has no trap code."""

_UNPRINTABLE: Final = re.compile(r"[^\x20-\x7e\xa1-\u2027\u202f-\u2065\u2070-\ud7ff\ue000-\U0010ffff]")
_OWN: Final = ("<witbind ", str(Path(__file__).parent))


def _printable(text: str) -> str:
    """Return a line without what moves a cursor, changes its direction or breaks it, and cut."""
    return _UNPRINTABLE.sub("?", text)[:MAX_MESSAGE]


class Store:
    """Owns one engine store; serves one call at a time and is dead after the first trap.

    Sizes are in bytes, counts in pieces; `None` leaves the engine's default. `epoch_ticks`, when set, bounds each call
    to that many ticks of the engine's epoch. `max_result_nodes` bounds the value nodes that a call may return, 16 bytes
    of text counting as one, and `max_argument_nodes` those that the guest may pass to an import, 32 bytes of text or 16
    numbers of a list counting as one; more raises `ResultTooLarge` before any value is made. Their default, four
    million, is above what the engine carries; hosts of strangers' guests set less: 100,000 nodes of a record take
    about 0.1 s, in which no other thread runs.
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
        self._has_wasi = False
        self.arm: Callable[[], None] | None = None
        self._ticks = ctypes.c_uint64(0)
        self._set_deadline = deadline_setter(self.ctx, self._ticks)
        self.max_result_nodes = self.max_argument_nodes = MAX_NODES
        self.exception: BaseException | None = None
        self.dead: str | None = None
        self.closed = False
        self.taken = False
        lock = threading.Lock()
        self.acquire, self.release, self._locked = lock.acquire, lock.release, lock.locked
        self._closing = threading.Lock()
        self._gate = threading.Lock()
        self._buried = self._awaited = False  # a call that kills the store keeps the lock, unless close waits for it
        self.handles = Handles(self.ctx)
        STORES[self.ctx] = self

    @property
    def epoch_ticks(self) -> int | None:
        """How many ticks a call may take; `None` does not bound it."""
        return None if self.arm is None else self._ticks.value

    @epoch_ticks.setter
    def epoch_ticks(self, ticks: int | None) -> None:
        if ticks is None:
            self.arm = None
        else:
            self._ticks.value, self.arm = ticks, self._set_deadline

    def set_wasi(self, config: wasmtime.WasiConfig) -> None:
        """Say what the guest may do with the engine's WASI; the store takes the configuration over.

        Raises `LinkError` where the engine refuses it.
        """
        error = lib.wasmtime_context_set_wasi(self.ctx, address(config._consume()))
        if error:
            raise LinkError(f"WASI: {take_message(error)}")
        self._has_wasi = True

    def ready_wasi(self) -> None:
        """Let WASI be called: the engine aborts without any configuration, and an empty one grants nothing."""
        if not self._has_wasi:
            self.set_wasi(wasmtime.WasiConfig())

    def rearm(self, ticks: int) -> None:
        """Let the running call end so many epoch ticks from now; for imports that wait while the guest does not run."""
        lib.wasmtime_context_set_epoch_deadline(self.ctx, ticks)

    def refusal(self, where: str) -> CallError:
        """Return why a call cannot start now."""
        if self.dead is None and not self.closed and self._is_left_over(sys._getframe(1).f_back):
            self._die("an interrupt left a call half-way")
        if self.closed or self.dead is not None:
            return InstanceClosed(where, f"the instance is gone: {self.dead or 'it was closed'}")
        return InstanceBusy(where, "the instance is in a call already; it serves one at a time")

    def fail(self, error: int, where: str) -> BaseException:
        """Turn an engine error into the exception to raise; from now on the store is dead and its lock is kept."""
        code = trap_code(error)
        lines = [line.strip() for line in take_message(error).split("\n") if line.strip()]
        told = next((line for line in lines if line.startswith("BUG: ")), lines[-1]) if lines else "unknown error"
        last = _printable(re.sub(r"^\d+: ", "", told))
        exception, self.exception = self.exception, None
        if exception is None:
            self._die(last.removeprefix("wasm trap: "))
            kind = HostcallFuelExhausted if code is None and last.endswith(FUEL) else KINDS.get(code, Trap)
            return kind(where, last.removeprefix("wasm trap: "), "\n".join(map(_printable, lines))[:MAX_MESSAGE])
        self._die(f"an import raised {type(exception).__name__}")
        if not isinstance(exception, Exception):
            return exception
        return self.host_failure(exception, where)

    def host_failure(self, exception: Exception, where: str) -> CallError:
        """Return the error of a call that ended because an import raised."""
        try:
            text = _printable(str(exception))
        except Exception as strange:  # noqa: BLE001 - an exception may have any methods
            text = f"its text raised {type(strange).__name__}"
        made = HostFunctionError(where, f"an import raised {type(exception).__name__}: {text}")
        made.__cause__ = exception
        return made

    def _die(self, reason: str) -> None:
        self.dead = reason
        self.handles.finish(dead=True)
        with self._gate:
            self._buried = True
            if self._awaited:
                self.release()

    def close(self) -> None:
        """Free the store; waits for a call in another thread, raises `InstanceBusy` from inside a call of its own."""
        if self.dead is None and not self.closed and self._locked() and self._in_this_thread():
            raise InstanceBusy("close", "a store cannot be closed from inside its own call")
        with self._closing:
            if self.closed:
                return
            if not self.acquire(False):
                self._wait()
            self.closed = True
            STORES.pop(self.ctx, None)
            self.handles.clear()
            self._free()

    def _free(self) -> None:
        self._store.close()

    def _wait(self) -> None:
        """Wait for the call that has the lock: until it gives it back, or is dead, or an interrupt has ended it."""
        with self._gate:
            self._awaited = not self._buried
        while self._awaited and not self.acquire(True, 1.0):
            if not self._is_running(sys._getframe(1)):
                return

    def wait(self, seconds: float) -> None:
        """Wait until the call of another thread is over, at most `seconds`; a dead store's never is."""
        store = self  # the name by which a call is found on a stack
        if store.acquire(True, seconds):
            store.release()

    def _is_left_over(self, own: FrameType | None) -> bool:
        """Whether the lock belongs to no call any more: nobody runs one, before and after a while without it."""
        if self._is_running(own):
            return False
        if self.acquire(True, RECOVERY_SECONDS):
            self.release()
            return False
        return not self._is_running(own)

    def _in_this_thread(self) -> bool:
        return self._holds(sys._getframe())

    def _is_running(self, own: FrameType | None) -> bool:
        """Whether a call is under way in another thread, or in this one from frame `own` outwards.

        An interrupt between taking the lock and the call's `try`, or in its `finally`, leaves the lock and no call.
        """
        return self._holds(own) or _others_are_in_calls()

    def _holds(self, frame: FrameType | None) -> bool:
        while frame is not None:
            if frame.f_code.co_filename.startswith(_OWN) and frame.f_locals.get("store") is self:
                return True
            frame = frame.f_back
        return False


def _others_are_in_calls() -> bool:
    """Whether another thread is in a generated call, of whatever store.

    Frames of a running thread must not be walked from here: it may go on between two steps. `faulthandler` writes all
    stacks down while every other thread stands still.
    """
    with tempfile.TemporaryFile() as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        stacks = file.read().decode("ascii", "replace").split("\n\n")
    others = [stack for stack in stacks if not stack.startswith("Current thread")]
    return any(f'File "{own}' in stack for own in _OWN for stack in others)
