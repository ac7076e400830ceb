"""Nothing that a call does stays behind: not in the C library's heap, not in Python's, not in the process.

`WITBIND_CALLS=1000000 just test-deep -k memory` makes a million calls of each kind instead of 50,000.
"""

from __future__ import annotations

import ctypes
import gc
import linecache
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from classes import typed
from resource_guest import RES, compile_guest, interfaces
from test_as_text import instances as both_echoes
from test_resources import Cursor, Host
from test_round_trip import PADS, Wrapper, instance_for
from wasmtime import Engine
from wasmtime.component import Component
from wat_guests import ECHO, MEMORY, build
from witbind import Err, HostFunctionError, LoweringError, Ok, Some, Trap, wit
from witbind.runtime import Linker, Packer, Store, calls, imports

FEW, MANY = 1000, int(os.environ.get("WITBIND_CALLS", "50000"))
HEAP_BYTES, BLOCKS, RESIDENT_BYTES = 16 * 1024, 100, 3 << 20
"""What may come and go by chance; a leak of 16 bytes or of one object in ten calls is above it."""


class Mallinfo(ctypes.Structure):
    _fields_ = [(f"before{n}", ctypes.c_size_t) for n in range(4)] + [
        (name, ctypes.c_size_t) for name in ("hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")
    ]


_libc = ctypes.CDLL(None)
if not hasattr(_libc, "mallinfo2"):
    pytest.skip("no mallinfo2: only glibc 2.33 and later tells what its heap holds", allow_module_level=True)
_libc.mallinfo2.restype = Mallinfo


def heap() -> int:
    """Bytes that the C library has handed out, in which all of the engine's and cffi's memory lies."""
    info = _libc.mallinfo2()
    return info.uordblks + info.hblkhd


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def stays_flat(step: Callable[[int], object], count: int) -> None:
    """Run `step` until it is warm, then `count` times; a leak shows in each of three rounds."""
    for n in range(count // 5):
        step(n)
    told: list[str] = []
    for _ in range(3):
        gc.collect()
        before = (heap(), sys.getallocatedblocks(), resident())
        for n in range(count):
            step(n)
        gc.collect()
        after = (heap(), sys.getallocatedblocks(), resident())
        grown = [b - a for a, b in zip(before, after, strict=True)]
        if grown[0] < HEAP_BYTES and grown[1] < BLOCKS and grown[2] < RESIDENT_BYTES:
            return
        told.append(f"{grown[0] / count:.1f} bytes of heap, {grown[1] / count:.2f} objects a call, {grown[2]} resident")
    pytest.fail("; ".join(told))


counts = pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.deep)])

PAIR = wit.Record("", (("a", "a", wit.U32), ("b", "b", wit.STRING)))
SHAPES: dict[str, tuple[wit.Type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    # a type, a value that fits and one that does not, made from the descriptor with classes
    "u32": (wit.U32, lambda _: 7, lambda _: -1),
    "string": (wit.STRING, lambda _: "é" * 50, lambda _: b""),
    "bytes": (wit.List(wit.U8), lambda _: b"x" * 200, lambda _: [1, 256]),
    "floats": (wit.List(wit.F32), lambda _: [1.5] * 40, lambda _: [1.5, "2"]),
    "strings": (wit.List(wit.STRING), lambda _: ["a", "bc"] * 9, lambda _: ["a" * 100, "b" * 100, 5]),
    "map": (wit.Map(wit.STRING, wit.STRING), lambda _: {"a": "b" * 50, "c": ""}, lambda _: {"a": "b" * 50, "c": 5}),
    "option": (wit.Option(wit.Option(wit.STRING)), lambda _: Some("text"), lambda _: Some(5)),
    "result": (wit.Result(wit.STRING, wit.List(wit.STRING)), lambda _: Err(["bad"]), lambda _: Ok(5)),
    "record": (PAIR, lambda t: t.cls(a=1, b="b"), lambda t: t.cls(a="b", b="b")),
    "records": (
        wit.List(PAIR),
        lambda t: [t.element.cls(a=n, b=str(n)) for n in range(30)],
        lambda t: [t.element.cls(a=n, b=str(n)) for n in range(-9, 0)],
    ),
    "variant": (
        wit.Variant("", (("none", None, None), ("text", None, wit.STRING), ("many", None, wit.List(wit.STRING)))),
        lambda t: t.cases[2][1](["one", "two"]),
        lambda t: t.cases[2][1](["one", 2]),
    ),
    "enum": (wit.Enum("", ("red", "green")), lambda t: t.cls("green"), lambda _: "green"),
    "flags": (wit.Flags("", tuple(f"f{n}" for n in range(20))), lambda t: t.cls(0b1011), lambda _: 3),
    "tuple": (wit.Tuple((wit.STRING, wit.List(wit.CHAR))), lambda _: ("a", ["b", "é"]), lambda _: ("a", ["b", ""])),
}


@pytest.fixture(scope="module")
def shapes(sync_engine: Engine):
    descriptors = {name: typed(shape) for name, (shape, _, _) in SHAPES.items()}
    return descriptors, instance_for(sync_engine, list(descriptors.values()))


@pytest.mark.parametrize("name", SHAPES)
@counts
def test_calls_and_imports_of_each_shape(shapes, name, count):
    descriptors, instance = shapes
    n = list(SHAPES).index(name)
    value = Wrapper(**PADS, value=SHAPES[name][1](descriptors[name]))
    echo, via = instance.func(ECHO, f"echo-n{n}"), instance.func(ECHO, f"via-n{n}")

    def step(_: int) -> None:
        echo(value)
        via(value)

    stays_flat(step, count)


@pytest.mark.parametrize("name", SHAPES)
@counts
def test_arguments_that_are_packed_once(shapes, name, count):
    descriptors, instance = shapes
    n = list(descriptors).index(name)
    t, (_, fits, misfits) = descriptors[name], SHAPES[name]
    packer = Packer(ECHO, instance.prepared.surface.interfaces[ECHO].function(f"echo-n{n}"))
    call, value, wrong = (
        instance.packed(ECHO, f"echo-n{n}"),
        Wrapper(**PADS, value=fits(t)),
        Wrapper(**PADS, value=misfits(t)),
    )

    def step(turn: int) -> None:
        packer.pack(value)
        call(packer)
        if turn % 10 == 0:
            with pytest.raises(LoweringError):
                packer.pack(wrong)

    stays_flat(step, count)


@pytest.mark.parametrize("name", SHAPES)
@counts
def test_values_that_are_refused_half_way(shapes, name, count):
    descriptors, instance = shapes
    n = list(SHAPES).index(name)
    value = Wrapper(**PADS, value=SHAPES[name][2](descriptors[name]))
    echo = instance.func(ECHO, f"echo-n{n}")

    def step(_: int) -> None:
        with pytest.raises(LoweringError):
            echo(value)

    stays_flat(step, count)


@counts
def test_results_that_are_refused_for_their_size(shapes, count):
    _, instance = shapes
    n = list(SHAPES).index("strings")
    value = Wrapper(**PADS, value=["x"] * 40)
    echo = instance.func(ECHO, f"echo-n{n}")
    usual, instance.store.max_result_nodes = instance.store.max_result_nodes, 20

    def step(_: int) -> None:
        with pytest.raises(Exception, match="more value nodes"):
            echo(value)

    try:
        stays_flat(step, count)
    finally:
        instance.store.max_result_nodes = usual


@counts
def test_large_and_small_values_in_turn(shapes, count):
    _, instance = shapes
    n = list(SHAPES).index("strings")
    echo = instance.func(ECHO, f"echo-n{n}")
    small, large = (Wrapper(**PADS, value=["some text"] * size) for size in (1, 400))
    stays_flat(lambda turn: echo(small if turn % 2 else large), count // 10)


TRAPS = """package test:wat@1.0.0;
interface host { ask: func(text: string) -> string; }
interface echo { trap: func(text: string) -> string; ask: func(text: string) -> string; }
world guest { import host; export echo; }
"""
TRAPS_CORE = f"""(module
  (import "test:wat/host@1.0.0" "ask" (func $ask (param i32 i32 i32)))
  {MEMORY}
  (func (export "test:wat/echo@1.0.0#trap") (param i32 i32) (result i32) (unreachable))
  (func (export "test:wat/echo@1.0.0#ask") (param i32 i32) (result i32)
    (call $ask (local.get 0) (local.get 1) (i32.const 16)) (i32.const 16))
)"""
TEXT = ("text", "text", wit.STRING)
ASK = wit.Interface("test:wat/host@1.0.0", (wit.Function("ask", "ask", (TEXT,), wit.STRING),))
TRAPPING = wit.Interface(
    ECHO, (wit.Function("trap", "trap", (TEXT,), wit.STRING), wit.Function("ask", "ask", (TEXT,), wit.STRING))
)


@pytest.fixture(scope="module")
def trapping(sync_engine):
    return Component(sync_engine, build(TRAPS_CORE, TRAPS))


@pytest.mark.parametrize("close", [True, False])
@counts
def test_instances_that_die_of_a_trap_or_an_import(sync_engine, trapping, count, close):
    class Asked:
        def ask(self, text: str) -> object:
            if text == "wrong":
                return 5
            raise KeyError(text)

    linker = Linker(sync_engine)
    linker.define(ASK, Asked())

    def step(n: int) -> None:
        store = Store(sync_engine)
        store.epoch_ticks = 1_000_000
        instance = linker.prepare(trapping, (TRAPPING,)).instantiate(store)
        if n % 3:
            with pytest.raises(HostFunctionError):
                instance.func(ECHO, "ask")(["wrong", "raise"][n % 2])
        else:
            with pytest.raises(Trap):
                instance.func(ECHO, "trap")("x" * 100)
        if close:
            instance.close()
        elif n % 50 == 0:
            gc.collect()

    stays_flat(step, count // 5)


@counts
def test_linkers_and_their_callbacks(sync_engine, trapping, count):
    class Asked:
        def ask(self, text: str) -> str:
            return text

    def step(n: int) -> None:
        linker = Linker(sync_engine)
        linker.define(ASK, Asked())
        store = Store(sync_engine)
        store.epoch_ticks = 1_000_000
        instance = linker.prepare(trapping, (TRAPPING,)).instantiate(store)
        assert instance.func(ECHO, "ask")("text") == "text"
        instance.close()
        if n % 50 == 0:
            gc.collect()

    stays_flat(step, count // 10)


def test_a_linker_does_not_keep_components(sync_engine):
    linker = Linker(sync_engine)
    linker.define(ASK, type("Asked", (), {"ask": lambda self, text: text})())
    binary = build(TRAPS_CORE, TRAPS)
    for _ in range(3):
        linker.prepare(Component(sync_engine, binary), (TRAPPING,))
    gc.collect()
    assert not linker._surfaces


def test_codecs_of_descriptors_that_come_and_go_are_forgotten():
    def sources() -> int:
        return sum(name.startswith("<witbind some/interface") for name in linecache.cache)

    function = wit.Function("f", "f", (("a", "a", wit.STRING),), wit.STRING)
    made = [calls.export_code.__wrapped__("some/interface", function) for _ in range(3)]
    made += [imports._import_code.__wrapped__("some/interface", function) for _ in range(3)]
    assert sources() == 6
    made.clear()
    gc.collect()
    assert sources() == 0


# Resources


@pytest.fixture(scope="module")
def guest(sync_engine):
    component = compile_guest(sync_engine)
    return component, *interfaces(component, sync_engine)


@pytest.fixture
def resourceful(sync_engine, guest):
    component, imported, exported = guest
    linker = Linker(sync_engine)
    linker.define(imported, Forgetful())
    store = Store(sync_engine)
    store.epoch_ticks = 1_000_000
    return linker.prepare(component, (exported,)).instantiate(store)


class Forgetful(Host):
    """A host that keeps no list of its cursors."""

    def new_cursor(self, n: int) -> Cursor:
        return Cursor(n)

    cursor_open = new_cursor


RESOURCE_STEPS: dict[str, Callable[[Callable[..., Any]], object]] = {
    "lend": lambda call: call("lend", Cursor(1)),
    "lend two": lambda call: call("lend-two", Cursor(1), Cursor(2)),
    "give": lambda call: call("give", Cursor(1)),
    "give and take": lambda call: call("back", Cursor(1)),
    "give many": lambda call: call("give-many", [Cursor(n) for n in range(20)]),
    "keep and drop": lambda call: (call("keep", Cursor(1)), call("drop-kept")),
    "make": lambda call: call("make-cursor", 1),
    "open and lend back": lambda call: call("open-total", 1),
    "open and give back": lambda call: call("open-consume", 1),
    "get many": lambda call: call("ask-many", 20),
    "guest's, closed": lambda call: call("[constructor]counter", 1).close(),
    "guest's, forgotten": lambda call: call("[constructor]counter", 1) and None,
    "guest's, used": lambda call: call("[method]counter.get", call("[constructor]counter", 1)),
    "guest's, given away": lambda call: call(
        "[static]counter.absorb", call("[constructor]counter", 1), call("[constructor]counter", 2)
    ).close(),
}


@pytest.mark.parametrize("name", RESOURCE_STEPS)
@counts
def test_resources_of_both_sides(resourceful, name, count):
    def call(function: str, *arguments: Any) -> Any:
        return resourceful.func(RES, function)(*arguments)

    stays_flat(lambda _: RESOURCE_STEPS[name](call), count // 2)
    gc.collect()
    assert not resourceful.store.handles.objects
    assert len(resourceful.store.handles.abandoned) <= 2


@pytest.mark.parametrize("name", ["lend-text", "give-text"])
@counts
def test_resources_in_calls_that_do_not_begin(resourceful, name, count):
    function = resourceful.func(RES, name)
    cursor = Cursor(1)

    def step(_: int) -> None:
        with pytest.raises(LoweringError):
            function(cursor, 5)

    stays_flat(step, count)
    assert not resourceful.store.handles.objects
    assert cursor.drops == 0


@counts
def test_instances_that_die_with_resources_in_hand(sync_engine, guest, count):
    component, imported, exported = guest
    linker = Linker(sync_engine)
    linker.define(imported, Forgetful())

    def step(_: int) -> None:
        store = Store(sync_engine)
        store.epoch_ticks = 1_000_000
        instance = linker.prepare(component, (exported,)).instantiate(store)
        counters = [instance.func(RES, "[constructor]counter")(n) for n in range(3)]
        instance.func(RES, "keep")(Cursor(1))
        with pytest.raises(Trap):
            instance.func(RES, "lend-and-trap")(Cursor(2))
        instance.close()
        counters.clear()

    stays_flat(step, count // 10)


@counts
def test_bytes_that_travel_as_text(sync_engine, count):
    _, quick = both_echoes(sync_engine, [wit.List(wit.U8)])
    call = quick.func(ECHO, "via-n0")
    right, wrong = (Wrapper(**PADS, value=value) for value in (bytes(range(256)), [1, 256]))

    def step(turn: int) -> None:
        call(right)
        if turn % 10 == 0:
            with pytest.raises(LoweringError):
                call(wrong)

    stays_flat(step, count)
    quick.close()
