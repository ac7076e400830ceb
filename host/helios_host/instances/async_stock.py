"""The instances of one plugin for callers that await: how they are made, replaced, given away in turn, and closed.

One whose call failed or was cancelled is thrown away, and another one is made in a task of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final, TypeAlias

from witbind.runtime import AsyncInstance, AsyncStore

from helios_host.engine.shared import check_process

from .base import CLOSE_SECONDS, Pool
from .memory import Claim
from .place import Linked, Origin, Place
from .settings import PoolSettings

__all__ = ["AsyncStock", "BoundAsync", "MakeAsync", "PlaceAsync"]

BoundAsync: TypeAlias = Callable[[Any, Any], Any]
"""A hook function of one instance: returns its answer, or a coroutine to be awaited at once; see `stock.Bound`."""

MakeAsync: TypeAlias = Callable[[Claim | None], Awaitable[AsyncInstance]]

PlaceAsync: TypeAlias = Place[MakeAsync]

_log = logging.getLogger("helios_host.instances")
_clock = time.perf_counter


class AsyncStock(Pool[MakeAsync]):
    """Keeps the instances of a plugin; the arguments are those of `Stock`."""

    def __init__(
        self,
        origin: Origin,
        prepare: Callable[[], Linked[MakeAsync]],
        farewell: Callable[[AsyncInstance], Awaitable[None]],
        timeout: float,
        settings: PoolSettings,
    ) -> None:
        super().__init__(origin, prepare, timeout, settings)
        self._farewell: Final = farewell
        self._places: set[PlaceAsync] = set()
        self._free: list[PlaceAsync] = []
        self._waiting: deque[asyncio.Future[PlaceAsync | None]] = deque()
        self._spare: list[Linked[MakeAsync]] = []
        self._refills: set[asyncio.Task[None]] = set()  # they make instances in the place of others
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._binders: list[Callable[[AsyncInstance], BoundAsync]] = []

    async def start(self) -> None:
        """Make the least number of instances now; raises what making one raises."""
        while len(self._places) < self._settings.min:
            self._free.append(await self._add())

    def close(self, reason: str = "the plugin was closed") -> None:
        """Close the instances after the calls that run in them; later calls raise `PluginUnavailable`.

        It waits for that on another thread than the event loop's, or where that loop is gone; in the loop itself, it
        is done soon.
        """
        self._closed = reason
        loop = self._loop
        if loop is None and not self._places:
            return
        if loop is None or loop.is_closed() or not loop.is_running():
            asyncio.run(self._close())
            return
        with contextlib.suppress(RuntimeError):
            if asyncio.get_running_loop() is loop:
                self._spawn(self._close())
                return
        closing = asyncio.run_coroutine_threadsafe(self._close(), loop)
        try:
            closing.result(self._timeout + 2 * CLOSE_SECONDS)
        except TimeoutError:
            _log.warning("plugin %s: its instances are closed when the event loop comes to it", self.plugin)
        except Exception as error:  # noqa: BLE001 - the loop may make tasks as it likes; other plugins are closed
            _log.warning("%s", self._left_badly(error))

    async def _close(self) -> None:
        while self._wake(None):
            pass
        self._free += self._keys.clear()
        until = _clock() + self._timeout + CLOSE_SECONDS
        while self._places and _clock() < until:
            if not self._free:
                self._abandon_lost()
                await asyncio.sleep(0.001)
                continue
            place = self._free.pop()
            self._places.discard(place)
            instance = place.empty()
            assert isinstance(instance, AsyncInstance)
            try:
                await self._farewell(instance)
            except BaseException as error:  # the others are closed, whatever its imports raise
                if isinstance(error, asyncio.CancelledError) and _is_cancelled():
                    raise
                _log.warning("%s", self._left_badly(error))
            instance.close()
            place.closed()

    def _abandon_lost(self) -> None:
        """Throw away what is in a call that cannot go on: its event loop was closed."""
        for place in list(self._places):
            store = None if place.instance is None else place.instance.store
            if isinstance(store, AsyncStore) and store.is_lost():
                store.abandon()
                self._discard(place)

    def _give_back(self, place: PlaceAsync) -> None:
        """Give an instance to whoever waits for one, or keep it; one that is worn is replaced."""
        if self._settings.is_worn(place):
            self._replace(place)
            return
        if place.key is not None and self._closed is None:
            self._keys.give(place)
            for _ in range(len(self._waiting)):  # whose key it is, or who is in need of any
                self._wake(None)
        elif not self._wake(place):
            self._free.append(place)

    def _wake(self, place: PlaceAsync | None) -> bool:
        """Give a place, or the news that there may be one, to the first that waits; says whether one does."""
        here = _running_loop()
        while self._waiting:
            future = self._waiting.popleft()
            loop = future.get_loop()
            if loop is here:
                if not future.done():
                    future.set_result(place)
                    return True
            else:
                with contextlib.suppress(RuntimeError):  # that loop was closed
                    loop.call_soon_threadsafe(self._hand_over, future, place)
                    return True
        return False

    def _hand_over(self, future: asyncio.Future[PlaceAsync | None], place: PlaceAsync | None) -> None:
        """Give a place to who waits for it in this event loop, or to the next one."""
        if not future.done():
            future.set_result(place)
        elif place is not None:
            self._give_back(place)
        else:
            self._wake(None)

    async def _add(self) -> PlaceAsync:
        """Make a place with an instance; raises what that raises, which is also kept for later callers."""
        check_process()
        self._loop = asyncio.get_running_loop()
        place: PlaceAsync = Place(self._spare.pop() if self._spare else self._prepare())
        self._places.add(place)
        try:
            claim = Claim() if self._measured else None
            instance = await place.linked.make(claim)
        except BaseException as error:
            self._places.discard(place)
            if isinstance(error, Exception):
                self._not_made(error)
            raise
        store = instance.store
        assert isinstance(store, AsyncStore)
        store.timeout = self._timeout
        self.serial += 1
        place.settle(instance, self.serial, [bind(instance) for bind in self._binders], claim)
        return place

    def _discard(self, place: PlaceAsync) -> None:
        """Throw a place and its instance away."""
        self._keys.forget(place)
        if place not in self._places:  # that was done, when its event loop was closed
            return
        self._places.discard(place)
        instance = place.empty()
        if instance is not None:
            instance.close()
        place.closed()
        self._spare.append(place.linked)

    def _replace(self, place: PlaceAsync) -> None:
        """Throw a place away and make another one in a task of its own; where no loop runs, the next call makes it."""
        self._discard(place)
        if self._closed is None and _running_loop() is not None:
            work = self._refill()
            try:
                task = self._spawn(work)
            except Exception:  # noqa: BLE001 - the loop may make tasks as it likes
                work.close()
                self._wake(None)
                return
            self._refills.add(task)
            task.add_done_callback(self._refilled)

    def _refilled(self, task: asyncio.Task[None]) -> None:
        self._refills.discard(task)
        if task.cancelled():
            self._wake(None)

    def _is_coming(self) -> bool:
        """Say whether an instance is being made in the place of another; a loop that was closed makes none."""
        return any(not task.done() and not task.get_loop().is_closed() for task in list(self._refills))

    async def _refill(self) -> None:
        try:
            place = await self._add()
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001 - the next call is told; `SystemExit` in a task ends the loop
            self._not_made(error)
            self._wake(None)
            return
        self._give_back(place)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _running_loop() -> asyncio.AbstractEventLoop | None:
    """Return the event loop that runs on this thread; `None` where none does, such as in a finaliser."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
