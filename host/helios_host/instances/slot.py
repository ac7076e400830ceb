"""One instance of a plugin at a time, and calls that go on after it died.

A store is dead after a trap, an interrupt or a failed import: the instance is discarded with it, and the next call
makes a new one. While the instance lives, a call costs one closure and two looks at the clock: everything else happens
on the way of an exception.
"""

from __future__ import annotations

import logging
import math
import os
import threading
import time
import weakref
from collections.abc import Callable
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

__all__ = ["GRACE_SECONDS", "Ask", "InstanceSlot", "describe", "ticks"]

GRACE_SECONDS: Final = 0.05
"""What a call may take beyond its limit before it counts as late: the thread needs the GIL to look at the clock."""

RETRY_SECONDS: Final = 1.0
"""How long a plugin is left alone after a new instance could not be made."""

_SHORT_WAIT: Final = 0.01

Bound = Callable[[Any, Any], Any]
"""A hook function of one instance: takes the call and its subject, both of API version 2, and answers in it.

An answer that is a `Result` is opened; its error becomes `GuestError`.
"""

Ask = Callable[[float, float, Call, Any], Any]
"""Asks one plugin: takes two times (`time.perf_counter`), the call and its subject; raises `CallError`.

Until `roomy` the call's deadline is as good as whole, and leaves room for a whole time limit. Until `until` the chain
may run.
"""

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


_slots: Final[weakref.WeakSet[InstanceSlot]] = weakref.WeakSet()
"""Every slot of this process, for what must happen in a child that is forked from it."""


class InstanceSlot:
    """Holds one instance of `plugin`, made by `make`, whose calls may run for `timeout` seconds each.

    `farewell` is called with an instance that is closed in good health. A thread that calls while another one is in
    the instance waits for it, at most until its own deadline.
    """

    def __init__(
        self,
        plugin: str,
        make: Callable[[], Instance],
        farewell: Callable[[Instance], None],
        timeout: float,
        budget: CallBudget,
    ) -> None:
        self.plugin: Final = plugin
        self.serial = 0
        self._make = make
        self._farewell = farewell
        self._timeout = timeout
        self._budget = budget
        self._lock = threading.Lock()
        self._instance: Instance | None = None
        self._binders: list[Callable[..., None]] = []
        self._retry_at = 0.0
        self._closed: str | None = None
        _slots.add(self)

    def start(self) -> None:
        """Make the instance now; raises what `make` raises."""
        with self._lock:
            self._renew()

    def guard(self, hook: str, bind: Callable[[Instance], Bound]) -> Ask:
        """Return a function that calls `hook` on whatever instance there is.

        It raises `CallError`. `bind` gives the hook function of one instance.
        """
        timeout, patience, budget = self._timeout, self._timeout + GRACE_SECONDS, self._budget

        def absent(_call: object, _subject: object) -> Any:
            raise witbind.InstanceClosed(hook, "there is no instance")

        invoke: Bound = absent

        def rebind(instance: Instance | None, without: Bound = absent) -> None:
            nonlocal invoke
            invoke = without if instance is None else bind(instance)

        def again(call: Call, subject: object) -> Any:
            return invoke(call, subject)

        def guarded(roomy: float, until: float, call: Call, subject: Any) -> Any:
            started = _clock()
            if started > roomy:
                left = until - started
                call = attrs.evolve(call, deadline=max(int(left * 1e6), 0))
                if left < timeout:
                    return self._hurry(again, call, subject, hook, until)
            budget.messages = MESSAGES_A_CALL
            try:
                answer = invoke(call, subject)
            except BaseException as error:  # noqa: BLE001 - the instance is looked after, whatever it was
                return self._recover(error, again, call, subject, hook, started, until, timeout)
            if _clock() - started > patience:
                raise self._late(hook, started, timeout)
            if answer.__class__ is Ok:
                return answer.value
            if answer.__class__ is Err:
                raise self._refused(hook, answer.value)
            return answer

        with self._lock:
            self._binders.append(rebind)
            rebind(self._instance)
        return guarded

    def close(self, reason: str = "the plugin was closed") -> None:
        """Close the instance after the call that runs in it; later calls raise `PluginUnavailable`."""
        with self._lock:
            self._closed = reason
            instance = self._instance
            for rebind in self._binders:
                rebind(None)
            while instance is not None:
                try:
                    self._farewell(instance)
                except witbind.InstanceBusy:
                    self._wait()
                    continue
                except witbind.WitbindError as error:
                    _log.warning("plugin %s failed when it was closed: %s", self.plugin, printable(str(error)))
                break
            self._drop()

    def forked(self) -> None:
        """In a forked child: forget the instance, which cannot be used there, and refuse every call."""

        def refuse(_call: object, _subject: object) -> Any:
            check_process()
            raise ForkedProcess("this host was made before the process was forked: make a new one")

        self._instance = None
        for rebind in self._binders:
            rebind(None, refuse)

    def _hurry(self, ask: Bound, call: Call, subject: object, hook: str, until: float) -> Any:
        """Call with less time left than a whole `timeout`."""
        started = _clock()
        left = until - started
        if left <= 0:
            raise DeadlineExceeded(limit=0.0, elapsed=-left, plugin=self.plugin, hook=hook)
        instance = self._instance
        if instance is not None:
            instance.store.epoch_ticks = ticks(left)
        self._budget.messages = MESSAGES_A_CALL
        try:
            return self._opened(hook, ask(call, subject))
        except BaseException as error:  # noqa: BLE001 - the instance is looked after, whatever it was
            return self._recover(error, ask, call, subject, hook, started, until, left)
        finally:
            if instance is not None:
                instance.store.epoch_ticks = ticks(self._timeout)

    def _recover(
        self,
        error: BaseException,
        ask: Bound,
        call: Call,
        subject: object,
        hook: str,
        started: float,
        until: float,
        limit: float,
    ) -> Any:
        """Look after the instance once a call raised: try again where it never ran, else raise what it means."""
        meant: BaseException | None = None
        try:
            while isinstance(error, witbind.InstanceBusy | witbind.InstanceClosed):
                if _clock() >= until:
                    raise self._unavailable(hook, "its instance was busy until the deadline", error)
                if isinstance(error, witbind.InstanceBusy):
                    self._wait()
                else:
                    self._revive(hook)
                started = _clock()
                try:
                    return self._opened(hook, ask(call, subject))
                except BaseException as next_error:  # noqa: BLE001 - looked at by the loop
                    error = next_error
            meant = self._translated(error, hook, _clock() - started, limit)
            if meant is error:
                raise error
            raise meant from error
        finally:
            del error, meant  # an error that points to this frame, which points back, keeps its callers' chains alive

    def _opened(self, hook: str, answer: Any) -> Any:
        if isinstance(answer, Err):
            raise self._refused(hook, answer.value)
        return answer.value if isinstance(answer, Ok) else answer

    def _refused(self, hook: str, error: Any) -> GuestError:
        return GuestError(f"it answered an error: {describe(error)}", error, plugin=self.plugin, hook=hook)

    def _wait(self) -> None:
        """Wait a moment for the call of another thread; a dead store never gives its lock back."""
        instance = self._instance
        if instance is not None and instance.store.acquire(True, _SHORT_WAIT):
            instance.store.release()

    def _revive(self, hook: str) -> None:
        with self._lock:
            if self._closed is not None:
                raise self._unavailable(hook, self._closed)
            instance = self._instance
            if instance is not None and instance.store.dead is None and not instance.store.closed:
                return
            if _clock() < self._retry_at:
                raise self._unavailable(hook, "a new instance could not be made a moment ago")
            try:
                self._drop()
                self._renew()
            except Exception as error:
                self._retry_at = _clock() + RETRY_SECONDS
                raise self._unavailable(hook, f"a new instance could not be made: {error}", error) from error

    def _renew(self) -> None:
        instance = self._make()
        instance.store.epoch_ticks = ticks(self._timeout)
        self.serial += 1
        self._instance = instance
        for rebind in self._binders:
            rebind(instance)

    def _discard(self) -> None:
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        instance, self._instance = self._instance, None
        for rebind in self._binders:
            rebind(None)
        if instance is not None:
            instance.close()

    def _translated(self, error: BaseException, hook: str, elapsed: float, limit: float) -> BaseException:
        """Return what an error of a call means, and discard the instance unless it is as good as before."""
        where = {"plugin": self.plugin, "hook": hook}
        if isinstance(error, ForkedProcess | GuestError):
            return error
        if isinstance(error, witbind.LoweringError):
            return InvalidArgument(error.message, plugin=self.plugin, hook=hook)
        serial = self.serial
        self._discard()
        if isinstance(error, witbind.Trap):
            if isinstance(error, witbind.Interrupted) and elapsed >= limit - TICK_SECONDS:
                return DeadlineExceeded(limit=limit, elapsed=elapsed, instance=serial, **where)
            trace = printable(error.trace)
            return GuestTrap(f"the guest died: {printable(error.message)}", trace=trace, instance=serial, **where)
        if isinstance(error, witbind.HostFunctionError):
            return HostFunctionError(printable(error.message), instance=serial, **where)
        if isinstance(error, witbind.ResultTooLarge):
            return ResultTooLarge(error.message, instance=serial, **where)
        if isinstance(error, Exception):
            return CallError(printable(f"{type(error).__name__}: {error}"), instance=serial, **where)
        return error

    def _late(self, hook: str, started: float, limit: float) -> CallError:
        serial, elapsed = self.serial, _clock() - started
        self._discard()
        return DeadlineExceeded(limit=limit, elapsed=elapsed, plugin=self.plugin, hook=hook, instance=serial)

    def _unavailable(self, hook: str, reason: str, cause: BaseException | None = None) -> CallError:
        error = PluginUnavailable(reason, plugin=self.plugin, hook=hook, instance=self.serial)
        error.__cause__ = cause
        return error


def _after_fork() -> None:
    for slot in list(_slots):
        slot.forked()


os.register_at_fork(after_in_child=_after_fork)
