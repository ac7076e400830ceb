# Generated from case:collisions@2 by witbind. Do not edit.
"""The world `one-imports` of `case:collisions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from . import descriptors
from .counter import CounterInterface_

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["OneImports", "OneImportsImports"]


@attrs.frozen(kw_only=True)
class OneImportsImports:
    """What a host provides to a component of the world `one-imports`."""

    counter: CounterInterface_


class OneImports:
    """The world `one-imports` of `case:collisions`."""

    __slots__ = ("instance",)

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: OneImportsImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.COUNTER, imports.counter)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: OneImportsImports | AsyncLinker
    ) -> OneImports:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.ONE_IMPORTS)
        return cls(await prepared.instantiate_async(store))
