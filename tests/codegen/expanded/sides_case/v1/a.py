# Generated from case:sides@1 by witbind. Do not edit.
"""The interface `a` of `case:sides`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs
from witbind.resources import GuestResource

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

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

    def get(self) -> int: ...

    def join(self, other: R) -> R: ...


class GuestR(GuestResource):
    """The resource `r`, which the guest implements."""

    __slots__ = ()

    def get(self) -> int:
        result: int = self._functions["[method]r.get"](self)
        return result

    def join(self, other: GuestR) -> GuestR:
        result: GuestR = self._functions["[method]r.join"](self, other)
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

    def lend(self, r: S) -> Aliased: ...

    def take(self, h: Holder) -> Either: ...

    def new_r(self) -> R: ...


class AExports:
    """The interface `a` of `case:sides`."""

    __slots__ = ("_lend", "_new_r", "_take")

    def __init__(self, instance: Instance) -> None:
        self._lend = instance.func(ids.A, "lend")
        self._take = instance.func(ids.A, "take")
        self._new_r = instance.func(ids.A, "[constructor]r")

    def lend(self, r: GuestS) -> Aliased:
        result: Aliased = self._lend(r)
        return result

    def take(self, h: Holder) -> Either:
        result: Either = self._take(h)
        return result

    def new_r(self) -> GuestR:
        result: GuestR = self._new_r()
        return result
