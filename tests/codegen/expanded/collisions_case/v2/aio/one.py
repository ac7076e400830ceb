# Generated from case:collisions@2 by witbind. Do not edit.
"""The world `one` of `case:collisions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from . import descriptors
from .counter import CounterExports, CounterInterface_
from .counter_exports import CounterExports as _CounterExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["One", "OneImports"]


@attrs.frozen(kw_only=True)
class OneImports:
    """What a host provides to a component of the world `one`."""

    counter: CounterInterface_


class One:
    """The world `one` of `case:collisions`."""

    __slots__ = ("counter", "counter_exports", "instance")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.counter = CounterExports(instance)
        self.counter_exports = _CounterExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: OneImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.COUNTER, imports.counter)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: OneImports | AsyncLinker) -> One:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.ONE)
        return cls(await prepared.instantiate_async(store))
