# Generated from case:long-names@1 by witbind. Do not edit.
"""The world `w` of `case:long-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .a import A
from .an_interface_with_a_name_that_is_so_long_that_no_call import AnInterfaceWithANameThatIsSoLongThatNoCall
from .w_another_interface_with_a_name_of_its_own_and import AnotherInterfaceWithANameOfItsOwnAnd
from .w_another_interface_with_a_name_of_its_own_and_more import AnotherInterfaceWithANameOfItsOwnAndMore

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["W", "WImports"]


@attrs.frozen(kw_only=True)
class WImports:
    """What a host provides to a component of the world `w`."""

    a: A
    an_interface_with_a_name_that_is_so_long_that_no_call: AnInterfaceWithANameThatIsSoLongThatNoCall
    another_interface_with_a_name_of_its_own_and: AnotherInterfaceWithANameOfItsOwnAnd


class W:
    """The world `w` of `case:long-names`."""

    __slots__ = ("another_interface_with_a_name_of_its_own_and_more", "instance")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.another_interface_with_a_name_of_its_own_and_more = AnotherInterfaceWithANameOfItsOwnAndMore(instance)

    @classmethod
    def link(cls, engine: Engine, imports: WImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(
            descriptors.W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND,
            imports.another_interface_with_a_name_of_its_own_and,
        )
        linker.define(descriptors.A, imports.a)
        linker.define(
            descriptors.AN_INTERFACE_WITH_A_NAME_THAT_IS_SO_LONG_THAT_NO_CALL,
            imports.an_interface_with_a_name_that_is_so_long_that_no_call,
        )
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: WImports | Linker) -> W:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.W)
        return cls(prepared.instantiate(store))
