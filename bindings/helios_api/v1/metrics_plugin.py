# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""A plugin that is told what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .config import Config
from .lifecycle import Lifecycle
from .log import Log
from .metrics import Metrics

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["MetricsPlugin", "MetricsPluginImports"]


@attrs.frozen(kw_only=True)
class MetricsPluginImports:
    """What a host provides to a component of the world `metrics-plugin`."""

    config: Config
    log: Log


class MetricsPlugin:
    """A plugin that is told what happened."""

    __slots__ = ("instance", "lifecycle", "metrics")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.lifecycle = Lifecycle(instance)
        self.metrics = Metrics(instance)

    @classmethod
    def link(cls, engine: Engine, imports: MetricsPluginImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: MetricsPluginImports | Linker) -> MetricsPlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.METRICS_PLUGIN)
        return cls(prepared.instantiate(store))
