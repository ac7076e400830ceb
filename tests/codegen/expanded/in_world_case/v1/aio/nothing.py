# Generated from case:in-world@1 by witbind. Do not edit.
"""The world `nothing` of `case:in-world`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Nothing"]


class Nothing:
    """The world `nothing` of `case:in-world`."""

    __slots__ = ("instance",)

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine) -> AsyncLinker:
        """Return a linker for the world, which calls no function of the host."""
        return AsyncLinker(engine)

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, linker: AsyncLinker | None = None) -> Nothing:
        """Instantiate `component`, with a linker that `link` returned if one is given.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = linker or cls.link(store.engine)
        prepared = chosen.prepare(component, descriptors.NOTHING)
        return cls(await prepared.instantiate_async(store))
