# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Every service that the host offers; for bindings and conformance, not for plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from . import descriptors as descriptors_
from .cache_store import CacheStore
from .config import Config
from .http import Http
from .kv import Kv
from .log import Log
from .query import Query
from .search import Search
from .secrets import Secrets
from .telemetry import Telemetry

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Imports", "ImportsImports"]


@attrs.frozen(kw_only=True)
class ImportsImports:
    """What a host provides to a component of the world `imports`."""

    cache_store: CacheStore
    config: Config
    http: Http
    kv: Kv
    log: Log
    query: Query
    search: Search
    secrets: Secrets
    telemetry: Telemetry


class Imports:
    """Every service that the host offers; for bindings and conformance, not for plugins."""

    __slots__ = ("instance",)

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: ImportsImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CACHE_STORE, imports.cache_store)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.HTTP, imports.http)
        linker.define(descriptors.KV, imports.kv)
        linker.define(descriptors.LOG, imports.log)
        linker.define(descriptors_.QUERY, imports.query)
        linker.define(descriptors.SEARCH, imports.search)
        linker.define(descriptors.SECRETS, imports.secrets)
        linker.define(descriptors.TELEMETRY, imports.telemetry)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: ImportsImports | AsyncLinker
    ) -> Imports:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors_.IMPORTS)
        return cls(await prepared.instantiate_async(store))
