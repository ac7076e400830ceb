"""Decisions that a plugin lets the proxy reuse instead of asking again."""

from __future__ import annotations

import time
from typing import Final, Generic, TypeVar

import attrs
from helios_api.v2.types import CacheScope, Call, Identity, ReuseHolder, ReuseMatch, Session, Statement

__all__ = ["Asker", "Reuse"]

_Decision = TypeVar("_Decision")

MAX_DECISIONS: Final = 10_000
"""Most decisions that are kept; beyond, all are dropped and asked for anew."""


@attrs.frozen
class Asker:
    """Who a session's statements are asked for; made once a session, so that a call costs nothing to describe."""

    call: Call
    session_key: str
    identity_key: str
    """The same for sessions whose identities are equal; without an identity, the session's."""

    as_of: int | None = None
    """The point in time at which the session reads, in microseconds since 1970; `None` is now."""

    @classmethod
    def of(cls, session: Session, identity: Identity | None, deadline: int, as_of: int | None = None) -> Asker:
        """Return the asker of a session; `deadline` is what each of its calls gets, in microseconds."""
        call = Call(trace_parent=None, deadline=deadline, session=session, identity=identity)
        return cls(call, session.id, session.id if identity is None else repr(identity), as_of)


class Reuse(Generic[_Decision]):
    """Decisions of one chain by statement and holder, each until its time is over."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[tuple[bool, str, str], tuple[float, _Decision]] = {}

    def get(self, asker: Asker, statement: Statement) -> tuple[float, _Decision] | None:
        """Return until when (`time.monotonic`) which decision holds for this statement of this session or identity."""
        if not self._known:
            return None
        for holder in (asker.session_key, asker.identity_key):
            for exact, key in ((True, statement.text), (False, statement.fingerprint)):
                entry = self._known.get((exact, key, holder)) if key is not None else None
                if entry is not None and entry[0] > time.monotonic():
                    return entry
        return None

    def put(
        self, asker: Asker, statement: Statement, scope: CacheScope, decision: _Decision, *, any_constant: bool = True
    ) -> float:
        """Keep a decision as far as `scope` lets; for this very text only where it is not right for `any_constant`.

        Returns until when it holds for this text.
        """
        exact = scope.by is ReuseMatch.TEXT or not any_constant
        key = statement.text if exact else statement.fingerprint
        if key is None or scope.ttl == 0:
            return 0.0
        holder = asker.identity_key if scope.within is ReuseHolder.IDENTITY else asker.session_key
        if len(self._known) >= MAX_DECISIONS:
            self._known.clear()
        until = time.monotonic() + scope.ttl / 1e6
        self._known[exact, key, holder] = (until, decision)
        return until
