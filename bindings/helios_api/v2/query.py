# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Runs statements on the database; permissions `query_execute`, or `query_read` for reading only.

A statement runs in a transaction of its own, apart from the client's session, and does not pass through plugins
again.
"""

from __future__ import annotations

from typing import Protocol, TypeAlias

import attrs
from witbind import Err, Ok

from .types import Column, ResultSet, SqlValue

__all__ = [
    "Column",
    "DatabaseError",
    "Query",
    "QueryError",
    "QueryErrorAccessDenied",
    "QueryErrorFailed",
    "QueryErrorOther",
    "QueryErrorTimedOut",
    "QueryErrorTooLarge",
    "QueryErrorUnavailable",
    "QueryOptions",
    "ResultSet",
    "RowCursor",
    "SqlValue",
]


@attrs.frozen(kw_only=True)
class DatabaseError:
    """A message of the database."""

    code: str
    """The SQLSTATE code, such as `42P01`; empty where there is none."""

    message: str
    """The message."""


@attrs.frozen
class QueryErrorAccessDenied:
    """The plugin does not have the permission, or only the one to read."""


@attrs.frozen
class QueryErrorFailed:
    """The database refused the statement."""

    value: DatabaseError


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


@attrs.frozen(kw_only=True)
class QueryOptions:
    """How a statement runs."""

    row_limit: int | None
    """The largest number of rows to return, the rest being left out; `none` is the host's own limit."""

    read_only: bool
    """Whether the database refuses changes; always so with `query_read` alone."""


class RowCursor(Protocol):
    """A result that is taken in batches.

    The host closes it at the end of the hook call at the latest.
    """

    def columns(self) -> list[Column]:
        """Get the columns, in order."""
        ...

    def next(self, max_rows: int) -> Ok[list[list[SqlValue]]] | Err[QueryError]:
        """Take the next rows, at most `max-rows` and at least one; an empty list is the end.

        The host may give fewer rows than there are. Zero for `max-rows` leaves the number to the host.
        """
        ...


class Query(Protocol):
    """Runs statements on the database; permissions `query_execute`, or `query_read` for reading only.

    A statement runs in a transaction of its own, apart from the client's session, and does not pass through plugins
    again.
    """

    def execute_query(
        self,
        sql: str,
        parameters: list[SqlValue],
        options: QueryOptions,
    ) -> Ok[ResultSet] | Err[QueryError]:
        """Run a statement and take its whole result.

        `parameters` are the values of `$1`, `$2` and so on.
        """
        ...

    def open_cursor(
        self,
        sql: str,
        parameters: list[SqlValue],
        options: QueryOptions,
    ) -> Ok[RowCursor] | Err[QueryError]:
        """Run a statement and take its result in batches.

        `parameters` are the values of `$1`, `$2` and so on.
        """
        ...
