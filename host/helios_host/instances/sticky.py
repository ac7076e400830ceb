"""Which place belongs to which key, for pools that give each session or tenant an instance of its own."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

from .place import Place

__all__ = ["Keys"]

M = TypeVar("M")


class Keys(Generic[M]):
    """Places by key; a place is idle or busy. Threads may use it at once."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._idle: OrderedDict[str, Place[M]] = OrderedDict()
        self._busy: dict[str, Place[M]] = {}

    def take(self, key: str) -> Place[M] | None:
        """Return the idle place of a key, which is busy from now on."""
        with self._lock:
            place = self._idle.pop(key, None)
            if place is not None:
                self._busy[key] = place
            return place

    def is_busy(self, key: str) -> bool:
        """Say whether the place of a key is in a call."""
        return key in self._busy

    def assign(self, key: str, place: Place[M]) -> bool:
        """Give a key a place, which is busy from now on; says no where it has one already."""
        with self._lock:
            if key in self._idle or key in self._busy:
                return False
            place.key = key
            self._busy[key] = place
            return True

    def give(self, place: Place[M]) -> None:
        """A call of a key's place is over."""
        with self._lock:
            key = place.key
            if key is not None and self._busy.pop(key, None) is place:
                self._idle[key] = place

    def oldest(self) -> Place[M] | None:
        """Return the idle place that was used longest ago; its key has none any more."""
        with self._lock:
            if not self._idle:
                return None
            place = self._idle.popitem(last=False)[1]
            place.key = None
            return place

    def forget(self, place: Place[M]) -> None:
        """Take a place from its key."""
        with self._lock:
            key, place.key = place.key, None
            if key is not None:
                for places in (self._busy, self._idle):
                    if places.get(key) is place:
                        del places[key]

    def clear(self) -> list[Place[M]]:
        """Return every idle place; no key has it any more."""
        with self._lock:
            places = list(self._idle.values())
            self._idle.clear()
            for place in places:
                place.key = None
            return places
