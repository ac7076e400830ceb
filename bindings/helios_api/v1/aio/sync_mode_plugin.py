# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""A plugin that chooses how writes are replicated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .config import Config
from .lifecycle import Lifecycle
from .log import Log
from .sync_mode import SyncModeExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["SyncModePlugin", "SyncModePluginImports"]


@attrs.frozen(kw_only=True)
class SyncModePluginImports:
    """What a host provides to a component of the world `sync-mode-plugin`."""

    config: Config
    log: Log


class SyncModePlugin:
    """A plugin that chooses how writes are replicated."""

    __slots__ = ("instance", "lifecycle", "sync_mode")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.lifecycle = Lifecycle(instance)
        self.sync_mode = SyncModeExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: SyncModePluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: SyncModePluginImports | AsyncLinker
    ) -> SyncModePlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.SYNC_MODE_PLUGIN)
        return cls(await prepared.instantiate_async(store))
