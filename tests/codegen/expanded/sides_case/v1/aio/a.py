# Generated from case:sides@1 by witbind. Do not edit.
"""The interface `a` of `case:sides`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs
from witbind import AwaitableOrValue
from witbind.resources import GuestResource

from .. import ids

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = [
    "A",
    "AExports",
    "Aliased",
    "Either",
    "EitherLeft",
    "EitherNeither",
    "EitherRight",
    "GuestR",
    "GuestS",
    "Holder",
    "R",
    "S",
]


class R(Protocol):
    """The resource `r`, which the host implements."""

    def get(self) -> AwaitableOrValue[int]: ...

    def join(self, other: R) -> AwaitableOrValue[R]: ...


class GuestR(GuestResource):
    """The resource `r`, which the guest implements."""

    __slots__ = ()

    async def get(self) -> int:
        result: int = await self._functions["[method]r.get"](self)
        return result

    async def join(self, other: GuestR) -> GuestR:
        result: GuestR = await self._functions["[method]r.join"](self, other)
        return result


S: TypeAlias = R


GuestS: TypeAlias = GuestR


@attrs.frozen(kw_only=True)
class Holder:
    r: R | GuestR
    s: S | GuestS | None
    all: list[tuple[R | GuestR, int]]


@attrs.frozen
class EitherLeft:
    """The case `left` of `either`."""

    value: Holder


@attrs.frozen
class EitherRight:
    """The case `right` of `either`."""

    value: R | GuestR


@attrs.frozen
class EitherNeither:
    """The case `neither` of `either`."""


Either: TypeAlias = EitherLeft | EitherRight | EitherNeither


Aliased: TypeAlias = Either | None


class A(Protocol):
    """The interface `a` of `case:sides`."""

    def lend(self, r: S) -> AwaitableOrValue[Aliased]: ...

    def take(self, h: Holder) -> AwaitableOrValue[Either]: ...

    def new_r(self) -> AwaitableOrValue[R]: ...


class AExports:
    """The interface `a` of `case:sides`."""

    __slots__ = ("_lend", "_new_r", "_take")

    def __init__(self, instance: AsyncInstance) -> None:
        self._lend = instance.func(ids.A, "lend")
        self._take = instance.func(ids.A, "take")
        self._new_r = instance.func(ids.A, "[constructor]r")

    async def lend(self, r: GuestS) -> Aliased:
        result: Aliased = await self._lend(r)
        return result

    async def take(self, h: Holder) -> Either:
        result: Either = await self._take(h)
        return result

    async def new_r(self) -> GuestR:
        result: GuestR = await self._new_r()
        return result
