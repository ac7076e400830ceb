# Generated from case:in-world@1 by witbind. Do not edit.
"""The world `only-types` of `case:in-world`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind.runtime import Instance, Linker

from . import descriptors
from .only_types_types import R

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import Store

__all__ = ["OnlyTypes", "R"]


class OnlyTypes:
    """The world `only-types` of `case:in-world`."""

    __slots__ = ("instance",)

    def __init__(self, instance: Instance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine) -> Linker:
        """Return a linker for the world, which calls no function of the host."""
        return Linker(engine)

    @classmethod
    def instantiate(cls, store: Store, component: Component, linker: Linker | None = None) -> OnlyTypes:
        """Instantiate `component`, with a linker that `link` returned if one is given.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = linker or cls.link(store.engine)
        prepared = chosen.prepare(component, descriptors.ONLY_TYPES)
        return cls(prepared.instantiate(store))
