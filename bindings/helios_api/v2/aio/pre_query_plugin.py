# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""A plugin that decides on statements before anything else is done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .config import Config
from .lifecycle import Lifecycle
from .log import Log
from .pre_query import PreQuery

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["PreQueryPlugin", "PreQueryPluginImports"]


@attrs.frozen(kw_only=True)
class PreQueryPluginImports:
    """What a host provides to a component of the world `pre-query-plugin`."""

    config: Config
    log: Log


class PreQueryPlugin:
    """A plugin that decides on statements before anything else is done with them."""

    __slots__ = ("instance", "lifecycle", "pre_query")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.lifecycle = Lifecycle(instance)
        self.pre_query = PreQuery(instance)

    @classmethod
    def link(cls, engine: Engine, imports: PreQueryPluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: PreQueryPluginImports | AsyncLinker
    ) -> PreQueryPlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.PRE_QUERY_PLUGIN)
        return cls(await prepared.instantiate_async(store))
