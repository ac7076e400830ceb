# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""A shared cache; permissions `cache_read` and `cache_write`.

Entries may vanish at any time. Keys are the plugin's own: no other plugin sees them.
"""

from __future__ import annotations

from typing import Protocol, TypeAlias

import attrs
from witbind import Err, Ok

from .types import Body

__all__ = [
    "Body",
    "CacheError",
    "CacheErrorAccessDenied",
    "CacheErrorOther",
    "CacheErrorTooLarge",
    "CacheErrorUnavailable",
    "CacheStore",
]


@attrs.frozen
class CacheErrorAccessDenied:
    """The plugin does not have the permission."""


@attrs.frozen
class CacheErrorUnavailable:
    """The cache could not be reached."""

    value: str


@attrs.frozen
class CacheErrorTooLarge:
    """The key or the value is larger than the host allows."""


@attrs.frozen
class CacheErrorOther:
    """Something else; the string is for people."""

    value: str


CacheError: TypeAlias = CacheErrorAccessDenied | CacheErrorUnavailable | CacheErrorTooLarge | CacheErrorOther
"""Why the cache did not answer."""


class CacheStore(Protocol):
    """A shared cache; permissions `cache_read` and `cache_write`.

    Entries may vanish at any time. Keys are the plugin's own: no other plugin sees them.
    """

    def cache_delete(self, key: str) -> Ok[bool] | Err[CacheError]:
        """Remove a value, and say whether there was one."""
        ...

    def cache_get(self, key: str) -> Ok[Body | None] | Err[CacheError]:
        """Get a value; `none` where there is none."""
        ...

    def cache_set(self, key: str, value: Body, ttl: int) -> Ok[None] | Err[CacheError]:
        """Store a value for `ttl` seconds; zero removes it."""
        ...
