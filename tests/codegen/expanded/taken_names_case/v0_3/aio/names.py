# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `names` of `case:taken-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from witbind import AwaitableOrValue, Err, Ok, Some
from witbind.resources import GuestResource as _GuestResource

from .. import ids
from ..names import Err as _Err
from ..names import Flag
from ..names import Ok as _Ok
from ..names import Protocol as _Protocol
from ..names import Some as _Some

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["GuestGuestResource", "GuestResource", "GuestResource_", "Names", "NamesExports", "Resource", "X"]


class GuestResource(Protocol):
    """The resource `guest-resource`, which the host implements."""

    def m(self) -> AwaitableOrValue[None]: ...


class GuestGuestResource(_GuestResource):
    """The resource `guest-resource`, which the guest implements."""

    __slots__ = ()

    async def m(self) -> None:
        await self._functions["[method]guest-resource.m"](self)


class Resource(Protocol):
    """The resource `resource`, which the host implements."""


class GuestResource_(_GuestResource):
    """The resource `resource`, which the guest implements."""

    __slots__ = ()


X: TypeAlias = Ok[Some[int | None] | None] | Err[GuestResource | GuestGuestResource]


class Names(Protocol):
    """The interface `names` of `case:taken-names`."""

    def names(self, a: _Ok, b: _Err) -> AwaitableOrValue[Ok[_Some] | Err[Flag]]: ...

    def r(self) -> AwaitableOrValue[Ok[X] | Err[_Protocol]]: ...

    def new_guest_resource(self) -> AwaitableOrValue[GuestResource]: ...


class NamesExports:
    """The interface `names` of `case:taken-names`."""

    __slots__ = ("_names", "_new_guest_resource", "_r")

    def __init__(self, instance: AsyncInstance) -> None:
        self._names = instance.func(ids.NAMES, "names")
        self._r = instance.func(ids.NAMES, "r")
        self._new_guest_resource = instance.func(ids.NAMES, "[constructor]guest-resource")

    async def names(self, a: _Ok, b: _Err) -> Ok[_Some] | Err[Flag]:
        result: Ok[_Some] | Err[Flag] = await self._names(a, b)
        return result

    async def r(self) -> Ok[X] | Err[_Protocol]:
        result: Ok[X] | Err[_Protocol] = await self._r()
        return result

    async def new_guest_resource(self) -> GuestGuestResource:
        result: GuestGuestResource = await self._new_guest_resource()
        return result
