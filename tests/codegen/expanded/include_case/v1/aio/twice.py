# Generated from case:includes@1 by witbind. Do not edit.
"""The world `twice` of `case:includes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind import AwaitableOrValue
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from ..twice_types import Mine, R
from .i import I, IExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Twice", "TwiceFunctions", "TwiceImports"]


class TwiceFunctions(Protocol):
    """The functions that the world `twice` imports."""

    def f(self, r: R) -> AwaitableOrValue[None]: ...

    def j(self) -> AwaitableOrValue[None]: ...


@attrs.frozen(kw_only=True)
class TwiceImports:
    """What a host provides to a component of the world `twice`."""

    functions: TwiceFunctions
    i: I


class Twice:
    """The world `twice` of `case:includes`."""

    __slots__ = ("_g", "i", "instance")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.i = IExports(instance)
        self._g = instance.func(None, "g")

    @classmethod
    def link(cls, engine: Engine, imports: TwiceImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.I, imports.i)
        linker.define_world(descriptors.TWICE, imports.functions)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: TwiceImports | AsyncLinker) -> Twice:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.TWICE)
        return cls(await prepared.instantiate_async(store))

    async def g(self, o: Mine) -> Mine:
        result: Mine = await self._g(o)
        return result
