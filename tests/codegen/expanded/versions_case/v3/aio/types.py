# Generated from case:versions@3 by witbind. Do not edit.
"""The interface `types` of `case:versions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from ..types import R3, R
from .other_dep_v0_3.types import Res as Res3

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Res3", "Types", "TypesExports"]


class Types(Protocol):
    """The interface `types` of `case:versions`."""

    def f(self, a: R, b: R3) -> AwaitableOrValue[Res3]: ...


class TypesExports:
    """The interface `types` of `case:versions`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.TYPES, "f")

    async def f(self, a: R, b: R3) -> Res3:
        result: Res3 = await self._f(a, b)
        return result
