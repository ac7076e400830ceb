# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""A plugin that offers tools to AI agents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .agent_tools import AgentTools
from .config import Config
from .lifecycle import Lifecycle
from .log import Log

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["AgentToolsPlugin", "AgentToolsPluginImports"]


@attrs.frozen(kw_only=True)
class AgentToolsPluginImports:
    """What a host provides to a component of the world `agent-tools-plugin`."""

    config: Config
    log: Log


class AgentToolsPlugin:
    """A plugin that offers tools to AI agents."""

    __slots__ = ("agent_tools", "instance", "lifecycle")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.agent_tools = AgentTools(instance)
        self.lifecycle = Lifecycle(instance)

    @classmethod
    def link(cls, engine: Engine, imports: AgentToolsPluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: AgentToolsPluginImports | AsyncLinker
    ) -> AgentToolsPlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.AGENT_TOOLS_PLUGIN)
        return cls(await prepared.instantiate_async(store))
