# Generated from case:sides@1 by witbind. Do not edit.
"""The world `import-all` of `case:sides`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from . import descriptors
from .a import A
from .b import B
from .c import C

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["ImportAll", "ImportAllImports"]


@attrs.frozen(kw_only=True)
class ImportAllImports:
    """What a host provides to a component of the world `import-all`."""

    a: A
    b: B
    c: C


class ImportAll:
    """The world `import-all` of `case:sides`."""

    __slots__ = ("instance",)

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: ImportAllImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.A, imports.a)
        linker.define(descriptors.B, imports.b)
        linker.define(descriptors.C, imports.c)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: ImportAllImports | AsyncLinker
    ) -> ImportAll:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.IMPORT_ALL)
        return cls(await prepared.instantiate_async(store))
