"""The instances of one plugin for callers that await: a guest that waits or computes for long holds nobody up.

Everything happens in the event loop's own steps, so nothing is locked: while instances are free, a call costs taking
one from a list, giving it back, and a look at the clock. An instance serves one call at a time. One whose call failed
or was cancelled is thrown away, and another one is made in a task of its own. A pool serves one event loop at a time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from types import CoroutineType
from typing import Any, TypeAlias

import attrs
import witbind
from helios_api.v2.types import Call
from witbind import Err, Ok
from witbind.runtime import AsyncInstance, AsyncStore, Packer

from helios_host.errors import DeadlineExceeded

from .async_stock import AsyncStock, BoundAsync, PlaceAsync
from .meter import FINE, Meter
from .outcomes import answered, is_harmless
from .settings import Policy
from .stacks import THREADS, check_stack

__all__ = ["AskAsync", "AsyncPool"]

AskAsync: TypeAlias = Callable[..., Coroutine[Any, Any, Any]]
"""Asks one plugin; see `pool.Ask`."""

_clock = time.perf_counter


class AsyncPool(AsyncStock):
    """Calls the instances of a plugin, each for one caller at a time.

    A call that finds every instance taken waits, at most `settings.wait` seconds and until its own deadline; those that
    wait are served in turn.
    """

    def guard(
        self,
        hook: str,
        bind: Callable[[AsyncInstance], BoundAsync],
        meter: Meter,
        bind_packed: Callable[[AsyncInstance], Callable[[Packer], Any]] | None = None,
    ) -> AskAsync:
        """Return a coroutine function that calls `hook` on an instance; see `InstancePool.guard`."""
        index = len(self._binders)
        self._binders.append(bind)
        for place in self._places:
            if place.instance is not None:
                place.calls.append(bind(place.instance))  # type: ignore[arg-type] # made by this pool
        timeout, free, waiting, fine = self._timeout, self._free, self._waiting, meter.fine
        sticky, special = self._settings.policy is Policy.STICKY, self._settings.special

        async def guarded(roomy: float, until: float, call: Call, subject: Any, packer: Packer | None = None) -> Any:
            started = _clock()
            try:
                if started > roomy:
                    left = until - started
                    if left <= 0:
                        raise DeadlineExceeded(
                            limit=0.0, elapsed=-left, which="deadline", plugin=self.plugin, hook=hook
                        )
                    call, packer = attrs.evolve(call, deadline=int(left * 1e6)), None
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
                try:
                    if not THREADS.state and not check_stack(THREADS.state):
                        raise self._unfit(hook)
                    if packer is None:
                        answer = place.calls[index](call, subject)
                    else:
                        answer = place.packed_call(index, bind_packed)(packer)  # type: ignore[arg-type] # see there
                    if answer.__class__ is CoroutineType:
                        place.instance.store.deadline = until  # type: ignore[union-attr]
                        answer = await answer
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

    async def _wait(self, hook: str, until: float) -> PlaceAsync:
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

    async def _turn(self, hook: str, until: float) -> PlaceAsync | None:
        """Wait in line for a place, or for the news that there may be one."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[PlaceAsync | None] = loop.create_future()

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

    async def _keyed(self, hook: str, until: float, key: str) -> PlaceAsync:
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
            found: PlaceAsync | None
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

    async def _grow(self, hook: str) -> PlaceAsync:
        if _clock() < self._retry_at:
            raise self._no_other(hook, self._problem)
        try:
            return await self._add()
        except Exception as error:
            raise self._no_other(hook, error) from error

    def _failed(
        self, place: PlaceAsync, error: BaseException, hook: str, started: float, until: float
    ) -> BaseException:
        """Return what an error of a call means; throw the instance away unless it is as good as before."""
        late = isinstance(error, witbind.Interrupted) and error.limit == "deadline"
        limit = until - started if late else self._timeout
        found = place.failed(self._origin, error, hook=hook, limit=limit, started=started)
        if is_harmless(error):
            self._give_back(place)
            return found
        store = place.instance and place.instance.store
        if isinstance(store, AsyncStore) and store.dead is None:
            store.abandon()  # an interrupt came between the call's beginning and its awaiting
        self._replace(place)
        return found
