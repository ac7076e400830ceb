# Generated from case:keywords@1 by witbind. Do not edit.
"""The world `imports-names` of `case:keywords`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind import AwaitableOrValue
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from ..imports_names_types import None_, NoneType
from .none_types import NoneTypes

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["ImportsNames", "ImportsNamesFunctions", "ImportsNamesImports"]


class ImportsNamesFunctions(Protocol):
    """The functions that the world `imports-names` imports."""

    def f(self, a: NoneType) -> AwaitableOrValue[None_]: ...


@attrs.frozen(kw_only=True)
class ImportsNamesImports:
    """What a host provides to a component of the world `imports-names`."""

    functions: ImportsNamesFunctions
    none_types: NoneTypes


class ImportsNames:
    """The world `imports-names` of `case:keywords`."""

    __slots__ = ("instance",)

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: ImportsNamesImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.NONE_TYPES, imports.none_types)
        linker.define_world(descriptors.IMPORTS_NAMES, imports.functions)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: ImportsNamesImports | AsyncLinker
    ) -> ImportsNames:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.IMPORTS_NAMES)
        return cls(await prepared.instantiate_async(store))
