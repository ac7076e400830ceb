# Generated from case:versions@3 by witbind. Do not edit.
"""The interface `a` of `case:versions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["A", "AExports"]


class A(Protocol):
    """The interface `a` of `case:versions`."""

    def f(self) -> AwaitableOrValue[int]: ...


class AExports:
    """The interface `a` of `case:versions`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.A, "f")

    async def f(self) -> int:
        result: int = await self._f()
        return result
