# Generated from case:labels@1 by witbind. Do not edit.
"""The interface `store` of `case:labels`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind.resources import GuestResource

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Bucket", "GuestBucket", "Store", "StoreExports"]


class Bucket(Protocol):
    """The resource `bucket`, which the host implements."""

    def get(self, key: str) -> bytes | None: ...


class GuestBucket(GuestResource):
    """The resource `bucket`, which the guest implements."""

    __slots__ = ()

    def get(self, key: str) -> bytes | None:
        result: bytes | None = self._functions["[method]bucket.get"](self, key)
        return result


class Store(Protocol):
    """The interface `store` of `case:labels`."""

    def open(self, name: str) -> Bucket: ...


class StoreExports:
    """The interface `store` of `case:labels`."""

    __slots__ = ("_open",)

    def __init__(self, instance: Instance) -> None:
        self._open = instance.func(ids.STORE, "open")

    def open(self, name: str) -> GuestBucket:
        result: GuestBucket = self._open(name)
        return result
