# Generated from case:docs@1 by witbind. Do not edit.
""" "starts and ends with a quote" """

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue
from witbind.resources import GuestResource

from .. import ids
from ..quotes import R, V

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["GuestRes", "Quotes", "QuotesExports", "Res"]


class Res(Protocol):
    """The resource `res`, which the host implements."""

    def m(self) -> AwaitableOrValue[None]:
        """A method.       With a tab."""
        ...


class GuestRes(GuestResource):
    """The resource `res`, which the guest implements."""

    __slots__ = ()

    async def m(self) -> None:
        """A method.       With a tab."""
        await self._functions["[method]res.m"](self)


class Quotes(Protocol):
    """ "starts and ends with a quote" """

    def f(self, r: R) -> AwaitableOrValue[V]:
        """A paragraph whose first line is short, whose second line is much longer than what fits into one line of the
        generated Python source file with its indentation, and whose third line is short.
        """
        ...

    def g(self) -> AwaitableOrValue[None]:
        """A-word-that-is-longer-than-a-line-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"""
        ...

    def new_res(self) -> AwaitableOrValue[Res]:
        """Makes one."""
        ...


class QuotesExports:
    """ "starts and ends with a quote" """

    __slots__ = ("_f", "_g", "_new_res")

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.QUOTES, "f")
        self._g = instance.func(ids.QUOTES, "g")
        self._new_res = instance.func(ids.QUOTES, "[constructor]res")

    async def f(self, r: R) -> V:
        """A paragraph whose first line is short, whose second line is much longer than what fits into one line of the
        generated Python source file with its indentation, and whose third line is short.
        """
        result: V = await self._f(r)
        return result

    async def g(self) -> None:
        """A-word-that-is-longer-than-a-line-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"""
        await self._g()

    async def new_res(self) -> GuestRes:
        """Makes one."""
        result: GuestRes = await self._new_res()
        return result
