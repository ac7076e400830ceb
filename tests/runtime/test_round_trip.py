"""Every value comes back as it went: into a guest and out of it, and through an import of the host."""

from __future__ import annotations

import reprlib
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from classes import typed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import KEYS, PRIMITIVES, same, types, values
from wasmtime import Engine
from wasmtime.component import Component
from wat_guests import ECHO, PADDING, echo_component, echo_interfaces
from witbind import Err, HostcallFuelExhausted, Ok, Some, wit
from witbind.runtime import Instance, Linker, Store

Wrapper = attrs.make_class("Wrapper", [*(f"p{i}" for i in range(PADDING)), "value"], frozen=True, kw_only=True)
PADS = {f"p{i}": i for i in range(PADDING)}


class Host:
    """Has every `echo_n...`, each of them the same function."""

    def __init__(self, answer: Callable[[Any], Any]) -> None:
        self.answer = answer

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("echo_n"):
            raise AttributeError(name)
        return self.answer


def instance_for(
    engine: Engine, descriptors: list[wit.Type], answer: Callable[[Any], Any] = lambda value: value
) -> Instance:
    exported, imported = echo_interfaces(descriptors, Wrapper)
    linker = Linker(engine)
    linker.define(imported, Host(answer))
    component = Component(engine, echo_component(descriptors))
    store = Store(engine)
    store.epoch_ticks = 1_000_000
    return linker.prepare(component, (exported,)).instantiate(store)


def check(instance: Instance, n: int, t: wit.Type, value: Any) -> None:
    for function in (f"echo-n{n}", f"via-n{n}"):
        back = instance.func(ECHO, function)(Wrapper(**PADS, value=value)).value
        fits = same(t, value, back)
        assert fits, f"{function}: {reprlib.repr(value)} came back as {reprlib.repr(back)}"


def check_batch(engine: Engine, shapes: list[wit.Type], data: st.DataObject, most: int) -> None:
    descriptors = [typed(shape) for shape in shapes]
    instance = instance_for(engine, descriptors)
    for n, t in enumerate(descriptors):
        for _ in range(most):
            check(instance, n, t, data.draw(values(t)))
    instance.close()


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(shapes=st.lists(types(), min_size=4, max_size=10), data=st.data())
def test_values_of_any_type_come_back(sync_engine, shapes, data):
    check_batch(sync_engine, shapes, data, 3)


@pytest.mark.slow
@pytest.mark.parametrize("batches", [20, pytest.param(200, marks=pytest.mark.deep)])
def test_values_of_many_more_types_come_back(sync_engine, batches):
    @settings(max_examples=batches, deadline=None, suppress_health_check=list(HealthCheck))
    @given(shapes=st.lists(types(6), min_size=4, max_size=10), data=st.data())
    def come_back(shapes, data):
        check_batch(sync_engine, shapes, data, 4)

    come_back()


EVERY_SHAPE: list[wit.Type] = [
    *PRIMITIVES,
    *(wit.List(t) for t in PRIMITIVES),
    *(wit.Map(t, wit.STRING) for t in KEYS),
    wit.Map(wit.STRING, wit.Map(wit.U8, wit.List(wit.Option(wit.Option(wit.U64))))),
    wit.List(wit.Map(wit.CHAR, wit.Result(wit.Map(wit.BOOL, wit.BOOL), wit.Tuple((wit.STRING, wit.F64))))),
    wit.Option(wit.Option(wit.Option(wit.STRING))),
    wit.Result(None, None),
    wit.Result(None, wit.STRING),
    wit.Result(wit.STRING, None),
    wit.List(wit.Result(wit.Option(wit.Result(wit.U8, None)), wit.List(wit.STRING))),
    wit.Variant("", tuple((name, None, t) for name, t in [("a", None), ("b", wit.U64), ("c", wit.List(wit.CHAR))])),
    wit.Record("", (("a", "a", wit.List(wit.List(wit.List(wit.U16)))), ("b", "b", wit.Tuple((wit.F32, wit.STRING))))),
    wit.Enum("", tuple(f"case{n}" for n in range(300))),
    wit.Flags("", tuple(f"flag{n}" for n in range(32))),
    wit.List(wit.Flags("", tuple(f"flag{n}" for n in range(17)))),
]


@pytest.fixture(scope="module")
def every_shape(sync_engine):
    descriptors = [typed(shape) for shape in EVERY_SHAPE]
    return descriptors, instance_for(sync_engine, descriptors)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_values_of_each_kind_come_back(every_shape, data):
    descriptors, instance = every_shape
    n = data.draw(st.integers(0, len(descriptors) - 1))
    check(instance, n, descriptors[n], data.draw(values(descriptors[n], most=40)))


def index_of(t: wit.Type) -> int:
    return EVERY_SHAPE.index(t)


@pytest.mark.parametrize("size", [0, 1, 63, 64, 2047, 4096, 100_000, 3_000_000])
def test_strings_of_any_length_come_back(every_shape, size):
    check(every_shape[1], index_of(wit.STRING), wit.STRING, "é" * size)


@pytest.mark.parametrize("t", [t for t in PRIMITIVES if t != wit.STRING], ids=str)
def test_long_lists_of_scalars_come_back(every_shape, t):
    one = {"bool": True, "char": "€", "f32": 1.5, "f64": -0.0}.get(t.name, 1)
    value = bytes(range(256)) * 40 if t == wit.U8 else [one] * 10_000
    check(every_shape[1], index_of(wit.List(t)), wit.List(t), value)


def test_lists_grow_and_shrink_between_calls(every_shape):
    t = wit.List(wit.STRING)
    for size in (0, 5000, 1, 20_000, 3):
        check(every_shape[1], index_of(t), t, [str(n) for n in range(size)])


def test_maps_grow_and_shrink_between_calls(every_shape):
    t = wit.Map(wit.STRING, wit.STRING)
    for size in (0, 5000, 1, 20_000, 3):
        check(every_shape[1], index_of(t), t, {str(n): "value" for n in range(size)})


@pytest.mark.parametrize("function", ["echo", "via"])
def test_more_than_the_engine_carries_out_of_a_guest_is_a_typed_error(sync_engine, function):
    """Some 2.8 million elements, returned or passed to an import: its hostcall fuel."""
    instance = instance_for(sync_engine, [wit.List(wit.U8)])
    with pytest.raises(HostcallFuelExhausted, match="too much data is being copied between the host and the guest"):
        instance.func(ECHO, f"{function}-n0")(Wrapper(**PADS, value=bytes(3_000_000)))


@pytest.mark.parametrize("value", [None, Some(None), Some(Some(None)), Some(Some("x"))])
def test_each_level_of_a_nested_option_is_told_apart(every_shape, value):
    t = wit.Option(wit.Option(wit.Option(wit.STRING)))
    check(every_shape[1], index_of(t), t, value)


@pytest.mark.parametrize("value", [Ok(None), Err(None)])
def test_results_without_payloads_come_back(every_shape, value):
    check(every_shape[1], index_of(wit.Result(None, None)), wit.Result(None, None), value)
