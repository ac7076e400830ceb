# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Calls of HTTP services, for a plugin's world to include; permission `http_fetch`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .http import Http

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["WithHttp", "WithHttpImports"]


@attrs.frozen(kw_only=True)
class WithHttpImports:
    """What a host provides to a component of the world `with-http`."""

    http: Http


class WithHttp:
    """Calls of HTTP services, for a plugin's world to include; permission `http_fetch`."""

    __slots__ = ("instance",)

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: WithHttpImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.HTTP, imports.http)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: WithHttpImports | AsyncLinker
    ) -> WithHttp:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.WITH_HTTP)
        return cls(await prepared.instantiate_async(store))
