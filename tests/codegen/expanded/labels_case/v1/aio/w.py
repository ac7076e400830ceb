# Generated from case:labels@1 by witbind. Do not edit.
"""The world `w` of `case:labels`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from . import descriptors
from .w_first import First
from .w_primary import Primary
from .w_second import Second
from .w_secondary import Secondary

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["W", "WImports"]


@attrs.frozen(kw_only=True)
class WImports:
    """What a host provides to a component of the world `w`."""

    primary: Primary
    secondary: Secondary


class W:
    """The world `w` of `case:labels`."""

    __slots__ = ("first", "instance", "second")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.first = First(instance)
        self.second = Second(instance)

    @classmethod
    def link(cls, engine: Engine, imports: WImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.W_PRIMARY, imports.primary)
        linker.define(descriptors.W_SECONDARY, imports.secondary)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: WImports | AsyncLinker) -> W:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.W)
        return cls(await prepared.instantiate_async(store))
