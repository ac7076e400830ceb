# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""A plugin that turns text into vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .config import Config
from .embedding import Embedding
from .lifecycle import Lifecycle
from .log import Log

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["EmbeddingPlugin", "EmbeddingPluginImports"]


@attrs.frozen(kw_only=True)
class EmbeddingPluginImports:
    """What a host provides to a component of the world `embedding-plugin`."""

    config: Config
    log: Log


class EmbeddingPlugin:
    """A plugin that turns text into vectors."""

    __slots__ = ("embedding", "instance", "lifecycle")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.embedding = Embedding(instance)
        self.lifecycle = Lifecycle(instance)

    @classmethod
    def link(cls, engine: Engine, imports: EmbeddingPluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: EmbeddingPluginImports | AsyncLinker
    ) -> EmbeddingPlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.EMBEDDING_PLUGIN)
        return cls(await prepared.instantiate_async(store))
