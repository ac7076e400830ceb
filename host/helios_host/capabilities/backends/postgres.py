"""Connections to a PostgreSQL server, the same for both kinds of store. Needs psycopg."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final, TypeAlias

import psycopg

from helios_host.capabilities.faces import Io, settle
from helios_host.capabilities.failures import Failure, TimedOut, Unavailable

from .permits import Permits
from .report import Complaints

__all__ = ["Connection", "PostgresServer", "execute", "is_lost"]

Connection: TypeAlias = "psycopg.Connection[Any] | psycopg.AsyncConnection[Any]"

_TIMED_OUT: Final = "57014"
"""SQLSTATE `query_canceled`, which `statement_timeout` ends a statement with."""


class PostgresServer:
    """Lends connections to the server at `url` (a connection string of libpq), at most `connections` at a time.

    Every connection is in autocommit mode and has `settings`. One that died is replaced by the next use; `prepare`, if
    given, is awaited on each new one.
    """

    def __init__(
        self,
        url: str,
        *,
        connections: int,
        connect_timeout: float,
        io: Io,
        service: str,
        prepare: Callable[[Connection], Awaitable[None]] | None = None,
    ) -> None:
        self._url: Final = url
        self._connect_timeout: Final = connect_timeout
        self._io: Final = io
        self._service: Final = service
        self._prepare: Final = prepare
        self._complaints: Final = Complaints(service)
        self._permits = Permits(connections, io, "every connection is in use")
        self._lock = threading.Lock()
        self._idle: list[Connection] = []
        self._pid = os.getpid()

    async def take(self, patience: float) -> Connection:
        """Take a connection, and wait for a free one for `patience` seconds; raises `Unavailable`.

        It is given back with `give`, or thrown away with `discard`.
        """
        self._after_fork()
        await self._permits.acquire(patience)
        try:
            with self._lock:
                while self._idle:
                    connection = self._idle.pop()
                    if not is_lost(connection):
                        return connection
            return await self._connect(patience)
        except BaseException:
            self._permits.release()
            raise

    def give(self, connection: Connection) -> None:
        """Give a connection back that is in no transaction; one that is, or is lost, is closed."""
        if connection.pgconn.transaction_status != psycopg.pq.TransactionStatus.IDLE:
            connection.pgconn.finish()
        else:
            with self._lock:
                self._idle.append(connection)
        self._permits.release()

    def discard(self, connection: Connection) -> None:
        """Close a connection at once, whatever it does."""
        connection.pgconn.finish()
        self._permits.release()

    async def fetch(self, patience: float, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of one reading statement, in no transaction; raises `Unavailable` or `TimedOut`."""
        for attempt in (1, 2):
            connection = await self.take(patience)
            try:
                rows = await execute(connection, sql, *values)
            except psycopg.Error as error:
                self.discard(connection)
                if attempt == 2 or not is_lost(connection):
                    raise self.failure(error) from error
                self._forget_idle()
            except BaseException:
                self.discard(connection)
                raise
            else:
                self.give(connection)
                return rows
        raise AssertionError

    @asynccontextmanager
    async def transaction(self, patience: float, begin: str = "BEGIN") -> AsyncIterator[Connection]:
        """Run a transaction of this host's own statements, and commit it; raises `Unavailable` or `TimedOut`.

        A connection that the server closed since its last use is replaced once, before anything has run.
        """
        connection = await self._begin(patience, begin)
        try:
            yield connection
            await execute(connection, "COMMIT")
        except Failure:
            await self._rollback(connection)
            raise
        except psycopg.Error as error:
            self.discard(connection)
            raise self.failure(error) from error
        except BaseException:
            self.discard(connection)
            raise
        self.give(connection)

    async def _begin(self, patience: float, begin: str) -> Connection:
        for attempt in (1, 2):
            connection = await self.take(patience)
            try:
                await execute(connection, begin)
                return connection
            except psycopg.Error as error:
                self.discard(connection)
                if attempt == 2 or not is_lost(connection):
                    raise self.failure(error) from error
                self._forget_idle()
            except BaseException:
                self.discard(connection)
                raise
        raise AssertionError

    async def _rollback(self, connection: Connection) -> None:
        try:
            await execute(connection, "ROLLBACK")
        except psycopg.Error:
            self.discard(connection)
        except BaseException:
            self.discard(connection)
            raise
        else:
            self.give(connection)

    def failure(self, error: psycopg.Error) -> Failure:
        """Return what an error of the server means to a plugin, and log it unless it is a time-out."""
        if error.sqlstate == _TIMED_OUT:
            return TimedOut("the statement did not end in time")
        self._complaints.add(error)
        return Unavailable("the database does not answer")

    def close(self) -> None:
        """Close the idle connections."""
        self._forget_idle()

    async def _connect(self, patience: float) -> Connection:
        options: dict[str, Any] = {
            "autocommit": True,
            "connect_timeout": max(2, round(self._connect_timeout)),  # libpq takes whole seconds, at least two
            "fallback_application_name": f"helios-plugin-{self._service}",
        }
        timeout = min(self._connect_timeout, patience)
        try:
            connection: Connection
            if self._io.asynchronous:
                async with asyncio.timeout(timeout):
                    connection = await psycopg.AsyncConnection.connect(self._url, **options)
            else:
                connection = psycopg.Connection.connect(self._url, **options)
        except (psycopg.Error, TimeoutError, OSError) as error:
            self._complaints.add(error)
            raise Unavailable("the database does not answer") from error
        if self._prepare is not None:
            try:
                await self._prepare(connection)
            except psycopg.Error as error:
                connection.pgconn.finish()
                raise self.failure(error) from error
            except BaseException:
                connection.pgconn.finish()
                raise
        return connection

    def _forget_idle(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.pgconn.finish()

    def _after_fork(self) -> None:
        """In a forked child: leave the parent's connections alone; closing them would end the parent's sessions."""
        if os.getpid() != self._pid:
            self._pid = os.getpid()
            self._lock = threading.Lock()
            _kept_for_parent.extend(self._idle)
            self._idle = []


_kept_for_parent: Final[list[Connection]] = []


async def execute(connection: Connection, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Run this host's own statement with `%s` for values, and return its rows; raises `psycopg.Error`."""
    either: Any = connection
    cursor = await settle(either.execute(sql, values or None))
    return await settle(cursor.fetchall()) if cursor.description else []


def is_lost(connection: Connection) -> bool:
    """Say whether a connection is closed or known to be broken."""
    return connection.closed or connection.pgconn.status != psycopg.pq.ConnStatus.OK
