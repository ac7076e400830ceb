"""The `query` import: statements on the operator's database. Permissions `query_read` and `query_execute`.

```toml
[plugins.capabilities.query]
backend = "sqlite"          # sqlite, postgres
url = "app.sqlite3"         # sqlite: the file, relative to data_dir; postgres: "postgresql://host/database"
timeout = "1s"              # of one statement
row_limit = 1000            # most rows of one result
cursor_row_limit = 100000   # most rows of one cursor
byte_limit = "1MB"          # largest result, and largest batch of a cursor
connections = 4             # statements that run at a time
```

A statement is one statement, and runs in a transaction of its own. With `query_read` alone, or where the plugin asks
for it, that transaction is read-only by the database's own means: `BEGIN READ ONLY` on PostgreSQL, a read-only
connection with `query_only` on SQLite. What a statement may do beside is up to the rights of the database user: give
plugins one of their own. A cursor lives until the end of the hook call at the latest; what it changed is kept only if
it was read to its end. Without a `url` there is no database, and every statement is `unavailable`.

A result of more rows than `row_limit` is cut, as the contract says; version 1 cannot say how many rows it wants, so
that there it is `too-large`. Version 1 has every value as text.

PostgreSQL needs the extra `postgres` of this package.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import attrs
from helios_api.v1 import query as query1
from helios_api.v1 import types as types1
from helios_api.v2 import query as query2
from helios_api.v2.types import ResultSet, SqlValue
from witbind import Err, Ok

from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import Io
from helios_host.capabilities.failures import Failure, TimedOut, TooLarge, Unavailable
from helios_host.instances.scope import clock
from helios_host.structuring import Count, Seconds, Size

from . import values
from .answer import answer
from .backend import QueryBackend, Rows
from .cursor import CHUNK, BlockingRowCursor, RowCursor

__all__ = ["EXECUTE", "READ", "QueryBackend", "QuerySettings", "QueryV1", "QueryV2", "open_query"]

EXECUTE: Final = "query_execute"
READ: Final = "query_read"

MAX_CURSORS: Final = 2
"""Cursors that one call may have open: each holds a connection."""

_TIMEOUT: Final = Seconds(1.0)
_ROWS: Final = Count(1000)
_CURSOR_ROWS: Final = Count(100_000)
_BYTES: Final = Size(1 << 20)
_CONNECTIONS: Final = Count(4)


@attrs.frozen(kw_only=True)
class QuerySettings:
    """The section `[plugins.capabilities.query]`; sizes in bytes, times in seconds."""

    backend: Literal["sqlite", "postgres"] = "sqlite"
    url: str = attrs.field(default="", repr=False)
    timeout: Seconds = _TIMEOUT
    row_limit: Count = _ROWS
    cursor_row_limit: Count = _CURSOR_ROWS
    byte_limit: Size = _BYTES
    connections: Count = _CONNECTIONS


def open_query(settings: QuerySettings, data: Path, io: Io) -> QueryBackend | None:
    """Return the database that is configured, `None` for none; nothing is opened before it is used."""
    if not settings.url:
        return None
    if settings.backend == "postgres":
        from .postgres import PostgresQuery

        return PostgresQuery(settings.url, connections=settings.connections, io=io)
    from .sqlite import SqliteQuery

    path = data / settings.url
    return SqliteQuery(path, connections=settings.connections, longest=settings.byte_limit, io=io)


class _TooManyCursors(Failure):
    pass


@attrs.frozen
class QueryV2:
    """`query` of API version 2, for one plugin; `io` says in which kind of store."""

    context: PluginContext
    backend: QueryBackend | None
    io: Io
    settings: QuerySettings = QuerySettings()

    async def execute_query(
        self, sql: str, parameters: list[SqlValue], options: query2.QueryOptions
    ) -> Ok[ResultSet] | Err[query2.QueryError]:
        """Run a statement and take its whole result."""
        most = self.settings.row_limit if options.row_limit is None else min(options.row_limit, self.settings.row_limit)
        return await self.whole(sql, parameters, options.read_only, most)

    async def whole(
        self, sql: str, parameters: Sequence[SqlValue], read_only: bool, most: int, *, cut: bool = True
    ) -> Ok[ResultSet] | Err[query2.QueryError]:
        """Run a statement and take `most` rows; more are left out, or too large where they may not be `cut`."""

        async def work() -> ResultSet:
            rows = await self._open(sql, parameters, read_only)
            try:
                return await self._collect(rows, most, cut)
            except BaseException:
                rows.drop()
                raise

        return await answer(work(), may_write=self.context.gate.allows(EXECUTE))

    async def open_cursor(
        self, sql: str, parameters: list[SqlValue], options: query2.QueryOptions
    ) -> Ok[query2.RowCursor] | Err[query2.QueryError]:
        """Run a statement and take its result in batches."""

        async def work() -> query2.RowCursor:
            scope, limit = self.context.scope, self.settings.cursor_row_limit
            if len(scope.open) >= MAX_CURSORS:
                raise _TooManyCursors(f"{MAX_CURSORS} cursors are open in this call, which is as many as are allowed")
            most = limit if options.row_limit is None else min(options.row_limit, limit)
            rows = await self._open(sql, parameters, options.read_only)
            cursor = RowCursor(rows, scope, limit=most, batch_bytes=self.settings.byte_limit)
            return BlockingRowCursor(cursor) if not self.io.asynchronous else cursor  # type: ignore[return-value]

        return await answer(work(), may_write=self.context.gate.allows(EXECUTE))

    async def _open(self, sql: str, parameters: Sequence[SqlValue], read_only: bool) -> Rows:
        gate = self.context.gate
        if not gate.allows(EXECUTE):
            gate.require(READ)
            read_only = True
        if self.backend is None:
            raise Unavailable("the operator has configured no database: url in [plugins.capabilities.query]")
        patience = self.context.scope.remaining(self.settings.timeout)
        if patience <= 0:
            raise TimedOut
        return await self.backend.open(sql, parameters, read_only=read_only, until=clock() + patience)

    async def _collect(self, rows: Rows, most: int, cut: bool) -> ResultSet:
        room: int = self.settings.byte_limit
        found: list[list[SqlValue]] = []
        while len(found) < most:
            batch = await rows.fetch(min(CHUNK, most - len(found)))
            if not batch:
                break
            room -= sum(values.size(value) for row in batch for value in row)
            if room < 0:
                raise TooLarge
            found += batch
        if not cut and len(found) == most and await rows.fetch(1):
            raise TooLarge
        affected = await rows.finish()
        return ResultSet(columns=rows.columns, rows=found, rows_affected=len(found) if affected is None else affected)


@attrs.frozen
class QueryV1:
    """`query` of API version 1: no parameters, no cursors, every value as text."""

    latest: QueryV2

    async def execute_query(self, sql: str) -> Ok[query1.QueryResult] | Err[query1.QueryError]:
        """Run a statement and take its whole result."""
        found = await self.latest.whole(sql, (), False, self.latest.settings.row_limit, cut=False)
        if isinstance(found, Err):
            return Err(_error_in_v1(found.value))
        result = found.value
        return Ok(
            types1.QueryResult(
                columns=[column.name for column in result.columns],
                rows=[[values.text_of(value) for value in row] for row in result.rows],
                rows_affected=result.rows_affected,
            )
        )


def _error_in_v1(error: query2.QueryError) -> query1.QueryError:
    match error:
        case query2.QueryErrorAccessDenied():
            return query1.QueryErrorAccessDenied()
        case query2.QueryErrorFailed(database):
            return query1.QueryErrorFailed(
                f"{database.code}: {database.message}" if database.code else database.message
            )
        case query2.QueryErrorUnavailable(text):
            return query1.QueryErrorUnavailable(text)
        case query2.QueryErrorTimedOut():
            return query1.QueryErrorTimedOut()
        case query2.QueryErrorTooLarge():
            return query1.QueryErrorTooLarge()
        case query2.QueryErrorOther(text):
            return query1.QueryErrorOther(text)
