# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Runs statements on the database; permissions `query_execute`, or `query_read` for reading only.

A statement runs in a transaction of its own, apart from the client's session, and does not pass through plugins
again.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ..query import Column, QueryError, QueryOptions, ResultSet, SqlValue

__all__ = ["Query", "RowCursor"]


class RowCursor(Protocol):
    """A result that is taken in batches.

    The host closes it at the end of the hook call at the latest.
    """

    def columns(self) -> AwaitableOrValue[list[Column]]:
        """Get the columns, in order."""
        ...

    def next(self, max_rows: int) -> AwaitableOrValue[Ok[list[list[SqlValue]]] | Err[QueryError]]:
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
    ) -> AwaitableOrValue[Ok[ResultSet] | Err[QueryError]]:
        """Run a statement and take its whole result.

        `parameters` are the values of `$1`, `$2` and so on.
        """
        ...

    def open_cursor(
        self,
        sql: str,
        parameters: list[SqlValue],
        options: QueryOptions,
    ) -> AwaitableOrValue[Ok[RowCursor] | Err[QueryError]]:
        """Run a statement and take its result in batches.

        `parameters` are the values of `$1`, `$2` and so on.
        """
        ...
