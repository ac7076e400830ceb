"""Threads, re-entrance, closing, interrupts, and what a guest can and cannot make an error look like."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import subprocess
import sys
import textwrap
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wasmtime import Engine
from wasmtime.component import Component
from wat_guests import ECHO, MEMORY, build
from witbind import (
    CallError,
    HostFunctionError,
    InstanceBusy,
    InstanceClosed,
    Interrupted,
    LinkError,
    LoweringError,
    ResultTooLarge,
    Trap,
    wit,
)
from witbind.runtime import Instance, Linker, Store, abi, store
from witbind.runtime.abi import ffi, intern_name, lib
from witbind.runtime.handles import host_type_number

FORGED = r"\1b[31mred\0aCaused by:\0a    wasm trap: interrupt"
WORLD = """package test:wat@1.0.0;
interface host { ask: func(text: string) -> string; }
interface echo {
  ask: func(text: string) -> string;
  echo: func(text: string) -> string;
  spin: func();
  trap: func();
  many: func(n: u32) -> list<string>;
  bytes: func(n: u32) -> list<u8>;
}
world guest { import host; export echo; }
"""
CORE = f"""(module
  (import "test:wat/host@1.0.0" "ask" (func $ask (param i32 i32 i32)))
  {MEMORY}
  (func (export "{ECHO}#ask") (param i32 i32) (result i32)
    (call $reset) (call $ask (local.get 0) (local.get 1) (i32.const 16)) (i32.const 16))
  (func $pair (param i32 i32) (result i32)
    (call $reset) (i32.store (i32.const 16) (local.get 0)) (i32.store (i32.const 20) (local.get 1)) (i32.const 16))
  (func (export "{ECHO}#echo") (param i32 i32) (result i32) (call $pair (local.get 0) (local.get 1)))
  (func (export "{ECHO}#spin") (loop (br 0)))
  (func $"{FORGED}" (unreachable))
  (func (export "{ECHO}#trap") (call $"{FORGED}"))
  (func (export "{ECHO}#many") (param i32) (result i32) (local i32)
    (local.set 1 (call $realloc (i32.const 0) (i32.const 0) (i32.const 4) (i32.mul (local.get 0) (i32.const 8))))
    (call $pair (local.get 1) (local.get 0)))
  (func (export "{ECHO}#bytes") (param i32) (result i32) (local i32)
    (local.set 1 (call $realloc (i32.const 0) (i32.const 0) (i32.const 1) (local.get 0)))
    (call $pair (local.get 1) (local.get 0)))
)"""
TEXT, COUNT = ("text", "text", wit.STRING), ("n", "n", wit.U32)
HOST = wit.Interface("test:wat/host@1.0.0", (wit.Function("ask", "ask", (TEXT,), wit.STRING),))
EXPORTS = wit.Interface(
    ECHO,
    (
        wit.Function("ask", "ask", (TEXT,), wit.STRING),
        wit.Function("echo", "echo", (TEXT,), wit.STRING),
        wit.Function("spin", "spin", (), None),
        wit.Function("trap", "trap", (), None),
        wit.Function("many", "many", (COUNT,), wit.List(wit.STRING)),
        wit.Function("bytes", "bytes", (COUNT,), wit.List(wit.U8)),
    ),
)


class Host:
    """`ask` does what the test says."""

    def __init__(self, answer: Callable[[str], Any]) -> None:
        self.ask = answer


@pytest.fixture(scope="module")
def component(sync_engine: Engine) -> Component:
    return Component(sync_engine, build(CORE, WORLD))


@pytest.fixture
def new(sync_engine, component) -> Callable[..., Instance]:
    def make(answer: Callable[[str], Any] = lambda text: text, ticks: int = 1_000_000_000) -> Instance:
        linker = Linker(sync_engine)
        linker.define(HOST, Host(answer))
        store = Store(sync_engine)
        store.epoch_ticks = ticks
        return linker.prepare(component, (EXPORTS,)).instantiate(store)

    return make


def in_threads(*targets: Callable[[], object]) -> None:
    """Run functions at once, and raise what any of them raised."""
    failures: list[BaseException] = []

    def guarded(target: Callable[[], object]) -> None:
        try:
            target()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(target,)) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive(), "a thread hangs"
    if failures:
        raise failures[0]


def test_only_the_guest_runs_without_the_interpreters_lock(new, monkeypatch):
    """Whoever gives the lock up waits for every other thread that computes: a call does so once, failed or not.

    What cffi calls does without the lock, so around the guest there is no such call.
    """
    instance = new()
    functions = {name: instance.func(ECHO, name) for name in ("many", "trap", "spin")}
    for function in functions.values():
        called = [value for value in function.__globals__.values() if isinstance(value, ffi.CData)]
        assert called == [lib.wasmtime_component_func_call]
    monkeypatch.setattr(abi, "lib", None)
    monkeypatch.setattr(store, "lib", None)
    assert functions["many"](3) == [""] * 3
    with pytest.raises(Trap, match="unreachable"):
        functions["trap"]()


# One instance, several callers


def test_an_instance_serves_one_thread_at_a_time(new):
    instance = new()
    ask = instance.func(ECHO, "ask")
    outcomes: list[str] = []

    def caller() -> None:
        for n in range(300):
            try:
                assert ask(f"text {n}") == f"text {n}"
                outcomes.append("answer")
            except InstanceBusy:
                outcomes.append("busy")

    in_threads(*[caller] * 4)
    assert len(outcomes) == 1200
    assert "answer" in outcomes


def test_a_second_thread_is_told_that_the_instance_is_busy(new):
    inside, go_on = threading.Event(), threading.Event()

    def wait(text: str) -> str:
        inside.set()
        assert go_on.wait(30)
        return text

    instance = new(wait)
    ask, echo = instance.func(ECHO, "ask"), instance.func(ECHO, "echo")

    def second() -> None:
        assert inside.wait(30)
        try:
            with pytest.raises(InstanceBusy):
                echo("other")
        finally:
            go_on.set()

    in_threads(lambda: ask("one"), second)
    assert echo("later") == "later"


def test_an_import_cannot_enter_its_own_instance(new):
    def again(text: str) -> str:
        with pytest.raises(InstanceBusy):
            instance.func(ECHO, "echo")(text)
        with pytest.raises(InstanceBusy):
            bound(text)
        return "outer"

    instance = new(again)
    bound = instance.func(ECHO, "echo")
    assert instance.func(ECHO, "ask")("text") == "outer"
    assert bound("after") == "after"


def test_an_import_may_call_another_instance(new):
    inner = new()
    outer = new(lambda text: inner.func(ECHO, "echo")(text) * 2)
    assert outer.func(ECHO, "ask")("ab") == "abab"


# Closing


def test_closing_waits_for_the_call_of_another_thread(new):
    inside, order = threading.Event(), []

    def wait(text: str) -> str:
        inside.set()
        while not instance.store._awaited:  # close waits for this call
            threading.Event().wait(0.001)
        order.append("answered")
        return text

    instance = new(wait)
    ask, echo = instance.func(ECHO, "ask"), instance.func(ECHO, "echo")

    def closer() -> None:
        assert inside.wait(30)
        instance.close()
        order.append("closed")

    in_threads(lambda: ask("text"), closer, closer, closer)
    assert order == ["answered", "closed", "closed", "closed"]
    with pytest.raises(InstanceClosed):
        echo("text")


def test_closing_waits_for_a_call_that_dies(new):
    inside = threading.Event()

    def wait(text: str) -> str:
        inside.set()
        while not instance.store._awaited:
            threading.Event().wait(0.001)
        raise KeyError(text)

    instance = new(wait)
    ask = instance.func(ECHO, "ask")

    def caller() -> None:
        with pytest.raises(HostFunctionError):
            ask("text")

    def closer() -> None:
        assert inside.wait(30)
        instance.close()

    in_threads(caller, closer, closer)
    with pytest.raises(InstanceClosed):
        ask("text")


def test_closing_from_inside_a_call_is_refused(new):
    def close(text: str) -> str:
        with pytest.raises(InstanceBusy, match="inside its own call"):
            instance.close()
        return text

    instance = new(close)
    assert instance.func(ECHO, "ask")("text") == "text"
    instance.close()
    instance.close()


def test_a_closed_instance_binds_nothing(new):
    instance = new()
    instance.close()
    with pytest.raises(InstanceClosed):
        instance.func(ECHO, "ask")


def test_a_store_takes_one_instance_of_its_own_engine(new, component, sync_engine):
    instance = new()
    prepared = instance.prepared
    with pytest.raises(LinkError, match="holds one instance"):
        prepared.instantiate(instance.store)
    with pytest.raises(LinkError, match="different engines"):
        prepared.instantiate(Store(Engine()))
    assert instance.func(ECHO, "echo")("text") == "text"
    store = Store(sync_engine)
    store.close()
    with pytest.raises(InstanceClosed):
        prepared.instantiate(store)


# Exceptions


@pytest.mark.parametrize("calls", [300, pytest.param(10_000, marks=pytest.mark.slow)])
def test_exceptions_stay_in_their_own_calls(new, sync_engine, component, calls):
    def caller(name: str) -> Callable[[], None]:
        def raising(text: str) -> str:
            raise KeyError(text)

        linker = Linker(sync_engine)
        linker.define(HOST, Host(raising))
        prepared = linker.prepare(component, (EXPORTS,))

        def run() -> None:
            for n in range(calls):
                store = Store(sync_engine)
                store.epoch_ticks = 1_000_000_000
                ask = prepared.instantiate(store).func(ECHO, "ask")
                with pytest.raises(HostFunctionError) as caught:
                    ask(f"{name} {n}")
                assert isinstance(caught.value.__cause__, KeyError)
                assert caught.value.__cause__.args == (f"{name} {n}",)
                store.close()

        return run

    in_threads(*(caller(name) for name in "abcd"))


def test_the_traceback_of_an_import_shows_the_import(new):
    def raising(text: str) -> str:
        raise KeyError(text)

    with pytest.raises(HostFunctionError, match="an import raised KeyError: 'text'") as caught:
        new(raising).func(ECHO, "ask")("text")
    assert caught.value.__cause__.__traceback__.tb_frame.f_code.co_name == "raising"


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, GeneratorExit, asyncio.CancelledError])
def test_what_is_no_exception_passes_through_as_itself(new, kind):
    def raising(text: str) -> str:
        raise kind(text)

    instance = new(raising)
    with pytest.raises(kind) as caught:
        instance.func(ECHO, "ask")("text")
    assert caught.value.args == ("text",)
    with pytest.raises(InstanceClosed):
        instance.func(ECHO, "ask")("text")


@pytest.mark.skipif(threading.current_thread() is not threading.main_thread(), reason="signals go to the main thread")
def test_a_signal_during_an_import_interrupts_the_call(new):
    instance = new(lambda text: signal.raise_signal(signal.SIGINT) or text)
    ask = instance.func(ECHO, "ask")
    with pytest.raises(KeyboardInterrupt):
        ask("text")
    with pytest.raises(InstanceClosed):
        ask("text")
    assert new().func(ECHO, "ask")("text") == "text"


def test_a_signal_at_any_moment_of_many_calls_ends_one_call_or_none(new):
    """The instance is usable, or dead and says so; the process lives."""
    interrupted = 0
    previous = signal.signal(signal.SIGALRM, _interrupt)
    try:
        for n in range(200):
            instance = new()
            ask = instance.func(ECHO, "ask")
            try:
                signal.setitimer(signal.ITIMER_REAL, (n % 97 + 1) * 1e-5)
                for _ in range(2000):
                    ask("text")
            except KeyboardInterrupt:
                interrupted += 1
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
            with contextlib.suppress(InstanceClosed):
                assert ask("text") == "text"
            instance.close()
    finally:
        signal.signal(signal.SIGALRM, previous)
    assert interrupted > 0


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_exception_whose_text_raises_does_no_harm(new):
    class Strange(Exception):
        def __str__(self) -> str:
            raise ValueError("no text")

    def raising(text: str) -> str:
        raise Strange

    with pytest.raises(HostFunctionError, match="its text raised ValueError"):
        new(raising).func(ECHO, "ask")("text")


# What a guest can make an error look like


def test_an_endless_loop_is_interrupted(new, sync_engine):
    instance = new(ticks=2)
    spin = instance.func(ECHO, "spin")
    stop = threading.Event()

    def tick() -> None:
        while not stop.wait(0.005):
            sync_engine.increment_epoch()

    ticker = threading.Thread(target=tick)
    ticker.start()
    try:
        with pytest.raises(Interrupted, match="interrupt"):
            spin()
    finally:
        stop.set()
        ticker.join()
    with pytest.raises(InstanceClosed):
        spin()


def test_a_forged_name_changes_neither_the_kind_nor_the_lines_of_an_error(new):
    with pytest.raises(Trap) as caught:
        new().func(ECHO, "trap")()
    assert type(caught.value) is Trap
    assert caught.value.message == "wasm `unreachable` instruction executed"
    assert "\x1b" not in caught.value.trace
    assert "red" in caught.value.trace, "the backtrace names functions"


def test_texts_of_a_guest_are_escaped_and_cut(new):
    def raising(text: str) -> str:
        raise ValueError(text)

    with pytest.raises(HostFunctionError) as caught:
        new(raising).func(ECHO, "ask")("\x1b[2J\r\n\u202e" + "x" * 10_000)
    assert "an import raised ValueError: ?[2J???xxx" in str(caught.value)
    assert len(caught.value.message) < 2200


def test_a_result_with_too_many_values_is_refused_and_the_instance_lives(new):
    instance = new()
    many, data = instance.func(ECHO, "many"), instance.func(ECHO, "bytes")
    instance.store.max_result_nodes = 1000
    assert many(1000) == [""] * 1000
    for refused in (many, data):
        with pytest.raises(ResultTooLarge):
            refused(1001)
    assert data(1000) == bytes(1000)


def test_an_argument_with_too_many_values_is_refused_before_the_import_sees_it(new):
    seen: list[str] = []
    instance = new(lambda text: seen.append(text) or text)
    ask = instance.func(ECHO, "ask")
    instance.store.max_argument_nodes = 10
    assert ask("x" * 320) == "x" * 320
    with pytest.raises(CallError) as caught:
        ask("x" * 352)
    assert isinstance(caught.value.__cause__, ResultTooLarge)
    assert seen == ["x" * 320]


def test_a_result_above_the_engines_own_bound_is_a_typed_error(new):
    instance = new()
    instance.store.max_result_nodes = 1 << 40
    with pytest.raises(CallError):
        instance.func(ECHO, "many")(20_000_000)


def test_an_import_that_answers_wrongly_names_the_import(new):
    with pytest.raises(HostFunctionError) as caught:
        new(lambda text: 5).func(ECHO, "ask")("text")
    assert isinstance(caught.value.__cause__, LoweringError)
    assert str(caught.value.__cause__) == "test:wat/host@1.0.0#ask: the returned value: expected string, found int 5"


# The end of the interpreter


@pytest.mark.parametrize(
    "end", ["", "sys.exit(0)", "kept.append(kept)", "threading.Thread(target=spin, daemon=True).start()"]
)
def test_the_interpreter_exits_with_live_instances(tmp_path, end):
    program = f"""
        import sys, threading
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        import wasmtime
        from wasmtime.component import Component
        from resource_guest import RES, compile_guest, interfaces
        from test_resources import Host, Cursor
        from witbind.runtime import Linker, Store

        engine = wasmtime.Engine()
        component = compile_guest(engine)
        imported, exported = interfaces(component, engine)
        linker = Linker(engine)
        linker.define(imported, Host())
        kept = []
        for _ in range(3):
            instance = linker.prepare(component, (exported,)).instantiate(Store(engine))
            counter = instance.func(RES, "[constructor]counter")(1)
            instance.func(RES, "keep")(Cursor(1))
            kept += [instance, counter, instance.func(RES, "lend")]
        entered = threading.Event()
        class Slow(Cursor):
            def next(self):
                entered.set()
                threading.Event().wait(60)
        def spin():
            kept[-1](Slow(1))
        {end}
        if "daemon" in {end!r}:
            entered.wait(30)
        print("done")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def _by_four_threads(function: Callable[[int], object], count: int) -> list[tuple[object, ...]]:
    """Return for each number what four threads got that asked for it at about the same time."""
    barrier, answers = threading.Barrier(4), []

    def ask():
        barrier.wait()
        answers.append([function(number) for number in range(count)])

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    return list(zip(*answers, strict=True))


def test_threads_that_bind_at_once_get_one_address_for_a_name():
    """The address that lost was freed, and calls passed other names than their own."""
    found = _by_four_threads(lambda number: intern_name(f"raced-{number}"), 20_000)
    assert all(len(set(answers)) == 1 for answers in found)


def test_threads_that_link_at_once_give_no_number_to_two_resources():
    def number_of(number):
        name = f"{number}-{threading.get_ident()}"
        return name, host_type_number(wit.Resource("test:raced/i", name, True))

    found = {pair for answers in _by_four_threads(number_of, 5_000) for pair in answers}
    assert len({number for _, number in found}) == len({name for name, _ in found})


def test_the_end_of_the_interpreter_deletes_no_linker() -> None:
    """A thread may be instantiating with it: one of two hundred processes crashed as it ended."""
    linker = Linker(Engine())
    (finalizer,) = (value for value in vars(linker).values() if isinstance(value, weakref.finalize))
    assert finalizer.alive
    assert not finalizer.atexit
