"""The instances of one plugin for callers that block: how they are made, replaced and closed.

A store is dead after a trap, an interrupt or a failed import: the instance is thrown away, and another thread makes a
new one, so that no signal handler comes in between.
"""

from __future__ import annotations

import contextlib
import ctypes
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

from witbind.runtime import Instance

from helios_host.engine.settings import TICK_SECONDS

from .base import CLOSE_SECONDS, Pool
from .memory import Claim
from .place import Linked, Origin, Place
from .settings import PoolSettings
from .shield import later, log, shielded

__all__ = ["SHORT_WAIT", "Bound", "Make", "Stock", "ticks"]

SHORT_WAIT: Final = 0.001

Bound = Callable[[Any, Any], Any]
"""A hook function of one instance: takes the call and its subject, both of API version 2, and answers in it.

An answer that is a `Result` is opened; its error becomes `GuestError`.
"""

Make: TypeAlias = Callable[[Claim | None], Instance]

_log = logging.getLogger("helios_host.instances")
_clock = time.perf_counter


def ticks(seconds: float) -> int:
    """Return the epoch ticks that bound a call to `seconds`: one more, since the running tick counts as a whole."""
    return math.ceil(seconds / TICK_SECONDS) + 1


_stocks: Final[weakref.WeakSet[Stock]] = weakref.WeakSet()
"""Every stock of this process, for what must happen in a child that is forked from it."""


class Stock(Pool[Make]):
    """Keeps the instances of a plugin; `farewell` is called with one that is closed in good health."""

    def __init__(
        self,
        origin: Origin,
        prepare: Callable[[], Linked[Make]],
        farewell: Callable[[Instance], None],
        timeout: float,
        settings: PoolSettings,
    ) -> None:
        super().__init__(origin, prepare, timeout, settings)
        self._farewell: Final = farewell
        self._lock = threading.RLock()
        self._places: weakref.WeakSet[Place[Make]] = weakref.WeakSet()  # one that an interrupted caller lost is gone
        self._free: SimpleQueue[Place[Make]] = SimpleQueue()
        self._broken: deque[Place[Make]] = deque()
        self._coming: weakref.WeakSet[Place[Make]] = weakref.WeakSet()  # their next instances are being made
        self._binders: list[Callable[[Instance], Bound]] = []
        self._forked = False
        _stocks.add(self)

    def start(self) -> None:
        """Make the least number of instances now; raises what making one raises.

        `shield.start_workers` must have been called.
        """
        for _ in range(self._settings.min):
            shielded(self._add)

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
        self._lock = threading.RLock()

    def _give_back(self, place: Place[Make]) -> None:
        if self._settings.is_worn(place):
            self._replace(place)
        elif place.key is not None and self._closed is None:
            self._keys.give(place)
        else:
            self._free.put(place)

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
        except BaseException as error:
            self._places.discard(place)  # the error's traceback holds it
            self._not_made(error)
            raise

    def _fill(self, place: Place[Make]) -> None:
        claim = Claim() if self._measured else None
        instance = place.linked.make(claim)
        instance.store.epoch_ticks = ticks(self._timeout)
        with self._lock:
            self.serial += 1
            place.settle(instance, self.serial, [bind(instance) for bind in self._binders], claim)
        self._free.put(place)

    def _replace(self, place: Place[Make]) -> None:
        """Throw the instance of a place away and make another one, both in another thread."""
        instance = place.empty()
        self._keys.forget(place)
        self._coming.add(place)

        def step() -> None:
            try:
                if instance is not None:
                    _bury(instance)
                place.closed()
                if self._closed is None and not self._forked:
                    self._fill(place)
                else:
                    self._places.discard(place)
            except BaseException as error:  # noqa: BLE001 - the next call is told
                self._not_made(error)
                self._broken.append(place)
            finally:
                self._coming.discard(place)

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
                time.sleep(SHORT_WAIT)
                continue
            self._places.discard(place)
            instance = place.empty()
            if instance is None:
                continue
            try:
                self._farewell(instance)
            except BaseException as error:  # noqa: BLE001 - the others are closed, whatever its imports raise
                log(_log, logging.WARNING, "%s", self._left_badly(error))
            _bury(instance)
            place.closed()


def _bury(instance: Instance) -> None:
    """Free an instance that nobody else has; a caller that was interrupted may have left its lock taken."""
    store = instance.store
    store.acquire(False)
    store.release()
    instance.close()


def _after_fork() -> None:
    for stock in list(_stocks):
        stock.forked()


os.register_at_fork(after_in_child=_after_fork)
