# Generated from case:many-flags by witbind. Do not edit.
"""The interface `f` of `case:many-flags`."""

from __future__ import annotations

from enum import Flag, auto
from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["F32", "F65", "AlsoEmpty", "Empty", "F", "FExports", "None_", "One", "Unit"]


@attrs.frozen(kw_only=True)
class AlsoEmpty:
    """record ignored { }"""


@attrs.frozen(kw_only=True)
class Empty:
    """None at all; `record r {}` and flags in a comment stay."""


class F32(Flag):
    F0 = auto()
    F1 = auto()
    F2 = auto()
    F3 = auto()
    F4 = auto()
    F5 = auto()
    F6 = auto()
    F7 = auto()
    F8 = auto()
    F9 = auto()
    F10 = auto()
    F11 = auto()
    F12 = auto()
    F13 = auto()
    F14 = auto()
    F15 = auto()
    F16 = auto()
    F17 = auto()
    F18 = auto()
    F19 = auto()
    F20 = auto()
    F21 = auto()
    F22 = auto()
    F23 = auto()
    F24 = auto()
    F25 = auto()
    F26 = auto()
    F27 = auto()
    F28 = auto()
    F29 = auto()
    F30 = auto()
    F31 = auto()


class F65(Flag):
    F0 = auto()
    F1 = auto()
    F2 = auto()
    F3 = auto()
    F4 = auto()
    F5 = auto()
    F6 = auto()
    F7 = auto()
    F8 = auto()
    F9 = auto()
    F10 = auto()
    F11 = auto()
    F12 = auto()
    F13 = auto()
    F14 = auto()
    F15 = auto()
    F16 = auto()
    F17 = auto()
    F18 = auto()
    F19 = auto()
    F20 = auto()
    F21 = auto()
    F22 = auto()
    F23 = auto()
    F24 = auto()
    F25 = auto()
    F26 = auto()
    F27 = auto()
    F28 = auto()
    F29 = auto()
    F30 = auto()
    F31 = auto()
    F32 = auto()
    F33 = auto()
    F34 = auto()
    F35 = auto()
    F36 = auto()
    F37 = auto()
    F38 = auto()
    F39 = auto()
    F40 = auto()
    F41 = auto()
    F42 = auto()
    F43 = auto()
    F44 = auto()
    F45 = auto()
    F46 = auto()
    F47 = auto()
    F48 = auto()
    F49 = auto()
    F50 = auto()
    F51 = auto()
    F52 = auto()
    F53 = auto()
    F54 = auto()
    F55 = auto()
    F56 = auto()
    F57 = auto()
    F58 = auto()
    F59 = auto()
    F60 = auto()
    F61 = auto()
    F62 = auto()
    F63 = auto()
    F64 = auto()
    """The sixty-fifth."""


class None_(Flag):
    """The flags `none`, of which there are none."""


class One(Flag):
    A = auto()


Unit: TypeAlias = tuple[()]


class F(Protocol):
    """The interface `f` of `case:many-flags`."""

    def f(self, a: Empty, b: F65) -> Ok[F32] | Err[AlsoEmpty]: ...

    def g(self, a: Unit, b: None_) -> Ok[tuple[()]] | Err[tuple[tuple[()]] | None]: ...


class FExports:
    """The interface `f` of `case:many-flags`."""

    __slots__ = ("_f", "_g")

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.F, "f")
        self._g = instance.func(ids.F, "g")

    def f(self, a: Empty, b: F65) -> Ok[F32] | Err[AlsoEmpty]:
        result: Ok[F32] | Err[AlsoEmpty] = self._f(a, b)
        return result

    def g(self, a: Unit, b: None_) -> Ok[tuple[()]] | Err[tuple[tuple[()]] | None]:
        result: Ok[tuple[()]] | Err[tuple[tuple[()]] | None] = self._g(a, b)
        return result
