# Generated from case:collisions@2 by witbind. Do not edit.
"""The interface `counter` of `case:collisions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue
from witbind.resources import GuestResource

from .. import ids
from ..counter import CounterInterface, Foo, FooBar, FooBaz

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Counter", "CounterExports", "CounterInterface_", "GuestCounter_"]


class Counter(Protocol):
    """The resource `counter`, which the host implements."""

    def close_(self) -> AwaitableOrValue[None]: ...

    def closed_(self) -> AwaitableOrValue[bool]: ...

    def drop_(self) -> AwaitableOrValue[None]: ...

    def get(self) -> AwaitableOrValue[CounterInterface]: ...


class GuestCounter_(GuestResource):
    """The resource `counter`, which the guest implements."""

    __slots__ = ()

    async def close_(self) -> None:
        await self._functions["[method]counter.close"](self)

    async def closed_(self) -> bool:
        result: bool = await self._functions["[method]counter.closed"](self)
        return result

    async def drop_(self) -> None:
        await self._functions["[method]counter.drop"](self)

    async def get(self) -> CounterInterface:
        result: CounterInterface = await self._functions["[method]counter.get"](self)
        return result


class CounterInterface_(Protocol):
    """The interface `counter` of `case:collisions`."""

    def counter_merge(self) -> AwaitableOrValue[FooBaz]: ...

    def new_counter(self) -> AwaitableOrValue[FooBar]: ...

    def x_1(self, a_1: int, a2: int) -> AwaitableOrValue[None]: ...

    def x_one(self) -> AwaitableOrValue[Foo]: ...

    def new_counter_(self, self_: int) -> AwaitableOrValue[Counter]: ...

    def counter_merge_(self, a: Counter) -> AwaitableOrValue[Counter]: ...


class CounterExports:
    """The interface `counter` of `case:collisions`."""

    __slots__ = ("_counter_merge", "_counter_merge_", "_new_counter", "_new_counter_", "_x_1", "_x_one")

    def __init__(self, instance: AsyncInstance) -> None:
        self._counter_merge = instance.func(ids.COUNTER, "counter-merge")
        self._new_counter = instance.func(ids.COUNTER, "new-counter")
        self._x_1 = instance.func(ids.COUNTER, "x-1")
        self._x_one = instance.func(ids.COUNTER, "x-one")
        self._new_counter_ = instance.func(ids.COUNTER, "[constructor]counter")
        self._counter_merge_ = instance.func(ids.COUNTER, "[static]counter.merge")

    async def counter_merge(self) -> FooBaz:
        result: FooBaz = await self._counter_merge()
        return result

    async def new_counter(self) -> FooBar:
        result: FooBar = await self._new_counter()
        return result

    async def x_1(self, a_1: int, a2: int) -> None:
        await self._x_1(a_1, a2)

    async def x_one(self) -> Foo:
        result: Foo = await self._x_one()
        return result

    async def new_counter_(self, self_: int) -> GuestCounter_:
        result: GuestCounter_ = await self._new_counter_(self_)
        return result

    async def counter_merge_(self, a: GuestCounter_) -> GuestCounter_:
        result: GuestCounter_ = await self._counter_merge_(a)
        return result
