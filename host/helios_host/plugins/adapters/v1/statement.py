"""Hooks of version 1 that are asked about a statement."""

from __future__ import annotations

from helios_api.v1.authorize import AuthorizeResultAllow as AuthorizeResultAllow1
from helios_api.v1.post_query import PostQueryResultDeny as PostQueryResultDeny1
from helios_api.v1.post_query import PostQueryResultKeep as PostQueryResultKeep1
from helios_api.v1.pre_query import PreQueryResultContinue as PreQueryResultContinue1
from helios_api.v1.pre_query import PreQueryResultDeny as PreQueryResultDeny1
from helios_api.v1.route import Backend as Backend1
from helios_api.v1.route import BackendRole as BackendRole1
from helios_api.v1.types import QueryResult
from helios_api.v2.authorize import AuthorizeDecisionAllow, AuthorizeDecisionDeny, AuthorizeOutcome
from helios_api.v2.post_query import (
    PostQueryDecision,
    PostQueryDecisionDeny,
    PostQueryDecisionKeep,
    PostQueryDecisionReplace,
)
from helios_api.v2.pre_query import (
    PreQueryDecisionContinue,
    PreQueryDecisionDeny,
    PreQueryDecisionRewrite,
    PreQueryOutcome,
)
from helios_api.v2.rewrite import RewrittenStatement
from helios_api.v2.route import Backend, RouteDecision, RouteDecisionAbstain, RouteDecisionBackend
from helios_api.v2.sync_mode import SyncChoice, SyncMode
from helios_api.v2.types import Call, Column, OtherValue, ResultSet, SqlValue, SqlValueNull, SqlValueOther, Statement

from helios_host.hooks.values import text_of
from helios_host.plugins.adapters.asking import Asked, Asking

from .context import identity, query_context

__all__ = ["authorize", "post_query", "pre_query", "query_result", "rewrite", "route", "select_sync_mode"]

_CONTINUE = PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)
_ALLOW = AuthorizeOutcome(decision=AuthorizeDecisionAllow(), cacheable=None)
_KEEP = PostQueryDecisionKeep()
_NULL = SqlValueNull()


@Asking
def pre_query(call: Call, statement: Statement) -> Asked[PreQueryOutcome]:
    """Ask `pre-query` of version 1."""
    answer = yield (query_context(call, statement),)
    if isinstance(answer, PreQueryResultContinue1):
        return _CONTINUE
    if isinstance(answer, PreQueryResultDeny1):
        return PreQueryOutcome(decision=PreQueryDecisionDeny(answer.value), cacheable=None)
    return PreQueryOutcome(decision=PreQueryDecisionRewrite(answer.value), cacheable=None)


@Asking
def rewrite(call: Call, statement: Statement) -> Asked[RewrittenStatement | None]:
    """Ask `rewrite` of version 1."""
    text = yield (query_context(call, statement),)
    return None if text is None else RewrittenStatement(text=text, parameters=None)


@Asking
def authorize(call: Call, statement: Statement) -> Asked[AuthorizeOutcome]:
    """Ask `authorize` of version 1."""
    answer = yield identity(call), query_context(call, statement)
    if isinstance(answer, AuthorizeResultAllow1):
        return _ALLOW
    return AuthorizeOutcome(decision=AuthorizeDecisionDeny(answer.value), cacheable=None)


@Asking
def post_query(call: Call, subject: tuple[Statement, ResultSet]) -> Asked[PostQueryDecision]:
    """Ask `post-query` of version 1."""
    statement, result = subject
    answer = yield query_context(call, statement, result.rows_affected), query_result(result)
    if isinstance(answer, PostQueryResultKeep1):
        return _KEEP
    if isinstance(answer, PostQueryResultDeny1):
        return PostQueryDecisionDeny(answer.value)
    return PostQueryDecisionReplace(_result_set(answer.value, result))


def query_result(result: ResultSet) -> QueryResult:
    """Say a result in version 1."""
    return QueryResult(
        columns=[column.name for column in result.columns],
        rows=[[text_of(value) for value in row] for row in result.rows],
        rows_affected=result.rows_affected,
    )


def _result_set(answer: QueryResult, old: ResultSet) -> ResultSet:
    """Say a replaced result in version 2; columns of other names stay, for the chain to refuse them."""
    names = [column.name for column in old.columns]
    columns = old.columns
    if answer.columns != names:
        columns = [Column(name=name, type_name="", table=None) for name in answer.columns]
    known: list[dict[str | None, SqlValue]] = [{} for _ in columns]
    for row in old.rows:
        for values, value in zip(known, row, strict=False):
            values.setdefault(text_of(value), value)

    def value_of(column: int, text: str | None) -> SqlValue:
        if text is None:
            return _NULL
        if column >= len(columns):
            return SqlValueOther(OtherValue(type_name="", text=text))
        found = known[column].get(text)
        return found or SqlValueOther(OtherValue(type_name=columns[column].type_name, text=text))

    rows = [[value_of(i, text) for i, text in enumerate(row)] for row in answer.rows]
    return ResultSet(columns=columns, rows=rows, rows_affected=answer.rows_affected)


@Asking
def route(call: Call, subject: tuple[Statement, list[Backend]]) -> Asked[RouteDecision]:
    """Ask `route` of version 1."""
    statement, backends = subject
    known = [
        Backend1(name=b.name, address=b.address, role=BackendRole1(b.role.value), healthy=b.healthy) for b in backends
    ]
    name = yield query_context(call, statement), known
    return RouteDecisionAbstain() if name is None else RouteDecisionBackend(name)


@Asking
def select_sync_mode(call: Call, subject: tuple[Statement, int | None]) -> Asked[SyncChoice | None]:
    """Ask `sync-mode` of version 1."""
    statement, rows_affected = subject
    mode = yield statement.text, query_context(call, statement, rows_affected or 0)
    return SyncChoice(mode=SyncMode(mode.value), tables=[], reason=None)
