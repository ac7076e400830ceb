# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Statements on the database, for a plugin's world to include; permission `query_execute` or `query_read`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from . import descriptors
from .query import Query

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["WithQuery", "WithQueryImports"]


@attrs.frozen(kw_only=True)
class WithQueryImports:
    """What a host provides to a component of the world `with-query`."""

    query: Query


class WithQuery:
    """Statements on the database, for a plugin's world to include; permission `query_execute` or `query_read`."""

    __slots__ = ("instance",)

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: WithQueryImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.QUERY, imports.query)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: WithQueryImports | AsyncLinker
    ) -> WithQuery:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.WITH_QUERY)
        return cls(await prepared.instantiate_async(store))
