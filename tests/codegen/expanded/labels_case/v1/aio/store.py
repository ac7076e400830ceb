# Generated from case:labels@1 by witbind. Do not edit.
"""The interface `store` of `case:labels`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue
from witbind.resources import GuestResource

from .. import ids

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Bucket", "GuestBucket", "Store", "StoreExports"]


class Bucket(Protocol):
    """The resource `bucket`, which the host implements."""

    def get(self, key: str) -> AwaitableOrValue[bytes | None]: ...


class GuestBucket(GuestResource):
    """The resource `bucket`, which the guest implements."""

    __slots__ = ()

    async def get(self, key: str) -> bytes | None:
        result: bytes | None = await self._functions["[method]bucket.get"](self, key)
        return result


class Store(Protocol):
    """The interface `store` of `case:labels`."""

    def open(self, name: str) -> AwaitableOrValue[Bucket]: ...


class StoreExports:
    """The interface `store` of `case:labels`."""

    __slots__ = ("_open",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._open = instance.func(ids.STORE, "open")

    async def open(self, name: str) -> GuestBucket:
        result: GuestBucket = await self._open(name)
        return result
