# Generated from case:keywords@1 by witbind. Do not edit.
"""The world `del` of `case:keywords`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind import AwaitableOrValue
from witbind.runtime import AsyncInstance, AsyncLinker

from ..del_types import Def
from . import descriptors
from .class_ import Class
from .import_me import ImportMe, ImportMeExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Del", "DelFunctions", "DelImports"]


class DelFunctions(Protocol):
    """The functions that the world `del` imports."""

    def while_(self, for_: Def) -> AwaitableOrValue[int]: ...


@attrs.frozen(kw_only=True)
class DelImports:
    """What a host provides to a component of the world `del`."""

    class_: Class
    functions: DelFunctions
    import_me: ImportMe


class Del:
    """The world `del` of `case:keywords`."""

    __slots__ = ("_try_", "import_me", "instance")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.import_me = ImportMeExports(instance)
        self._try_ = instance.func(None, "try")

    @classmethod
    def link(cls, engine: Engine, imports: DelImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.CLASS_, imports.class_)
        linker.define(descriptors.IMPORT_ME, imports.import_me)
        linker.define_world(descriptors.DEL_, imports.functions)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: DelImports | AsyncLinker) -> Del:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.DEL_)
        return cls(await prepared.instantiate_async(store))

    async def try_(self, except_: Def, self_: int) -> int:
        result: int = await self._try_(except_, self_)
        return result
