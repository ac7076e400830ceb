# Generated from case:sides@1 by witbind. Do not edit.
"""The interface `b` of `case:sides`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue, Err, Ok, Some
from witbind.resources import GuestResource

from .. import ids
from .a import Aliased, Either, GuestS, Holder, S
from .a import GuestR as GuestOtherR
from .a import R as OtherR

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Aliased", "B", "BExports", "Either", "GuestOtherR", "GuestOwnR", "GuestS", "Holder", "OtherR", "OwnR", "S"]


class OwnR(Protocol):
    """The resource `own-r`, which the host implements."""

    def give(self) -> AwaitableOrValue[OtherR]: ...


class GuestOwnR(GuestResource):
    """The resource `own-r`, which the guest implements."""

    __slots__ = ()

    async def give(self) -> OtherR | GuestOtherR:
        result: OtherR | GuestOtherR = await self._functions["[method]own-r.give"](self)
        return result


class B(Protocol):
    """The interface `b` of `case:sides`."""

    def maybe(self, a: Aliased) -> AwaitableOrValue[Some[Aliased] | None]: ...

    def take(self, h: Holder, r: OtherR, s: S) -> AwaitableOrValue[Ok[Either] | Err[OwnR]]: ...

    def own_r_from_other(self, o: OtherR) -> AwaitableOrValue[OwnR]: ...


class BExports:
    """The interface `b` of `case:sides`."""

    __slots__ = ("_maybe", "_own_r_from_other", "_take")

    def __init__(self, instance: AsyncInstance) -> None:
        self._maybe = instance.func(ids.B, "maybe")
        self._take = instance.func(ids.B, "take")
        self._own_r_from_other = instance.func(ids.B, "[static]own-r.from-other")

    async def maybe(self, a: Aliased) -> Some[Aliased] | None:
        result: Some[Aliased] | None = await self._maybe(a)
        return result

    async def take(self, h: Holder, r: OtherR | GuestOtherR, s: S | GuestS) -> Ok[Either] | Err[GuestOwnR]:
        result: Ok[Either] | Err[GuestOwnR] = await self._take(h, r, s)
        return result

    async def own_r_from_other(self, o: OtherR | GuestOtherR) -> GuestOwnR:
        result: GuestOwnR = await self._own_r_from_other(o)
        return result
