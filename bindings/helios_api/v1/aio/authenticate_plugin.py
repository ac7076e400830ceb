# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""A plugin that says who clients are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .authenticate import Authenticate
from .config import Config
from .lifecycle import Lifecycle
from .log import Log

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["AuthenticatePlugin", "AuthenticatePluginImports"]


@attrs.frozen(kw_only=True)
class AuthenticatePluginImports:
    """What a host provides to a component of the world `authenticate-plugin`."""

    config: Config
    log: Log


class AuthenticatePlugin:
    """A plugin that says who clients are."""

    __slots__ = ("authenticate", "instance", "lifecycle")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.authenticate = Authenticate(instance)
        self.lifecycle = Lifecycle(instance)

    @classmethod
    def link(cls, engine: Engine, imports: AuthenticatePluginImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CONFIG, imports.config)
        linker.define(descriptors.LOG, imports.log)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: AuthenticatePluginImports | AsyncLinker
    ) -> AuthenticatePlugin:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.AUTHENTICATE_PLUGIN)
        return cls(await prepared.instantiate_async(store))
