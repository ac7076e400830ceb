# Generated from case:in-world@1 by witbind. Do not edit.
"""The world `only-functions` of `case:in-world`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["OnlyFunctions", "OnlyFunctionsFunctions", "OnlyFunctionsImports"]


class OnlyFunctionsFunctions(Protocol):
    """The functions that the world `only-functions` imports."""

    def f(self) -> int: ...


@attrs.frozen(kw_only=True)
class OnlyFunctionsImports:
    """What a host provides to a component of the world `only-functions`."""

    functions: OnlyFunctionsFunctions


class OnlyFunctions:
    """The world `only-functions` of `case:in-world`."""

    __slots__ = ("_g", "instance")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self._g = instance.func(None, "g")

    @classmethod
    def link(cls, engine: Engine, imports: OnlyFunctionsImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define_world(descriptors.ONLY_FUNCTIONS, imports.functions)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: OnlyFunctionsImports | Linker) -> OnlyFunctions:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.ONLY_FUNCTIONS)
        return cls(prepared.instantiate(store))

    def g(self) -> int:
        result: int = self._g()
        return result
