# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The world `everything` of `case:taken-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind import AwaitableOrValue
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from ..everything_types import Instance
from . import descriptors as descriptors_
from .attrs import Attrs, AttrsExports
from .builtins_ import Builtins, BuiltinsExports
from .component import Component, ComponentExports
from .descriptors_ import Descriptors, DescriptorsExports
from .engine import Engine, EngineExports
from .enum import Enum, EnumExports
from .ids_ import Ids, IdsExports
from .init import Init, InitExports
from .instance import Instance as _Instance
from .instance import InstanceExports
from .interfaces import Interfaces, InterfacesExports
from .linker import Linker, LinkerExports
from .names import Names, NamesExports
from .store import Store, StoreExports
from .typing import Typing, TypingExports
from .wit import Wit, WitExports
from .witbind import Witbind, WitbindExports
from .worlds import Worlds, WorldsExports

if TYPE_CHECKING:
    from wasmtime import Engine as _Engine
    from wasmtime.component import Component as _Component
    from witbind.runtime import AsyncStore

__all__ = ["Everything", "EverythingFunctions", "EverythingImports"]


class EverythingFunctions(Protocol):
    """The functions that the world `everything` imports."""

    def functions(self, a: Instance) -> AwaitableOrValue[int]: ...


@attrs.frozen(kw_only=True)
class EverythingImports:
    """What a host provides to a component of the world `everything`."""

    attrs: Attrs
    builtins_: Builtins
    component: Component
    descriptors: Descriptors
    engine: Engine
    enum: Enum
    functions: EverythingFunctions
    ids: Ids
    init: Init
    instance: _Instance
    interfaces: Interfaces
    linker: Linker
    names: Names
    store: Store
    typing: Typing
    wit: Wit
    witbind: Witbind
    worlds: Worlds


class Everything:
    """The world `everything` of `case:taken-names`."""

    __slots__ = (
        "_instantiate_",
        "_link_",
        "attrs",
        "builtins_",
        "component",
        "descriptors",
        "engine",
        "enum",
        "ids",
        "init",
        "instance",
        "instance_",
        "interfaces",
        "linker",
        "names",
        "store",
        "typing",
        "wit",
        "witbind",
        "worlds",
    )

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.attrs = AttrsExports(instance)
        self.builtins_ = BuiltinsExports(instance)
        self.component = ComponentExports(instance)
        self.descriptors = DescriptorsExports(instance)
        self.engine = EngineExports(instance)
        self.enum = EnumExports(instance)
        self.ids = IdsExports(instance)
        self.init = InitExports(instance)
        self.instance_ = InstanceExports(instance)
        self.interfaces = InterfacesExports(instance)
        self.linker = LinkerExports(instance)
        self.names = NamesExports(instance)
        self.store = StoreExports(instance)
        self.typing = TypingExports(instance)
        self.wit = WitExports(instance)
        self.witbind = WitbindExports(instance)
        self.worlds = WorldsExports(instance)
        self._instantiate_ = instance.func(None, "instantiate")
        self._link_ = instance.func(None, "link")

    @classmethod
    def link(cls, engine: _Engine, imports: EverythingImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.ATTRS, imports.attrs)
        linker.define(descriptors.BUILTINS_, imports.builtins_)
        linker.define(descriptors.COMPONENT, imports.component)
        linker.define(descriptors.DESCRIPTORS_, imports.descriptors)
        linker.define(descriptors.ENGINE, imports.engine)
        linker.define(descriptors.ENUM, imports.enum)
        linker.define(descriptors.IDS_, imports.ids)
        linker.define(descriptors.INIT, imports.init)
        linker.define(descriptors.INSTANCE, imports.instance)
        linker.define(descriptors.INTERFACES_, imports.interfaces)
        linker.define(descriptors.LINKER, imports.linker)
        linker.define(descriptors_.NAMES, imports.names)
        linker.define(descriptors.STORE, imports.store)
        linker.define(descriptors.TYPING, imports.typing)
        linker.define(descriptors.WIT, imports.wit)
        linker.define(descriptors.WITBIND, imports.witbind)
        linker.define(descriptors.WORLDS_, imports.worlds)
        linker.define_world(descriptors_.EVERYTHING, imports.functions)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: _Component, imports: EverythingImports | AsyncLinker
    ) -> Everything:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors_.EVERYTHING)
        return cls(await prepared.instantiate_async(store))

    async def instantiate_(self) -> int:
        result: int = await self._instantiate_()
        return result

    async def link_(self) -> int:
        result: int = await self._link_()
        return result
