# Generated from more:dep by witbind. Do not edit.
"""The interface `a` of `more:dep`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ..other_dep_v0_2.types import R
from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["A", "AExports", "R"]


class A(Protocol):
    """The interface `a` of `more:dep`."""

    def f(self) -> R: ...


class AExports:
    """The interface `a` of `more:dep`."""

    __slots__ = ("_f",)

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.A, "f")

    def f(self) -> R:
        result: R = self._f()
        return result
