# Generated from case:versions@3 by witbind. Do not edit.
"""The world `w` of `case:versions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from .. import descriptors
from ..more_dep_ import descriptors as more_dep_
from ..other_dep_v1_0_0 import descriptors as other_dep_v1_0_0
from ..other_dep_v1_0_0_rc_1 import descriptors as other_dep_v1_0_0_rc_1
from . import descriptors as descriptors_
from .a import A, AExports
from .more_dep import MoreDep
from .more_dep_.a import A as _A
from .more_dep_.a import AExports as _AExports
from .other_dep_v0_2 import descriptors as other_dep_v0_2
from .other_dep_v0_2.a import A as _A_
from .other_dep_v0_2.a import AExports as _AExports_
from .other_dep_v0_3 import descriptors as other_dep_v0_3
from .other_dep_v0_3.a import A as _A__
from .other_dep_v0_3.a import AExports as _AExports__
from .other_dep_v1_0_0.a import A as _A___
from .other_dep_v1_0_0_rc_1.a import A as _A____
from .types import Types, TypesExports

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["W", "WImports"]


@attrs.frozen(kw_only=True)
class WImports:
    """What a host provides to a component of the world `w`."""

    a: A
    more_dep: MoreDep
    more_dep_a: _A
    other_dep_v0_2_a: _A_
    other_dep_v0_3_a: _A__
    other_dep_v1_a: _A___
    other_dep_v1_a_: _A____
    types: Types


class W:
    """The world `w` of `case:versions`."""

    __slots__ = ("a", "instance", "more_dep_a", "other_dep_v0_2_a", "other_dep_v0_3_a", "types")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.a = AExports(instance)
        self.more_dep_a = _AExports(instance)
        self.other_dep_v0_2_a = _AExports_(instance)
        self.other_dep_v0_3_a = _AExports__(instance)
        self.types = TypesExports(instance)

    @classmethod
    def link(cls, engine: Engine, imports: WImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.A, imports.a)
        linker.define(descriptors.MORE_DEP, imports.more_dep)
        linker.define(descriptors_.TYPES, imports.types)
        linker.define(more_dep_.A, imports.more_dep_a)
        linker.define(other_dep_v0_2.A, imports.other_dep_v0_2_a)
        linker.define(other_dep_v0_3.A, imports.other_dep_v0_3_a)
        linker.define(other_dep_v1_0_0.A, imports.other_dep_v1_a)
        linker.define(other_dep_v1_0_0_rc_1.A, imports.other_dep_v1_a_)
        linker.define(other_dep_v0_2.TYPES, None)
        linker.define(other_dep_v0_3.TYPES, None)
        return linker

    @classmethod
    async def instantiate(cls, store: AsyncStore, component: Component, imports: WImports | AsyncLinker) -> W:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors_.W)
        return cls(await prepared.instantiate_async(store))
