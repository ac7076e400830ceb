# Generated from case:hidden-builtins by witbind. Do not edit.
"""The world `modules` of `case:hidden-builtins`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from .dict import Dict
from .str import Str, StrExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Modules", "ModulesImports"]


@attrs.frozen(kw_only=True)
class ModulesImports:
    """What a host provides to a component of the world `modules`."""

    dict: Dict
    str: Str


class Modules:
    """The world `modules` of `case:hidden-builtins`."""

    __slots__ = ("instance", "str")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.str = StrExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: ModulesImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.DICT, imports.dict)
        linker.define(descriptors.STR, imports.str)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: ModulesImports | AsyncLinker
    ) -> Modules:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.MODULES)
        return cls(await prepared.instantiate_async(store))
