# Generated from case:includes@1 by witbind. Do not edit.
"""The world `extended` of `case:includes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind import AwaitableOrValue
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from ..extended_types import Mine, R
from .i import I, IExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Extended", "ExtendedFunctions", "ExtendedImports"]


class ExtendedFunctions(Protocol):
    """The functions that the world `extended` imports."""

    def f(self) -> AwaitableOrValue[None]: ...

    def renamed_f(self, r: R) -> AwaitableOrValue[None]: ...


@attrs.frozen(kw_only=True)
class ExtendedImports:
    """What a host provides to a component of the world `extended`."""

    functions: ExtendedFunctions
    i: I


class Extended:
    """The world `extended` of `case:includes`."""

    __slots__ = ("_h", "_renamed_g", "i", "instance")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.i = IExports(instance)
        self._h = instance.func(None, "h")
        self._renamed_g = instance.func(None, "renamed-g")

    @classmethod
    def link(cls, engine: Engine, imports: ExtendedImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.I, imports.i)
        linker.define_world(descriptors.EXTENDED, imports.functions)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: ExtendedImports | AsyncLinker
    ) -> Extended:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.EXTENDED)
        return cls(await prepared.instantiate_async(store))

    async def h(self) -> None:
        await self._h()

    async def renamed_g(self, o: Mine) -> Mine:
        result: Mine = await self._renamed_g(o)
        return result
