# Generated from case:collections by witbind. Do not edit.
"""The world `c-world` of `case:collections`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever import (
    AReallyLongInterfaceNameThatGoesOnAndOnForEverAndEver,
)
from .c import C, CExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["CWorld", "CWorldImports"]


@attrs.frozen(kw_only=True)
class CWorldImports:
    """What a host provides to a component of the world `c-world`."""

    c: C


class CWorld:
    """The world `c-world` of `case:collections`."""

    __slots__ = ("a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever", "c", "instance")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever = (
            AReallyLongInterfaceNameThatGoesOnAndOnForEverAndEver(instance)
        )
        self.c = CExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: CWorldImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.C, imports.c)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: CWorldImports | Linker) -> CWorld:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.C_WORLD)
        return cls(prepared.instantiate(store))
