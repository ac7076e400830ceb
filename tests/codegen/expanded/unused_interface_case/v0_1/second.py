# Generated from case:unused-interface@0.1 by witbind. Do not edit.
"""The interface `second` of `case:unused-interface`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from . import ids
from .first import GuestR, P, R
from .third import E

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["E", "GuestR", "P", "R", "Second", "SecondExports"]


class Second(Protocol):
    """The interface `second` of `case:unused-interface`."""

    def f(self, r: R, p: P) -> E: ...


class SecondExports:
    """The interface `second` of `case:unused-interface`."""

    __slots__ = ("_f",)

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.SECOND, "f")

    def f(self, r: GuestR, p: P) -> E:
        result: E = self._f(r, p)
        return result
