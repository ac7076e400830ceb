# Generated from more:dep by witbind. Do not edit.
"""The interface `a` of `more:dep`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from ...more_dep_ import ids
from ...more_dep_.a import R

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["A", "AExports"]


class A(Protocol):
    """The interface `a` of `more:dep`."""

    def f(self) -> AwaitableOrValue[R]: ...


class AExports:
    """The interface `a` of `more:dep`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.A, "f")

    async def f(self) -> R:
        result: R = await self._f()
        return result
