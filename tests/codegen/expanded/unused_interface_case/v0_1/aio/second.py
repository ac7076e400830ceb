# Generated from case:unused-interface@0.1 by witbind. Do not edit.
"""The interface `second` of `case:unused-interface`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from ..second import E
from .first import GuestR, P, R

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["GuestR", "P", "R", "Second", "SecondExports"]


class Second(Protocol):
    """The interface `second` of `case:unused-interface`."""

    def f(self, r: R, p: P) -> AwaitableOrValue[E]: ...


class SecondExports:
    """The interface `second` of `case:unused-interface`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.SECOND, "f")

    async def f(self, r: GuestR, p: P) -> E:
        result: E = await self._f(r, p)
        return result
