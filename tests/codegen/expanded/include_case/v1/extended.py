# Generated from case:includes@1 by witbind. Do not edit.
"""The world `extended` of `case:includes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .extended_types import Mine, R
from .i import I, IExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["Extended", "ExtendedFunctions", "ExtendedImports", "Mine", "R"]


class ExtendedFunctions(Protocol):
    """The functions that the world `extended` imports."""

    def f(self) -> None: ...

    def renamed_f(self, r: R) -> None: ...


@attrs.frozen(kw_only=True)
class ExtendedImports:
    """What a host provides to a component of the world `extended`."""

    functions: ExtendedFunctions
    i: I


class Extended:
    """The world `extended` of `case:includes`."""

    __slots__ = ("_h", "_renamed_g", "i", "instance")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.i = IExports(instance)
        self._h = instance.func(None, "h")
        self._renamed_g = instance.func(None, "renamed-g")

    @classmethod
    def link(cls, engine: Engine, imports: ExtendedImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.I, imports.i)
        linker.define_world(descriptors.EXTENDED, imports.functions)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: ExtendedImports | Linker) -> Extended:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.EXTENDED)
        return cls(prepared.instantiate(store))

    def h(self) -> None:
        self._h()

    def renamed_g(self, o: Mine) -> Mine:
        result: Mine = self._renamed_g(o)
        return result
