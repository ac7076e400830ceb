# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""A plugin that changes statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .config import Config
from .lifecycle import Lifecycle
from .log import Log
from .rewrite import Rewrite

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["RewritePlugin", "RewritePluginImports"]


@attrs.frozen(kw_only=True)
class RewritePluginImports:
    """What a host provides to a component of the world `rewrite-plugin`."""

    config: Config
    log: Log


class RewritePlugin:
    """A plugin that changes statements."""

    __slots__ = ("instance", "lifecycle", "rewrite")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.lifecycle = Lifecycle(instance)
        self.rewrite = Rewrite(instance)

    @classmethod
    def link(cls, engine: Engine, imports: RewritePluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: RewritePluginImports | AsyncLinker
    ) -> RewritePlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.REWRITE_PLUGIN)
        return cls(await prepared.instantiate_async(store))
