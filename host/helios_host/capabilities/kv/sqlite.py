"""Key-value pairs in one SQLite file: the embedded default."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Final, TypeVar

from helios_host.capabilities.backends.sqlite import SqliteFile
from helios_host.capabilities.faces import Io
from helios_host.capabilities.failures import TooLarge

from . import rules
from .rules import Entry
from .store import DecidingStore

__all__ = ["SqliteKv"]

T = TypeVar("T")

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS pair (
  plugin TEXT NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, expires INTEGER,
  PRIMARY KEY (plugin, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pair_expires ON pair (plugin, expires) WHERE expires IS NOT NULL;
CREATE TABLE IF NOT EXISTS share (plugin TEXT PRIMARY KEY, bytes INTEGER NOT NULL) WITHOUT ROWID;
"""


class SqliteKv(DecidingStore):
    """Keeps pairs in `path`; `share` is what one plugin may hold, in bytes."""

    def __init__(self, path: Path, *, share: int, timeout: float, io: Io) -> None:
        self._file: Final = SqliteFile(path, SCHEMA, wait=timeout, service="kv")
        self._share: Final = share
        self._io: Final = io

    async def get(self, plugin: str, key: bytes) -> bytes | None:
        """Return the value of a key."""

        def work(connection: sqlite3.Connection) -> bytes | None:
            entry = rules.live(_read(connection, plugin, key), _now())
            return None if entry is None else entry.value

        return await self._io.off_loop(self._file.read, work)

    async def change(self, plugin: str, key: bytes, decide: rules.Decide[T]) -> T:
        """Replace the entry of a key."""
        return await self._io.off_loop(self._file.write, lambda c: self._change(c, plugin, key, decide))

    async def keys(self, plugin: str, prefix: bytes, last: bytes | None, limit: int) -> list[bytes]:
        """Return keys with a prefix."""
        start, included = rules.after(prefix, last)
        stop = rules.upper_bound(prefix)
        sql = f"""SELECT key FROM pair WHERE plugin = :plugin AND key {">=" if included else ">"} :start
            {"AND key < :stop" if stop is not None else ""} AND (expires IS NULL OR expires > :now)
            ORDER BY key LIMIT :limit"""  # noqa: S608 - only comparison signs are put in
        values = {"plugin": plugin, "start": start, "stop": stop, "now": _now(), "limit": limit}
        return await self._io.off_loop(self._file.read, lambda c: [row[0] for row in c.execute(sql, values)])

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _change(self, connection: sqlite3.Connection, plugin: str, key: bytes, decide: rules.Decide[T]) -> T:
        now = _now()
        held = _purge(connection, plugin, now)
        old = _read(connection, plugin, key)
        change = decide(old, now)
        new = change.entry
        if new == old:
            return change.answer
        grown = rules.size(key, new) - rules.size(key, old)
        if grown > 0 and held + grown > self._share:
            raise TooLarge
        if new is None:
            connection.execute("DELETE FROM pair WHERE plugin = ? AND key = ?", (plugin, key))
        else:
            row = (plugin, key, new.value, new.expires)
            connection.execute("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?)", row)
        connection.execute("INSERT OR REPLACE INTO share VALUES (?, ?)", (plugin, held + grown))
        return change.answer


def _read(connection: sqlite3.Connection, plugin: str, key: bytes) -> Entry | None:
    sql = "SELECT value, expires FROM pair WHERE plugin = ? AND key = ?"
    row = connection.execute(sql, (plugin, key)).fetchone()
    return None if row is None else Entry(*row)


def _purge(connection: sqlite3.Connection, plugin: str, now: int) -> int:
    """Remove what is over, and return the bytes that the plugin holds."""
    (held,) = connection.execute("SELECT bytes FROM share WHERE plugin = ?", (plugin,)).fetchone() or (0,)
    over = "FROM pair WHERE plugin = ? AND expires <= ?"
    sql = f"SELECT sum(length(key) + length(value) + {rules.ENTRY_BYTES}) {over}"
    (freed,) = connection.execute(sql, (plugin, now)).fetchone()
    if freed:
        connection.execute(f"DELETE {over}", (plugin, now))
        held -= freed
        connection.execute("INSERT OR REPLACE INTO share VALUES (?, ?)", (plugin, held))
    return int(held)


def _now() -> int:
    return time.time_ns() // 1000
