# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""A plugin that finds text for a model's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .config import Config
from .lifecycle import Lifecycle
from .log import Log
from .rag import Rag

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["RagPlugin", "RagPluginImports"]


@attrs.frozen(kw_only=True)
class RagPluginImports:
    """What a host provides to a component of the world `rag-plugin`."""

    config: Config
    log: Log


class RagPlugin:
    """A plugin that finds text for a model's answers."""

    __slots__ = ("instance", "lifecycle", "rag")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.lifecycle = Lifecycle(instance)
        self.rag = Rag(instance)

    @classmethod
    def link(cls, engine: Engine, imports: RagPluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: RagPluginImports | AsyncLinker
    ) -> RagPlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.RAG_PLUGIN)
        return cls(await prepared.instantiate_async(store))
