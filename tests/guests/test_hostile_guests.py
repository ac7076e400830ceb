"""The hostile guests are what their names say, so that the host's tests mean what they say."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import guard_driver
import pytest
import wasmtime
from guard_driver import Case, Host
from guestkit import build_guests
from helios_api.v1 import descriptors as d1
from helios_api.v2 import descriptors as d2
from helios_api.v2.pre_query import PreQuery as PreQuery2
from helios_host.engine.settings import new_engine
from wasmtime.component import Component
from witbind import Err, Interrupted, ResultTooLarge, Trap, TypeMismatch
from witbind.runtime import Instance, Linker, Store

pytestmark = pytest.mark.guests
v1, v2 = guard_driver.v1, guard_driver.v2
QUESTION = guard_driver.GuardV1.context(Case("", "SELECT 1", "select", ["t"]))


@cache
def built() -> dict[str, Path]:
    """Build all of them; a machine without a C compiler has only some."""
    outcomes = build_guests(only=["hostile"])
    failed = [outcome.note for outcome in outcomes if outcome.status == "failed"]
    assert not failed, "\n".join(failed)
    return {outcome.guest.name: outcome.guest.target for outcome in outcomes if outcome.status != "skipped"}


@cache
def engine() -> wasmtime.Engine:
    config = wasmtime.Config()
    config.epoch_interruption = True
    return wasmtime.Engine(config)


def component(name: str) -> Component:
    if name not in built():
        pytest.skip(f"{name} needs: pip install ziglang")
    return Component.from_file(engine(), built()[name] / "plugin.wasm")


def linker(host: Host) -> Linker:
    made = Linker(engine())
    made.define(d1.LOG, guard_driver.Log1(host))
    made.define(d1.CONFIG, guard_driver.Config1(host))
    made.define(d2.LOG, guard_driver.Log2(host))
    made.define(d2.CONFIG, guard_driver.Config2(host))
    return made


def start(name: str, host: Host | None = None) -> Instance:
    store = Store(engine(), memory_size=64 << 20)
    store.epoch_ticks = 1
    prepared = linker(host or Host({})).prepare(component(name), [d1.LIFECYCLE, d1.PRE_QUERY])
    return prepared.instantiate(store)


@contextmanager
def ticking() -> Iterator[None]:
    """Let time pass for guests: an epoch every 50 ms."""
    stop = threading.Event()

    def tick() -> None:
        while not stop.wait(0.05):
            engine().increment_epoch()

    thread = threading.Thread(target=tick)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def ask(instance: Instance) -> Any:
    return v1.pre_query.PreQuery(instance).pre_query(QUESTION)


def load(instance: Instance) -> Any:
    return v1.lifecycle.Lifecycle(instance).on_load("{}")


def test_loops() -> None:
    with ticking():
        with pytest.raises(Interrupted):
            start("loop-at-start")
        with pytest.raises(Interrupted):
            load(start("loop-in-on-load"))
        with pytest.raises(Interrupted):
            ask(start("loop-in-pre-query"))


@pytest.mark.parametrize("name", ["trap-in-pre-query", "trap-in-post-return", "memory-bomb", "deep-recursion"])
def test_traps_in_the_hook(name: str) -> None:
    instance = start(name)
    with pytest.raises(Trap) as caught:
        ask(instance)
    assert not isinstance(caught.value, Interrupted)


def test_trap_in_on_load() -> None:
    with pytest.raises(Trap):
        load(start("trap-in-on-load"))


def test_refusal_to_load() -> None:
    answer = load(start("refuse-to-load"))
    assert isinstance(answer, Err)
    assert isinstance(answer.value, v1.types.PluginErrorInvalidConfig)


def test_log_flood() -> None:
    host = Host({})
    ask(start("log-flood", host))
    assert len(host.lines) == 10_001
    assert len(host.lines[-1][1]) == 1 << 20


def test_huge_message() -> None:
    answer = ask(start("huge-message"))
    assert len(answer.value) == 16 << 20


def test_huge_result() -> None:
    store = Store(engine(), memory_size=64 << 20)
    store.epoch_ticks, store.max_result_nodes = 1, 65_536
    prepared = linker(Host({})).prepare(component("huge-result"), [d2.LIFECYCLE, d2.PRE_QUERY])
    hook = PreQuery2(prepared.instantiate(store))
    session = v2.types.Session(id="s", user="", database="", client_addr="unix", encrypted=False, attributes=[])
    call = v2.types.Call(trace_parent=None, deadline=1, session=session, identity=None)
    with pytest.raises(ResultTooLarge):
        hook.pre_query(call, guard_driver.GuardV2.statement(Case("", "SELECT 1", "select", [])))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("wrong-type", ["tables", "list<string>", "list<u32>"]),
        ("wrong-result", ["deny", "string", "list<u8>"]),
        ("missing-export", ["pre-query"]),
        ("foreign-import", ["backdoor"]),
        ("unknown-function", ["erase"]),
    ],
)
def test_shapes_that_are_not_the_contract_s(name: str, words: list[str]) -> None:
    with pytest.raises(TypeMismatch) as caught:
        linker(Host({})).prepare(component(name), [d1.LIFECYCLE, d1.PRE_QUERY])
    for word in words:
        assert word in str(caught.value)


def test_what_is_no_component_for_this_host() -> None:
    assert (built()["core-module"] / "plugin.wasm").read_bytes()[4:8] == b"\x01\x00\x00\x00"
    with pytest.raises(wasmtime.WasmtimeError):
        component("core-module")
    with pytest.raises(wasmtime.WasmtimeError, match="async"):
        Component.from_file(new_engine(), built()["asynchronous-type"] / "plugin.wasm")
