"""Values that travel in core parameters and results, not through memory, in both directions."""

from __future__ import annotations

from typing import Any

import pytest
from classes import typed
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import PRIMITIVES, same, values
from wasmtime import Engine
from wasmtime.component import Component
from wat_guests import ECHO, HOST, MEMORY, build, wit_text
from witbind import wit
from witbind.runtime import Instance, Linker, Store

CORE = {"s64": "i64", "u64": "i64", "f32": "f32", "f64": "f64", "string": "i32 i32"}

FLAT: list[tuple[wit.Type, str]] = [
    *((t, CORE.get(t.name, "i32")) for t in PRIMITIVES),
    *((wit.List(t), "i32 i32") for t in PRIMITIVES),
    (wit.Option(wit.U32), "i32 i32"),
    (wit.Option(wit.S64), "i32 i64"),
    (wit.Option(wit.Option(wit.F64)), "i32 i32 f64"),
    (wit.Result(None, None), "i32"),
    (wit.Result(wit.U32, wit.F32), "i32 i32"),
    (wit.Result(wit.STRING, wit.Tuple((wit.U8, wit.U64))), "i32 i32 i64"),
    (wit.Tuple((wit.U8,)), "i32"),
    (wit.Tuple((wit.U8, wit.F64, wit.STRING)), "i32 f64 i32 i32"),
    (wit.Record("", (("one", "one", wit.F64),)), "f64"),
    (wit.Enum("", ("a", "b", "c")), "i32"),
    (wit.Flags("", tuple(f"f{n}" for n in range(9))), "i32"),
    (wit.Flags("", tuple(f"f{n}" for n in range(32))), "i32"),
    (wit.Variant("", (("a", None, None), ("b", None, None))), "i32"),
    (wit.Variant("", (("a", None, wit.F64), ("b", None, wit.U8))), "i32 i64"),
]
"""Types and what they flatten to, eight bytes apart in none of them: sizes below are upper bounds."""

STORE = {"i32": ("i32.store", 4), "i64": ("i64.store", 8), "f32": ("f32.store", 4), "f64": ("f64.store", 8)}


def layout(t: wit.Type) -> list[tuple[int, str]]:
    """Offset and store instruction of each flattened value of a type in memory, for the shapes above."""
    if isinstance(t, wit.Option):
        inner = layout(t.payload)
        step = max(alignment(t.payload), 1)
        return [(0, "i32.store8"), *((offset + step, store) for offset, store in inner)]
    if isinstance(t, wit.Tuple):
        found, at = [], 0
        for element in t.elements:
            at = -(-at // alignment(element)) * alignment(element)
            found += [(at + offset, store) for offset, store in layout(element)]
            at += size(element)
        return found
    if isinstance(t, wit.Result):  # both payloads are stored by the wider one's types
        return [
            (0, "i32.store8"),
            (8 if alignment(t) == 8 else 4, "i32.store"),
            *([(16, "i64.store")] if alignment(t) == 8 else []),
        ]
    if isinstance(t, wit.List) or t == wit.STRING:
        return [(0, "i32.store"), (4, "i32.store")]
    return {
        wit.F64: [(0, "f64.store")], wit.U64: [(0, "i64.store")], wit.S64: [(0, "i64.store")],
        wit.U32: [(0, "i32.store")], wit.U8: [(0, "i32.store8")],
    }[t]  # fmt: skip


def size(t: wit.Type) -> int:
    return {wit.U8: 1, wit.U32: 4, wit.F64: 8, wit.U64: 8, wit.STRING: 8}[t]


def alignment(t: wit.Type) -> int:
    if isinstance(t, wit.Option):
        return alignment(t.payload)
    if isinstance(t, wit.Tuple):
        return max(map(alignment, t.elements))
    if isinstance(t, wit.Result):
        return max(alignment(p) for p in (t.ok, t.err) if p is not None)
    return {wit.U8: 1, wit.F64: 8, wit.S64: 8, wit.U64: 8}.get(t, 4)


def echo_body(t: wit.Type, core: str) -> str:
    """The core function that returns its parameters: on the stack, or in memory where there are several."""
    params = core.split()
    if len(params) == 1:
        return f"(param {core}) (result {core}) (local.get 0)"
    if isinstance(t, wit.Variant) or (isinstance(t, wit.Result) and t.ok == wit.STRING):
        return ""
    stores = "".join(
        f"({store} offset={offset} (i32.const 16) (local.get {n}))" for n, (offset, store) in enumerate(layout(t))
    )
    return f"(param {core}) (result i32) {stores} (i32.const 16)"


def via_body(n: int, core: str) -> str:
    params = core.split()
    gets = " ".join(f"(local.get {i})" for i in range(len(params)))
    if len(params) == 1:
        return f"(param {core}) (result {core}) (call $host{n} {gets})"
    return f"(param {core}) (result i32) (call $host{n} {gets} (i32.const 16)) (i32.const 16)"


class Host:
    def __getattr__(self, name: str) -> Any:
        if not name.startswith("via"):
            raise AttributeError(name)
        return lambda value: value


@pytest.fixture(scope="module")
def flat(sync_engine: Engine) -> tuple[list[wit.Type], Instance]:
    descriptors = [typed(t) for t, _ in FLAT]
    declarations: list[str] = []
    texts = [wit_text(t, declarations) for t in descriptors]
    imports, functions, exported, imported = [], [], [], []
    for n, (t, core) in enumerate(FLAT):
        result = f"(result {core})" if " " not in core else ""
        extra = "" if " " not in core else " i32"
        imports.append(f'(import "{HOST}" "via{n}" (func $host{n} (param {core}{extra}) {result}))')
        functions.append(f'(func (export "{ECHO}#via{n}") {via_body(n, core)})')
        exported.append(f"via{n}: func(v: {texts[n]}) -> {texts[n]};")
        imported.append(exported[-1])
        if echo_body(t, core):
            functions.append(f'(func (export "{ECHO}#echo{n}") {echo_body(t, core)})')
            exported.append(f"echo{n}: func(v: {texts[n]}) -> {texts[n]};")
    names = [text.split()[1] for text in declarations]
    world = f"""package test:wat@1.0.0;
interface types {{ {" ".join(declarations)} }}
interface host {{ use types.{{{", ".join(names)}}}; {" ".join(imported)} }}
interface echo {{ use types.{{{", ".join(names)}}}; {" ".join(exported)} }}
world guest {{ import host; export echo; }}"""
    component = Component(sync_engine, build(f"(module {' '.join(imports)} {MEMORY} {' '.join(functions)})", world))

    def function(kind: str, n: int) -> wit.Function:
        return wit.Function(f"{kind}{n}", f"{kind}{n}", (("v", "v", descriptors[n]),), descriptors[n])

    via = tuple(function("via", n) for n in range(len(FLAT)))
    echo = tuple(function("echo", n) for n, (t, core) in enumerate(FLAT) if echo_body(t, core))
    linker = Linker(sync_engine)
    linker.define(wit.Interface(HOST, via), Host())
    store = Store(sync_engine)
    store.epoch_ticks = 1_000_000
    return descriptors, linker.prepare(component, (wit.Interface(ECHO, via + echo),)).instantiate(store)


@settings(max_examples=600, deadline=None)
@given(n=st.integers(0, len(FLAT) - 1), data=st.data())
def test_flat_values_come_back(flat, n, data):
    descriptors, instance = flat
    value = data.draw(values(descriptors[n], most=50))
    for kind in ("via", "echo"):
        if kind == "via" or echo_body(*FLAT[n]):
            back = instance.func(ECHO, f"{kind}{n}")(value)
            assert same(descriptors[n], value, back), (kind, value, back)
