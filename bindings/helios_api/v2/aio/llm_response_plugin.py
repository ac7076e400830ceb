# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""A plugin that changes what a language model answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from . import descriptors as descriptors_
from .config import Config
from .lifecycle import Lifecycle
from .llm_response import LlmResponse
from .log import Log

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["LlmResponsePlugin", "LlmResponsePluginImports"]


@attrs.frozen(kw_only=True)
class LlmResponsePluginImports:
    """What a host provides to a component of the world `llm-response-plugin`."""

    config: Config
    log: Log


class LlmResponsePlugin:
    """A plugin that changes what a language model answered."""

    __slots__ = ("instance", "lifecycle", "llm_response")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.lifecycle = Lifecycle(instance)
        self.llm_response = LlmResponse(instance)

    @classmethod
    def link(cls, engine: Engine, imports: LlmResponsePluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: LlmResponsePluginImports | AsyncLinker
    ) -> LlmResponsePlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors_.LLM_RESPONSE_PLUGIN)
        return cls(await prepared.instantiate_async(store))
