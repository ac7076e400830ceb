"""A store whose calls suspend the guest instead of blocking the event loop."""

from __future__ import annotations

import asyncio
import ctypes
import time
from collections.abc import Callable, Coroutine
from types import FrameType
from typing import Any, Final

import wasmtime

from ..errors import InstanceClosed, Interrupted
from .abi import address, deadline_setter
from .async_abi import future_deleter, lib
from .store import STORES, Store
from .turns import Standing, give_up, resume, turn

__all__ = ["DONE", "ERROR", "AsyncStore"]

READY: Final = 0
ERROR: Final = 1
DONE: Final = 2
"""What is where in a store's `memory`: whether an import is done, the error that a call left, the future to drop."""

CLEANUP_SECONDS: Final = 0.1
"""How long an import that is cancelled at the call's deadline may take to clean up; then it is given up."""


class AsyncStore(Store):
    """Owns one engine store and its one live call; the call is always dropped first.

    A call is a coroutine. Where the guest neither waits nor computes for longer than a slice, its first `send(None)`
    ends it, with no event loop or task. Otherwise it awaits one of two things: what an import awaits, in the caller's
    own task, or, where the guest used up a slice of `slice_ticks` epoch ticks (default 1), a plain future of the
    running loop that is done when it is this guest's turn to compute again. A coroutine that was started may be
    awaited by a task later; to wait it needs a running loop.

    Three limits may be set before each call, `None` (the default) being no bound; the one that is exceeded raises
    `Interrupted`, whose `limit` names it, and the instance is dead: `timeout` is the seconds that the guest itself may
    compute, imports not counted, and `max_slices` the slices ("timeout" both); `deadline` is the point of
    `time.monotonic()` when the whole call must be over ("deadline"): an import that still waits then is cancelled, and
    given up when it goes on for 0.1 s more.
    They are looked at where the guest is suspended, so a guest may compute for up to two slices more.

    Other limits are those of `Store`; `epoch_ticks` has no meaning here. The engine cannot run a guest destructor here:
    `undropped` counts the guest resources that were dropped and live on in the guest until the store is closed.
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
        self._slice_ticks = ctypes.c_uint64(1)
        self.start_slice: Final = deadline_setter(self.ctx, self._slice_ticks)
        self.timeout: float | None = None
        self.max_slices: int | None = None
        self.deadline: float | None = None
        self.slices = 0
        self.suspensions = 0
        self.future = 0
        self.pending: tuple[Coroutine[Any, Any, Any], object, Callable[..., None], int] | None = None
        self.undropped = 0
        self._waited_for: object = None
        self._late = self._must_cancel = self._over = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._pin = (ctypes.c_uint64 * 3)()
        self.memory = memoryview(self._pin).cast("B").cast("Q")
        self.flag_address = ctypes.addressof(self._pin)
        self.error_address = self.flag_address + 8 * ERROR
        self.drop_done: Final = future_deleter(ctypes.c_size_t.from_buffer(self._pin, 8 * DONE))
        lib.wasmtime_context_epoch_deadline_async_yield_and_update(self.ctx, 1)
        self.start_slice()

    @property
    def slice_ticks(self) -> int:
        """How many epoch ticks a guest computes before the loop gets its turn."""
        return self._slice_ticks.value

    @slice_ticks.setter
    def slice_ticks(self, ticks: int) -> None:
        self._slice_ticks.value = ticks

    def take_error(self) -> int:
        """Return the error that the finished call left, or 0."""
        error, self.memory[ERROR] = self.memory[ERROR], 0
        return error

    def ready(self) -> None:
        """Tell the engine that the import it waits for is done."""
        self.memory[READY] = 1

    def suspend(
        self, coroutine: Coroutine[Any, Any, Any], yielded: object, lower: Callable[..., None], at: int
    ) -> None:
        """Note what the guest waits for; called from the import's callback."""
        self.memory[READY] = 0
        self.pending = (coroutine, yielded, lower, at)

    async def drive(self, where: str) -> None:
        """Run the live call to its end: await its imports in the caller's own task, give slices in turn.

        Raises `HostFunctionError` when a suspended import raises, `Interrupted` when a limit is exceeded.
        """
        self.slices = 0
        self._late = self._must_cancel = self._over = False
        self._loop = loop = asyncio.get_running_loop()
        if self.deadline is not None:
            self._timer = loop.call_later(self.deadline - time.monotonic(), self._expire)
        try:
            await self._drive(where)
        except asyncio.CancelledError:
            if self._late and not _is_cancelled():
                raise self._interrupted(where, "deadline") from None
            raise
        finally:
            self._loop = None
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None

    async def _drive(self, where: str) -> None:
        poll, clock = lib.wasmtime_call_future_poll, time.perf_counter
        computed = 0.0
        while True:
            pending, self.pending = self.pending, None
            if pending is None:
                self.slices += 1
                if self.max_slices is not None and self.slices >= self.max_slices:
                    raise self._interrupted(where, "timeout")
                self._waited_for = slot = turn()
                await slot
            else:
                self.suspensions += 1
                coroutine, yielded, lower, at = pending
                try:
                    value = await resume(coroutine, yielded, self._waits_for, self._is_over)
                    lower(value, at, self)
                except Exception as error:
                    if self._late:
                        raise self._interrupted(where, "deadline") from error
                    self.dead = "an import raised"
                    raise self.host_failure(error, where) from error
                self.memory[READY] = 1
            if self.deadline is not None and time.monotonic() >= self.deadline:
                raise self._interrupted(where, "deadline")
            if self.timeout is not None and computed >= self.timeout:
                raise self._interrupted(where, "timeout")
            if not self.future:
                raise InstanceClosed(where, "the instance is gone: it was closed while the call waited")
            self.start_slice()
            began = clock()
            if poll(self.future):
                return
            computed += clock() - began

    def _waits_for(self, waited_for: object) -> bool:
        """Note what the call waits for; return whether it must be cancelled instead."""
        self._waited_for = waited_for
        must_cancel, self._must_cancel = self._must_cancel, False
        return must_cancel

    def _expire(self) -> None:
        """End the waiting of the live call: its deadline has passed."""
        self._late = True
        waited_for = self._waited_for
        self._must_cancel = not (asyncio.isfuture(waited_for) and waited_for.cancel())
        self._timer = asyncio.get_running_loop().call_later(CLEANUP_SECONDS, self._give_up)

    def _give_up(self) -> None:
        """End the waiting of a call whose import goes on after it was cancelled."""
        self._over = True
        waited_for = self._waited_for
        if isinstance(waited_for, Standing):
            waited_for.give_up()
        elif isinstance(waited_for, asyncio.Future):
            waited_for.cancel()

    def _is_over(self) -> bool:
        return self._over

    def is_lost(self) -> bool:
        """Whether the live call waits in an event loop that was closed, so that it cannot go on."""
        return self._loop is not None and self._loop.is_closed()

    def _interrupted(self, where: str, limit: str) -> Interrupted:
        """Return the error of a call that exceeded a limit; the store is dead from now on."""
        what = {"timeout": "the guest computed for too long", "deadline": "the call was not over at its deadline"}[
            limit
        ]
        self.dead = f"interrupted: {what}"
        return Interrupted(where, f"{what} (slices used: {self.slices})", limit=limit)

    def drop_future(self) -> None:
        """Drop the live call, if there is one; a suspended guest is unwound."""
        future, self.future = self.future, 0
        if future:
            lib.wasmtime_call_future_delete(future)
        pending, self.pending = self.pending, None
        if pending is not None:
            give_up(pending[0])

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


def _is_cancelled() -> bool:
    """Whether somebody else has cancelled the running task as well."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
