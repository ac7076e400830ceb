# Generated from case:labels@1 by witbind. Do not edit.
"""The world `w` of `case:labels`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .w_first import First
from .w_primary import Primary
from .w_second import Second
from .w_secondary import Secondary

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["W", "WImports"]


@attrs.frozen(kw_only=True)
class WImports:
    """What a host provides to a component of the world `w`."""

    primary: Primary
    secondary: Secondary


class W:
    """The world `w` of `case:labels`."""

    __slots__ = ("first", "instance", "second")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.first = First(instance)
        self.second = Second(instance)

    @classmethod
    def link(cls, engine: Engine, imports: WImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.W_PRIMARY, imports.primary)
        linker.define(descriptors.W_SECONDARY, imports.secondary)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: WImports | Linker) -> W:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.W)
        return cls(prepared.instantiate(store))
