# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Statements on the database, for a plugin's world to include; permission `query_execute` or `query_read`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .query import Query

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["WithQuery", "WithQueryImports"]


@attrs.frozen(kw_only=True)
class WithQueryImports:
    """What a host provides to a component of the world `with-query`."""

    query: Query


class WithQuery:
    """Statements on the database, for a plugin's world to include; permission `query_execute` or `query_read`."""

    __slots__ = ("instance",)

    def __init__(self, instance: Instance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: WithQueryImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.QUERY, imports.query)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: WithQueryImports | Linker) -> WithQuery:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.WITH_QUERY)
        return cls(prepared.instantiate(store))
