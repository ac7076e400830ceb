"""A store whose calls suspend the guest instead of blocking the event loop."""

from __future__ import annotations

import asyncio
import ctypes
import types
import weakref
from collections import deque
from collections.abc import Callable, Coroutine, Generator
from types import FrameType
from typing import Any, Final

import wasmtime

from ..errors import Interrupted
from .abi import address
from .abi import lib as sync_lib
from .async_abi import lib
from .store import STORES, Store

__all__ = ["AsyncStore", "Slicer"]

LOOP_PASSES: Final = 3
"""Passes of the event loop between two slices of guests that compute: a timer needs two to wake its task."""


class Slicer:
    """Lets one computing guest at a time run one slice, in turn, and the rest of the loop in between."""

    def __init__(self) -> None:
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._pump: asyncio.Task[None] | None = None

    async def turn(self) -> None:
        """Wait until this guest may run its next slice."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        if self._pump is None:
            self._pump = asyncio.ensure_future(self._run())
        await future

    async def _run(self) -> None:
        try:
            while self._waiting:
                for _ in range(LOOP_PASSES):
                    await asyncio.sleep(0)
                while self._waiting:
                    future = self._waiting.popleft()
                    if not future.done():
                        future.set_result(None)
                        break
        finally:
            self._pump = None


_slicers: Final[weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, Slicer]] = weakref.WeakKeyDictionary()


def _slicer() -> Slicer:
    loop = asyncio.get_running_loop()
    found = _slicers.get(loop)
    if found is None:
        found = _slicers[loop] = Slicer()
    return found


@types.coroutine
def _resume(coroutine: Coroutine[Any, Any, Any], yielded: object) -> Generator[Any, Any, Any]:
    """Await a coroutine that was started already and has yielded `yielded`."""
    while True:
        try:
            sent = yield yielded
        except GeneratorExit:
            coroutine.close()
            raise
        except BaseException as error:  # noqa: BLE001 - a cancellation belongs to the coroutine
            step: Callable[[], object] = _thrower(coroutine, error)
        else:
            step = _sender(coroutine, sent)
        try:
            yielded = step()
        except StopIteration as stop:
            return stop.value


def _thrower(coroutine: Coroutine[Any, Any, Any], error: BaseException) -> Callable[[], object]:
    return lambda: coroutine.throw(error)


def _sender(coroutine: Coroutine[Any, Any, Any], value: object) -> Callable[[], object]:
    return lambda: coroutine.send(value)


class AsyncStore(Store):
    """Owns one engine store and its one live call; the call is always dropped first.

    `slice_ticks` is how many epoch ticks a guest computes before the loop gets its turn (default 1), `max_slices` how
    many of them one call may use before it is interrupted (`None`: no bound). Other limits are those of `Store`;
    `epoch_ticks` has no meaning here. The engine cannot run a guest destructor here: `undropped` counts the guest
    resources that were dropped and live on in the guest until the store is closed.
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
        super().__init__(
            engine,
            memory_size=memory_size,
            table_elements=table_elements,
            instances=instances,
            tables=tables,
            memories=memories,
        )
        self._pointer = address(self._store._consume())
        self.slice_ticks = 1
        self.max_slices: int | None = None
        self.slices = 0
        self.suspensions = 0
        self.future = 0
        self.pending: tuple[Coroutine[Any, Any, Any], object, Callable[..., None], int] | None = None
        self.undropped = 0
        self._pin = (ctypes.c_uint64 * 2)()
        self.memory = memoryview(self._pin).cast("B").cast("Q")
        self.flag_address = ctypes.addressof(self._pin)
        self.error_address = self.flag_address + 8
        lib.wasmtime_context_epoch_deadline_async_yield_and_update(self.ctx, 1)
        sync_lib.wasmtime_context_set_epoch_deadline(self.ctx, 1)

    def take_error(self) -> int:
        """Return the error that the finished call left, or 0."""
        error, self.memory[1] = self.memory[1], 0
        return error

    def ready(self) -> None:
        """Tell the engine that the import it waits for is done."""
        self.memory[0] = 1

    def suspend(
        self, coroutine: Coroutine[Any, Any, Any], yielded: object, lower: Callable[..., None], at: int
    ) -> None:
        """Note what the guest waits for; called from the import's callback."""
        self.memory[0] = 0
        self.pending = (coroutine, yielded, lower, at)

    async def drive(self, where: str) -> None:
        """Run the live call to its end: await its imports in the caller's own task, give slices in turn.

        Raises `HostFunctionError` when a suspended import raises, `Interrupted` when the slices are used up.
        """
        poll = lib.wasmtime_call_future_poll
        self.slices = 0
        while True:
            pending, self.pending = self.pending, None
            if pending is None:
                self.slices += 1
                if self.max_slices is not None and self.slices >= self.max_slices:
                    self.dead = "interrupt"
                    raise Interrupted(where, f"the guest used up its {self.max_slices} slices of computing time")
                await _slicer().turn()
            else:
                self.suspensions += 1
                coroutine, yielded, lower, at = pending
                try:
                    value = await _resume(coroutine, yielded)
                    lower(value, at, self)
                except Exception as error:
                    self.dead = "an import raised"
                    raise self.host_failure(error, where) from error
                self.memory[0] = 1
            if poll(self.future):
                return

    def drop_future(self) -> None:
        """Drop the live call, if there is one; a suspended guest is unwound."""
        future, self.future = self.future, 0
        if future:
            lib.wasmtime_call_future_delete(future)
        pending, self.pending = self.pending, None
        if pending is not None:
            pending[0].close()

    def abandon(self) -> None:
        """Drop the live call of a store that will not be used again."""
        self.drop_future()
        if self.dead is None:
            self.dead = "its call was cancelled"
        self.handles.finish(dead=True)

    def _is_running(self, own: FrameType | None) -> bool:  # noqa: ARG002 - the same question as in `Store`
        return True  # a suspended call is on no thread's stack

    def _delete(self) -> None:
        pointer, self._pointer = self._pointer, 0
        if pointer:
            self.drop_future()
            STORES.pop(self.ctx, None)
            lib.wasmtime_store_delete(pointer)

    def close(self) -> None:
        """Free the store; raises `InstanceBusy` while it is in a call."""
        if self.closed:
            return
        if self.dead is None and not self.acquire(False):
            raise self.refusal("close")
        self.closed = True
        self.handles.clear()
        self._delete()

    def __del__(self) -> None:
        if getattr(self, "_pointer", 0):
            self.closed = True
            self._delete()
