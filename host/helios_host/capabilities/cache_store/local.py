"""A cache in this process: least recently used entries go first, and a plugin makes room at its own cost first."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Protocol

import attrs

from helios_host.capabilities.failures import TooLarge

__all__ = ["CacheBackend", "LocalCache"]

ENTRY_BYTES: Final = 200
"""What an entry costs beside its key and value: about what Python keeps for it."""


class CacheBackend(Protocol):
    """Keeps the entries of every plugin apart; `ttl` is in microseconds and at least one."""

    async def get(self, plugin: str, key: bytes) -> bytes | None:
        """Return the value of a key."""
        ...

    async def put(self, plugin: str, key: bytes, value: bytes, ttl: int) -> None:
        """Store a value."""
        ...

    async def delete(self, plugin: str, key: bytes) -> bool:
        """Remove a key, and say whether it had a value."""
        ...


@attrs.frozen
class _Entry:
    value: bytes
    expires: float
    size: int


@attrs.define
class _Space:
    """The entries of one plugin, the least recently used first."""

    entries: OrderedDict[bytes, _Entry] = attrs.field(factory=OrderedDict)
    size: int = 0

    def pop(self, key: bytes) -> _Entry | None:
        entry = self.entries.pop(key, None)
        if entry is not None:
            self.size -= entry.size
        return entry

    def pop_oldest(self) -> None:
        _, entry = self.entries.popitem(last=False)
        self.size -= entry.size


class LocalCache:
    """Holds `limit` bytes in all and `plugin_limit` of each plugin; `clock` gives seconds."""

    def __init__(self, limit: int, plugin_limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit: Final = limit
        self._plugin_limit: Final = min(limit, plugin_limit)
        self._clock: Final = clock
        self._lock = threading.RLock()
        self._spaces: dict[str, _Space] = {}
        self.size = 0

    async def get(self, plugin: str, key: bytes) -> bytes | None:
        """Return the value of a key, which is then the last to go."""
        with self._lock:
            space = self._spaces.get(plugin)
            entry = space.entries.get(key) if space is not None else None
            if space is None or entry is None:
                return None
            if entry.expires <= self._clock():
                self._remove(space, key)
                return None
            space.entries.move_to_end(key)
            return entry.value

    async def put(self, plugin: str, key: bytes, value: bytes, ttl: int) -> None:
        """Store a value; raises `TooLarge` when it alone is over the plugin's limit."""
        size = len(key) + len(value) + ENTRY_BYTES
        if size > self._plugin_limit:
            raise TooLarge
        with self._lock:
            space = self._spaces.setdefault(plugin, _Space())
            self._remove(space, key)
            space.entries[key] = _Entry(value, self._clock() + ttl / 1e6, size)
            space.size += size
            self.size += size
            while space.size > self._plugin_limit:
                self._remove_oldest(space)
            while self.size > self._limit:
                self._remove_oldest(max(self._spaces.values(), key=lambda each: each.size))

    async def delete(self, plugin: str, key: bytes) -> bool:
        """Remove a key."""
        with self._lock:
            space = self._spaces.get(plugin)
            entry = self._remove(space, key) if space is not None else None
            return entry is not None and entry.expires > self._clock()

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._spaces.clear()
            self.size = 0

    def _remove(self, space: _Space, key: bytes) -> _Entry | None:
        entry = space.pop(key)
        if entry is not None:
            self.size -= entry.size
        return entry

    def _remove_oldest(self, space: _Space) -> None:
        before = space.size
        space.pop_oldest()
        self.size -= before - space.size
