"""Connections to a PostgreSQL server, the same for both kinds of store. Needs psycopg."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

import psycopg
from psycopg.pq import ConnStatus, TransactionStatus

from helios_host.capabilities.faces import Io
from helios_host.capabilities.failures import Failure, TimedOut, Unavailable
from helios_host.instances.scope import clock

from .permits import Permits
from .report import Complaints
from .wire import Connection, execute

__all__ = ["Connection", "PostgresServer", "execute", "is_lost"]

_TIMED_OUT: Final = "57014"
"""SQLSTATE `query_canceled`, which `statement_timeout` ends a statement with."""

_kept_for_parent: Final[list[Connection]] = []


class PostgresServer:
    """Lends connections to the server at `url` (a connection string of libpq), at most `connections` at a time.

    A connection that died is replaced by the next use. `prepare`, if given, is awaited on each new one, with the time
    (`time.perf_counter`) until which it may take.
    """

    def __init__(
        self,
        url: str,
        *,
        connections: int,
        io: Io,
        service: str,
        prepare: Callable[[Connection, float], Awaitable[None]] | None = None,
    ) -> None:
        try:
            psycopg.conninfo.conninfo_to_dict(url)
        except psycopg.ProgrammingError as error:
            raise ValueError(f"url: {error}") from None
        self._url: Final = url
        self._io: Final = io
        self._service: Final = service
        self._prepare: Final = prepare
        self._complaints: Final = Complaints(service)
        self._permits = Permits(connections, io, "every connection is in use")
        self._lock = threading.Lock()
        self._idle: list[Connection] = []
        self._pid = os.getpid()

    async def take(self, until: float) -> Connection:
        """Take a connection, and wait for a free one until `until` (`time.perf_counter`); raises `Unavailable`.

        It is given back with `give`, or thrown away with `discard`.
        """
        self._after_fork()
        await self._permits.acquire(until - clock())
        try:
            with self._lock:
                while self._idle:
                    connection = self._idle.pop()
                    if not is_lost(connection):
                        return connection
            return await self._connect(until)
        except BaseException:
            self._permits.release()
            raise

    def give(self, connection: Connection) -> None:
        """Give a connection back; one that is lost or in a transaction is closed."""
        if connection.pgconn.transaction_status != TransactionStatus.IDLE:
            connection.pgconn.finish()
        else:
            with self._lock:
                self._idle.append(connection)
        self._permits.release()

    def discard(self, connection: Connection) -> None:
        """Close a connection at once, whatever it does."""
        connection.pgconn.finish()
        self._permits.release()

    async def begin(self, until: float, begin: str) -> Connection:
        """Take a connection and run the statements that start a transaction; raises `Unavailable` or `TimedOut`.

        A connection that the server closed since its last use is replaced: nothing has run on it yet.
        """
        connection, _ = await self._first(until, begin)
        return connection

    async def fetch(self, until: float, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of one reading statement, in no transaction; raises `Unavailable` or `TimedOut`."""
        connection, rows = await self._first(until, sql, *values)
        self.give(connection)
        return rows

    @asynccontextmanager
    async def transaction(self, until: float) -> AsyncIterator[Connection]:
        """Run a transaction of this host's own statements, and commit it; raises `Unavailable` or `TimedOut`."""
        connection = await self.begin(until, "BEGIN")
        try:
            yield connection
            await execute(connection, until, "COMMIT")
        except TimedOut:
            self.discard(connection)
            raise
        except Failure:
            await self._rollback(connection, until)
            raise
        except psycopg.Error as error:
            self.discard(connection)
            raise self.failure(error) from error
        except BaseException:
            self.discard(connection)
            raise
        self.give(connection)

    def failure(self, error: psycopg.Error) -> Failure:
        """Return what an error of the server means to a plugin, and log it unless it is a time-out."""
        if error.sqlstate == _TIMED_OUT:
            return TimedOut("the statement did not end in time")
        self._complaints.add(error)
        return Unavailable("the database does not answer")

    def close(self) -> None:
        """Close the idle connections."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.pgconn.finish()

    async def _first(self, until: float, sql: str, *values: Any) -> tuple[Connection, list[tuple[Any, ...]]]:
        """Run the first statement of a use; on a connection that turns out to be lost, once more on a new one."""
        for attempt in (1, 2):
            connection = await self.take(until)
            try:
                return connection, await execute(connection, until, sql, *values)
            except psycopg.Error as error:
                lost = is_lost(connection)
                self.discard(connection)
                if attempt == 2 or not lost:
                    raise self.failure(error) from error
                self.close()
            except BaseException:
                self.discard(connection)
                raise
        raise AssertionError

    async def _rollback(self, connection: Connection, until: float) -> None:
        try:
            await execute(connection, until, "ROLLBACK")
        except BaseException as error:
            self.discard(connection)
            if not isinstance(error, psycopg.Error | Failure):
                raise
        else:
            self.give(connection)

    async def _connect(self, until: float) -> Connection:
        left = until - clock()
        options: dict[str, Any] = {
            "autocommit": True,
            "connect_timeout": max(2, round(left)),  # libpq counts in seconds, and takes two at least
            "fallback_application_name": f"helios-plugin-{self._service}",
        }
        connection: Connection
        try:
            if self._io.asynchronous:
                async with asyncio.timeout(left):
                    connection = await psycopg.AsyncConnection.connect(self._url, **options)
            else:
                connection = psycopg.Connection.connect(self._url, **options)
        except (psycopg.Error, TimeoutError, OSError) as error:
            self._complaints.add(error)
            raise Unavailable("the database does not answer") from error
        if self._prepare is not None:
            try:
                await self._prepare(connection, until)
            except psycopg.Error as error:
                connection.pgconn.finish()
                raise self.failure(error) from error
            except BaseException:
                connection.pgconn.finish()
                raise
        return connection

    def _after_fork(self) -> None:
        """In a forked child: leave the parent's connections alone; closing them would end the parent's sessions."""
        if os.getpid() != self._pid:
            self._pid = os.getpid()
            self._lock = threading.Lock()
            _kept_for_parent.extend(self._idle)
            self._idle = []


def is_lost(connection: Connection) -> bool:
    """Say whether a connection is closed or known to be broken."""
    return connection.closed or connection.pgconn.status != ConnStatus.OK
