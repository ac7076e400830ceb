# Generated from other:dep@0.3 by witbind. Do not edit.
"""The interface `a` of `other:dep`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from . import ids
from .types import R, Res

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["A", "AExports", "R", "Res"]


class A(Protocol):
    """The interface `a` of `other:dep`."""

    def f(self, r: R) -> Res: ...


class AExports:
    """The interface `a` of `other:dep`."""

    __slots__ = ("_f",)

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.A, "f")

    def f(self, r: R) -> Res:
        result: Res = self._f(r)
        return result
