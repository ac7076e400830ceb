# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `worlds` of `case:taken-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from ..worlds import Interfaces

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Worlds", "WorldsExports"]


class Worlds(Protocol):
    """The interface `worlds` of `case:taken-names`."""

    def f(self, a: Interfaces) -> AwaitableOrValue[int]: ...


class WorldsExports:
    """The interface `worlds` of `case:taken-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.WORLDS_, "f")

    async def f(self, a: Interfaces) -> int:
        result: int = await self._f(a)
        return result
