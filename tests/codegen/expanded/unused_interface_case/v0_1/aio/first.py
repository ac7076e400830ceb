# Generated from case:unused-interface@0.1 by witbind. Do not edit.
"""The interface `first` of `case:unused-interface`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
from witbind import AwaitableOrValue
from witbind.resources import GuestResource

from .. import ids

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["First", "FirstExports", "GuestR", "P", "R"]


class R(Protocol):
    """The resource `r`, which the host implements."""

    def m(self) -> AwaitableOrValue[None]: ...


class GuestR(GuestResource):
    """The resource `r`, which the guest implements."""

    __slots__ = ()

    async def m(self) -> None:
        await self._functions["[method]r.m"](self)


@attrs.frozen(kw_only=True)
class P:
    r: R | GuestR


class First(Protocol):
    """The interface `first` of `case:unused-interface`."""

    def make(self) -> AwaitableOrValue[P]: ...


class FirstExports:
    """The interface `first` of `case:unused-interface`."""

    __slots__ = ("_make",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._make = instance.func(ids.FIRST, "make")

    async def make(self) -> P:
        result: P = await self._make()
        return result
