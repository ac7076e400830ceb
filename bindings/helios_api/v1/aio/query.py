# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Runs statements on the database; permissions `query_execute`, or `query_read` for reading only."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ..query import QueryError, QueryResult

__all__ = ["Query"]


class Query(Protocol):
    """Runs statements on the database; permissions `query_execute`, or `query_read` for reading only."""

    def execute_query(self, sql: str) -> AwaitableOrValue[Ok[QueryResult] | Err[QueryError]]:
        """Run a statement and take its whole result.

        It runs in a transaction of its own, apart from the client's session, and does not pass through plugins again.
        """
        ...
