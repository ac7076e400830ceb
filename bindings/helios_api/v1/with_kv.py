# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Lasting state, for a plugin's world to include; permission `kv_read` and `kv_write`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import Instance, Linker

from . import descriptors
from .kv import Kv

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["WithKv", "WithKvImports"]


@attrs.frozen(kw_only=True)
class WithKvImports:
    """What a host provides to a component of the world `with-kv`."""

    kv: Kv


class WithKv:
    """Lasting state, for a plugin's world to include; permission `kv_read` and `kv_write`."""

    __slots__ = ("instance",)

    def __init__(self, instance: Instance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: WithKvImports) -> Linker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = Linker(engine)
        linker.define(descriptors.KV, imports.kv)
        return linker

    @classmethod
    def instantiate(cls, store: Store, component: Component, imports: WithKvImports | Linker) -> WithKv:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, Linker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.WITH_KV)
        return cls(prepared.instantiate(store))
