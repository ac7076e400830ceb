"""The instances of one plugin for callers that await: a guest that waits or computes for long holds nobody up.

Everything happens in the event loop's own steps, so nothing is locked: while instances are free, a call costs taking
one from a list, giving it back, and a look at the clock. An instance serves one call at a time. One whose call failed
or was cancelled is thrown away, and another one is made in a task of its own. A pool serves one event loop at a time.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final, TypeAlias

import attrs
import witbind
from helios_api.v2.types import Call
from witbind import Err, Ok
from witbind.runtime import AsyncInstance, AsyncStore

from helios_host.engine.shared import check_process
from helios_host.errors import CallError, DeadlineExceeded, HeliosError, printable

from .memory import MemoryMap, memory_map
from .meter import FINE, Meter
from .outcomes import answered, is_harmless
from .place import Linked, Origin, Place
from .pool import CLOSE_SECONDS, RETRY_SECONDS, unavailable
from .settings import Policy, PoolSettings
from .stacks import LEAST_STACK, THREADS, check_stack
from .sticky import Keys

__all__ = ["AskAsync", "AsyncPool", "BoundAsync", "MakeAsync"]

BoundAsync: TypeAlias = Callable[[Any, Any], Coroutine[Any, Any, Any]]
"""A hook function of one instance, to be awaited; see `pool.Bound`."""

AskAsync: TypeAlias = Callable[[float, float, Call, Any], Coroutine[Any, Any, Any]]
"""Asks one plugin; see `pool.Ask`."""

MakeAsync: TypeAlias = Callable[[], Awaitable[AsyncInstance]]

_Place: TypeAlias = Place[MakeAsync]

_log = logging.getLogger("helios_host.instances")
_clock = time.perf_counter


class AsyncPool:
    """Holds the instances of a plugin, in whose calls a guest may run for `timeout` seconds itself.

    The arguments are those of `InstancePool`. A call that finds every instance taken waits, at most `settings.wait`
    seconds and until its own deadline; those that wait are served in turn.
    """

    def __init__(
        self,
        origin: Origin,
        prepare: Callable[[], Linked[MakeAsync]],
        farewell: Callable[[AsyncInstance], Awaitable[None]],
        timeout: float,
        settings: PoolSettings,
    ) -> None:
        self.plugin: Final = origin.plugin
        self.serial = 0
        self._origin: Final = origin
        self._prepare = prepare
        self._farewell = farewell
        self._timeout: Final = timeout
        self._settings: Final = settings
        self._measured: Final = settings.policy is not Policy.FRESH
        self._places: set[_Place] = set()
        self._free: list[_Place] = []
        self._waiting: deque[asyncio.Future[_Place | None]] = deque()
        self._keys: Keys[MakeAsync] = Keys()
        self._spare: list[Linked[MakeAsync]] = []
        self._refills: set[asyncio.Task[None]] = set()  # they make instances in the place of others
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._problem: Exception | None = None
        self._retry_at = 0.0
        self._binders: list[Callable[[AsyncInstance], BoundAsync]] = []
        self._closed: str | None = None

    @property
    def instances(self) -> int:
        """How many instances there are now."""
        return sum(place.instance is not None for place in list(self._places))

    def memory(self, found: MemoryMap) -> int:
        """Return the bytes of the instances' memories."""
        return sum(place.memory(found) for place in list(self._places))

    async def start(self) -> None:
        """Make the least number of instances now; raises what making one raises."""
        while len(self._places) < self._settings.min:
            self._free.append(await self._add())

    def guard(self, hook: str, bind: Callable[[AsyncInstance], BoundAsync], meter: Meter) -> AskAsync:
        """Return a coroutine function that calls `hook` on an instance; see `InstancePool.guard`."""
        index = len(self._binders)
        self._binders.append(bind)
        for place in self._places:
            if place.instance is not None:
                place.calls.append(bind(place.instance))  # type: ignore[arg-type] # made by this pool
        timeout, free, waiting, fine = self._timeout, self._free, self._waiting, meter.fine
        sticky, special = self._settings.policy is Policy.STICKY, self._settings.special

        async def guarded(roomy: float, until: float, call: Call, subject: Any) -> Any:
            started = _clock()
            try:
                if started > roomy:
                    left = until - started
                    if left <= 0:
                        raise DeadlineExceeded(
                            limit=0.0, elapsed=-left, which="deadline", plugin=self.plugin, hook=hook
                        )
                    call = attrs.evolve(call, deadline=int(left * 1e6))
                if sticky:
                    place = await self._keyed(hook, until, self._settings.key_of(call))
                else:
                    try:
                        place = free.pop()
                    except IndexError:
                        place = await self._wait(hook, until)
                budget, scope = place.budget, place.scope
                if budget.calls != budget.calls_a_call:
                    budget.refill()
                if scope is not None:
                    scope.begin(until, timeout)
                place.instance.store.deadline = until  # type: ignore[union-attr]
                try:
                    if not THREADS.fit and not check_stack():
                        raise self._unfit(hook)
                    answer = await place.calls[index](call, subject)
                except BaseException as error:  # noqa: BLE001 - the instance is looked after, whatever it was
                    raise self._failed(place, error, hook, started, until)  # noqa: B904 - it has its cause
                if scope is not None:
                    scope.end()
                place.served += 1
                if waiting or special or self._closed is not None:
                    self._give_back(place)
                else:
                    free.append(place)
                if answer.__class__ is Ok:
                    return answer.value
                return answered(answer, self.plugin, hook) if answer.__class__ is Err else answer
            finally:
                spent = int((_clock() - started) * 1e6)
                if spent < FINE:
                    fine[spent] += 1
                else:
                    meter.slow(spent)

        return guarded

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
            except witbind.WitbindError as error:
                _log.warning("plugin %s failed when it was closed: %s", self.plugin, printable(str(error)))
            instance.close()
            place.closed()

    def _abandon_lost(self) -> None:
        """Throw away what is in a call that cannot go on: its event loop was closed."""
        for place in list(self._places):
            store = None if place.instance is None else place.instance.store
            if isinstance(store, AsyncStore) and store.is_lost():
                store.abandon()
                self._discard(place)

    def _give_back(self, place: _Place) -> None:
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

    def _wake(self, place: _Place | None) -> bool:
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

    def _hand_over(self, future: asyncio.Future[_Place | None], place: _Place | None) -> None:
        """Give a place to who waits for it in this event loop, or to the next one."""
        if not future.done():
            future.set_result(place)
        elif place is not None:
            self._give_back(place)
        else:
            self._wake(None)

    async def _wait(self, hook: str, until: float) -> _Place:
        """Return a place that has an instance; raises `PluginUnavailable` when there is none in time."""
        until = min(until, _clock() + self._settings.wait)
        while True:
            if self._closed is not None:
                raise self._unavailable(hook, self._closed)
            if self._free:
                return self._free.pop()
            if len(self._places) < self._settings.max and not self._is_coming():
                return await self._grow(hook)
            place = await self._turn(hook, until)
            if place is not None:
                return place

    async def _turn(self, hook: str, until: float) -> _Place | None:
        """Wait in line for a place, or for the news that there may be one."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[_Place | None] = loop.create_future()

        def expire() -> None:
            if not future.done():
                text = f"all {len(self._places)} instances were busy"
                future.set_exception(self._unavailable(hook, text))

        timer = loop.call_later(max(until - _clock(), 0.0), expire)
        self._waiting.append(future)
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and future.exception() is None:
                place = future.result()
                if place is not None:
                    self._give_back(place)
            raise
        finally:
            timer.cancel()

    async def _keyed(self, hook: str, until: float, key: str) -> _Place:
        """Return the place of a key, a new one for a new key; raises `PluginUnavailable` when there is none in time."""
        until = min(until, _clock() + self._settings.wait)
        while True:
            place = self._keys.take(key)
            if place is not None:
                return place
            if self._closed is not None:
                raise self._unavailable(hook, self._closed)
            busy = self._keys.is_busy(key)
            if not busy and not self._free and len(self._places) >= self._settings.max:
                oldest = self._keys.oldest()
                if oldest is not None:
                    self._discard(oldest)
            found: _Place | None
            if not busy and self._free:
                found = self._free.pop()
            elif not busy and len(self._places) < self._settings.max and not self._is_coming():
                found = await self._grow(hook)
            else:
                found = await self._turn(hook, until)
                if found is None:
                    continue
            if self._keys.assign(key, found):
                return found
            self._give_back(found)

    async def _grow(self, hook: str) -> _Place:
        if _clock() < self._retry_at:
            text = f"a new instance could not be made: {self._problem}"
            raise self._unavailable(hook, text, self._problem)
        try:
            return await self._add()
        except Exception as error:
            raise self._unavailable(hook, f"a new instance could not be made: {error}", error) from error

    async def _add(self) -> _Place:
        """Make a place with an instance; raises what that raises, which is also kept for later callers."""
        check_process()
        self._loop = asyncio.get_running_loop()
        place: _Place = Place(self._spare.pop() if self._spare else self._prepare())
        self._places.add(place)
        try:
            before = memory_map() if self._measured else None
            instance = await place.linked.make()
        except BaseException as error:
            self._places.discard(place)
            if isinstance(error, Exception):
                self._problem, self._retry_at = error, _clock() + RETRY_SECONDS
            raise
        store = instance.store
        assert isinstance(store, AsyncStore)
        store.timeout = self._timeout
        self.serial += 1
        place.settle(instance, self.serial, [bind(instance) for bind in self._binders], before)
        return place

    def _discard(self, place: _Place) -> None:
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

    def _replace(self, place: _Place) -> None:
        """Throw a place away and make another one in a task of its own; where no loop runs, the next call makes it."""
        self._discard(place)
        if self._closed is None and _running_loop() is not None:
            task = self._spawn(self._refill())
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
        except (HeliosError, witbind.WitbindError):  # the next call is told
            self._wake(None)
            return
        self._give_back(place)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _failed(self, place: _Place, error: BaseException, hook: str, started: float, until: float) -> BaseException:
        """Return what an error of a call means; throw the instance away unless it is as good as before."""
        late = isinstance(error, witbind.Interrupted) and error.limit == "deadline"
        limit = until - started if late else self._timeout
        found = place.failed(self._origin, error, hook=hook, limit=limit, started=started)
        if is_harmless(error):
            self._give_back(place)
        else:
            self._replace(place)
        return found

    def _unfit(self, hook: str) -> CallError:
        text = f"this thread's stack is too small for guests: they need {LEAST_STACK} bytes (threading.stack_size)"
        return self._unavailable(hook, text)

    def _unavailable(self, hook: str, reason: str, cause: BaseException | None = None) -> CallError:
        return unavailable(reason, self.plugin, hook, self.serial, cause)


def _running_loop() -> asyncio.AbstractEventLoop | None:
    """Return the event loop that runs on this thread; `None` where none does, such as in a finaliser."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
