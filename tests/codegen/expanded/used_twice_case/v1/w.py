# Generated from case:used-twice@1 by witbind. Do not edit.
"""The world `w` of `case:used-twice`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .user import User, UserExports
from .w_types import Item, Item3

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["Item", "Item3", "W", "WFunctions", "WImports"]


class WFunctions(Protocol):
    """The functions that the world `w` imports."""

    def h(self, a: Item, b: Item3) -> None: ...


@attrs.frozen(kw_only=True)
class WImports:
    """What a host provides to a component of the world `w`."""

    functions: WFunctions
    user: User


class W:
    """The world `w` of `case:used-twice`."""

    __slots__ = ("instance", "user")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.user = UserExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: WImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.TYPES, None)
        linker.define(descriptors.USER, imports.user)
        linker.define_world(descriptors.W, imports.functions)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: WImports | Linker) -> W:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.W)
        return cls(prepared.instantiate(store))
