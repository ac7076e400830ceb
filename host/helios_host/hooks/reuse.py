"""How far the decision of a whole chain may be reused: as far as every plugin in it allows."""

from __future__ import annotations

from helios_api.v2.types import CacheScope, ReuseHolder, ReuseMatch

__all__ = ["narrower"]


def narrower(one: CacheScope | None, other: CacheScope | None) -> CacheScope | None:
    """Return the scope that both allow; `None` allows no reuse."""
    if one is None or other is None:
        return None
    by_text = ReuseMatch.TEXT in (one.by, other.by)
    within_session = ReuseHolder.SESSION in (one.within, other.within)
    return CacheScope(
        by=ReuseMatch.TEXT if by_text else ReuseMatch.FINGERPRINT,
        within=ReuseHolder.SESSION if within_session else ReuseHolder.IDENTITY,
        ttl=min(one.ttl, other.ttl),
    )
