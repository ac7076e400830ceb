# Generated from case:not-carried@1 by witbind. Do not edit.
"""The world `w` of `case:not-carried`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind import AwaitableOrValue
from witbind.runtime import AsyncInstance, AsyncLinker

from ..w_types import R2
from . import descriptors
from .types import Types, TypesExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["W", "WFunctions", "WImports"]


class WFunctions(Protocol):
    """The functions that the world `w` imports."""

    def sleep(self, ms: int) -> AwaitableOrValue[None]: ...


@attrs.frozen(kw_only=True)
class WImports:
    """What a host provides to a component of the world `w`."""

    functions: WFunctions
    types: Types


class W:
    """The world `w` of `case:not-carried`."""

    __slots__ = ("_handle", "_tick", "instance", "types")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.types = TypesExports(instance)
        self._handle = instance.func(None, "handle")
        self._tick = instance.func(None, "tick")

    @classmethod
    def link(cls, engine: Engine, imports: WImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.TYPES, imports.types)
        linker.define_world(descriptors.W, imports.functions)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: WImports | AsyncLinker) -> W:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.W)
        return cls(await prepared.instantiate_async(store))

    async def handle(self, r: R2) -> R2:
        result: R2 = await self._handle(r)
        return result

    async def tick(self) -> None:
        await self._tick()
