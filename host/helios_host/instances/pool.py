"""The instances of one plugin: each serves one call at a time, and calls go on after one died.

A caller takes an instance from the pool, has it for itself, and gives it back. A store is dead after a trap, an
interrupt or a failed import: the instance is thrown away, and another thread makes a new one. While instances live, a
call costs taking an item from a queue, giving it back, and two looks at the clock: everything else happens on the way
of an exception. An interrupt (Ctrl-C) can come between any two steps of a call: an instance that it hits is thrown away
or lost, and never used again.
"""

from __future__ import annotations

import contextlib
import gc
import threading
import time
from collections.abc import Callable
from queue import Empty
from typing import Any, Final

import attrs
from helios_api.v2.types import Call
from witbind import Err, Ok
from witbind.runtime import Instance, Packer

from helios_host.engine.settings import TICK_SECONDS
from helios_host.engine.shared import check_process
from helios_host.errors import CallError, DeadlineExceeded, ForkedProcess

from .base import RETRY_SECONDS
from .meter import FINE, Meter
from .outcomes import answered, is_harmless
from .place import Place
from .settings import Policy
from .shield import is_worker, shielded
from .stacks import FIT, THREADS, WITHIN, check_stack
from .stock import SHORT_WAIT, Bound, Make, Stock, ticks

__all__ = ["GRACE_SECONDS", "Ask", "InstancePool"]

GRACE_SECONDS: Final = 0.05
"""What a call may take beyond its limit before it counts as late: the thread needs the GIL to look at the clock."""

_LONG_WAIT: Final = 0.1

Ask = Callable[..., Any]
"""Asks one plugin: takes two times (`time.perf_counter`), the call and its subject; raises `CallError`.

Until `roomy` the call's deadline is as good as whole, and leaves room for a whole time limit. Until `until` the chain
may run.
"""

_clock = time.perf_counter


class InstancePool(Stock):
    """Calls the instances of a plugin, each for one caller at a time.

    A caller that finds every instance taken waits, at most `settings.wait` seconds and until its own deadline.
    """

    _collect_at = 0.0

    def guard(
        self,
        hook: str,
        bind: Callable[[Instance], Bound],
        meter: Meter,
        bind_packed: Callable[[Instance], Callable[[Packer], Any]] | None = None,
    ) -> Ask:
        """Return a function that calls `hook` on an instance; `meter` is told how long each call took.

        It raises `CallError`. `bind` gives the hook function of one instance, `bind_packed` the one that takes the call
        and its subject packed, in a fifth argument; where there is none, there may be no such argument.
        """
        with self._lock:
            index = len(self._binders)
            self._binders.append(bind)
            for place in self._places:
                if place.instance is not None:
                    place.calls.append(bind(place.instance))
        timeout, patience = self._timeout, self._timeout + GRACE_SECONDS
        take, give, fine = self._free.get_nowait, self._free.put, meter.fine
        sticky = self._settings.policy is Policy.STICKY
        special = self._settings.special

        def guarded(roomy: float, until: float, call: Call, subject: Any, packer: Packer | None = None) -> Any:
            begun = started = _clock()
            state = THREADS.state
            if state != FIT and not (state := check_stack(state)):
                raise self._unfit(hook)
            try:
                THREADS.state = WITHIN
                if started > roomy:
                    left = until - started
                    call, packer = attrs.evolve(call, deadline=max(int(left * 1e6), 0)), None
                    if left < timeout:
                        return self._hurry(index, call, subject, hook, until)
                if sticky:
                    place = self._keyed(hook, until, self._settings.key_of(call))
                    begun = _clock()
                else:
                    try:
                        place = take()
                    except Empty:
                        place = self._wait(hook, until)
                        begun = _clock()
                budget, scope = place.budget, place.scope
                try:
                    if budget.calls != budget.calls_a_call:
                        budget.refill()
                    if scope is not None:
                        scope.begin(until, timeout)
                    if packer is None:
                        answer = place.calls[index](call, subject)
                    else:
                        answer = place.packed_call(index, bind_packed)(packer)  # type: ignore[arg-type] # see above
                except BaseException as error:  # noqa: BLE001 - the instance is looked after, whatever it was
                    raise self._failed(place, error, hook, begun, timeout)  # noqa: B904 - it has its cause
                if scope is not None:
                    scope.end()
                elif _clock() - begun > patience:
                    raise self._late(place, hook, begun, timeout)
                place.served += 1
                if special:
                    self._give_back(place)
                else:
                    give(place)
                if answer.__class__ is Ok:
                    return answer.value
                return answered(answer, self.plugin, hook) if answer.__class__ is Err else answer
            finally:
                THREADS.state = state
                spent = int((_clock() - started) * 1e6)
                if spent < FINE:
                    fine[spent] += 1
                else:
                    meter.slow(spent)

        return guarded

    def _hurry(self, index: int, call: Call, subject: object, hook: str, until: float) -> Any:
        """Call with less time left than a whole time limit."""
        if until - _clock() <= 0:
            raise DeadlineExceeded(limit=0.0, elapsed=_clock() - until, which="deadline", plugin=self.plugin, hook=hook)
        if self._settings.policy is Policy.STICKY:
            place = self._keyed(hook, until, self._settings.key_of(call))
        else:
            place = self._wait(hook, until)
        started = _clock()
        left = max(until - started, TICK_SECONDS)
        try:
            assert place.instance is not None
            place.instance.store.epoch_ticks = ticks(left)
            place.budget.refill()
            if place.scope is not None:
                place.scope.begin(until, left)
            answer = place.calls[index](call, subject)
            place.instance.store.epoch_ticks = ticks(self._timeout)
        except BaseException as error:  # noqa: BLE001 - the instance is looked after, whatever it was
            found = self._failed(place, error, hook, started, left)
            if isinstance(found, DeadlineExceeded):
                found.which = "deadline"
            raise found  # noqa: B904 - it has its cause
        if place.scope is not None:
            place.scope.end()
        place.served += 1
        self._give_back(place)
        return answered(answer, self.plugin, hook)

    def _wait(self, hook: str, until: float) -> Place[Make]:
        """Return a free place that has an instance; raises `PluginUnavailable` when there is none in time."""
        since = _clock()
        until = min(until, since + self._settings.wait)
        while (place := self._look(hook)) is None:
            if is_worker():
                raise self._unavailable(hook, "it is asked while an instance is made, and none is free")
            time.sleep(SHORT_WAIT)  # not `get` with a timeout: in CPython 3.11 that can wait for ever
            self._collect(since)
            if _clock() >= until:
                raise self._unavailable(hook, f"all {len(self._places)} instances were busy")
        return place

    def _look(self, hook: str) -> Place[Make] | None:
        """Return a free place that has an instance, or see to it that there will be one."""
        if self._forked:
            check_process()
            raise ForkedProcess("this host was made before the process was forked: make a new one")
        if self._closed is not None:
            raise self._unavailable(hook, self._closed)
        with contextlib.suppress(Empty):
            return self._free.get_nowait()
        if len(self._places) >= self._settings.max and not self._coming and not self._broken:
            oldest = self._keys.oldest()
            if oldest is not None:
                self._replace(oldest)
        self._grow(hook)
        return None

    def _keyed(self, hook: str, until: float, key: str) -> Place[Make]:
        """Return the place of a key, a new one for a new key; raises `PluginUnavailable` when there is none in time."""
        since = _clock()
        until = min(until, since + self._settings.wait)
        while True:
            place = self._keys.take(key)
            if place is not None:
                return place
            if self._closed is not None or not self._keys.is_busy(key):
                found = self._look(hook)
                if found is not None:
                    if self._keys.assign(key, found):
                        return found
                    self._free.put(found)
                    continue
                busy = f"all {len(self._places)} instances were busy"
            else:
                busy = "the instance of this session or tenant was busy"
            if _clock() >= until or is_worker():
                raise self._unavailable(hook, busy)
            time.sleep(SHORT_WAIT)
            self._collect(since)

    def _collect(self, since: float) -> None:
        """Free what an interrupted caller lost: its traceback may hold an instance until garbage is collected.

        Who has waited for an instance `since` a moment ago does without: it takes tens of milliseconds.
        """
        now = _clock()
        if now - since < _LONG_WAIT:
            return
        if threading.current_thread() is threading.main_thread() and now >= self._collect_at:
            self._collect_at = now + RETRY_SECONDS
            gc.collect()

    def _grow(self, hook: str) -> None:
        """See to it that there will be a free place, if there may be another one."""
        try:
            place = self._broken.pop()
        except IndexError:
            if len(self._places) < self._settings.max and not self._coming:
                try:
                    shielded(self._add)
                except Exception as error:
                    raise self._no_other(hook, error) from error
            return
        if _clock() < self._retry_at:
            self._broken.append(place)
            raise self._no_other(hook, self._problem)
        self._replace(place)

    def _failed(
        self, place: Place[Make], error: BaseException, hook: str, started: float, limit: float
    ) -> BaseException:
        """Return what an error of a call means; throw the instance away unless it is as good as before."""
        found = place.failed(self._origin, error, hook=hook, limit=limit, started=started)
        if is_harmless(error):
            self._give_back(place)
        else:
            self._replace(place)
        return found

    def _late(self, place: Place[Make], hook: str, started: float, limit: float) -> CallError:
        serial, elapsed = place.serial, _clock() - started
        self._replace(place)
        return DeadlineExceeded(limit=limit, elapsed=elapsed, plugin=self.plugin, hook=hook, instance=serial)
