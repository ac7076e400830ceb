# Generated from case:options by witbind. Do not edit.
"""The interface `o` of `case:options`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue, Err, Ok, Some

from .. import ids
from ..o import Maybe, Twice

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["O", "OExports"]


class O(Protocol):
    """The interface `o` of `case:options`."""

    def f(
        self,
        a: Some[str | None] | None,
        b: list[Some[int | None] | None],
    ) -> AwaitableOrValue[Ok[int | None] | Err[Some[int | None] | None] | None]: ...

    def g(self) -> AwaitableOrValue[Ok[None] | Err[None]]: ...

    def h(self) -> AwaitableOrValue[Ok[None] | Err[Maybe]]: ...

    def i(
        self,
    ) -> AwaitableOrValue[Ok[Ok[Ok[int] | Err[None]] | Err[str]] | Err[Ok[None] | Err[Some[Twice] | None]]]: ...


class OExports:
    """The interface `o` of `case:options`."""

    __slots__ = ("_f", "_g", "_h", "_i")

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.O, "f")
        self._g = instance.func(ids.O, "g")
        self._h = instance.func(ids.O, "h")
        self._i = instance.func(ids.O, "i")

    async def f(
        self,
        a: Some[str | None] | None,
        b: list[Some[int | None] | None],
    ) -> Ok[int | None] | Err[Some[int | None] | None] | None:
        result: Ok[int | None] | Err[Some[int | None] | None] | None = await self._f(a, b)
        return result

    async def g(self) -> Ok[None] | Err[None]:
        result: Ok[None] | Err[None] = await self._g()
        return result

    async def h(self) -> Ok[None] | Err[Maybe]:
        result: Ok[None] | Err[Maybe] = await self._h()
        return result

    async def i(self) -> Ok[Ok[Ok[int] | Err[None]] | Err[str]] | Err[Ok[None] | Err[Some[Twice] | None]]:
        result: Ok[Ok[Ok[int] | Err[None]] | Err[str]] | Err[Ok[None] | Err[Some[Twice] | None]] = await self._i()
        return result
