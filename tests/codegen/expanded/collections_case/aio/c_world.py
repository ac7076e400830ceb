# Generated from case:collections by witbind. Do not edit.
"""The world `c-world` of `case:collections`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever import (
    AReallyLongInterfaceNameThatGoesOnAndOnForEverAndEver,
)
from .c import C, CExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["CWorld", "CWorldImports"]


@attrs.frozen(kw_only=True)
class CWorldImports:
    """What a host provides to a component of the world `c-world`."""

    c: C


class CWorld:
    """The world `c-world` of `case:collections`."""

    __slots__ = ("a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever", "c", "instance")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever = (
            AReallyLongInterfaceNameThatGoesOnAndOnForEverAndEver(instance)
        )
        self.c = CExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: CWorldImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.C, imports.c)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: CWorldImports | AsyncLinker) -> CWorld:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.C_WORLD)
        return cls(await prepared.instantiate_async(store))
