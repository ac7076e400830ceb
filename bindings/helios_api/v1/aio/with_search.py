# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""The operator's search indexes, for a plugin's world to include; permission `search`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .search import Search

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["WithSearch", "WithSearchImports"]


@attrs.frozen(kw_only=True)
class WithSearchImports:
    """What a host provides to a component of the world `with-search`."""

    search: Search


class WithSearch:
    """The operator's search indexes, for a plugin's world to include; permission `search`."""

    __slots__ = ("instance",)

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: WithSearchImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.SEARCH, imports.search)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: WithSearchImports | AsyncLinker
    ) -> WithSearch:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.WITH_SEARCH)
        return cls(await prepared.instantiate_async(store))
