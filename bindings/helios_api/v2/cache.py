# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Decides what the proxy's result cache holds, and may answer from elsewhere."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids
from .types import Body, Call, Duration, PluginError, ResultSet, Statement, TableName

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "Body",
    "Cache",
    "CacheEntry",
    "CachePolicy",
    "CacheSetDecision",
    "Call",
    "Duration",
    "PluginError",
    "ResultSet",
    "ShouldCacheDecision",
    "ShouldCacheDecisionAbstain",
    "ShouldCacheDecisionSkip",
    "ShouldCacheDecisionStore",
    "Statement",
    "TableName",
]


@attrs.frozen(kw_only=True)
class CachePolicy:
    """How a result is cached."""

    ttl: Duration
    """For how long the entry is fresh; zero is not at all."""

    stale_while_revalidate: Duration
    """For how long after that it may still be used while the proxy fetches a new one; zero is not at all."""

    tags: list[str]
    """Names under which the entry can be invalidated, each once."""


@attrs.frozen(kw_only=True)
class CacheEntry:
    """A cached result."""

    value: Body
    """The result as the proxy encoded it; plugins pass it on unchanged."""

    policy: CachePolicy
    """How it is cached from now on."""


class CacheSetDecision(Enum):
    """Whether an entry is stored."""

    STORE = "store"
    """Store it."""

    SKIP = "skip"
    """Do not store it."""

    ABSTAIN = "abstain"
    """The plugin has no say in it."""


@attrs.frozen
class ShouldCacheDecisionStore:
    """It may, like this."""

    value: CachePolicy


@attrs.frozen
class ShouldCacheDecisionSkip:
    """It may not."""


@attrs.frozen
class ShouldCacheDecisionAbstain:
    """The plugin has no say in it."""


ShouldCacheDecision: TypeAlias = ShouldCacheDecisionStore | ShouldCacheDecisionSkip | ShouldCacheDecisionAbstain
"""Whether a result may be cached."""


class Cache:
    """Decides what the proxy's result cache holds, and may answer from elsewhere."""

    __slots__ = ("_cache_get", "_cache_invalidate", "_cache_key", "_cache_set", "_should_cache")

    def __init__(self, instance: Instance) -> None:
        self._cache_get = instance.func(ids.CACHE, "cache-get")
        self._cache_invalidate = instance.func(ids.CACHE, "cache-invalidate")
        self._cache_key = instance.func(ids.CACHE, "cache-key")
        self._cache_set = instance.func(ids.CACHE, "cache-set")
        self._should_cache = instance.func(ids.CACHE, "should-cache")

    def cache_get(self, call: Call, key: str) -> Ok[CacheEntry | None] | Err[PluginError]:
        """Look an entry up outside the proxy's own cache.

        `none` leaves it to the next plugin and at last to the proxy's own cache. A failure leaves the plugin out.
        """
        result: Ok[CacheEntry | None] | Err[PluginError] = self._cache_get(call, key)
        return result

    def cache_invalidate(self, call: Call, tables: list[TableName]) -> Ok[list[str]] | Err[PluginError]:
        """Name the tags whose entries a change of these tables makes wrong.

        Called after a statement changed them. The entries of all tags that any plugin names are removed; a failure
        removes every entry of the database.
        """
        result: Ok[list[str]] | Err[PluginError] = self._cache_invalidate(call, tables)
        return result

    def cache_key(self, call: Call, statement: Statement) -> Ok[str | None] | Err[PluginError]:
        """Name the cache entry that would answer the statement.

        `none` leaves it to the next plugin. Two statements may have the same key only if the same result answers both.
        A
        failure leaves the plugin out.
        """
        result: Ok[str | None] | Err[PluginError] = self._cache_key(call, statement)
        return result

    def cache_set(self, call: Call, key: str, entry: CacheEntry) -> Ok[CacheSetDecision] | Err[PluginError]:
        """Say whether the proxy stores an entry.

        Every plugin that does not abstain must agree. A failure means `skip`.
        """
        result: Ok[CacheSetDecision] | Err[PluginError] = self._cache_set(call, key, entry)
        return result

    def should_cache(
        self,
        call: Call,
        statement: Statement,
        result: ResultSet,
    ) -> Ok[ShouldCacheDecision] | Err[PluginError]:
        """Say whether a result may be cached.

        Every plugin that does not abstain must agree; the shortest times and all tags hold. A failure means `skip`.
        """
        result_: Ok[ShouldCacheDecision] | Err[PluginError] = self._should_cache(call, statement, result)
        return result_
