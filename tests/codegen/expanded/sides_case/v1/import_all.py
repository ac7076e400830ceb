# Generated from case:sides@1 by witbind. Do not edit.
"""The world `import-all` of `case:sides`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .a import A
from .b import B
from .c import C

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

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

    def __init__(self, instance: Instance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: ImportAllImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.A, imports.a)
        linker.define(descriptors.B, imports.b)
        linker.define(descriptors.C, imports.c)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: ImportAllImports | Linker) -> ImportAll:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.IMPORT_ALL)
        return cls(prepared.instantiate(store))
