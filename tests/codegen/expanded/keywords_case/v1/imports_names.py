# Generated from case:keywords@1 by witbind. Do not edit.
"""The world `imports-names` of `case:keywords`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .imports_names_types import None_, NoneType
from .none_types import NoneTypes

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["ImportsNames", "ImportsNamesFunctions", "ImportsNamesImports", "NoneType", "None_"]


class ImportsNamesFunctions(Protocol):
    """The functions that the world `imports-names` imports."""

    def f(self, a: NoneType) -> None_: ...


@attrs.frozen(kw_only=True)
class ImportsNamesImports:
    """What a host provides to a component of the world `imports-names`."""

    functions: ImportsNamesFunctions
    none_types: NoneTypes


class ImportsNames:
    """The world `imports-names` of `case:keywords`."""

    __slots__ = ("instance",)

    def __init__(self, instance: Instance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: ImportsNamesImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.NONE_TYPES, imports.none_types)
        linker.define_world(descriptors.IMPORTS_NAMES, imports.functions)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: ImportsNamesImports | Linker) -> ImportsNames:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.IMPORTS_NAMES)
        return cls(prepared.instantiate(store))
