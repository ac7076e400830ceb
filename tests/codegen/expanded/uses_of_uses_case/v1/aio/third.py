# Generated from case:uses-of-uses@1 by witbind. Do not edit.
"""The interface `third` of `case:uses-of-uses`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from .other_deep.second import GuestPipe, Pipe

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["GuestPipe", "Pipe", "Third", "ThirdExports"]


class Third(Protocol):
    """The interface `third` of `case:uses-of-uses`."""

    def get(self) -> AwaitableOrValue[Pipe]: ...


class ThirdExports:
    """The interface `third` of `case:uses-of-uses`."""

    __slots__ = ("_get",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._get = instance.func(ids.THIRD, "get")

    async def get(self) -> GuestPipe:
        result: GuestPipe = await self._get()
        return result
