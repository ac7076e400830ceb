# ruff: noqa: S608 - only constants are put into statements
"""Key-value pairs in two tables of a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from helios_host.capabilities.backends.postgres import Connection, PostgresServer, execute
from helios_host.capabilities.faces import Io
from helios_host.capabilities.failures import TooLarge

from . import rules
from .rules import Entry
from .store import DecidingStore

__all__ = ["PostgresKv"]

T = TypeVar("T")

_SCHEMA: Final = """
DO $$ BEGIN
  IF to_regclass('helios_kv_share') IS NULL THEN
    PERFORM pg_advisory_xact_lock(4856871, 1);
    CREATE TABLE IF NOT EXISTS helios_kv (
      plugin text COLLATE "C" NOT NULL, key bytea NOT NULL, value bytea NOT NULL, expires bigint,
      PRIMARY KEY (plugin, key));
    CREATE INDEX IF NOT EXISTS helios_kv_expires ON helios_kv (plugin, expires) WHERE expires IS NOT NULL;
    CREATE TABLE IF NOT EXISTS helios_kv_share (plugin text COLLATE "C" PRIMARY KEY, bytes bigint NOT NULL);
  END IF;
END $$
"""

_NOW: Final = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"

_LIVE: Final = f"coalesce(expires > {_NOW}, true)"

_READ: Final = "SELECT value, expires FROM helios_kv WHERE plugin = %s AND key = %s"

_WRITE: Final = """
INSERT INTO helios_kv VALUES (%s, %s, %s, %s)
ON CONFLICT (plugin, key) DO UPDATE SET value = excluded.value, expires = excluded.expires
"""

_LOCK: Final = f"""
INSERT INTO helios_kv_share VALUES (%s, 0) ON CONFLICT (plugin) DO UPDATE SET bytes = helios_kv_share.bytes
RETURNING bytes, {_NOW}
"""
"""Locks the plugin's share: its changes come one after the other, also those to a key that is not there."""

_PURGE: Final = f"""
WITH over AS (DELETE FROM helios_kv WHERE plugin = %s AND expires <= %s RETURNING key, value)
SELECT coalesce(sum(length(key) + length(value) + {rules.ENTRY_BYTES}), 0)::bigint FROM over
"""


class PostgresKv(DecidingStore):
    """Keeps pairs on the server at `url`; `share` is what one plugin may hold, in bytes.

    `timeout` bounds each operation in seconds, by the server's own `statement_timeout`.
    """

    def __init__(self, url: str, *, share: int, timeout: float, connections: int, io: Io) -> None:
        self._share: Final = share
        self._timeout: Final = timeout
        self._server = PostgresServer(
            url, connections=connections, connect_timeout=timeout, io=io, service="kv", prepare=_prepare(timeout)
        )

    async def get(self, plugin: str, key: bytes) -> bytes | None:
        """Return the value of a key."""
        sql = f"SELECT value FROM helios_kv WHERE plugin = %s AND key = %s AND {_LIVE}"
        rows = await self._server.fetch(self._timeout, sql, plugin, key)
        return bytes(rows[0][0]) if rows else None

    async def keys(self, plugin: str, prefix: bytes, last: bytes | None, limit: int) -> list[bytes]:
        """Return keys with a prefix."""
        start, included = rules.after(prefix, last)
        stop = rules.upper_bound(prefix)
        sql = f"""SELECT key FROM helios_kv WHERE plugin = %s AND key {">=" if included else ">"} %s
            AND (%s::bytea IS NULL OR key < %s) AND {_LIVE} ORDER BY key LIMIT %s"""
        rows = await self._server.fetch(self._timeout, sql, plugin, start, stop, stop, limit)
        return [bytes(key) for (key,) in rows]

    async def change(self, plugin: str, key: bytes, decide: rules.Decide[T]) -> T:
        """Replace the entry of a key."""
        async with self._server.transaction(self._timeout) as connection:
            ((held, now),) = await execute(connection, _LOCK, plugin)
            ((freed,),) = await execute(connection, _PURGE, plugin, now)
            rows = await execute(connection, _READ, plugin, key)
            old = Entry(bytes(rows[0][0]), rows[0][1]) if rows else None
            change = decide(old, now)
            new = change.entry
            grown = rules.size(key, new) - rules.size(key, old)
            held -= freed
            if grown > 0 and held + grown > self._share:
                raise TooLarge
            if new is None:
                await execute(connection, "DELETE FROM helios_kv WHERE plugin = %s AND key = %s", plugin, key)
            elif new != old:
                await execute(connection, _WRITE, plugin, key, new.value, new.expires)
            if freed or grown:
                sql = "UPDATE helios_kv_share SET bytes = %s WHERE plugin = %s"
                await execute(connection, sql, held + grown, plugin)
            return change.answer

    def close(self) -> None:
        """Close the idle connections."""
        self._server.close()


def _prepare(timeout: float) -> Callable[[Connection], Awaitable[None]]:
    async def prepare(connection: Connection) -> None:
        await execute(connection, f"SET statement_timeout = {max(1, int(timeout * 1000))}")
        await execute(connection, _SCHEMA)

    return prepare
