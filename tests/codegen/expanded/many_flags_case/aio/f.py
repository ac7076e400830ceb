# Generated from case:many-flags by witbind. Do not edit.
"""The interface `f` of `case:many-flags`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue, Err, Ok

from .. import ids
from ..f import F32, F65, AlsoEmpty, Empty, None_, Unit

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["F", "FExports"]


class F(Protocol):
    """The interface `f` of `case:many-flags`."""

    def f(self, a: Empty, b: F65) -> AwaitableOrValue[Ok[F32] | Err[AlsoEmpty]]: ...

    def g(self, a: Unit, b: None_) -> AwaitableOrValue[Ok[tuple[()]] | Err[tuple[tuple[()]] | None]]: ...


class FExports:
    """The interface `f` of `case:many-flags`."""

    __slots__ = ("_f", "_g")

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.F, "f")
        self._g = instance.func(ids.F, "g")

    async def f(self, a: Empty, b: F65) -> Ok[F32] | Err[AlsoEmpty]:
        result: Ok[F32] | Err[AlsoEmpty] = await self._f(a, b)
        return result

    async def g(self, a: Unit, b: None_) -> Ok[tuple[()]] | Err[tuple[tuple[()]] | None]:
        result: Ok[tuple[()]] | Err[tuple[tuple[()]] | None] = await self._g(a, b)
        return result
