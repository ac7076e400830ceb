# Generated from case:collisions@2 by witbind. Do not edit.
"""The interface `counter` of `case:collisions`."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs
from witbind.resources import GuestResource

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "Counter",
    "CounterExports",
    "CounterInterface",
    "CounterInterface_",
    "Foo",
    "FooBar",
    "FooBarCase",
    "FooBarCaseCase",
    "FooBaz",
    "FooBazCase",
    "GuestCounter",
    "GuestCounter_",
]


class Counter(Protocol):
    """The resource `counter`, which the host implements."""

    def close_(self) -> None: ...

    def closed_(self) -> bool: ...

    def drop_(self) -> None: ...

    def get(self) -> CounterInterface: ...


class GuestCounter_(GuestResource):
    """The resource `counter`, which the guest implements."""

    __slots__ = ()

    def close_(self) -> None:
        self._functions["[method]counter.close"](self)

    def closed_(self) -> bool:
        result: bool = self._functions["[method]counter.closed"](self)
        return result

    def drop_(self) -> None:
        self._functions["[method]counter.drop"](self)

    def get(self) -> CounterInterface:
        result: CounterInterface = self._functions["[method]counter.get"](self)
        return result


@attrs.frozen(kw_only=True)
class CounterInterface:
    a: int


@attrs.frozen
class FooBarCase:
    """The case `bar` of `foo`."""


@attrs.frozen
class FooBarCaseCase:
    """The case `bar-case` of `foo`."""

    value: int


@attrs.frozen
class FooBazCase:
    """The case `baz` of `foo`."""

    value: str


Foo: TypeAlias = FooBarCase | FooBarCaseCase | FooBazCase


@attrs.frozen(kw_only=True)
class FooBar:
    a: int


class FooBaz(Enum):
    A1 = "a1"
    A_2 = "a-2"
    HTTP = "HTTP"
    B_HTTP_2 = "b-HTTP-2"


@attrs.frozen(kw_only=True)
class GuestCounter:
    a: int


class CounterInterface_(Protocol):
    """The interface `counter` of `case:collisions`."""

    def counter_merge(self) -> FooBaz: ...

    def new_counter(self) -> FooBar: ...

    def x_1(self, a_1: int, a2: int) -> None: ...

    def x_one(self) -> Foo: ...

    def new_counter_(self, self_: int) -> Counter: ...

    def counter_merge_(self, a: Counter) -> Counter: ...


class CounterExports:
    """The interface `counter` of `case:collisions`."""

    __slots__ = ("_counter_merge", "_counter_merge_", "_new_counter", "_new_counter_", "_x_1", "_x_one")

    def __init__(self, instance: Instance) -> None:
        self._counter_merge = instance.func(ids.COUNTER, "counter-merge")
        self._new_counter = instance.func(ids.COUNTER, "new-counter")
        self._x_1 = instance.func(ids.COUNTER, "x-1")
        self._x_one = instance.func(ids.COUNTER, "x-one")
        self._new_counter_ = instance.func(ids.COUNTER, "[constructor]counter")
        self._counter_merge_ = instance.func(ids.COUNTER, "[static]counter.merge")

    def counter_merge(self) -> FooBaz:
        result: FooBaz = self._counter_merge()
        return result

    def new_counter(self) -> FooBar:
        result: FooBar = self._new_counter()
        return result

    def x_1(self, a_1: int, a2: int) -> None:
        self._x_1(a_1, a2)

    def x_one(self) -> Foo:
        result: Foo = self._x_one()
        return result

    def new_counter_(self, self_: int) -> GuestCounter_:
        result: GuestCounter_ = self._new_counter_(self_)
        return result

    def counter_merge_(self, a: GuestCounter_) -> GuestCounter_:
        result: GuestCounter_ = self._counter_merge_(a)
        return result
