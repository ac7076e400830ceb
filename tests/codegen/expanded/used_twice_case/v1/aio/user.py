# Generated from case:used-twice@1 by witbind. Do not edit.
"""The interface `user` of `case:used-twice`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from ..user import AnItem, Item, Item2
from .types import Thing
from .types import Thing as Thing2

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Thing", "Thing2", "User", "UserExports"]


class User(Protocol):
    """The interface `user` of `case:used-twice`."""

    def f(self, a: Item, b: Item2, c: AnItem) -> AwaitableOrValue[Thing]: ...

    def g(self, a: Thing) -> AwaitableOrValue[Thing2]: ...


class UserExports:
    """The interface `user` of `case:used-twice`."""

    __slots__ = ("_f", "_g")

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.USER, "f")
        self._g = instance.func(ids.USER, "g")

    async def f(self, a: Item, b: Item2, c: AnItem) -> Thing:
        result: Thing = await self._f(a, b, c)
        return result

    async def g(self, a: Thing) -> Thing2:
        result: Thing2 = await self._g(a)
        return result
