# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Decides what the proxy's result cache holds, and may answer from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..cache import CacheEntry, CacheSetResult, QueryContext, QueryResult

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Cache"]


class Cache:
    """Decides what the proxy's result cache holds, and may answer from elsewhere."""

    __slots__ = ("_cache_get", "_cache_key", "_cache_set", "_should_cache")

    def __init__(self, instance: AsyncInstance) -> None:
        self._cache_get = instance.func(ids.CACHE, "cache-get")
        self._cache_key = instance.func(ids.CACHE, "cache-key")
        self._cache_set = instance.func(ids.CACHE, "cache-set")
        self._should_cache = instance.func(ids.CACHE, "should-cache")

    async def cache_get(self, key: str) -> CacheEntry | None:
        """Look an entry up outside the proxy's own cache.

        `none` leaves it to the next plugin and at last to the proxy's own cache. A failure leaves the plugin out.
        """
        result: CacheEntry | None = await self._cache_get(key)
        return result

    async def cache_key(self, ctx: QueryContext) -> str | None:
        """Name the cache entry that would answer the statement.

        `none` leaves it to the next plugin. Two statements may have the same key only if the same result answers both.
        A
        failure leaves the plugin out.
        """
        result: str | None = await self._cache_key(ctx)
        return result

    async def cache_set(self, key: str, entry: CacheEntry) -> CacheSetResult:
        """Say whether the proxy stores an entry.

        All plugins must agree. A failure means `skip`.
        """
        result: CacheSetResult = await self._cache_set(key, entry)
        return result

    async def should_cache(self, ctx: QueryContext, result: QueryResult) -> bool:
        """Say whether a result may be cached.

        All plugins must agree. A failure means no.
        """
        result_: bool = await self._should_cache(ctx, result)
        return result_
