"""Giving the event loop its turns: slices of guests that compute, and coroutines that were started elsewhere."""

from __future__ import annotations

import asyncio
import types
import weakref
from collections import deque
from collections.abc import Callable, Coroutine, Generator
from typing import Any, Final

__all__ = ["Slicer", "resume", "turn"]

LOOP_PASSES: Final = 3
"""Passes of the event loop between two slices of guests that compute: a timer needs two to wake its task."""


class Slicer:
    """Lets one computing guest at a time run one slice, in turn, and the rest of the loop in between."""

    def __init__(self) -> None:
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._pump: asyncio.Task[None] | None = None

    def turn(self) -> asyncio.Future[None]:
        """Return a future that is done when this guest may run its next slice."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        if self._pump is None:
            self._pump = asyncio.ensure_future(self._run())
        return future

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


def turn() -> asyncio.Future[None]:
    """Return the running loop's next turn of a guest; raises `RuntimeError` where no loop runs."""
    loop = asyncio.get_running_loop()
    found = _slicers.get(loop)
    if found is None:
        found = _slicers[loop] = Slicer()
    return found.turn()


@types.coroutine
def resume(
    coroutine: Coroutine[Any, Any, Any], yielded: object, waits: Callable[[object], bool]
) -> Generator[Any, Any, Any]:
    """Await a coroutine that was started already and has yielded `yielded`.

    `waits` is told each object that is waited for; where it answers `True`, the coroutine is cancelled instead.
    """
    step: Callable[[], object]
    while True:
        try:
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
        try:
            yielded = step()
        except StopIteration as stop:
            return stop.value


def _thrower(coroutine: Coroutine[Any, Any, Any], error: BaseException) -> Callable[[], object]:
    return lambda: coroutine.throw(error)


def _sender(coroutine: Coroutine[Any, Any, Any], value: object) -> Callable[[], object]:
    return lambda: coroutine.send(value)
