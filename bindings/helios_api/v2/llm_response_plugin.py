# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""A plugin that changes what a language model answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .config import Config
from .lifecycle import Lifecycle
from .llm_response import LlmResponse
from .log import Log

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["LlmResponsePlugin", "LlmResponsePluginImports"]


@attrs.frozen(kw_only=True)
class LlmResponsePluginImports:
    """What a host provides to a component of the world `llm-response-plugin`."""

    config: Config
    log: Log


class LlmResponsePlugin:
    """A plugin that changes what a language model answered."""

    __slots__ = ("instance", "lifecycle", "llm_response")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.lifecycle = Lifecycle(instance)
        self.llm_response = LlmResponse(instance)

    @classmethod
    def link(cls, engine: Engine, imports: LlmResponsePluginImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    def instantiate(
        cls, store: Store, component: Component, imports: LlmResponsePluginImports | Linker
    ) -> LlmResponsePlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.LLM_RESPONSE_PLUGIN)
        return cls(prepared.instantiate(store))
