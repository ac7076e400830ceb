# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `enum` of `case:taken-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from ..enum import R

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Enum", "EnumExports"]


class Enum(Protocol):
    """The interface `enum` of `case:taken-names`."""

    def f(self, r: R) -> AwaitableOrValue[int]: ...


class EnumExports:
    """The interface `enum` of `case:taken-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.ENUM, "f")

    async def f(self, r: R) -> int:
        result: int = await self._f(r)
        return result
