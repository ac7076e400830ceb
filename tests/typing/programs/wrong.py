"""What a type checker must refuse; each line says by which of mypy's codes."""

from __future__ import annotations

from both_sides_api.v1.aio import app as awaited
from both_sides_api.v1.aio.counters import Counters as AwaitedCounters
from both_sides_api.v1.app import App, AppImports
from both_sides_api.v1.counters import GuestCounter, Pair
from both_sides_api.v1.types import Failure, FailureMissing, Item
from witbind import Err, Ok, call


class Silent:
    pass


class Wordy:
    def log(self, s: bytes) -> None: ...


class Later:
    async def log(self, s: str) -> None: ...


def sync(app: App, counter: GuestCounter, item: Item) -> None:
    app.run("x")  # error: arg-type
    app.shop.echo(item)  # error: call-arg
    app.shop.missing()  # error: attr-defined
    number: int = app.run(item)  # error: assignment
    text: int = call(app.run, item)  # error: assignment
    counter.increment("1")  # error: arg-type
    item.name = "y"  # error: misc
    Item("x", [], None)  # error: call-arg
    Item(name="x", tags=[])  # error: call-arg
    print(number, text)


def hosts(imports: AppImports, counters: AwaitedCounters) -> None:
    AppImports(counters=imports.counters, functions=Silent())  # error: arg-type
    AppImports(counters=imports.counters, functions=Wordy())  # error: arg-type
    AppImports(counters=imports.counters, functions=Later())  # error: arg-type
    awaited.AppImports(counters=counters, functions=Later())
    awaited.AppImports(counters=counters, functions=Wordy())  # error: arg-type


async def not_awaited(app: awaited.App, item: Item) -> None:
    answer: Ok[str] | Err[str] = app.run(item)  # error: assignment
    app.run(item)  # error: unused-coroutine
    print(answer, await app.run(item))


def every_case(failure: Failure, pair: Pair) -> int:  # error: return
    match failure:
        case FailureMissing():
            return pair.a.value()
