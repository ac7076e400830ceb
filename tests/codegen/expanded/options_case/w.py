# Generated from case:options by witbind. Do not edit.
"""The world `w` of `case:options`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .o import O, OExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["W", "WImports"]


@attrs.frozen(kw_only=True)
class WImports:
    """What a host provides to a component of the world `w`."""

    o: O


class W:
    """The world `w` of `case:options`."""

    __slots__ = ("instance", "o")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.o = OExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: WImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.O, imports.o)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: WImports | Linker) -> W:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.W)
        return cls(prepared.instantiate(store))
