# Generated from case:hidden-builtins by witbind. Do not edit.
"""An exported interface that hides the decorator of the world's own methods."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .decorators_classmethod import Classmethod

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Decorators"]


class Decorators:
    """An exported interface that hides the decorator of the world's own methods."""

    __slots__ = ("classmethod", "instance")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.classmethod = Classmethod(instance)

    @builtins.classmethod
    def link(cls, engine: Engine) -> AsyncLinker:
        """Return a linker for the world, which calls no function of the host."""
        return AsyncLinker(engine)

    @builtins.classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, linker: AsyncLinker | None = None
    ) -> Decorators:
        """Instantiate `component`, with a linker that `link` returned if one is given.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = linker or cls.link(store.engine)
        prepared = chosen.prepare(component, descriptors.DECORATORS)
        return cls(await prepared.instantiate_async(store))
