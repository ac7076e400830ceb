"""Giving the event loop its turns: slices of guests that compute, and coroutines that were started elsewhere."""

from __future__ import annotations

import asyncio
import contextlib
import types
import weakref
from collections import deque
from collections.abc import Callable, Coroutine, Generator
from typing import Any, Final

__all__ = ["Slicer", "Standing", "give_up", "resume", "turn"]

LOOP_PASSES: Final = 3
"""Passes of the event loop between two slices of guests that compute: a timer needs two to wake its task."""


class Slicer:
    """Lets one computing guest at a time run one slice, in turn, and the rest of the loop in between.

    It takes no task, which a loop may make as it likes, or refuse.
    """

    def __init__(self) -> None:
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._passes = False

    def turn(self) -> asyncio.Future[None]:
        """Return a future that is done when this guest may run its next slice."""
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        self._waiting.append(future)
        if not self._passes:
            self._passes = True
            loop.call_soon(self._pass, loop, LOOP_PASSES)
        return future

    def _pass(self, loop: asyncio.AbstractEventLoop, left: int) -> None:
        while not left and self._waiting:
            future = self._waiting.popleft()
            if not future.done():
                future.set_result(None)
                left = LOOP_PASSES
        self._passes = left > 0
        if left:
            loop.call_soon(self._pass, loop, left - 1)


_slicers: Final[weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, Slicer]] = weakref.WeakKeyDictionary()


def turn() -> asyncio.Future[None]:
    """Return the running loop's next turn of a guest; raises `RuntimeError` where no loop runs."""
    loop = asyncio.get_running_loop()
    found = _slicers.get(loop)
    if found is None:
        found = _slicers[loop] = Slicer()
    return found.turn()


class Standing(asyncio.Future[None]):
    """Stands for a future that may go on after it was cancelled, such as a task: nobody need wait for its end."""

    def __init__(self, waited_for: asyncio.Future[Any]) -> None:
        super().__init__(loop=waited_for.get_loop())
        self._waited_for = waited_for
        self._asyncio_future_blocking, waited_for._asyncio_future_blocking = True, False
        waited_for.add_done_callback(self._wake)

    def _wake(self, _waited_for: asyncio.Future[Any]) -> None:
        if not self.done():
            self.set_result(None)

    def cancel(self, msg: Any | None = None) -> bool:
        """Cancel what is waited for; the waiting ends with it."""
        return self._waited_for.cancel(msg)

    def give_up(self) -> None:
        """End the waiting now."""
        super().cancel()


@types.coroutine
def resume(
    coroutine: Coroutine[Any, Any, Any],
    yielded: Any,
    waits: Callable[[object], bool],
    over: Callable[[], bool] | None = None,
) -> Generator[Any, Any, Any]:
    """Await a coroutine that was started already and has yielded `yielded`.

    `waits` is told each object that is waited for; where it answers `True`, the coroutine is cancelled instead. Where
    `over` says so, it is given up whatever it does, and `CancelledError` raised.
    """
    step: Callable[[], object]
    while True:
        try:
            if over is not None and asyncio.isfuture(yielded) and yielded.__class__ is not asyncio.Future:
                yielded = Standing(yielded)
            if waits(yielded):
                raise asyncio.CancelledError
            sent = yield yielded
        except GeneratorExit:
            coroutine.close()
            raise
        except BaseException as error:  # noqa: BLE001 - a cancellation belongs to the coroutine
            step = _thrower(coroutine, error)
        else:
            step = _sender(coroutine, sent)
        if over is not None and over():
            give_up(coroutine)
            raise asyncio.CancelledError
        try:
            yielded = step()
        except StopIteration as stop:
            return stop.value


def give_up(coroutine: Coroutine[Any, Any, Any]) -> None:
    """Close a coroutine that nobody waits for any more, whatever it makes of that."""
    with contextlib.suppress(Exception):  # it may go on, or raise something else
        coroutine.close()


def _thrower(coroutine: Coroutine[Any, Any, Any], error: BaseException) -> Callable[[], object]:
    return lambda: coroutine.throw(error)


def _sender(coroutine: Coroutine[Any, Any, Any], value: object) -> Callable[[], object]:
    return lambda: coroutine.send(value)
