"""Statements of plugins on a SQLite file: the embedded default."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from helios_api.v2.types import Column, SqlValue

from helios_host.capabilities.backends.permits import Permits
from helios_host.capabilities.backends.report import Complaints
from helios_host.capabilities.faces import Io
from helios_host.capabilities.failures import Failure, TimedOut, TooLarge, Unavailable
from helios_host.instances.scope import clock

from . import values
from .failures import Refused

__all__ = ["SqliteQuery"]

T = TypeVar("T")

MAX_SQL: Final = 1 << 20
"""Longest statement in bytes."""

STEPS: Final = 1000
"""Steps of SQLite's machine between two looks at the clock."""

_READABLE_PRAGMAS: Final = frozenset(
    {"foreign_key_list", "index_info", "index_list", "index_xinfo", "table_info", "table_list", "table_xinfo"}
)
"""Pragmas that only describe the schema; all others would change the connection that a later call gets."""

_FORBIDDEN: Final = frozenset(
    {
        sqlite3.SQLITE_ATTACH,
        sqlite3.SQLITE_DETACH,
        sqlite3.SQLITE_SAVEPOINT,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_CREATE_TEMP_INDEX,
        sqlite3.SQLITE_CREATE_TEMP_TABLE,
        sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
        sqlite3.SQLITE_CREATE_TEMP_VIEW,
    }
)
"""What a statement may not do: other files, transactions (it runs in one), and what would outlive it."""

_ENDLESS: Final = frozenset({"format", "json_patch", "printf"})
"""Functions that take minutes in one step of SQLite's machine, which nothing interrupts: `printf('%.*c', 2e9, 'x')`."""

MAX_PATTERN: Final = 256
"""Longest pattern of LIKE and GLOB in bytes: long ones take their length times that of the text, in one step."""


class SqliteQuery:
    """Runs statements on the file at `path`, at most `connections` at a time; `longest` bounds one value in bytes."""

    def __init__(self, path: Path, *, connections: int, longest: int, io: Io) -> None:
        self._path: Final = path
        self._longest: Final = longest
        self._io: Final = io
        self._permits: Final = Permits(connections, io, "every connection is in use")
        self._complaints: Final = Complaints("query")
        self._lock = threading.Lock()
        self._idle: dict[bool, list[_Guarded]] = {True: [], False: []}
        self._pid = os.getpid()

    async def open(self, sql: str, parameters: Sequence[SqlValue], *, read_only: bool, until: float) -> SqliteRows:
        """Start a statement."""
        named = {str(number): values.to_sqlite(value) for number, value in enumerate(parameters, 1)}
        await self._permits.acquire(until - clock())
        rows = SqliteRows(self, read_only, until)
        try:
            await self._io.off_loop(rows.start, sql, named)
        except BaseException:
            rows.drop()
            raise
        return rows

    def close(self) -> None:
        """Close idle connections."""
        with self._lock:
            idle = [each for kept in self._idle.values() for each in kept]
            self._idle = {True: [], False: []}
        for each in idle:
            each.connection.close()

    def take(self, read_only: bool) -> _Guarded:
        """Return an idle connection, or a new one; raises `sqlite3.Error`."""
        with self._lock:
            if self._pid != os.getpid():  # a connection of the parent is not used in a forked child
                self._pid, self._idle = os.getpid(), {True: [], False: []}
            if self._idle[read_only]:
                return self._idle[read_only].pop()
        return _Guarded(self._path, read_only, self._longest)

    def give(self, guarded: _Guarded, read_only: bool) -> None:
        """Take a connection back that is in no transaction."""
        with self._lock:
            self._idle[read_only].append(guarded)

    def release(self) -> None:
        """Let the next statement run."""
        self._permits.release()

    async def off_loop(self, work: Callable[[], T]) -> T:
        """Run what blocks."""
        return await self._io.off_loop(work)

    def complain(self, error: sqlite3.Error) -> None:
        """Log an error that is not the statement's."""
        self._complaints.add(error)


class _Guarded:
    """A connection whose statements pass an authorizer and end in time."""

    def __init__(self, path: Path, read_only: bool, longest: int) -> None:
        mode = "ro" if read_only else "rw"
        self.connection = sqlite3.connect(
            f"file:{_quoted(path)}?mode={mode}",
            uri=True,
            timeout=0.0,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=0,  # a cached statement would not be authorized again
        )
        self.until = 0.0
        self._guest = False
        connection = self.connection
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        connection.execute(f"PRAGMA query_only = {int(read_only)}")
        connection.execute("PRAGMA trusted_schema = 0")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)
        connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, MAX_SQL)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, MAX_PATTERN)
        connection.set_progress_handler(lambda: self._guest and clock() > self.until, STEPS)
        connection.set_authorizer(self._authorize)

    def of_guest(self, sql: str, parameters: dict[str, Any]) -> sqlite3.Cursor:
        """Run a statement of a plugin."""
        self._guest = True
        try:
            return self.connection.execute(sql, parameters)
        finally:
            self._guest = False

    def rows(self, cursor: sqlite3.Cursor, most: int) -> list[Any]:
        """Take rows of a plugin's statement."""
        self._guest = True
        try:
            return cursor.fetchmany(most)
        finally:
            self._guest = False

    def _authorize(self, action: int, first: str | None, second: str | None, *_: str | None) -> int:
        if not self._guest:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _ENDLESS:
            return sqlite3.SQLITE_DENY
        if action in _FORBIDDEN or (action == sqlite3.SQLITE_PRAGMA and (first or "").lower() not in _READABLE_PRAGMAS):
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK


class SqliteRows:
    """The rows of one statement; each step may run in another thread, one at a time."""

    def __init__(self, query: SqliteQuery, read_only: bool, until: float) -> None:
        self._query: Final = query
        self._read_only: Final = read_only
        self._until: Final = until
        self._lock = threading.Lock()
        self._guarded: _Guarded | None = None
        self._cursor: sqlite3.Cursor | None = None
        self._columns: list[Column] = []
        self._returned = 0
        self._dropped = False
        self._over = False
        self._ended = False

    @property
    def columns(self) -> list[Column]:
        """The columns, whose types SQLite does not tell."""
        return self._columns

    def start(self, sql: str, parameters: dict[str, Any]) -> None:
        """Begin the transaction and run the statement to its first row."""

        def work() -> None:
            guarded = self._guarded = self._query.take(self._read_only)
            guarded.until = self._until
            wait = max(0, int((self._until - clock()) * 1000))
            guarded.connection.execute(f"PRAGMA busy_timeout = {wait}")
            guarded.connection.execute("BEGIN" if self._read_only else "BEGIN IMMEDIATE")
            self._cursor = guarded.of_guest(sql, parameters)
            names = [entry[0] for entry in self._cursor.description or ()]
            self._columns = [Column(name=name, type_name="", table=None) for name in names]
            self._over = not names

        self._locked(work)

    async def fetch(self, most: int) -> list[list[SqlValue]]:
        """Return the next rows."""

        def work() -> list[Any]:
            if self._over or self._guarded is None or self._cursor is None:
                return []
            return self._guarded.rows(self._cursor, most)

        found = await self._query.off_loop(lambda: self._locked(work))
        self._over = self._over or len(found) < most
        self._returned += len(found)
        return [[values.from_sqlite(value) for value in row] for row in found]

    async def finish(self) -> int | None:
        """End the transaction."""

        def work() -> int | None:
            guarded, cursor = self._guarded, self._cursor
            assert guarded is not None
            assert cursor is not None
            while not self._over and not self._read_only:
                self._over = not guarded.rows(cursor, 1000)
            changed = cursor.rowcount
            cursor.close()
            guarded.connection.execute("ROLLBACK" if self._read_only else "COMMIT")
            self._guarded = None
            self._query.give(guarded, self._read_only)
            if changed >= 0:
                return changed
            return self._returned if self._over else None

        answer = await self._query.off_loop(lambda: self._locked(work))
        self._release()
        return answer

    def drop(self) -> None:
        """End the transaction at once; a step that runs in a thread is interrupted and ends it."""
        self._dropped = True
        guarded = self._guarded
        if guarded is not None and not self._lock.acquire(blocking=False):
            guarded.until = 0.0
            return
        if guarded is not None:
            try:
                self._close()
            finally:
                self._lock.release()
        self._release()

    def _locked(self, work: Callable[[], T]) -> T:
        with self._lock:
            if self._dropped:
                raise TimedOut("the statement was ended")
            try:
                return work()
            except (sqlite3.Error, sqlite3.Warning) as error:
                raise self._meaning(error) from error
            finally:
                if self._dropped:
                    self._close()
                    self._release()

    def _close(self) -> None:
        guarded, self._guarded = self._guarded, None
        cursor, self._cursor = self._cursor, None
        if cursor is not None:
            cursor.close()  # a connection with an open statement would hold its locks
        if guarded is not None:
            guarded.connection.close()

    def _release(self) -> None:
        if not self._ended:
            self._ended = True
            self._query.release()

    def _meaning(self, error: Exception) -> Failure:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        name = getattr(error, "sqlite_errorname", "")
        if code == sqlite3.SQLITE_INTERRUPT:
            return TimedOut("the statement did not end in time")
        if code == sqlite3.SQLITE_TOOBIG:
            return TooLarge()
        if code == sqlite3.SQLITE_READONLY:
            return Refused(name, str(error), wrote=True)
        if code in _NOT_THE_STATEMENT:
            assert isinstance(error, sqlite3.Error)
            self._query.complain(error)
            return Unavailable("the database is busy" if code == sqlite3.SQLITE_BUSY else "the database cannot be read")
        return Refused("", str(error))


_NOT_THE_STATEMENT: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PROTOCOL,
    }
)


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
