"""One SQLite file that the host writes: one connection, one lock, recovery after a full disk."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from helios_host.capabilities.failures import Unavailable

from .report import Complaints

__all__ = ["SqliteFile"]

T = TypeVar("T")

FAILURES_BEFORE_REOPENING: Final = 2
"""A full disk passes with the connection as it is; what fails twice in a row may be a stale one."""


class SqliteFile:
    """A file in WAL mode with `schema`, opened when it is first used.

    `wait` bounds in seconds how long another thread or process may hold it. It is reopened in a forked child. A commit
    survives the death of the process; the last ones may not survive a power failure (`synchronous = NORMAL`).
    """

    def __init__(self, path: Path, schema: str, *, wait: float, service: str) -> None:
        self._path: Final = path
        self._schema: Final = schema
        self._wait: Final = wait
        self._lock = threading.Lock()
        self._complaints = Complaints(service)
        self._connection: sqlite3.Connection | None = None
        self._pid = 0
        self._failures = 0

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `work` reads; raises `Unavailable`."""
        with self._held() as connection:
            return work(connection)

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `work` answers, in one transaction that no other process writes beside; raises `Unavailable`.

        What `work` raises rolls it back.
        """
        with self._held() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                answer = work(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            return answer

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            self._drop()

    @contextmanager
    def _held(self) -> Iterator[sqlite3.Connection]:
        if os.getpid() != self._pid:
            self._forget()
        if not self._lock.acquire(timeout=self._wait):
            raise Unavailable("the store is busy")
        try:
            if self._connection is None:
                self._connection = self._open()
            yield self._connection
            self._failures = 0
        except (sqlite3.Error, OSError) as error:
            self._failures += 1
            if self._failures >= FAILURES_BEFORE_REOPENING:
                self._drop()
            self._complaints.add(error)
            raise Unavailable(
                "the store is busy" if _is_busy(error) else "the store cannot be written or read"
            ) from error
        finally:
            self._lock.release()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=self._wait, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(self._schema)
        except BaseException:
            connection.close()
            raise
        return connection

    def _forget(self) -> None:
        """In a forked child: leave the parent's connection alone, and its lock, which a thread may have held."""
        self._lock = threading.Lock()
        self._connection = None
        self._pid = os.getpid()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        self._failures = 0
        if connection is not None:
            connection.close()


def _is_busy(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
