# Generated from case:sides@1 by witbind. Do not edit.
"""The world `both` of `case:sides`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from . import descriptors
from .a import A, AExports
from .b import B, BExports
from .c import CExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Both", "BothImports"]


@attrs.frozen(kw_only=True)
class BothImports:
    """What a host provides to a component of the world `both`."""

    a: A
    b: B


class Both:
    """The world `both` of `case:sides`."""

    __slots__ = ("a", "b", "c", "instance")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.a = AExports(instance)
        self.b = BExports(instance)
        self.c = CExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: BothImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.A, imports.a)
        linker.define(descriptors.B, imports.b)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: BothImports | AsyncLinker) -> Both:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.BOTH)
        return cls(await prepared.instantiate_async(store))
