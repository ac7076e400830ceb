# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""A shared cache; permissions `cache_read` and `cache_write`.

Entries may vanish at any time. Keys are the plugin's own: no other plugin sees them.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ..cache_store import Body, CacheError, Duration

__all__ = ["CacheStore"]


class CacheStore(Protocol):
    """A shared cache; permissions `cache_read` and `cache_write`.

    Entries may vanish at any time. Keys are the plugin's own: no other plugin sees them.
    """

    def cache_delete(self, key: str) -> AwaitableOrValue[Ok[bool] | Err[CacheError]]:
        """Remove a value, and say whether there was one."""
        ...

    def cache_get(self, key: str) -> AwaitableOrValue[Ok[Body | None] | Err[CacheError]]:
        """Get a value; `none` where there is none."""
        ...

    def cache_set(self, key: str, value: Body, ttl: Duration) -> AwaitableOrValue[Ok[None] | Err[CacheError]]:
        """Store a value for so long; zero removes it."""
        ...
