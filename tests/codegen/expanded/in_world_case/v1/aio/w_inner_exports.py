# Generated from case:in-world@1 by witbind. Do not edit.
"""The interface `inner` of the world `w` of `case:in-world`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind.resources import GuestResource

from .. import ids
from ..w_inner_exports import Local

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Conn", "Inner"]


class Conn(GuestResource):
    """The resource `conn`, which the guest implements."""

    __slots__ = ()

    async def m(self) -> Local:
        result: Local = await self._functions["[method]conn.m"](self)
        return result


class Inner:
    """The interface `inner` of the world `w` of `case:in-world`."""

    __slots__ = ("_go",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._go = instance.func(ids.W_INNER_EXPORTS, "go")

    async def go(self, l: Local) -> Conn:
        result: Conn = await self._go(l)
        return result
