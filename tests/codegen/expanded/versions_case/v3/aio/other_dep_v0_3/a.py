# Generated from other:dep@0.3 by witbind. Do not edit.
"""The interface `a` of `other:dep`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from ...other_dep_v0_3 import ids
from ...other_dep_v0_3.a import R
from .types import Res

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["A", "AExports", "Res"]


class A(Protocol):
    """The interface `a` of `other:dep`."""

    def f(self, r: R) -> AwaitableOrValue[Res]: ...


class AExports:
    """The interface `a` of `other:dep`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.A, "f")

    async def f(self, r: R) -> Res:
        result: Res = await self._f(r)
        return result
