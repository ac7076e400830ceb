# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""A plugin that brings its own distance or quantization."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .config import Config
from .lifecycle import Lifecycle
from .log import Log
from .vector_index import VectorIndex

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["VectorIndexPlugin", "VectorIndexPluginImports"]


@attrs.frozen(kw_only=True)
class VectorIndexPluginImports:
    """What a host provides to a component of the world `vector-index-plugin`."""

    config: Config
    log: Log


class VectorIndexPlugin:
    """A plugin that brings its own distance or quantization."""

    __slots__ = ("instance", "lifecycle", "vector_index")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.lifecycle = Lifecycle(instance)
        self.vector_index = VectorIndex(instance)

    @classmethod
    def link(cls, engine: Engine, imports: VectorIndexPluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: VectorIndexPluginImports | AsyncLinker
    ) -> VectorIndexPlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.VECTOR_INDEX_PLUGIN)
        return cls(await prepared.instantiate_async(store))
