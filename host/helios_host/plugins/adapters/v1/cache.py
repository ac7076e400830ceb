"""The hook `cache` of version 1."""

from __future__ import annotations

from typing import Final

from helios_api.v1 import types as types1
from helios_api.v1.cache import CacheEntry as CacheEntry1
from helios_api.v2 import types as types2
from helios_api.v2.cache import (
    CacheEntry,
    CachePolicy,
    CacheSetDecision,
    ShouldCacheDecision,
    ShouldCacheDecisionSkip,
    ShouldCacheDecisionStore,
)
from helios_api.v2.types import Call, ResultSet, Statement

from helios_host.plugins.adapters.asking import Asked, Asking

from .context import query_context
from .statement import query_result

__all__ = ["FOREVER", "cache_get", "cache_key", "cache_set", "should_cache"]

FOREVER: Final = 2**64 - 1
"""The longest duration, in microseconds: the shortest of a chain holds, so it leaves the time to the others."""

_SECOND: Final = 1_000_000
_SKIP: Final = ShouldCacheDecisionSkip()
_STORE: Final = ShouldCacheDecisionStore(CachePolicy(ttl=FOREVER, stale_while_revalidate=0, tags=[]))


@Asking
def cache_key(call: Call, statement: Statement) -> Asked[str | None]:
    """Ask `cache-key` of version 1."""
    key: str | None = yield (query_context(call, statement),)
    return key


@Asking
def should_cache(call: Call, subject: tuple[Statement, ResultSet]) -> Asked[ShouldCacheDecision]:
    """Ask `should-cache` of version 1."""
    statement, result = subject
    yes = yield query_context(call, statement, result.rows_affected), query_result(result)
    return _STORE if yes else _SKIP


@Asking
def cache_get(_call: Call, key: str) -> Asked[CacheEntry | None]:
    """Ask `cache-get` of version 1."""
    found = yield (key,)
    if found is None:
        return None
    policy = CachePolicy(ttl=min(found.ttl * _SECOND, FOREVER), stale_while_revalidate=0, tags=[])
    return CacheEntry(value=_body2(found.value), policy=policy)


@Asking
def cache_set(_call: Call, subject: tuple[str, CacheEntry]) -> Asked[CacheSetDecision]:
    """Ask `cache-set` of version 1."""
    key, entry = subject
    seconds = -(-entry.policy.ttl // _SECOND)
    answer = yield key, CacheEntry1(value=_body1(entry.value), ttl=seconds)
    return CacheSetDecision(answer.value)


def _body1(body: types2.Body) -> types1.Body:
    if isinstance(body, types2.BodyText):
        return types1.BodyText(body.value)
    return types1.BodyBytes(body.value) if isinstance(body, types2.BodyBytes) else types1.BodyEmpty()


def _body2(body: types1.Body) -> types2.Body:
    if isinstance(body, types1.BodyText):
        return types2.BodyText(body.value)
    return types2.BodyBytes(body.value) if isinstance(body, types1.BodyBytes) else types2.BodyEmpty()
