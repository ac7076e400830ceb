# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""A shared cache, for a plugin's world to include; permission `cache_read` and `cache_write`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .cache_store import CacheStore

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["WithCacheStore", "WithCacheStoreImports"]


@attrs.frozen(kw_only=True)
class WithCacheStoreImports:
    """What a host provides to a component of the world `with-cache-store`."""

    cache_store: CacheStore


class WithCacheStore:
    """A shared cache, for a plugin's world to include; permission `cache_read` and `cache_write`."""

    __slots__ = ("instance",)

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: WithCacheStoreImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CACHE_STORE, imports.cache_store)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: WithCacheStoreImports | AsyncLinker
    ) -> WithCacheStore:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.WITH_CACHE_STORE)
        return cls(await prepared.instantiate_async(store))
