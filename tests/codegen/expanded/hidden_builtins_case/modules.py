# Generated from case:hidden-builtins by witbind. Do not edit.
"""The world `modules` of `case:hidden-builtins`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .dict import Dict
from .str import Str, StrExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["Modules", "ModulesImports"]


@attrs.frozen(kw_only=True)
class ModulesImports:
    """What a host provides to a component of the world `modules`."""

    dict: Dict
    str: Str


class Modules:
    """The world `modules` of `case:hidden-builtins`."""

    __slots__ = ("instance", "str")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.str = StrExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: ModulesImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.DICT, imports.dict)
        linker.define(descriptors.STR, imports.str)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: ModulesImports | Linker) -> Modules:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.MODULES)
        return cls(prepared.instantiate(store))
