# Generated from case:in-world@1 by witbind. Do not edit.
"""The world `only-functions` of `case:in-world`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind import AwaitableOrValue
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["OnlyFunctions", "OnlyFunctionsFunctions", "OnlyFunctionsImports"]


class OnlyFunctionsFunctions(Protocol):
    """The functions that the world `only-functions` imports."""

    def f(self) -> AwaitableOrValue[int]: ...


@attrs.frozen(kw_only=True)
class OnlyFunctionsImports:
    """What a host provides to a component of the world `only-functions`."""

    functions: OnlyFunctionsFunctions


class OnlyFunctions:
    """The world `only-functions` of `case:in-world`."""

    __slots__ = ("_g", "instance")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self._g = instance.func(None, "g")

    @classmethod
    def link(cls, engine: Engine, imports: OnlyFunctionsImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define_world(descriptors.ONLY_FUNCTIONS, imports.functions)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: OnlyFunctionsImports | AsyncLinker
    ) -> OnlyFunctions:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.ONLY_FUNCTIONS)
        return cls(await prepared.instantiate_async(store))

    async def g(self) -> int:
        result: int = await self._g()
        return result
