# Generated from case:sides@1 by witbind. Do not edit.
"""The world `export-c` of `case:sides`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from . import descriptors
from .a import A
from .b import B
from .c import CExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["ExportC", "ExportCImports"]


@attrs.frozen(kw_only=True)
class ExportCImports:
    """What a host provides to a component of the world `export-c`."""

    a: A
    b: B


class ExportC:
    """The world `export-c` of `case:sides`."""

    __slots__ = ("c", "instance")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.c = CExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: ExportCImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.A, imports.a)
        linker.define(descriptors.B, imports.b)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: ExportCImports | AsyncLinker
    ) -> ExportC:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.EXPORT_C)
        return cls(await prepared.instantiate_async(store))
