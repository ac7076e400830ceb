# Generated from case:used-twice@1 by witbind. Do not edit.
"""The world `w` of `case:used-twice`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind import AwaitableOrValue
from witbind.runtime import AsyncInstance, AsyncLinker

from ..w_types import Item, Item3
from . import descriptors
from .user import User, UserExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["W", "WFunctions", "WImports"]


class WFunctions(Protocol):
    """The functions that the world `w` imports."""

    def h(self, a: Item, b: Item3) -> AwaitableOrValue[None]: ...


@attrs.frozen(kw_only=True)
class WImports:
    """What a host provides to a component of the world `w`."""

    functions: WFunctions
    user: User


class W:
    """The world `w` of `case:used-twice`."""

    __slots__ = ("instance", "user")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.user = UserExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: WImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.TYPES, None)
        linker.define(descriptors.USER, imports.user)
        linker.define_world(descriptors.W, imports.functions)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: WImports | AsyncLinker) -> W:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.W)
        return cls(await prepared.instantiate_async(store))
