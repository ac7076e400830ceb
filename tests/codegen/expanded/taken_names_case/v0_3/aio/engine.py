# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `engine` of `case:taken-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Engine", "EngineExports"]


class Engine(Protocol):
    """The interface `engine` of `case:taken-names`."""

    def f(self) -> AwaitableOrValue[int]: ...


class EngineExports:
    """The interface `engine` of `case:taken-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.ENGINE, "f")

    async def f(self) -> int:
        result: int = await self._f()
        return result
