"""The `kv` import: a plugin's own lasting state. Permissions `kv_read` and `kv_write`.

```toml
[plugins.capabilities.kv]
backend = "sqlite"          # sqlite (a file in data_dir), redis (or Valkey), postgres
url = ""                    # of redis and postgres: "redis://host:6379/0", "postgresql://host/database"
timeout = "250ms"           # of one operation
key_limit = "1KB"           # longest key
value_limit = "256KB"       # longest value
plugin_limit = "64MB"       # what one plugin may hold, 64 bytes a key included
```

A plugin sees its own keys only, whatever they are. `get` and `list-keys` need `kv_read`, `set` and `delete` need
`kv_write`; `increment` and `compare-and-swap` tell what was there, and need both. Integers are decimal text without
sign plus, leading zeros or blanks. `list-keys` gives at most 10,000 keys at once. Extra `redis` or `postgres` of this
package for those back ends.
"""

from __future__ import annotations

from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, TypeVar

import attrs
from helios_api.v1 import kv as kv1
from helios_api.v2 import kv as kv2
from witbind import Err, Ok

from helios_host.capabilities.backends.settings import server_has_url
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import Io, same_case
from helios_host.capabilities.failures import Failure, TooLarge, Unavailable
from helios_host.capabilities.gate import AccessDenied
from helios_host.structuring import Seconds, Size

from .rules import NotANumber
from .sqlite import SqliteKv
from .store import KvStore

__all__ = ["READ", "WRITE", "KvSettings", "KvStore", "KvV1", "KvV2", "open_kv"]

T = TypeVar("T")

READ: Final = "kv_read"
WRITE: Final = "kv_write"

MAX_LIST: Final = 10_000
"""Most keys of one list."""

CONNECTIONS: Final = 4

FILE: Final = "kv.sqlite3"

_TIMEOUT: Final = Seconds(0.25)
_KEY: Final = Size(1 << 10)
_VALUE: Final = Size(256 << 10)
_SHARE: Final = Size(64 << 20)


@attrs.frozen(kw_only=True)
class KvSettings:
    """The section `[plugins.capabilities.kv]`; sizes in bytes, times in seconds."""

    backend: Literal["sqlite", "redis", "postgres"] = "sqlite"
    url: str = attrs.field(default="", repr=False, validator=server_has_url)
    timeout: Seconds = _TIMEOUT
    key_limit: Size = _KEY
    value_limit: Size = _VALUE
    plugin_limit: Size = _SHARE


def open_kv(settings: KvSettings, data: Path, io: Io) -> KvStore:
    """Return the store that is configured; nothing is opened before it is used."""
    if settings.backend == "redis":
        from helios_host.capabilities.backends.redis import RedisServer

        from .redis import RedisKv

        server = RedisServer(settings.url, timeout=settings.timeout, io=io, service="kv")
        return RedisKv(server, share=settings.plugin_limit)
    if settings.backend == "postgres":
        from .postgres import PostgresKv

        return PostgresKv(
            settings.url, share=settings.plugin_limit, timeout=settings.timeout, connections=CONNECTIONS, io=io
        )
    return SqliteKv(data / FILE, share=settings.plugin_limit, timeout=settings.timeout, io=io)


@attrs.frozen
class KvV2:
    """`kv` of API version 2, for one plugin."""

    context: PluginContext
    store: KvStore
    settings: KvSettings = KvSettings()

    async def get(self, key: str) -> Ok[str | None] | Err[kv2.KvError]:
        """Get a value."""

        async def work() -> str | None:
            found = await self.store.get(self._allowed(READ), self._key(key))
            return None if found is None else found.decode()

        return await _answer(work())

    async def set(self, key: str, value: str, ttl: int | None) -> Ok[None] | Err[kv2.KvError]:
        """Store a value."""

        async def work() -> None:
            await self.store.put(self._allowed(WRITE), self._key(key), self._value(value), ttl)

        return await _answer(work())

    async def delete(self, key: str) -> Ok[bool] | Err[kv2.KvError]:
        """Remove a value."""

        async def work() -> bool:
            return await self.store.delete(self._allowed(WRITE), self._key(key))

        return await _answer(work())

    async def increment(self, key: str, by: int, ttl: int | None) -> Ok[int] | Err[kv2.KvError]:
        """Add to an integer."""

        async def work() -> int:
            return await self.store.increment(self._allowed(READ, WRITE), self._key(key), by, ttl)

        return await _answer(work())

    async def compare_and_swap(
        self, key: str, expected: str | None, value: str, ttl: int | None
    ) -> Ok[bool] | Err[kv2.KvError]:
        """Store a value if the key has the expected one."""

        async def work() -> bool:
            plugin = self._allowed(READ, WRITE)
            old = None if expected is None else expected.encode()
            return await self.store.swap(plugin, self._key(key), old, self._value(value), ttl)

        return await _answer(work())

    async def list_keys(self, prefix: str, after: str | None, limit: int) -> Ok[list[str]] | Err[kv2.KvError]:
        """List keys."""

        async def work() -> list[str]:
            plugin = self._allowed(READ)
            last = None if after is None else self._key(after)
            if not limit:
                return []
            found = await self.store.keys(plugin, self._key(prefix), last, min(limit, MAX_LIST))
            return [key.decode() for key in found]

        return await _answer(work())

    def _allowed(self, *permissions: str) -> str:
        """Return the namespace, once the gate and the clock have been asked."""
        for permission in permissions:
            self.context.gate.require(permission)
        if self.context.scope.remaining(self.settings.timeout) <= 0:
            raise Unavailable("no time is left in this call")
        return self.context.plugin

    def _key(self, key: str) -> bytes:
        encoded = key.encode()
        if len(encoded) > self.settings.key_limit:
            raise TooLarge
        return encoded

    def _value(self, value: str) -> bytes:
        encoded = value.encode()
        if len(encoded) > self.settings.value_limit:
            raise TooLarge
        return encoded


async def _answer(work: Coroutine[Any, Any, T]) -> Ok[T] | Err[kv2.KvError]:
    try:
        return Ok(await work)
    except AccessDenied:
        return Err(kv2.KvErrorAccessDenied())
    except TooLarge:
        return Err(kv2.KvErrorTooLarge())
    except NotANumber:
        return Err(kv2.KvErrorNotANumber())
    except Failure as error:
        return Err(kv2.KvErrorUnavailable(str(error)))


@attrs.frozen
class KvV1:
    """`kv` of API version 1, which has no times to live, no lists and no compare-and-swap."""

    latest: KvV2

    async def get(self, key: str) -> Ok[str | None] | Err[kv1.KvError]:
        """Get a value."""
        return _in_v1(await self.latest.get(key))

    async def set(self, key: str, value: str) -> Ok[None] | Err[kv1.KvError]:
        """Store a value for ever."""
        return _in_v1(await self.latest.set(key, value, None))

    async def delete(self, key: str) -> Ok[bool] | Err[kv1.KvError]:
        """Remove a value."""
        return _in_v1(await self.latest.delete(key))

    async def increment(self, key: str, by: int) -> Ok[int] | Err[kv1.KvError]:
        """Add to an integer."""
        return _in_v1(await self.latest.increment(key, by, None))


_Answer: TypeAlias = Ok[T] | Err[kv2.KvError]


def _in_v1(answer: _Answer[T]) -> Ok[T] | Err[kv1.KvError]:
    return answer if isinstance(answer, Ok) else Err(same_case(answer.value, kv1))
