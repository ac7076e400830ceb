# Generated from case:in-world@1 by witbind. Do not edit.
"""The world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind import AwaitableOrValue, Err, Ok
from witbind.runtime import AsyncInstance, AsyncLinker

from ..w_types import Choice, Local
from . import descriptors
from .w_inner import Inner
from .w_inner_exports import Inner as _Inner
from .w_out import Out
from .w_types import Conn, Conns, H

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Conn", "Conns", "H", "W", "WFunctions", "WImports"]


class WFunctions(Protocol):
    """The functions that the world `w` imports."""

    def connect(self, a: Local) -> AwaitableOrValue[Conns]: ...

    def pair(self, a: Conn, b: H) -> AwaitableOrValue[tuple[Conn, H]]: ...

    def new_conn(self, url: str) -> AwaitableOrValue[Conn]: ...

    def conn_open(self, url: str) -> AwaitableOrValue[Ok[Conn] | Err[str]]: ...


@attrs.frozen(kw_only=True)
class WImports:
    """What a host provides to a component of the world `w`."""

    functions: WFunctions
    inner: Inner


class W:
    """The world."""

    __slots__ = ("_run", "_run_h", "inner", "instance", "out")

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance
        self.inner = _Inner(instance)
        self.out = Out(instance)
        self._run = instance.func(None, "run")
        self._run_h = instance.func(None, "run-h")

    @classmethod
    def link(cls, engine: Engine, imports: WImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(descriptors.TYPES, None)
        linker.define(descriptors.W_INNER, imports.inner)
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

    async def run(self, a: Local, c: Conn, cs: Conns) -> Choice:
        result: Choice = await self._run(a, c, cs)
        return result

    async def run_h(self, a: H) -> H:
        result: H = await self._run_h(a)
        return result
