# Generated from case:not-carried@1 by witbind. Do not edit.
"""The world `w` of `case:not-carried`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .types import Types, TypesExports
from .w_types import R2

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["R2", "W", "WFunctions", "WImports"]


class WFunctions(Protocol):
    """The functions that the world `w` imports."""

    async def sleep(self, ms: int) -> None: ...


@attrs.frozen(kw_only=True)
class WImports:
    """What a host provides to a component of the world `w`."""

    functions: WFunctions
    types: Types


class W:
    """The world `w` of `case:not-carried`."""

    __slots__ = ("_handle", "_tick", "instance", "types")

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.types = TypesExports(instance)
        self._handle = instance.func(None, "handle")
        self._tick = instance.func(None, "tick")

    @classmethod
    def link(cls, engine: Engine, imports: WImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.TYPES, imports.types)
        linker.define_world(descriptors.W, imports.functions)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: WImports | Linker) -> W:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.W)
        return cls(prepared.instantiate(store))

    async def handle(self, r: R2) -> R2:
        result: R2 = await self._handle(r)
        return result

    async def tick(self) -> None:
        await self._tick()
