# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `interfaces` of `case:taken-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from ..interfaces import Worlds

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Interfaces", "InterfacesExports"]


class Interfaces(Protocol):
    """The interface `interfaces` of `case:taken-names`."""

    def f(self, a: Worlds) -> AwaitableOrValue[int]: ...


class InterfacesExports:
    """The interface `interfaces` of `case:taken-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.INTERFACES_, "f")

    async def f(self, a: Worlds) -> int:
        result: int = await self._f(a)
        return result
