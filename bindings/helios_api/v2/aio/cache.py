# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Decides what the proxy's result cache holds, and may answer from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..cache import (
    CacheEntry,
    CacheSetDecision,
    Call,
    PluginError,
    ResultSet,
    ShouldCacheDecision,
    Statement,
    TableName,
)

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Cache"]


class Cache:
    """Decides what the proxy's result cache holds, and may answer from elsewhere."""

    __slots__ = ("_cache_get", "_cache_invalidate", "_cache_key", "_cache_set", "_should_cache")

    def __init__(self, instance: AsyncInstance) -> None:
        self._cache_get = instance.func(ids.CACHE, "cache-get")
        self._cache_invalidate = instance.func(ids.CACHE, "cache-invalidate")
        self._cache_key = instance.func(ids.CACHE, "cache-key")
        self._cache_set = instance.func(ids.CACHE, "cache-set")
        self._should_cache = instance.func(ids.CACHE, "should-cache")

    async def cache_get(self, call: Call, key: str) -> Ok[CacheEntry | None] | Err[PluginError]:
        """Look an entry up outside the proxy's own cache.

        `none` leaves it to the next plugin and at last to the proxy's own cache. A failure leaves the plugin out.
        """
        result: Ok[CacheEntry | None] | Err[PluginError] = await self._cache_get(call, key)
        return result

    async def cache_invalidate(self, call: Call, tables: list[TableName]) -> Ok[list[str]] | Err[PluginError]:
        """Name the tags whose entries a change of these tables makes wrong.

        Called after a statement changed them. The entries of all tags that any plugin names are removed; a failure
        removes every entry of the database.
        """
        result: Ok[list[str]] | Err[PluginError] = await self._cache_invalidate(call, tables)
        return result

    async def cache_key(self, call: Call, statement: Statement) -> Ok[str | None] | Err[PluginError]:
        """Name the cache entry that would answer the statement.

        `none` leaves it to the next plugin. Two statements may have the same key only if the same result answers both.
        A
        failure leaves the plugin out.
        """
        result: Ok[str | None] | Err[PluginError] = await self._cache_key(call, statement)
        return result

    async def cache_set(self, call: Call, key: str, entry: CacheEntry) -> Ok[CacheSetDecision] | Err[PluginError]:
        """Say whether the proxy stores an entry.

        Every plugin that does not abstain must agree. A failure means `skip`.
        """
        result: Ok[CacheSetDecision] | Err[PluginError] = await self._cache_set(call, key, entry)
        return result

    async def should_cache(
        self,
        call: Call,
        statement: Statement,
        result: ResultSet,
    ) -> Ok[ShouldCacheDecision] | Err[PluginError]:
        """Say whether a result may be cached.

        Every plugin that does not abstain must agree; the shortest times and all tags hold. A failure means `skip`.
        """
        result_: Ok[ShouldCacheDecision] | Err[PluginError] = await self._should_cache(call, statement, result)
        return result_
