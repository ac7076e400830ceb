"""A host of the world `app`, as a user would write it."""

from __future__ import annotations

from both_sides_api.v1 import counters
from both_sides_api.v1.app import App, AppImports
from both_sides_api.v1.counters import GuestCounter, Pair
from both_sides_api.v1.types import Failure, FailureDenied, FailureMissing, FailureOther, Item, Level, Perms
from wasmtime import Engine
from wasmtime.component import Component
from witbind import Err, Ok, Some, call, try_call
from witbind.runtime import Linker, Store


class Counter:
    def __init__(self, start: int) -> None:
        self.count = start

    def increment(self, by: int) -> Ok[int] | Err[Failure]:
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
    def log(self, s: str) -> None:
        print(s)

    def make(self, n: int) -> Pair:
        return Pair(a=Counter(n), b=Counter(n + 1))

    def total(self, items: list[counters.Counter]) -> int:
        return sum(own(item).count for item in items)

    def new_counter(self, start: int) -> Counter:
        return Counter(start)

    def counter_merge(self, a: counters.Counter, b: counters.Counter) -> Counter:
        return Counter(own(a).count + own(b).count)


def told(failure: Failure) -> str:
    match failure:
        case FailureMissing():
            return "missing"
        case FailureDenied(value=why):
            return why
        case FailureOther(value=item):
            return item.name


def main(engine: Engine, component: Component) -> int:
    host = Host()
    linker: Linker = App.link(engine, AppImports(counters=host, functions=host))
    app = App.instantiate(Store(engine), component, linker)
    item = Item(name="x", tags=["a"], weight=Some(None))
    echoed: tuple[Item, Perms, Level] = app.shop.echo(item, Perms.READ | Perms.WRITE, Level.HIGH)
    text: str = call(app.run, echoed[0])
    answer: Ok[str] | Err[str] = try_call(app.run, item)
    counter: GuestCounter
    with app.counters.new_counter(5) as counter:
        number: int = call(counter.increment, 1)
        match counter.increment(0):
            case Ok(value=more):
                number += more
            case Err(value=failure):
                print(told(failure))
        return number + len(text) + isinstance(answer, Ok)
