"""A cache on a Redis or Valkey server, shared by every process that uses it."""

from __future__ import annotations

from typing import Final

from helios_host.capabilities.backends.redis import RedisServer

__all__ = ["RedisCache"]


class RedisCache:
    """Keeps entries on `server`, whose own `maxmemory` bounds them."""

    def __init__(self, server: RedisServer) -> None:
        self._server: Final = server

    async def get(self, plugin: str, key: bytes) -> bytes | None:
        """Return the value of a key."""
        value: bytes | None = await self._server.command("GET", _name(plugin, key))
        return value

    async def put(self, plugin: str, key: bytes, value: bytes, ttl: int) -> None:
        """Store a value; the server counts in milliseconds."""
        await self._server.command("SET", _name(plugin, key), value, "PX", -(-ttl // 1000))

    async def delete(self, plugin: str, key: bytes) -> bool:
        """Remove a key."""
        return bool(await self._server.command("DEL", _name(plugin, key)))

    def close(self) -> None:
        """Close the connections of a synchronous store."""
        self._server.close()

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        await self._server.aclose()


def _name(plugin: str, key: bytes) -> bytes:
    """Return the server's key; names of plugins have no colon."""
    return b"helios:cache:" + plugin.encode() + b":" + key
