"""Decisions that a plugin lets the proxy reuse instead of asking again."""

from __future__ import annotations

import math
import time
from typing import Final, Generic, TypeVar

import attrs
from helios_api.v2.types import CacheScope, Call, Identity, ReuseHolder, ReuseMatch, Session

from helios_host.proxies.postgres.statements import ParsedStatement

__all__ = ["ALWAYS", "NEVER", "Asker", "Reuse", "Term"]

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


@attrs.frozen
class Term:
    """Until when (`time.monotonic`) a decision holds: for its own text, and for all texts of the same shape."""

    text: float
    alike: float

    def __and__(self, other: Term) -> Term:
        """Return until when both hold."""
        return Term(min(self.text, other.text), min(self.alike, other.alike))


ALWAYS: Final = Term(math.inf, math.inf)
NEVER: Final = Term(0.0, 0.0)


class Reuse(Generic[_Decision]):
    """Decisions of one chain by statement and holder, each until its time is over."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[tuple[bool, str, str], tuple[Term, _Decision]] = {}

    def get(self, asker: Asker, parsed: ParsedStatement) -> tuple[Term, _Decision] | None:
        """Return until when which decision holds for this statement of this session or identity."""
        if not self._known:
            return None
        statement = parsed.statement
        alike = statement.fingerprint if parsed.shape.is_plain else None
        for holder in (asker.session_key, asker.identity_key):
            for exact, key in ((True, statement.text), (False, alike)):
                entry = self._known.get((exact, key, holder)) if key is not None else None
                if entry is not None and entry[0].text > time.monotonic():
                    return entry
        return None

    def put(
        self,
        asker: Asker,
        parsed: ParsedStatement,
        scope: CacheScope,
        decision: _Decision,
        *,
        any_literal: bool = True,
    ) -> Term:
        """Keep a decision as far as `scope` lets; for this very text only where it is not right for `any_literal`.

        It is also kept for this text only where the fingerprint leaves out more than literals: names of cursors, of
        prepared statements and of temporary tables. Returns until when it holds.
        """
        if scope.ttl == 0:
            return NEVER
        statement = parsed.statement
        exact = scope.by is ReuseMatch.TEXT or not any_literal or not parsed.shape.is_plain
        key = statement.text if exact else statement.fingerprint
        if key is None:
            return NEVER
        holder = asker.identity_key if scope.within is ReuseHolder.IDENTITY else asker.session_key
        if len(self._known) >= MAX_DECISIONS:
            self._known.clear()
        until = time.monotonic() + scope.ttl / 1e6
        term = Term(until, 0.0 if exact else until)
        self._known[exact, key, holder] = (term, decision)
        return term
