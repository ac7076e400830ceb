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
from typing import Any, Final

import attrs
import witbind
from helios_api.v2.types import Call
from witbind import Err, Ok
from witbind.runtime import Instance

from helios_host.engine.settings import TICK_SECONDS
from helios_host.engine.shared import check_process
from helios_host.errors import (
    CallError,
    DeadlineExceeded,
    ForkedProcess,
    GuestError,
    GuestTrap,
    HostFunctionError,
    InvalidArgument,
    PluginUnavailable,
    ResultTooLarge,
    printable,
)

from .budget import MESSAGES_A_CALL, CallBudget
from .settings import Policy, PoolSettings
from .shield import later, shielded, start_workers
from .stacks import LEAST_STACK, THREADS, check_stack

__all__ = ["GRACE_SECONDS", "Ask", "InstancePool", "describe", "ticks"]

GRACE_SECONDS: Final = 0.05
"""What a call may take beyond its limit before it counts as late: the thread needs the GIL to look at the clock."""

RETRY_SECONDS: Final = 1.0
"""How long a plugin is left alone after a new instance could not be made."""

CLOSE_SECONDS: Final = 2.0
"""How long closing waits for calls, beyond their time limit."""

_SHORT_WAIT: Final = 0.001

Bound = Callable[[Any, Any], Any]
"""A hook function of one instance: takes the call and its subject, both of API version 2, and answers in it.

An answer that is a `Result` is opened; its error becomes `GuestError`.
"""

Ask = Callable[[float, float, Call, Any], Any]
"""Asks one plugin: takes two times (`time.perf_counter`), the call and its subject; raises `CallError`.

Until `roomy` the call's deadline is as good as whole, and leaves room for a whole time limit. Until `until` the chain
may run.
"""

Prepare = Callable[[], tuple[Callable[[], Instance], CallBudget]]
"""Links the component once: gives what makes instances, and the call budget that they share."""

_log = logging.getLogger("helios_host.instances")
_clock = time.perf_counter


def describe(error: Any) -> str:
    """Return a `plugin-error` in words, escaped."""
    case = type(error).__name__.removeprefix("PluginError")
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in case).strip()
    return f"{spaced}: {printable(str(error.value))}"


def ticks(seconds: float) -> int:
    """Return the epoch ticks that bound a call to `seconds`: one more, since the running tick counts as a whole."""
    return math.ceil(seconds / TICK_SECONDS) + 1


_pools: Final[weakref.WeakSet[InstancePool]] = weakref.WeakSet()
"""Every pool of this process, for what must happen in a child that is forked from it."""


class _Seat:
    """A place for one instance: its linked imports and their budget stay when the instance is another one."""

    __slots__ = ("__weakref__", "budget", "calls", "instance", "make", "serial", "served")

    def __init__(self, make: Callable[[], Instance], budget: CallBudget) -> None:
        self.make = make
        self.budget = budget
        self.instance: Instance | None = None
        self.calls: list[Bound] = []
        self.serial = 0
        self.served = 0


class InstancePool:
    """Holds the instances of `plugin`, whose calls may run for `timeout` seconds each.

    `farewell` is called with an instance that is closed in good health. A caller that finds every instance taken
    waits, at most `settings.wait` seconds and until its own deadline.
    """

    def __init__(
        self,
        plugin: str,
        prepare: Prepare,
        farewell: Callable[[Instance], None],
        timeout: float,
        settings: PoolSettings,
    ) -> None:
        self.plugin: Final = plugin
        self.serial = 0
        self._prepare = prepare
        self._farewell = farewell
        self._timeout = timeout
        self._settings: Final = settings
        self._lock = threading.Lock()
        self._seats: weakref.WeakSet[_Seat] = weakref.WeakSet()  # one that an interrupted caller lost is gone
        self._free: SimpleQueue[_Seat] = SimpleQueue()
        self._broken: deque[_Seat] = deque()
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
        return sum(seat.instance is not None for seat in list(self._seats))

    def start(self) -> None:
        """Make the least number of instances now; raises what making one raises."""
        start_workers()
        for _ in range(self._settings.min):
            shielded(self._add)

    def guard(self, hook: str, bind: Callable[[Instance], Bound]) -> Ask:
        """Return a function that calls `hook` on whatever instance is free.

        It raises `CallError`. `bind` gives the hook function of one instance.
        """
        with self._lock:
            index = len(self._binders)
            self._binders.append(bind)
            for seat in self._seats:
                if seat.instance is not None:
                    seat.calls.append(bind(seat.instance))
        timeout, patience = self._timeout, self._timeout + GRACE_SECONDS
        take, give = self._free.get_nowait, self._free.put
        worn = self._settings.max_calls if self._settings.policy is Policy.REUSE else 1

        def guarded(roomy: float, until: float, call: Call, subject: Any) -> Any:
            started = _clock()
            if started > roomy:
                left = until - started
                call = attrs.evolve(call, deadline=max(int(left * 1e6), 0))
                if left < timeout:
                    return self._hurry(index, call, subject, hook, until)
            try:
                seat = take()
            except Empty:
                seat = self._wait(hook, until)
                started = _clock()
            try:
                if not THREADS.fit and not check_stack():
                    raise self._unfit(hook)
                seat.budget.messages = MESSAGES_A_CALL
                answer = seat.calls[index](call, subject)
            except BaseException as error:  # noqa: BLE001 - the instance is looked after, whatever it was
                raise self._failed(seat, error, hook, started, timeout)  # noqa: B904 - it has its cause
            if _clock() - started > patience:
                raise self._late(seat, hook, started, timeout)
            if worn:
                seat.served += 1
                if seat.served >= worn:
                    self._replace(seat)
                    return self._opened(hook, answer)
            give(seat)
            if answer.__class__ is Ok:
                return answer.value
            if answer.__class__ is Err:
                raise self._refused(hook, answer.value)
            return answer

        return guarded

    def close(self, reason: str = "the plugin was closed") -> None:
        """Close the instances after the calls that run in them; later calls raise `PluginUnavailable`."""
        if not self._forked:
            shielded(lambda: self._close(reason))

    def forked(self) -> None:
        """In a forked child: forget the instances, which cannot even be freed there, and refuse every call."""
        for seat in list(self._seats):
            if seat.instance is not None:
                ctypes.pythonapi.Py_IncRef(ctypes.py_object(seat.instance))
        self._forked = True
        with contextlib.suppress(Empty):
            while True:
                self._free.get_nowait()
        self._broken.clear()
        self._lock = threading.Lock()

    def _hurry(self, index: int, call: Call, subject: object, hook: str, until: float) -> Any:
        """Call with less time left than a whole time limit."""
        if until - _clock() <= 0:
            raise DeadlineExceeded(limit=0.0, elapsed=_clock() - until, plugin=self.plugin, hook=hook)
        seat = self._wait(hook, until)
        started = _clock()
        left = max(until - started, TICK_SECONDS)
        try:
            if not THREADS.fit and not check_stack():
                raise self._unfit(hook)
            assert seat.instance is not None
            seat.instance.store.epoch_ticks = ticks(left)
            seat.budget.messages = MESSAGES_A_CALL
            answer = seat.calls[index](call, subject)
            seat.instance.store.epoch_ticks = ticks(self._timeout)
        except BaseException as error:  # noqa: BLE001 - the instance is looked after, whatever it was
            raise self._failed(seat, error, hook, started, left)  # noqa: B904 - it has its cause
        self._give_back(seat)
        return self._opened(hook, answer)

    def _give_back(self, seat: _Seat) -> None:
        worn = self._settings.max_calls if self._settings.policy is Policy.REUSE else 1
        seat.served += 1
        if worn and seat.served >= worn:
            self._replace(seat)
            return
        self._free.put(seat)

    def _wait(self, hook: str, until: float) -> _Seat:
        """Return a free seat that has an instance; raises `PluginUnavailable` when there is none in time."""
        until = min(until, _clock() + self._settings.wait)
        while True:
            if self._forked:
                check_process()
                raise ForkedProcess("this host was made before the process was forked: make a new one")
            if self._closed is not None:
                raise self._unavailable(hook, self._closed)
            with contextlib.suppress(Empty):
                return self._free.get_nowait()
            self._grow(hook)
            time.sleep(_SHORT_WAIT)  # not `get` with a timeout: in CPython 3.11 that can wait for ever
            self._collect()
            if _clock() >= until:
                text = f"all {len(self._seats)} instances were busy"
                raise self._unavailable(hook, text)

    def _collect(self) -> None:
        """Free what an interrupted caller lost: its traceback may hold an instance until garbage is collected."""
        now = _clock()
        if threading.current_thread() is threading.main_thread() and now >= self._collect_at:
            self._collect_at = now + RETRY_SECONDS
            gc.collect()

    def _grow(self, hook: str) -> None:
        """See to it that there will be a free seat, if there may be another one."""
        try:
            seat = self._broken.pop()
        except IndexError:
            if len(self._seats) < self._settings.max:
                try:
                    shielded(self._add)
                except Exception as error:
                    raise self._unavailable(hook, f"a new instance could not be made: {error}", error) from error
            return
        if _clock() < self._retry_at:
            self._broken.append(seat)
            text = f"a new instance could not be made: {self._problem}"
            raise self._unavailable(hook, text, self._problem)
        self._replace(seat)

    def _add(self) -> None:
        """Add a seat with an instance, unless there are as many as there may be."""
        with self._lock:
            if len(self._seats) >= self._settings.max or self._closed is not None:
                return
            if _clock() < self._retry_at and self._problem is not None:
                raise self._problem
            seat = _Seat(*self._prepare())
            self._seats.add(seat)
        try:
            self._fill(seat)
        except Exception as error:
            self._problem, self._retry_at = error, _clock() + RETRY_SECONDS
            raise

    def _fill(self, seat: _Seat) -> None:
        instance = seat.make()
        instance.store.epoch_ticks = ticks(self._timeout)
        with self._lock:
            self.serial += 1
            seat.serial, seat.served = self.serial, 0
            seat.calls = [bind(instance) for bind in self._binders]
            seat.instance = instance
        self._free.put(seat)

    def _replace(self, seat: _Seat) -> None:
        """Throw the instance of a seat away and make another one, both in another thread."""
        instance, seat.instance, seat.calls = seat.instance, None, []

        def step() -> None:
            if instance is not None:
                _bury(instance)
            if self._closed is not None or self._forked:
                self._seats.discard(seat)
                return
            try:
                self._fill(seat)
            except Exception as error:  # noqa: BLE001 - the next call is told
                self._problem, self._retry_at = error, _clock() + RETRY_SECONDS
                self._broken.append(seat)

        later(step)

    def _close(self, reason: str) -> None:
        if self._closed is None:
            self._closed = reason
        until = _clock() + self._timeout + CLOSE_SECONDS
        while self._seats and _clock() < until:
            try:
                seat = self._broken.pop() if self._broken else self._free.get_nowait()
            except Empty:
                time.sleep(_SHORT_WAIT)
                continue
            self._seats.discard(seat)
            instance, seat.instance, seat.calls = seat.instance, None, []
            if instance is None:
                continue
            try:
                self._farewell(instance)
            except witbind.WitbindError as error:
                _log.warning("plugin %s failed when it was closed: %s", self.plugin, printable(str(error)))
            _bury(instance)

    def _failed(self, seat: _Seat, error: BaseException, hook: str, started: float, limit: float) -> BaseException:
        """Return what an error of a call means; throw the instance away unless it is as good as before."""
        elapsed = _clock() - started
        if isinstance(error, witbind.LoweringError):
            self._give_back(seat)
            return _caused(InvalidArgument(error.message, plugin=self.plugin, hook=hook), error)
        if isinstance(error, CallError):
            self._give_back(seat)
            return error
        serial = seat.serial
        self._replace(seat)
        where = {"plugin": self.plugin, "hook": hook}
        if isinstance(error, witbind.Trap):
            if isinstance(error, witbind.Interrupted):  # by the engine's trap code, which no guest can forge
                late = DeadlineExceeded(limit=limit, elapsed=elapsed, instance=serial, **where)
                return _caused(late, error)
            trace = printable(error.trace)
            text = f"the guest died: {printable(error.message)}"
            return _caused(GuestTrap(text, trace=trace, instance=serial, **where), error)
        if isinstance(error, witbind.HostFunctionError):
            return _caused(HostFunctionError(printable(error.message), instance=serial, **where), error)
        if isinstance(error, witbind.ResultTooLarge):
            return _caused(ResultTooLarge(error.message, instance=serial, **where), error)
        if isinstance(error, Exception):
            text = printable(f"{type(error).__name__}: {error}")
            return _caused(CallError(text, instance=serial, **where), error)
        return error

    def _opened(self, hook: str, answer: Any) -> Any:
        if isinstance(answer, Err):
            raise self._refused(hook, answer.value)
        return answer.value if isinstance(answer, Ok) else answer

    def _refused(self, hook: str, error: Any) -> GuestError:
        return GuestError(f"it answered an error: {describe(error)}", error, plugin=self.plugin, hook=hook)

    def _late(self, seat: _Seat, hook: str, started: float, limit: float) -> CallError:
        serial, elapsed = seat.serial, _clock() - started
        self._replace(seat)
        return DeadlineExceeded(limit=limit, elapsed=elapsed, plugin=self.plugin, hook=hook, instance=serial)

    def _unfit(self, hook: str) -> CallError:
        text = f"this thread's stack is too small for guests: they need {LEAST_STACK} bytes (threading.stack_size)"
        return self._unavailable(hook, text)

    def _unavailable(self, hook: str, reason: str, cause: BaseException | None = None) -> CallError:
        error = PluginUnavailable(reason, plugin=self.plugin, hook=hook, instance=self.serial)
        error.__cause__ = cause
        return error


def _caused(error: CallError, cause: BaseException) -> CallError:
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
