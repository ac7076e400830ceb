# Generated from case:labels@1 by witbind. Do not edit.
"""The interface `first` of the world `w` of `case:labels`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind.resources import GuestResource

from .. import ids

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Bucket", "First"]


class Bucket(GuestResource):
    """The resource `bucket`, which the guest implements."""

    __slots__ = ()

    async def get(self, key: str) -> bytes | None:
        result: bytes | None = await self._functions["[method]bucket.get"](self, key)
        return result


class First:
    """The interface `first` of the world `w` of `case:labels`."""

    __slots__ = ("_open",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._open = instance.func(ids.W_FIRST, "open")

    async def open(self, name: str) -> Bucket:
        result: Bucket = await self._open(name)
        return result
