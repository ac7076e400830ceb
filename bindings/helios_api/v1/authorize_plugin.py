# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""A plugin that says who may run what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .authorize import Authorize
from .config import Config
from .lifecycle import Lifecycle
from .log import Log

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["AuthorizePlugin", "AuthorizePluginImports"]


@attrs.frozen(kw_only=True)
class AuthorizePluginImports:
    """What a host provides to a component of the world `authorize-plugin`."""

    config: Config
    log: Log


class AuthorizePlugin:
    """A plugin that says who may run what."""

    __slots__ = ("authorize", "instance", "lifecycle")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.authorize = Authorize(instance)
        self.lifecycle = Lifecycle(instance)

    @classmethod
    def link(cls, engine: Engine, imports: AuthorizePluginImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    def instantiate(
        cls, store: Store, component: Component, imports: AuthorizePluginImports | Linker
    ) -> AuthorizePlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.AUTHORIZE_PLUGIN)
        return cls(prepared.instantiate(store))
