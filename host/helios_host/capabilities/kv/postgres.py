# ruff: noqa: S608 - only constants are put into statements
"""Key-value pairs in two tables of a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from helios_host.capabilities.backends.postgres import Connection, PostgresServer, execute
from helios_host.capabilities.faces import Io
from helios_host.capabilities.failures import TooLarge
from helios_host.instances.scope import clock

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

_READ: Final = "SELECT value, expires FROM helios_kv WHERE plugin = $1 AND key = $2"

_WRITE: Final = """
INSERT INTO helios_kv VALUES ($1, $2, $3, $4)
ON CONFLICT (plugin, key) DO UPDATE SET value = excluded.value, expires = excluded.expires
"""

_LOCK: Final = f"""
INSERT INTO helios_kv_share VALUES ($1, 0) ON CONFLICT (plugin) DO UPDATE SET bytes = helios_kv_share.bytes
RETURNING bytes, {_NOW}
"""
"""Locks the plugin's share: its changes come one after the other, also those to a key that is not there."""

_PURGE: Final = f"""
WITH over AS (DELETE FROM helios_kv WHERE plugin = $1 AND expires <= $2 RETURNING key, value)
SELECT coalesce(sum(length(key) + length(value) + {rules.ENTRY_BYTES}), 0)::bigint FROM over
"""


class PostgresKv(DecidingStore):
    """Keeps pairs on the server at `url`; `share` is what one plugin may hold, in bytes.

    `timeout` bounds each operation in seconds, also by the server's own `statement_timeout`.
    """

    def __init__(self, url: str, *, share: int, timeout: float, connections: int, io: Io) -> None:
        self._share: Final = share
        self._timeout: Final = timeout
        self._server = PostgresServer(url, connections=connections, io=io, service="kv", prepare=_prepare(timeout))

    async def get(self, plugin: str, key: bytes) -> bytes | None:
        """Return the value of a key."""
        sql = f"SELECT value FROM helios_kv WHERE plugin = $1 AND key = $2 AND {_LIVE}"
        rows = await self._server.fetch(self._until(), sql, plugin, key)
        return rows[0][0] if rows else None

    async def keys(self, plugin: str, prefix: bytes, last: bytes | None, limit: int) -> list[bytes]:
        """Return keys with a prefix."""
        start, included = rules.after(prefix, last)
        stop = rules.upper_bound(prefix)
        sql = f"""SELECT key FROM helios_kv WHERE plugin = $1 AND key {">=" if included else ">"} $2
            AND ($3::bytea IS NULL OR key < $3) AND {_LIVE} ORDER BY key LIMIT $4"""
        rows = await self._server.fetch(self._until(), sql, plugin, start, stop, limit)
        return [key for (key,) in rows]

    async def change(self, plugin: str, key: bytes, decide: rules.Decide[T]) -> T:
        """Replace the entry of a key."""
        until = self._until()
        async with self._server.transaction(until) as connection:
            ((held, now),) = await execute(connection, until, _LOCK, plugin)
            ((freed,),) = await execute(connection, until, _PURGE, plugin, now)
            rows = await execute(connection, until, _READ, plugin, key)
            old = Entry(*rows[0]) if rows else None
            change = decide(old, now)
            new = change.entry
            grown = rules.size(key, new) - rules.size(key, old)
            held -= freed
            if grown > 0 and held + grown > self._share:
                raise TooLarge
            if new is None:
                await execute(connection, until, "DELETE FROM helios_kv WHERE plugin = $1 AND key = $2", plugin, key)
            elif new != old:
                await execute(connection, until, _WRITE, plugin, key, new.value, new.expires)
            if freed or grown:
                sql = "UPDATE helios_kv_share SET bytes = $1 WHERE plugin = $2"
                await execute(connection, until, sql, held + grown, plugin)
            return change.answer

    def _until(self) -> float:
        return clock() + self._timeout

    def close(self) -> None:
        """Close the idle connections."""
        self._server.close()


def _prepare(timeout: float) -> Callable[[Connection, float], Awaitable[None]]:
    async def prepare(connection: Connection, until: float) -> None:
        await execute(connection, until, f"SET statement_timeout = {max(1, int(timeout * 1000))}")
        await execute(connection, until, _SCHEMA)

    return prepare
