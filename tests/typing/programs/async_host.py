"""The same host for calls that are awaited: its functions may be `async def` or not."""

from __future__ import annotations

import asyncio

from both_sides_api.v1.aio import counters
from both_sides_api.v1.aio.app import App, AppImports
from both_sides_api.v1.aio.counters import GuestCounter, Pair
from both_sides_api.v1.types import Failure, FailureDenied, Item, Level, Perms
from wasmtime import Engine
from wasmtime.component import Component
from witbind import Err, Ok, Some, call, try_call
from witbind.runtime import AsyncLinker, AsyncStore


class Counter:
    def __init__(self, start: int) -> None:
        self.count = start

    async def increment(self, by: int) -> Ok[int] | Err[Failure]:
        await asyncio.sleep(0)
        if by == 0:
            return Err(FailureDenied("zero"))
        self.count += by
        return Ok(self.count)

    def value(self) -> int:
        return self.count


def own(counter: counters.Counter) -> Counter:
    """Return an object of this host as what it is: the protocol says what a guest may do with it."""
    assert isinstance(counter, Counter)
    return counter


class Host:
    def __init__(self) -> None:
        self.lines: list[str] = []

    async def log(self, s: str) -> None:
        await asyncio.sleep(0)
        self.lines.append(s)

    async def make(self, n: int) -> Pair:
        return Pair(a=Counter(n), b=Counter(n + 1))

    async def total(self, items: list[counters.Counter]) -> int:
        await asyncio.sleep(0)
        return sum(own(item).count for item in items)

    def new_counter(self, start: int) -> Counter:
        return Counter(start)

    async def counter_merge(self, a: counters.Counter, b: counters.Counter) -> Counter:
        return Counter(own(a).count + own(b).count)


async def main(engine: Engine, component: Component) -> list[object]:
    host = Host()
    linker: AsyncLinker = App.link(engine, AppImports(counters=host, functions=host))
    app = await App.instantiate(AsyncStore(engine), component, linker)
    item = Item(name="x", tags=["a"], weight=Some(None))
    echoed: tuple[Item, Perms, Level] = await app.shop.echo(item, Perms.READ | Perms.WRITE, Level.HIGH)
    text: str = await call(app.run, echoed[0])
    answer: Ok[str] | Err[str] = await try_call(app.run, item)
    counter: GuestCounter = await app.counters.new_counter(5)
    with counter:
        number: int = await call(counter.increment, 1)
        refused = await counter.increment(0)
        pair: Pair = await app.counters.make(7)
        assert isinstance(pair.a, GuestCounter)
        value: int = await app.shop.use_counter(pair.a)
    return [echoed[1:], text, answer, number, refused, value, host.lines]
