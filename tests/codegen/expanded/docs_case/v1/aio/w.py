# Generated from case:docs@1 by witbind. Do not edit.
"""A world \"\"\"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from . import descriptors
from .quotes import Quotes, QuotesExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["W", "WImports"]


@attrs.frozen(kw_only=True)
class WImports:
    """What a host provides to a component of the world `w`."""

    quotes: Quotes


class W:
    """A world \"\"\"."""

    __slots__ = ("instance", "quotes")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.quotes = QuotesExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: WImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.QUOTES, imports.quotes)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: WImports | AsyncLinker) -> W:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.W)
        return cls(await prepared.instantiate_async(store))
