# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""A plugin that decides what the result cache holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .cache import Cache
from .config import Config
from .lifecycle import Lifecycle
from .log import Log

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["CachePlugin", "CachePluginImports"]


@attrs.frozen(kw_only=True)
class CachePluginImports:
    """What a host provides to a component of the world `cache-plugin`."""

    config: Config
    log: Log


class CachePlugin:
    """A plugin that decides what the result cache holds."""

    __slots__ = ("cache", "instance", "lifecycle")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.cache = Cache(instance)
        self.lifecycle = Lifecycle(instance)

    @classmethod
    def link(cls, engine: Engine, imports: CachePluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: CachePluginImports | AsyncLinker
    ) -> CachePlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.CACHE_PLUGIN)
        return cls(await prepared.instantiate_async(store))
