"""A Redis or Valkey server: commands and scripts, the same for both kinds of store. Needs redis-py."""

from __future__ import annotations

import asyncio
import hashlib
import weakref
from collections.abc import Sequence
from typing import Any, Final

import attrs
import redis
import redis.asyncio
from redis.backoff import NoBackoff
from redis.connection import parse_url
from redis.exceptions import NoScriptError, RedisError
from redis.retry import Retry

from helios_host.capabilities.faces import Io, settle
from helios_host.capabilities.failures import Unavailable

from .report import Complaints

__all__ = ["RedisServer", "Script"]

CONNECTIONS: Final = 16
"""Most connections of one process, or of one event loop."""


@attrs.frozen
class Script:
    """A Lua script that the server runs as one step."""

    text: str
    digest: str = attrs.field(init=False)

    @digest.default
    def _digest(self) -> str:
        return hashlib.sha1(self.text.encode(), usedforsecurity=False).hexdigest()


class RedisServer:
    """Talks to the server at `url` (`redis`, `rediss` or `unix`).

    An answer that takes longer than `timeout` seconds is a failure.

    Nothing is sent twice: a connection that died is noticed when it is taken from the pool, and one that dies under a
    command fails that command.
    """

    def __init__(self, url: str, *, timeout: float, io: Io, service: str) -> None:
        parse_url(url)  # type: ignore[no-untyped-call] # raises `ValueError` now rather than in a call
        self._url: Final = url
        self._io: Final = io
        self._complaints = Complaints(service)
        self._options: Final[dict[str, Any]] = {
            "max_connections": CONNECTIONS,
            "timeout": timeout,
            "socket_timeout": timeout,
            "socket_connect_timeout": timeout,
            "health_check_interval": 0,
        }
        self._blocking: redis.Redis | None = None
        self._by_loop: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, redis.asyncio.Redis] = (
            weakref.WeakKeyDictionary()
        )

    async def command(self, *words: Any) -> Any:
        """Run one command and return its answer, texts as bytes; raises `Unavailable`."""
        try:
            return await settle(self._client().execute_command(*words))
        except (RedisError, OSError, TimeoutError) as error:
            raise self._unavailable(error) from error

    async def script(self, script: Script, keys: Sequence[bytes | str], arguments: Sequence[bytes | str | int]) -> Any:
        """Run a script, which is sent to the server when it does not have it yet; raises `Unavailable`."""
        client = self._client()
        try:
            try:
                return await settle(client.execute_command("EVALSHA", script.digest, len(keys), *keys, *arguments))
            except NoScriptError:
                return await settle(client.execute_command("EVAL", script.text, len(keys), *keys, *arguments))
        except (RedisError, OSError, TimeoutError) as error:
            raise self._unavailable(error) from error

    def close(self) -> None:
        """Close the connections of a synchronous store."""
        if self._blocking is not None:
            self._blocking.close()

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        client = self._by_loop.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.aclose()

    def _client(self) -> redis.Redis | redis.asyncio.Redis:
        if not self._io.asynchronous:
            if self._blocking is None:
                pool = redis.BlockingConnectionPool.from_url(self._url, retry=Retry(NoBackoff(), 0), **self._options)
                self._blocking = redis.Redis(connection_pool=pool)
            return self._blocking
        loop = asyncio.get_running_loop()
        client = self._by_loop.get(loop)
        if client is None:
            retry = redis.asyncio.retry.Retry(NoBackoff(), 0)
            waiting = redis.asyncio.BlockingConnectionPool.from_url(self._url, retry=retry, **self._options)
            client = self._by_loop[loop] = redis.asyncio.Redis(connection_pool=waiting)
        return client

    def _unavailable(self, error: BaseException) -> Unavailable:
        self._complaints.add(error)
        return Unavailable("the server does not answer")
