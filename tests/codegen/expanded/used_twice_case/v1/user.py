# Generated from case:used-twice@1 by witbind. Do not edit.
"""The interface `user` of `case:used-twice`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from . import ids
from .types import Item, Thing
from .types import Item as AnItem
from .types import Item as Item2
from .types import Thing as Thing2

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["AnItem", "Item", "Item2", "Thing", "Thing2", "User", "UserExports"]


class User(Protocol):
    """The interface `user` of `case:used-twice`."""

    def f(self, a: Item, b: Item2, c: AnItem) -> Thing: ...

    def g(self, a: Thing) -> Thing2: ...


class UserExports:
    """The interface `user` of `case:used-twice`."""

    __slots__ = ("_f", "_g")

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.USER, "f")
        self._g = instance.func(ids.USER, "g")

    def f(self, a: Item, b: Item2, c: AnItem) -> Thing:
        result: Thing = self._f(a, b, c)
        return result

    def g(self, a: Thing) -> Thing2:
        result: Thing2 = self._g(a)
        return result
