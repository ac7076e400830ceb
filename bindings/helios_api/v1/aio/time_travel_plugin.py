# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""A plugin that guards history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .config import Config
from .lifecycle import Lifecycle
from .log import Log
from .time_travel import TimeTravel

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["TimeTravelPlugin", "TimeTravelPluginImports"]


@attrs.frozen(kw_only=True)
class TimeTravelPluginImports:
    """What a host provides to a component of the world `time-travel-plugin`."""

    config: Config
    log: Log


class TimeTravelPlugin:
    """A plugin that guards history."""

    __slots__ = ("instance", "lifecycle", "time_travel")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.lifecycle = Lifecycle(instance)
        self.time_travel = TimeTravel(instance)

    @classmethod
    def link(cls, engine: Engine, imports: TimeTravelPluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: TimeTravelPluginImports | AsyncLinker
    ) -> TimeTravelPlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.TIME_TRAVEL_PLUGIN)
        return cls(await prepared.instantiate_async(store))
