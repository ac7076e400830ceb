"""API version 1: what a version 2 call says in version 1, and what its answer says in version 2.

What version 1 cannot say:

| version 2 | in version 1 |
|---|---|
| `call.trace-parent`, `call.deadline` | not seen; the host enforces the deadline all the same |
| `session.id`, `session.encrypted` | not seen, but by `authenticate`, which sees `encrypted` |
| `call.identity` | only `authorize` sees it; `none` becomes the session's user name without roles |
| `statement.kind`, `fingerprint`, `parameters` | not seen |
| `statement.tables` | `schema.name` or `name`, each once whatever the access |
| `rows-affected` | 0: no hook of version 1 that this host runs comes after the statement |
| `respond`, `allow-with`, `challenge`, `abstain` | cannot be answered |
| `cacheable` | never: a version 1 plugin is asked each time |
| `rewritten-statement.parameters` | stay as they are |
| `credential` | a password is seen; a token, a certificate or an answer to a challenge is not |
| `query-event` | one call an event; `ending` becomes `cached` and `error` |
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any, TypeAlias, TypeVar, cast

import attrs
from helios_api.v1.authenticate import AuthRequest as AuthRequest1
from helios_api.v1.authenticate import AuthResult as AuthResult1
from helios_api.v1.authenticate import AuthResultSuccess as AuthResultSuccess1
from helios_api.v1.authorize import AuthorizeResult as AuthorizeResult1
from helios_api.v1.authorize import AuthorizeResultAllow as AuthorizeResultAllow1
from helios_api.v1.metrics import QueryEvent as QueryEvent1
from helios_api.v1.pre_query import PreQueryResult as PreQueryResult1
from helios_api.v1.pre_query import PreQueryResultContinue as PreQueryResultContinue1
from helios_api.v1.pre_query import PreQueryResultDeny as PreQueryResultDeny1
from helios_api.v1.types import Identity as Identity1
from helios_api.v1.types import QueryContext
from helios_api.v2.authenticate import AuthRequest, AuthResult, AuthResultDenied, AuthResultSuccess, CredentialPassword
from helios_api.v2.authorize import AuthorizeDecisionAllow, AuthorizeDecisionDeny, AuthorizeOutcome
from helios_api.v2.metrics import QueryEndingCached, QueryEndingDenied, QueryEndingFailed, QueryEvent
from helios_api.v2.pre_query import (
    PreQueryDecisionContinue,
    PreQueryDecisionDeny,
    PreQueryDecisionRewrite,
    PreQueryOutcome,
)
from helios_api.v2.rewrite import RewrittenStatement
from helios_api.v2.types import Call, Identity, Statement

from .asking import Asking

__all__ = ["authenticate", "authorize", "metrics", "pre_query", "query_context", "rewrite"]

A = TypeVar("A")

Asked: TypeAlias = Generator[tuple[Any, ...], Any, A]
"""See `Asking`."""

_CONTINUE = PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)
_ALLOW = AuthorizeOutcome(decision=AuthorizeDecisionAllow(), cacheable=None)


class _Context:
    """What `QueryContext` is to a generated call, made in a third of its time: every call of a hook makes one."""

    __slots__ = (*(field.name for field in attrs.fields(QueryContext)), "of")

    def __init__(self, call: Call, statement: Statement) -> None:
        session = call.session
        self.query = statement.text
        self.database = session.database
        self.user = session.user
        self.client_addr = session.client_addr
        self.tables = table_names(statement)
        self.attributes = session.attributes
        self.is_batch = statement.is_batch
        self.rows_affected = 0
        self.of = (call, statement)


_last: _Context | None = None


def query_context(call: Call, statement: Statement) -> QueryContext:
    """Say a call and its statement in version 1; the plugins of one chain get the same object."""
    global _last
    last = _last
    if last is None or last.of[1] is not statement or last.of[0] is not call:
        last = _last = _Context(call, statement)
    return cast("QueryContext", last)


def table_names(statement: Statement) -> list[str]:
    """Return the statement's tables as `schema.name` or `name`, each once."""
    names = [t.name if t.schema is None else f"{t.schema}.{t.name}" for t in statement.tables]
    return names if len(names) < 2 else list(dict.fromkeys(names))


def identity(call: Call) -> Identity1:
    """Say who the session acts for; where nobody authenticated it, its user name."""
    known = call.identity
    if known is None:
        return Identity1(user_id=call.session.user, roles=[], attributes=[])
    return Identity1(user_id=known.user_id, roles=known.roles, attributes=known.attributes)


@Asking
def pre_query(call: Call, statement: Statement) -> Asked[PreQueryOutcome]:
    """Ask `pre-query` of version 1."""
    answer: PreQueryResult1 = yield (query_context(call, statement),)
    if isinstance(answer, PreQueryResultContinue1):
        return _CONTINUE
    if isinstance(answer, PreQueryResultDeny1):
        return PreQueryOutcome(decision=PreQueryDecisionDeny(answer.value), cacheable=None)
    return PreQueryOutcome(decision=PreQueryDecisionRewrite(answer.value), cacheable=None)


@Asking
def rewrite(call: Call, statement: Statement) -> Asked[RewrittenStatement | None]:
    """Ask `rewrite` of version 1."""
    text: str | None = yield (query_context(call, statement),)
    return None if text is None else RewrittenStatement(text=text, parameters=None)


@Asking
def authorize(call: Call, statement: Statement) -> Asked[AuthorizeOutcome]:
    """Ask `authorize` of version 1."""
    answer: AuthorizeResult1 = yield (identity(call), query_context(call, statement))
    if isinstance(answer, AuthorizeResultAllow1):
        return _ALLOW
    return AuthorizeOutcome(decision=AuthorizeDecisionDeny(answer.value), cacheable=None)


@Asking
def authenticate(call: Call, request: AuthRequest) -> Asked[AuthResult]:
    """Ask `authenticate` of version 1."""
    session, credential = call.session, request.credential
    asked = AuthRequest1(
        user=session.user,
        database=session.database,
        client_addr=session.client_addr,
        encrypted=session.encrypted,
        headers=request.headers,
        password=credential.value if isinstance(credential, CredentialPassword) else None,
    )
    answer: AuthResult1 = yield (asked,)
    if isinstance(answer, AuthResultSuccess1):
        found = answer.value
        return AuthResultSuccess(Identity(user_id=found.user_id, roles=found.roles, attributes=found.attributes))
    return AuthResultDenied(answer.value)


@Asking
def metrics(_call: Call, events: Sequence[QueryEvent]) -> Asked[None]:
    """Tell `metrics` of version 1, one event at a time."""
    for event in events:
        yield (query_event(event),)


def query_event(event: QueryEvent) -> QueryEvent1:
    """Say an event in version 1."""
    ending = event.ending
    error = None
    if isinstance(ending, QueryEndingDenied):
        error = ending.value
    elif isinstance(ending, QueryEndingFailed):
        error = ending.value.message
    return QueryEvent1(
        query=event.query,
        database=event.database,
        user=event.user,
        client_addr=event.client_addr,
        started=event.started,
        duration=event.duration,
        rows=event.rows,
        cached=isinstance(ending, QueryEndingCached),
        error=error,
    )
