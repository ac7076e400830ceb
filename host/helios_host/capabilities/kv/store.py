"""Where key-value pairs are kept: what every back end does."""

from __future__ import annotations

from typing import Protocol, TypeVar

from . import rules

__all__ = ["DecidingStore", "KvStore"]

T = TypeVar("T")


class KvStore(Protocol):
    """Keeps the pairs of every plugin apart; keys and values are UTF-8 bytes, `ttl` is in microseconds.

    Every method raises `Unavailable`; those that store raise `TooLarge` when the plugin's share is full.
    """

    async def get(self, plugin: str, key: bytes) -> bytes | None:
        """Return the value of a key."""
        ...

    async def put(self, plugin: str, key: bytes, value: bytes, ttl: int | None) -> None:
        """Store a value; a `ttl` of zero removes it."""
        ...

    async def delete(self, plugin: str, key: bytes) -> bool:
        """Remove a key, and say whether it had a value."""
        ...

    async def increment(self, plugin: str, key: bytes, by: int, ttl: int | None) -> int:
        """Add to an integer as one step; raises `NotANumber`."""
        ...

    async def swap(self, plugin: str, key: bytes, expected: bytes | None, value: bytes, ttl: int | None) -> bool:
        """Store a value if the key has the expected one, as one step."""
        ...

    async def keys(self, plugin: str, prefix: bytes, last: bytes | None, limit: int) -> list[bytes]:
        """Return keys with a prefix in order of their bytes, those after `last` only."""
        ...


class DecidingStore:
    """A store that can run a decision on one key as a transaction; the decisions are those of `rules`."""

    async def change(self, plugin: str, key: bytes, decide: rules.Decide[T]) -> T:
        """Replace the entry of a key by what `decide` makes of it, as one step, and return its answer."""
        raise NotImplementedError

    async def put(self, plugin: str, key: bytes, value: bytes, ttl: int | None) -> None:
        """Store a value."""
        await self.change(plugin, key, rules.put(value, ttl))

    async def delete(self, plugin: str, key: bytes) -> bool:
        """Remove a key."""
        return await self.change(plugin, key, rules.remove)

    async def increment(self, plugin: str, key: bytes, by: int, ttl: int | None) -> int:
        """Add to an integer."""
        return await self.change(plugin, key, rules.add(by, ttl))

    async def swap(self, plugin: str, key: bytes, expected: bytes | None, value: bytes, ttl: int | None) -> bool:
        """Store a value if the key has the expected one."""
        return await self.change(plugin, key, rules.swap(expected, value, ttl))
