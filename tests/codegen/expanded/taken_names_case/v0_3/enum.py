# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `enum` of `case:taken-names`."""

from __future__ import annotations

from enum import Enum as _Enum
from typing import TYPE_CHECKING, Protocol

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Enum", "EnumExports", "R"]


class R(_Enum):
    A = "a"


class Enum(Protocol):
    """The interface `enum` of `case:taken-names`."""

    def f(self, r: R) -> int: ...


class EnumExports:
    """The interface `enum` of `case:taken-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.ENUM, "f")

    def f(self, r: R) -> int:
        result: int = self._f(r)
        return result
