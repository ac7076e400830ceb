# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `names` of `case:taken-names`."""

from __future__ import annotations

from enum import Enum as _Enum
from enum import Flag as _Flag
from enum import auto
from typing import TYPE_CHECKING
from typing import Protocol as _Protocol
from typing import TypeAlias as _TypeAlias

import attrs
from witbind import Err as _Err
from witbind import Ok as _Ok
from witbind import Some as _Some
from witbind.resources import GuestResource as _GuestResource

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance as _Instance

__all__ = [
    "Any",
    "AsyncIterator",
    "Attrs",
    "Auto",
    "Awaitable",
    "Enum",
    "Err",
    "Final",
    "Flag",
    "GuestGuestResource",
    "GuestResource",
    "GuestResource_",
    "Instance",
    "Linker",
    "Names",
    "NamesExports",
    "Ok",
    "Protocol",
    "Resource",
    "Result",
    "ResultA",
    "ResultB",
    "Some",
    "TypeAlias",
    "X",
]


@attrs.frozen(kw_only=True)
class Any:
    a: int


@attrs.frozen(kw_only=True)
class AsyncIterator:
    a: int


@attrs.frozen(kw_only=True)
class Attrs:
    a: int


class Auto(_Enum):
    A = "a"


@attrs.frozen(kw_only=True)
class Awaitable:
    a: int


class Enum(_Enum):
    A = "a"


@attrs.frozen(kw_only=True)
class Err:
    a: int


@attrs.frozen(kw_only=True)
class Final:
    a: int


class Flag(_Flag):
    A = auto()


class GuestResource(_Protocol):
    """The resource `guest-resource`, which the host implements."""

    def m(self) -> None: ...


class GuestGuestResource(_GuestResource):
    """The resource `guest-resource`, which the guest implements."""

    __slots__ = ()

    def m(self) -> None:
        self._functions["[method]guest-resource.m"](self)


@attrs.frozen(kw_only=True)
class Instance:
    a: int


@attrs.frozen(kw_only=True)
class Linker:
    a: int


@attrs.frozen(kw_only=True)
class Ok:
    a: _Ok[int] | _Err[str]


@attrs.frozen(kw_only=True)
class Protocol:
    a: int


class Resource(_Protocol):
    """The resource `resource`, which the host implements."""


class GuestResource_(_GuestResource):
    """The resource `resource`, which the guest implements."""

    __slots__ = ()


@attrs.frozen
class ResultA:
    """The case `a` of `result`."""


@attrs.frozen
class ResultB:
    """The case `b` of `result`."""


Result: _TypeAlias = ResultA | ResultB


@attrs.frozen(kw_only=True)
class Some:
    a: _Some[int | None] | None


@attrs.frozen(kw_only=True)
class TypeAlias:
    a: int


X: _TypeAlias = _Ok[_Some[int | None] | None] | _Err[GuestResource | GuestGuestResource]


class Names(_Protocol):
    """The interface `names` of `case:taken-names`."""

    def names(self, a: Ok, b: Err) -> _Ok[Some] | _Err[Flag]: ...

    def r(self) -> _Ok[X] | _Err[Protocol]: ...

    def new_guest_resource(self) -> GuestResource: ...


class NamesExports:
    """The interface `names` of `case:taken-names`."""

    __slots__ = ("_names", "_new_guest_resource", "_r")

    def __init__(self, instance: _Instance) -> None:
        self._names = instance.func(ids.NAMES, "names")
        self._r = instance.func(ids.NAMES, "r")
        self._new_guest_resource = instance.func(ids.NAMES, "[constructor]guest-resource")

    def names(self, a: Ok, b: Err) -> _Ok[Some] | _Err[Flag]:
        result: _Ok[Some] | _Err[Flag] = self._names(a, b)
        return result

    def r(self) -> _Ok[X] | _Err[Protocol]:
        result: _Ok[X] | _Err[Protocol] = self._r()
        return result

    def new_guest_resource(self) -> GuestGuestResource:
        result: GuestGuestResource = self._new_guest_resource()
        return result
