# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Runs statements on the database; permissions `query_execute`, or `query_read` for reading only."""

from __future__ import annotations

from typing import Protocol, TypeAlias

import attrs
from witbind import Err, Ok

from .types import QueryResult

__all__ = [
    "Query",
    "QueryError",
    "QueryErrorAccessDenied",
    "QueryErrorFailed",
    "QueryErrorOther",
    "QueryErrorTimedOut",
    "QueryErrorTooLarge",
    "QueryErrorUnavailable",
    "QueryResult",
]


@attrs.frozen
class QueryErrorAccessDenied:
    """The plugin does not have the permission, or only the one to read."""


@attrs.frozen
class QueryErrorFailed:
    """The database refused the statement; the string is its message."""

    value: str


@attrs.frozen
class QueryErrorUnavailable:
    """No database could be reached."""

    value: str


@attrs.frozen
class QueryErrorTimedOut:
    """The statement did not end in time."""


@attrs.frozen
class QueryErrorTooLarge:
    """The result is larger than the host allows."""


@attrs.frozen
class QueryErrorOther:
    """Something else; the string is for people."""

    value: str


QueryError: TypeAlias = (
    QueryErrorAccessDenied
    | QueryErrorFailed
    | QueryErrorUnavailable
    | QueryErrorTimedOut
    | QueryErrorTooLarge
    | QueryErrorOther
)
"""Why a statement did not run."""


class Query(Protocol):
    """Runs statements on the database; permissions `query_execute`, or `query_read` for reading only."""

    def execute_query(self, sql: str) -> Ok[QueryResult] | Err[QueryError]:
        """Run a statement and take its whole result.

        It runs in a transaction of its own, apart from the client's session, and does not pass through plugins again.
        """
        ...
