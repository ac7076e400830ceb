"""Statements of plugins on a PostgreSQL server: each in a transaction of its own, rows taken as they come."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Final

import psycopg
from helios_api.v2.types import Column, SqlValue
from psycopg import generators
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

from helios_host.capabilities.backends.postgres import PostgresServer, is_lost
from helios_host.capabilities.backends.wire import Connection, Wire, execute, raise_error, wait
from helios_host.capabilities.faces import Io, settle
from helios_host.capabilities.failures import Failure, TimedOut
from helios_host.instances.scope import clock

from . import values
from .failures import Refused

__all__ = ["PostgresQuery"]

CHUNK: Final = 64
"""Rows that the client library hands over at a time; it bounds what lies in memory beside the result."""

_READ_ONLY_VIOLATION: Final = "25006"

_TYPES: Final = """
SELECT oid::int8, typname::text FROM pg_type WHERE typtype <> 'c' AND typcategory <> 'A'
UNION ALL SELECT typarray::int8, typname || '[]' FROM pg_type WHERE typarray <> 0 AND typtype <> 'c'
LIMIT 10000
"""

_FORMS: Final = """
SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL idle_in_transaction_session_timeout = 0;
"""
"""Text forms that `values` reads."""

SERVER_SHARE: Final = 0.9
"""The part of a statement's time after which the server ends it itself, so that its connection can serve on."""

_RESET: Final = """
CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; DEALLOCATE ALL; UNLISTEN *;
SELECT pg_advisory_unlock_all(); DISCARD PLANS; DISCARD TEMP; DISCARD SEQUENCES
"""
"""What `DISCARD ALL` does, in the form that its documentation gives for use beside other statements."""


class PostgresQuery:
    """Runs statements on the server at `url`, at most `connections` at a time.

    What a statement leaves in its session, such as settings, locks or temporary tables, is reset before the session
    serves another one.
    """

    def __init__(self, url: str, *, connections: int, io: Io) -> None:
        self._types: dict[int, str] = {}
        self._server: Final = PostgresServer(
            url, connections=connections, io=io, service="query", prepare=self._learn_types
        )

    async def open(self, sql: str, parameters: Sequence[SqlValue], *, read_only: bool, until: float) -> PostgresRows:
        """Start a statement."""
        if "\0" in sql:
            raise Refused("42601", "a statement has no zero character")
        encoded = [values.to_postgres(value) for value in parameters]
        milliseconds = max(1, int((until - clock()) * SERVER_SHARE * 1000))
        mode = "READ ONLY" if read_only else "READ WRITE"
        begin = f"BEGIN TRANSACTION {mode}; {_FORMS} SET LOCAL statement_timeout = {milliseconds}"
        connection = await self._server.begin(until, begin)
        rows = PostgresRows(self._server, connection, self._types, read_only=read_only, until=until)
        try:
            await rows.start(sql, encoded)
        except BaseException:
            rows.drop()
            raise
        return rows

    def close(self) -> None:
        """Close idle connections."""
        self._server.close()

    async def _learn_types(self, connection: Connection, until: float) -> None:
        """Learn the database's names of types; those of a new one are known to the next new connection."""
        self._types.update(dict(await execute(connection, until, _TYPES)))


class PostgresRows:
    """The rows of one statement; what has not been taken is still at the server."""

    def __init__(
        self, server: PostgresServer, connection: Connection, types: dict[int, str], *, read_only: bool, until: float
    ) -> None:
        self._server: Final = server
        self._connection: Connection | None = connection
        self._types: Final = types
        self._read_only: Final = read_only
        self._until: Final = until
        self._waiting: deque[list[SqlValue]] = deque()
        self._decoders: list[Callable[[bytes], SqlValue]] = []
        self._columns: list[Column] = []
        self._changed = False
        self._affected: int | None = None
        self._ended = False

    @property
    def columns(self) -> list[Column]:
        """The columns."""
        return self._columns

    async def start(self, sql: str, parameters: Sequence[tuple[bytes | None, int]]) -> None:
        """Send the statement, and wait for its first rows."""
        await self._step(lambda pgconn: _send(pgconn, sql, parameters))
        await self._more()

    async def fetch(self, most: int) -> list[list[SqlValue]]:
        """Return the next rows."""
        while not self._waiting and not self._ended:
            await self._more()
        return [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]

    async def finish(self) -> int | None:
        """End the transaction."""
        whole = self._ended and not self._waiting
        self._waiting.clear()
        if self._read_only and not self._ended:
            await self._cancel()
        while not self._ended:
            await self._more()
            self._waiting.clear()
        await self._end("ROLLBACK" if self._read_only else "COMMIT")
        return self._affected if whole or self._changed else None

    def drop(self) -> None:
        """End the transaction at once."""
        connection, self._connection = self._connection, None
        self._ended = True
        if connection is not None:
            self._server.discard(connection)

    async def _more(self) -> None:
        """Take what the server sends next."""
        result = await self._step(generators.fetch)
        if result is None:
            self._ended = True
            return
        status = result.status
        if status in (ExecStatus.COPY_IN, ExecStatus.COPY_OUT, ExecStatus.COPY_BOTH):
            self.drop()
            raise Refused("0A000", "COPY is not possible here")
        try:
            raise_error(result)
        except psycopg.Error as error:
            await self._fail(error)
        if not self._columns and result.nfields:
            self._describe(result)
        for row in range(result.ntuples):
            cells = (result.get_value(row, column) for column in range(len(self._decoders)))
            pairs = zip(self._decoders, cells, strict=True)
            self._waiting.append([values.NULL if data is None else decode(data) for decode, data in pairs])
        if result.command_status:  # on the last rows, or on a result of its own after them
            self._affected = result.command_tuples or 0
            self._changed = not result.command_status.startswith(b"SELECT")

    async def _cancel(self) -> None:
        """Make the server end a statement of which enough was taken; the connection serves on."""
        connection: Any = self._connection
        try:
            await settle(connection.cancel_safe(timeout=max(0.1, self._until - clock())))
        except psycopg.Error as error:
            self.drop()
            raise self._server.failure(error) from error
        except BaseException:
            self.drop()
            raise
        while await self._step(generators.fetch) is not None:
            pass
        self._ended = True

    def _describe(self, result: PGresult) -> None:
        for column in range(result.nfields):
            oid, name = result.ftype(column), result.fname(column) or b""
            self._decoders.append(values.from_postgres(oid, self._types))
            self._columns.append(Column(name=name.decode(), type_name=self._types.get(oid, ""), table=None))

    async def _step(self, step: Callable[[Any], Wire[Any]]) -> Any:
        connection = self._connection
        if connection is None:
            raise TimedOut("the statement was ended")
        try:
            return await wait(connection, step(connection.pgconn), self._until)
        except psycopg.Error as error:
            self.drop()
            raise self._server.failure(error) from error
        except BaseException:
            self.drop()
            raise

    async def _fail(self, error: psycopg.Error) -> None:
        """Give the connection back after an error of the statement, and raise what it means."""
        connection = self._connection
        assert connection is not None
        meant = self._meaning(error, connection)
        if isinstance(meant, Refused):
            while await self._step(generators.fetch) is not None:
                pass
            await self._end("ROLLBACK")
        self.drop()
        raise meant from error

    def _meaning(self, error: psycopg.Error, connection: Connection) -> Failure:
        code = error.sqlstate or ""
        if is_lost(connection) or code == "57014" or code.startswith("57P"):
            return self._server.failure(error)
        return Refused(code, error.diag.message_primary or str(error), wrote=code == _READ_ONLY_VIOLATION)

    async def _end(self, how: str) -> None:
        connection = self._connection
        if connection is None:
            return
        try:
            await execute(connection, self._until, how)
            await execute(connection, self._until, _RESET)
        except psycopg.Error as error:
            self._connection = None
            self._server.discard(connection)
            if how == "COMMIT":
                raise self._meaning(error, connection) from error
        except BaseException:
            self.drop()
            raise
        else:
            self._connection = None
            self._server.give(connection)


def _send(pgconn: Any, sql: str, parameters: Sequence[tuple[bytes | None, int]]) -> Wire[None]:
    """Send one statement: this form of the protocol takes no second one after a semicolon."""
    pgconn.send_query_params(sql.encode(), [data for data, _ in parameters], [oid for _, oid in parameters])
    if psycopg.pq.version() >= 170000:
        pgconn.set_chunked_rows_mode(CHUNK)
    else:
        pgconn.set_single_row_mode()
    yield from generators.send(pgconn)
