"""The `cache-store` import: entries that may vanish at any time. Permissions `cache_read` and `cache_write`.

```toml
[plugins.capabilities.cache_store]
backend = "local"           # local (this process), redis (or Valkey; shared by processes)
url = ""                    # of redis: "redis://host:6379/1"
timeout = "100ms"           # of one operation on redis
limit = "64MB"              # local: all entries of all plugins
plugin_limit = "16MB"       # local: the entries of one plugin
key_limit = "1KB"
value_limit = "1MB"
```

A plugin sees its own keys only. Where it holds more than its share its own oldest entries go, so that it cannot push
out those of others; where all together hold too much, the oldest of the one with most go. Entries of version 1 and 2
of the contract are the same. Extra `redis` of this package for Redis and Valkey.
"""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, Final, Literal, TypeAlias, TypeVar

import attrs
from helios_api.v1 import cache_store as cache1
from helios_api.v1 import types as types1
from helios_api.v2 import cache_store as cache2
from helios_api.v2 import types as types2
from helios_api.v2.types import Body, BodyBytes, BodyEmpty, BodyText
from witbind import Err, Ok

from helios_host.capabilities.backends.settings import server_has_url
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import Io, same_case
from helios_host.capabilities.failures import Failure, TooLarge, Unavailable
from helios_host.capabilities.gate import AccessDenied
from helios_host.structuring import Seconds, Size

from .local import CacheBackend, LocalCache

__all__ = ["READ", "WRITE", "CacheBackend", "CacheSettings", "CacheStoreV1", "CacheStoreV2", "open_cache"]

T = TypeVar("T")

READ: Final = "cache_read"
WRITE: Final = "cache_write"

MAX_TTL: Final = 365 * 86_400 * 1_000_000
"""Longest life of an entry in microseconds: a year."""

_TIMEOUT: Final = Seconds(0.1)
_LIMIT: Final = Size(64 << 20)
_SHARE: Final = Size(16 << 20)
_KEY: Final = Size(1 << 10)
_VALUE: Final = Size(1 << 20)


@attrs.frozen(kw_only=True)
class CacheSettings:
    """The section `[plugins.capabilities.cache_store]`; sizes in bytes, times in seconds."""

    backend: Literal["local", "redis"] = "local"
    url: str = attrs.field(default="", repr=False, validator=server_has_url)
    timeout: Seconds = _TIMEOUT
    limit: Size = _LIMIT
    plugin_limit: Size = _SHARE
    key_limit: Size = _KEY
    value_limit: Size = _VALUE


def open_cache(settings: CacheSettings, io: Io) -> CacheBackend:
    """Return the cache that is configured; nothing is opened before it is used."""
    if settings.backend == "redis":
        from helios_host.capabilities.backends.redis import RedisServer

        from .redis import RedisCache

        return RedisCache(RedisServer(settings.url, timeout=settings.timeout, io=io, service="cache_store"))
    return LocalCache(settings.limit, settings.plugin_limit)


@attrs.frozen
class CacheStoreV2:
    """`cache-store` of API version 2, for one plugin."""

    context: PluginContext
    backend: CacheBackend
    settings: CacheSettings = CacheSettings()

    async def cache_get(self, key: str) -> Ok[Body | None] | Err[cache2.CacheError]:
        """Get a value."""

        async def work() -> Body | None:
            found = await self.backend.get(self._allowed(READ), self._key(key))
            return None if found is None else _unpack(found)

        return await _answer(work())

    async def cache_set(self, key: str, value: Body, ttl: int) -> Ok[None] | Err[cache2.CacheError]:
        """Store a value."""

        async def work() -> None:
            plugin, encoded, packed = self._allowed(WRITE), self._key(key), _pack(value)
            if len(packed) - 1 > self.settings.value_limit:
                raise TooLarge
            if ttl:
                await self.backend.put(plugin, encoded, packed, min(ttl, MAX_TTL))
            else:
                await self.backend.delete(plugin, encoded)

        return await _answer(work())

    async def cache_delete(self, key: str) -> Ok[bool] | Err[cache2.CacheError]:
        """Remove a value."""

        async def work() -> bool:
            return await self.backend.delete(self._allowed(WRITE), self._key(key))

        return await _answer(work())

    def _allowed(self, permission: str) -> str:
        self.context.gate.require(permission)
        if self.context.scope.remaining(self.settings.timeout) <= 0:
            raise Unavailable("no time is left in this call")
        return self.context.plugin

    def _key(self, key: str) -> bytes:
        encoded = key.encode()
        if len(encoded) > self.settings.key_limit:
            raise TooLarge
        return encoded


def _pack(body: Body) -> bytes:
    """Return a body as one kind byte and its content."""
    match body:
        case BodyEmpty():
            return b"e"
        case BodyText(text):
            return b"t" + text.encode()
        case BodyBytes(content):
            return b"b" + content


def _unpack(packed: bytes) -> Body:
    match packed[:1]:
        case b"t":
            return BodyText(packed[1:].decode())
        case b"b":
            return BodyBytes(packed[1:])
        case _:
            return BodyEmpty()


async def _answer(work: Coroutine[Any, Any, T]) -> Ok[T] | Err[cache2.CacheError]:
    try:
        return Ok(await work)
    except AccessDenied:
        return Err(cache2.CacheErrorAccessDenied())
    except TooLarge:
        return Err(cache2.CacheErrorTooLarge())
    except Failure as error:
        return Err(cache2.CacheErrorUnavailable(str(error)))


@attrs.frozen
class CacheStoreV1:
    """`cache-store` of API version 1, which counts times to live in seconds."""

    latest: CacheStoreV2

    async def cache_get(self, key: str) -> Ok[types1.Body | None] | Err[cache1.CacheError]:
        """Get a value."""
        answer = await self.latest.cache_get(key)
        if isinstance(answer, Err):
            return _in_v1(answer)
        return Ok(None if answer.value is None else same_case(answer.value, types1))

    async def cache_set(self, key: str, value: types1.Body, ttl: int) -> Ok[None] | Err[cache1.CacheError]:
        """Store a value for `ttl` seconds."""
        return _in_v1(await self.latest.cache_set(key, same_case(value, types2), ttl * 1_000_000))

    async def cache_delete(self, key: str) -> Ok[bool] | Err[cache1.CacheError]:
        """Remove a value."""
        return _in_v1(await self.latest.cache_delete(key))


_Answer: TypeAlias = Ok[T] | Err[cache2.CacheError]


def _in_v1(answer: _Answer[T]) -> Ok[T] | Err[cache1.CacheError]:
    return answer if isinstance(answer, Ok) else Err(same_case(answer.value, cache1))
