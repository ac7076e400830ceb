# Generated from case:hidden-builtins by witbind. Do not edit.
"""The world `both` of `case:hidden-builtins`."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Protocol

import attrs
from witbind import AwaitableOrValue
from witbind.runtime import AsyncInstance, AsyncLinker

from . import descriptors
from .shapes import Shapes, ShapesExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Both", "BothFunctions", "BothImports"]


class BothFunctions(Protocol):
    """The functions that the world `both` imports."""

    def list(self, a: builtins.bytes) -> AwaitableOrValue[builtins.list[builtins.str]]: ...


@attrs.frozen(kw_only=True)
class BothImports:
    """What a host provides to a component of the world `both`."""

    functions: BothFunctions
    shapes: Shapes


class Both:
    """The world `both` of `case:hidden-builtins`."""

    __slots__ = ("_list", "_str", "instance", "shapes")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.shapes = ShapesExports(instance)
        self._list = instance.func(None, "list")
        self._str = instance.func(None, "str")

    @classmethod
    def link(cls, engine: Engine, imports: BothImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.SHAPES, imports.shapes)
        linker.define_world(descriptors.BOTH, imports.functions)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: BothImports | AsyncLinker) -> Both:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.BOTH)
        return cls(await prepared.instantiate_async(store))

    async def list(self, a: builtins.list[builtins.str]) -> builtins.list[builtins.str]:
        result: builtins.list[builtins.str] = await self._list(a)
        return result

    async def str(self, a: builtins.bytes) -> builtins.str:
        result: builtins.str = await self._str(a)
        return result
