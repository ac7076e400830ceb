"""The instances of one plugin: each serves one call at a time, and calls go on after one died.

A caller takes an instance from the pool, has it for itself, and gives it back. A store is dead after a trap, an
interrupt or a failed import: the instance is thrown away, and another thread makes a new one. While instances live, a
call costs taking an item from a queue, giving it back, and two looks at the clock: everything else happens on the way
of an exception. An interrupt (Ctrl-C) can come between any two steps of a call: an instance that it hits is thrown away
or lost, and never used again.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import logging
import math
import os
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeAlias

import attrs
import witbind
from helios_api.v2.types import Call
from witbind import Err, Ok
from witbind.runtime import Instance

from helios_host.engine.settings import TICK_SECONDS
from helios_host.engine.shared import check_process
from helios_host.errors import CallError, DeadlineExceeded, ForkedProcess, PluginUnavailable, printable

from .memory import MemoryMap, memory_map
from .meter import FINE, Meter
from .outcomes import answered, is_harmless
from .place import Linked, Origin, Place
from .settings import Policy, PoolSettings
from .shield import later, log, shielded
from .stacks import LEAST_STACK, THREADS, check_stack
from .sticky import Keys

__all__ = ["GRACE_SECONDS", "Ask", "Bound", "InstancePool", "Make", "ticks", "unavailable"]

GRACE_SECONDS: Final = 0.05
"""What a call may take beyond its limit before it counts as late: the thread needs the GIL to look at the clock."""

RETRY_SECONDS: Final = 1.0
"""How long a plugin is left alone after a new instance could not be made."""

CLOSE_SECONDS: Final = 2.0
"""How long closing waits for calls, beyond their time limit."""

_SHORT_WAIT: Final = 0.001
_LONG_WAIT: Final = 0.1

Bound = Callable[[Any, Any], Any]
"""A hook function of one instance: takes the call and its subject, both of API version 2, and answers in it.

An answer that is a `Result` is opened; its error becomes `GuestError`.
"""

Ask = Callable[[float, float, Call, Any], Any]
"""Asks one plugin: takes two times (`time.perf_counter`), the call and its subject; raises `CallError`.

Until `roomy` the call's deadline is as good as whole, and leaves room for a whole time limit. Until `until` the chain
may run.
"""

Make: TypeAlias = Callable[[], Instance]

_log = logging.getLogger("helios_host.instances")
_clock = time.perf_counter


def ticks(seconds: float) -> int:
    """Return the epoch ticks that bound a call to `seconds`: one more, since the running tick counts as a whole."""
    return math.ceil(seconds / TICK_SECONDS) + 1


_pools: Final[weakref.WeakSet[InstancePool]] = weakref.WeakSet()
"""Every pool of this process, for what must happen in a child that is forked from it."""


class InstancePool:
    """Holds the instances of a plugin, whose calls may run for `timeout` seconds each.

    `prepare` links the component once a place. `farewell` is called with an instance that is closed in good health. A
    caller that finds every instance taken waits, at most `settings.wait` seconds and until its own deadline.
    """

    def __init__(
        self,
        origin: Origin,
        prepare: Callable[[], Linked[Make]],
        farewell: Callable[[Instance], None],
        timeout: float,
        settings: PoolSettings,
    ) -> None:
        self.plugin: Final = origin.plugin
        self.serial = 0
        self._origin: Final = origin
        self._prepare = prepare
        self._farewell = farewell
        self._timeout = timeout
        self._settings: Final = settings
        self._measured: Final = settings.policy is not Policy.FRESH  # it takes longer than making one
        self._lock = threading.Lock()
        self._places: weakref.WeakSet[Place[Make]] = weakref.WeakSet()  # one that an interrupted caller lost is gone
        self._free: SimpleQueue[Place[Make]] = SimpleQueue()
        self._broken: deque[Place[Make]] = deque()
        self._coming: list[Place[Make]] = []  # their next instances are being made
        self._keys: Keys[Make] = Keys()
        self._problem: Exception | None = None
        self._retry_at = 0.0
        self._collect_at = 0.0
        self._binders: list[Callable[[Instance], Bound]] = []
        self._closed: str | None = None
        self._forked = False
        _pools.add(self)

    @property
    def instances(self) -> int:
        """How many instances there are now."""
        return sum(place.instance is not None for place in list(self._places))

    def memory(self, found: MemoryMap) -> int:
        """Return the bytes of the instances' memories."""
        return sum(place.memory(found) for place in list(self._places))

    def start(self) -> None:
        """Make the least number of instances now; raises what making one raises.

        `shield.start_workers` must have been called.
        """
        for _ in range(self._settings.min):
            shielded(self._add)

    def guard(self, hook: str, bind: Callable[[Instance], Bound], meter: Meter) -> Ask:
        """Return a function that calls `hook` on an instance; `meter` is told how long each call took.

        It raises `CallError`. `bind` gives the hook function of one instance.
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

        def guarded(roomy: float, until: float, call: Call, subject: Any) -> Any:
            begun = started = _clock()
            try:
                if started > roomy:
                    left = until - started
                    call = attrs.evolve(call, deadline=max(int(left * 1e6), 0))
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
                    if not THREADS.fit and not check_stack():
                        raise self._unfit(hook)
                    if budget.calls != budget.calls_a_call:
                        budget.refill()
                    if scope is not None:
                        scope.begin(until, timeout)
                    answer = place.calls[index](call, subject)
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
                spent = int((_clock() - started) * 1e6)
                if spent < FINE:
                    fine[spent] += 1
                else:
                    meter.slow(spent)

        return guarded

    def close(self, reason: str = "the plugin was closed") -> None:
        """Close the instances after the calls that run in them; later calls raise `PluginUnavailable`."""
        if not self._forked:
            shielded(lambda: self._close(reason))

    def forked(self) -> None:
        """In a forked child: forget the instances, which cannot even be freed there, and refuse every call."""
        for place in list(self._places):
            if place.instance is not None:
                ctypes.pythonapi.Py_IncRef(ctypes.py_object(place.instance))
        self._forked = True
        with contextlib.suppress(Empty):
            while True:
                self._free.get_nowait()
        self._broken.clear()
        self._lock = threading.Lock()

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
            if not THREADS.fit and not check_stack():
                raise self._unfit(hook)
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

    def _give_back(self, place: Place[Make]) -> None:
        if self._settings.is_worn(place):
            self._replace(place)
        elif place.key is not None and self._closed is None:
            self._keys.give(place)
        else:
            self._free.put(place)

    def _wait(self, hook: str, until: float) -> Place[Make]:
        """Return a free place that has an instance; raises `PluginUnavailable` when there is none in time."""
        since = _clock()
        until = min(until, since + self._settings.wait)
        while (place := self._look(hook)) is None:
            time.sleep(_SHORT_WAIT)  # not `get` with a timeout: in CPython 3.11 that can wait for ever
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
            if _clock() >= until:
                raise self._unavailable(hook, busy)
            time.sleep(_SHORT_WAIT)
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
                    raise self._unavailable(hook, f"a new instance could not be made: {error}", error) from error
            return
        if _clock() < self._retry_at:
            self._broken.append(place)
            text = f"a new instance could not be made: {self._problem}"
            raise self._unavailable(hook, text, self._problem)
        self._replace(place)

    def _add(self) -> None:
        """Add a place with an instance, unless there are as many as there may be."""
        with self._lock:
            if len(self._places) >= self._settings.max or self._closed is not None:
                return
            if _clock() < self._retry_at and self._problem is not None:
                raise self._problem
            place = Place(self._prepare())
            self._places.add(place)
        try:
            self._fill(place)
        except Exception as error:
            self._places.discard(place)  # the error's traceback holds it
            self._problem, self._retry_at = error, _clock() + RETRY_SECONDS
            raise

    def _fill(self, place: Place[Make]) -> None:
        before = memory_map() if self._measured else None
        instance = place.linked.make()
        instance.store.epoch_ticks = ticks(self._timeout)
        with self._lock:
            self.serial += 1
            place.settle(instance, self.serial, [bind(instance) for bind in self._binders], before)
        self._free.put(place)

    def _replace(self, place: Place[Make]) -> None:
        """Throw the instance of a place away and make another one, both in another thread."""
        instance = place.empty()
        self._keys.forget(place)
        self._coming.append(place)

        def step() -> None:
            try:
                if instance is not None:
                    _bury(instance)
                place.closed()
                if self._closed is None and not self._forked:
                    self._fill(place)
                else:
                    self._places.discard(place)
            except Exception as error:  # noqa: BLE001 - the next call is told
                self._problem, self._retry_at = error, _clock() + RETRY_SECONDS
                self._broken.append(place)
            finally:
                self._coming.remove(place)

        later(step)

    def _close(self, reason: str) -> None:
        if self._closed is None:
            self._closed = reason
        for place in self._keys.clear():
            self._free.put(place)
        until = _clock() + self._timeout + CLOSE_SECONDS
        while self._places and _clock() < until:
            try:
                place = self._broken.pop() if self._broken else self._free.get_nowait()
            except Empty:
                time.sleep(_SHORT_WAIT)
                continue
            self._places.discard(place)
            instance = place.empty()
            if instance is None:
                continue
            try:
                self._farewell(instance)
            except witbind.WitbindError as error:
                text = "plugin %s failed when it was closed: %s"
                log(_log, logging.WARNING, text, self.plugin, printable(str(error)))
            _bury(instance)
            place.closed()

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

    def _unfit(self, hook: str) -> CallError:
        text = f"this thread's stack is too small for guests: they need {LEAST_STACK} bytes (threading.stack_size)"
        return self._unavailable(hook, text)

    def _unavailable(self, hook: str, reason: str, cause: BaseException | None = None) -> CallError:
        return unavailable(reason, self.plugin, hook, self.serial, cause)


def unavailable(
    reason: str, plugin: str, hook: str, serial: int, cause: BaseException | None = None
) -> PluginUnavailable:
    """Return the error of a call for which there is no instance; `serial` is the last one's number."""
    error = PluginUnavailable(reason, plugin=plugin, hook=hook, instance=serial)
    error.__cause__ = cause
    return error


def _bury(instance: Instance) -> None:
    """Free an instance that nobody else has; a caller that was interrupted may have left its lock taken."""
    store = instance.store
    store.acquire(False)
    store.release()
    instance.close()


def _after_fork() -> None:
    for pool in list(_pools):
        pool.forked()


os.register_at_fork(after_in_child=_after_fork)
