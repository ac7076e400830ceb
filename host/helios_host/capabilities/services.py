"""The services of a host: what plugins may import beside log, config and telemetry, by interface and major version.

One `Services` serves every plugin of a host, in both kinds of store. `make` gives what a linker defines for one
instance of one plugin: for `AsyncLinker` with methods that may be `async def`, for `Linker` with plain ones.

```toml
[plugins.capabilities]
data_dir = "data"               # files of services; relative to the configuration file

[plugins.capabilities.kv]       # and cache_store, query, http, search, secrets: see each one's own text
```
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs
from helios_api.v1 import descriptors as v1
from helios_api.v2 import descriptors as v2
from witbind import wit
from witbind.compare import track

from helios_host.errors import ConfigurationError, Problem

from .cache_store import CacheSettings, CacheStoreV1, CacheStoreV2, open_cache
from .context import PluginContext
from .faces import Io, blocking
from .http import HttpService, HttpSettings, HttpV1, HttpV2, open_http
from .kv import KvSettings, KvV1, KvV2, open_kv
from .query import QuerySettings, QueryV1, QueryV2, open_query
from .search import SearchBackend, SearchSettings, SearchV1, SearchV2, open_search
from .secrets import SecretProvider, SecretSettings, SecretsV2, open_secrets

if TYPE_CHECKING:
    from .http.client import Resolve

__all__ = ["SERVICES", "Service", "ServiceSettings", "Services"]

T = TypeVar("T")

THREADS: Final = 8
"""Threads for what only blocks, such as files, while an event loop goes on."""


@attrs.frozen(kw_only=True)
class ServiceSettings:
    """The section `[plugins.capabilities]`."""

    data_dir: str = "data"
    kv: KvSettings = attrs.field(factory=KvSettings)
    cache_store: CacheSettings = attrs.field(factory=CacheSettings)
    query: QuerySettings = attrs.field(factory=QuerySettings)
    http: HttpSettings = attrs.field(factory=HttpSettings)
    search: SearchSettings = attrs.field(factory=SearchSettings)
    secrets: SecretSettings = attrs.field(factory=SecretSettings)


class Services:
    """The services of one host; what each needs is opened when the first plugin that imports it is linked.

    `data` is the directory of their files. `secrets` replaces the configured provider. Raises nothing itself; `make`
    raises `ConfigurationError` when the package that a back end needs is not installed, or its files cannot be used.
    """

    def __init__(
        self,
        settings: ServiceSettings,
        data: Path,
        *,
        secrets: SecretProvider | None = None,
        resolve: Resolve | None = None,
    ) -> None:
        self.settings: Final = settings
        self._data: Final = data
        self._secrets: Final = secrets
        self._resolve: Final = resolve
        self._lock = threading.RLock()
        self._threads: ThreadPoolExecutor | None = None
        self._open: dict[tuple[str, bool], Any] = {}
        self._pid = os.getpid()

    def make(self, interface: wit.Interface, context: PluginContext, *, asynchronous: bool) -> object:
        """Return what implements an interface of `SERVICES` for one instance; raises `ConfigurationError`."""
        service = SERVICES[track(interface.id)]
        try:
            made = service.make(self, context, self.io(asynchronous))
        except ImportError as error:
            text = f"{error}: pip install 'helios-plugin-host[{service.extra}]'"
            raise ConfigurationError("plugins.capabilities", [Problem(service.name, text)]) from error
        except (OSError, ValueError) as error:
            raise ConfigurationError("plugins.capabilities", [Problem(service.name, str(error))]) from error
        return made if asynchronous else blocking(interface, made)

    def search(self, *, asynchronous: bool) -> SearchBackend:
        """Return the indexes, for the operator's program to fill."""
        io = self.io(asynchronous)
        return self.opened("search", io, lambda: open_search(self.settings.search, self._data, io))

    def io(self, asynchronous: bool) -> Io:
        """Return how back ends wait in a kind of store."""
        if not asynchronous:
            return Io()
        with self._lock:
            if self._threads is None:
                self._threads = ThreadPoolExecutor(THREADS, "helios-service")
            return Io(self._threads)

    def opened(self, name: str, io: Io | None, make: Callable[[], T]) -> T:
        """Return the one back end of this name for a kind of store, `io` being `None` where both share it."""
        key = (name, io is not None and io.asynchronous)
        with self._lock:
            if key not in self._open:
                self._open[key] = make()
            found: T = self._open[key]
            return found

    def kv(self, context: PluginContext, io: Io) -> KvV2:
        """Return `kv` for one instance."""
        settings = self.settings.kv
        return KvV2(context, self.opened("kv", io, lambda: open_kv(settings, self._data, io)), settings)

    def cache_store(self, context: PluginContext, io: Io) -> CacheStoreV2:
        """Return `cache-store` for one instance; a cache in this process is one for both kinds of store."""
        settings = self.settings.cache_store
        shared = None if settings.backend == "local" else io
        return CacheStoreV2(context, self.opened("cache_store", shared, lambda: open_cache(settings, io)), settings)

    def query(self, context: PluginContext, io: Io) -> QueryV2:
        """Return `query` for one instance."""
        settings = self.settings.query
        return QueryV2(context, self.opened("query", io, lambda: open_query(settings, self._data, io)), io, settings)

    def http(self, context: PluginContext, io: Io) -> HttpV2:
        """Return `http` for one instance."""
        return HttpV2(context, self.http_service(), io, self.settings.http)

    def http_service(self) -> HttpService:
        """Return what sends requests, for whatever else lets plugins send some."""
        return self.opened("http", None, lambda: open_http(self.settings.http, self._resolve))

    def searching(self, context: PluginContext, io: Io) -> SearchV2:
        """Return `search` for one instance."""
        return SearchV2(context, self.search(asynchronous=io.asynchronous), self.settings.search)

    def secret(self, context: PluginContext, io: Io) -> SecretsV2:
        """Return `secrets` for one instance."""
        provider = self._secrets or self.opened("secrets", None, lambda: open_secrets(self.settings.secrets))
        return SecretsV2(context, provider, io, self.settings.secrets)

    async def aclose(self) -> None:
        """Close what belongs to the running event loop; `close` closes the rest."""
        with self._lock:
            found = [backend for (_, asynchronous), backend in self._open.items() if asynchronous]
        closing = [backend.aclose() for backend in found if hasattr(backend, "aclose")]
        await asyncio.gather(*closing)

    def close(self) -> None:
        """Close everything; in a forked child only what is the child's own."""
        with self._lock:
            found, self._open = self._open, {}
            threads, self._threads = self._threads, None
        if os.getpid() != self._pid:
            return
        if threads is not None:
            threads.shutdown(wait=False, cancel_futures=True)
        for backend in found.values():
            if backend is not None and hasattr(backend, "close"):
                backend.close()


@attrs.frozen
class Service:
    """One interface that a plugin may import: `name` is its section, `extra` what installs its optional packages.

    A plugin that imports it without `permissions` (any of them) is loaded all the same: it gets `access-denied`.
    """

    interface: wit.Interface
    name: str
    permissions: frozenset[str]
    extra: str
    make: Callable[[Services, PluginContext, Io], object]


def _pair(
    interface1: wit.Interface,
    interface2: wit.Interface,
    name: str,
    permissions: str,
    extra: str,
    latest: Callable[[Services, PluginContext, Io], Any],
    older: Callable[[Any], object],
) -> tuple[Service, Service]:
    granted = frozenset(permissions.split())
    return (
        Service(interface1, name, granted, extra, lambda services, context, io: older(latest(services, context, io))),
        Service(interface2, name, granted, extra, latest),
    )


_ALL: Final = (
    *_pair(v1.KV, v2.KV, "kv", "kv_read kv_write", "redis,postgres", Services.kv, KvV1),
    *_pair(
        v1.CACHE_STORE,
        v2.CACHE_STORE,
        "cache_store",
        "cache_read cache_write",
        "redis",
        Services.cache_store,
        CacheStoreV1,
    ),
    *_pair(v1.QUERY, v2.QUERY, "query", "query_read query_execute", "postgres", Services.query, QueryV1),
    *_pair(v1.HTTP, v2.HTTP, "http", "http_fetch", "http", Services.http, HttpV1),
    *_pair(v1.SEARCH, v2.SEARCH, "search", "search", "postgres", Services.searching, SearchV1),
    Service(v2.SECRETS, "secrets", frozenset({"secrets"}), "", Services.secret),
)

SERVICES: Final[dict[str, Service]] = {track(service.interface.id): service for service in _ALL}
"""Every service, by the interface's id cut to its major version."""
