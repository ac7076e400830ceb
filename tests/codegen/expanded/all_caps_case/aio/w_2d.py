# Generated from case:all-caps by witbind. Do not edit.
"""The world `W-2D` of `case:all-caps`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .http_api import HTTPApi, HTTPApiExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["W2D", "W2DImports"]


@attrs.frozen(kw_only=True)
class W2DImports:
    """What a host provides to a component of the world `W-2D`."""

    http_api: HTTPApi


class W2D:
    """The world `W-2D` of `case:all-caps`."""

    __slots__ = ("http_api", "instance")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.http_api = HTTPApiExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: W2DImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.HTTP_API, imports.http_api)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: W2DImports | AsyncLinker) -> W2D:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.W_2D)
        return cls(await prepared.instantiate_async(store))
