"""wasmtime-py's own API as an oracle, for the types that it carries without a loss.

Left out: `variant`, `result` and nested `option`, which it leaves untagged when the payloads' classes differ.
"""

from __future__ import annotations

import math
from typing import Any

import wasmtime
from classes import typed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import PRIMITIVES, values
from test_round_trip import PADS, Wrapper, instance_for
from wasmtime.component import Component, Record
from wasmtime.component import Linker as StockLinker
from wat_guests import ECHO, HOST, echo_component
from witbind import wit

TYPES: list[wit.Type] = [
    *PRIMITIVES,
    wit.List(wit.U8),
    wit.List(wit.F32),
    wit.List(wit.S64),
    wit.List(wit.BOOL),
    wit.List(wit.CHAR),
    wit.List(wit.List(wit.STRING)),
    wit.Option(wit.STRING),
    wit.Option(wit.Tuple((wit.U8, wit.F64))),
    wit.Tuple((wit.STRING, wit.List(wit.U16), wit.BOOL)),
    wit.Enum("", ("red", "green", "blue-ish")),
    wit.Flags("", tuple(f"flag{n}" for n in range(20))),
    wit.List(wit.Record("", (("id", "id", wit.U64), ("kind", "kind", wit.Enum("", ("a", "b")))))),
]


def plain(t: wit.Type, value: Any) -> Any:
    """Return a value of ours as wasmtime-py takes it."""
    if isinstance(t, wit.List) and t.element != wit.U8:
        return [plain(t.element, item) for item in value]
    if isinstance(t, wit.Tuple):
        return tuple(plain(e, item) for e, item in zip(t.elements, value, strict=True))
    if isinstance(t, wit.Option):
        return None if value is None else plain(t.payload, value)
    if isinstance(t, wit.Enum):
        return value.value
    if isinstance(t, wit.Flags):
        return {name for bit, name in enumerate(t.names) if value.value >> bit & 1}
    if isinstance(t, wit.Record):
        made = Record()
        for name, attribute, field in t.fields:
            setattr(made, name, plain(field, getattr(value, attribute)))
        return made
    return value


def comparable(value: Any) -> Any:
    """Return a value of wasmtime-py as one that compares: records as dicts, bytes as lists, NaN as text."""
    if isinstance(value, Record):
        return {name: comparable(item) for name, item in vars(value).items()}
    if isinstance(value, (list, tuple, bytes, bytearray)):
        return [comparable(item) for item in value]
    if isinstance(value, float):
        return "nan" if math.isnan(value) else (value, math.copysign(1, value))
    return value


def stock_echo(engine: wasmtime.Engine, component: Component) -> Any:
    linker = StockLinker(engine)
    with linker.root() as root, root.add_instance(HOST) as host:
        for n in range(len(TYPES)):
            host.add_func(f"echo-n{n}", lambda _store, value: value)
    store = wasmtime.Store(engine)
    store.set_epoch_deadline(1_000_000_000)
    instance = linker.instantiate(store, component)

    def call(n: int, value: Any) -> Any:
        interface = instance.get_export_index(store, ECHO)
        function = instance.get_func(store, instance.get_export_index(store, f"echo-n{n}", interface))
        wrapped = Record()
        for name, item in {**PADS, "value": value}.items():
            setattr(wrapped, name, item)
        return function(store, wrapped).value

    return call


def test_wasmtimes_own_api_sees_the_same_values(sync_engine):
    descriptors = [typed(t) for t in TYPES]
    ours = instance_for(sync_engine, descriptors)
    theirs = stock_echo(sync_engine, Component(sync_engine, echo_component(descriptors)))

    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @given(n=st.integers(0, len(TYPES) - 1), data=st.data())
    def compare(n: int, data: st.DataObject) -> None:
        value = data.draw(values(descriptors[n]))
        back = ours.func(ECHO, f"echo-n{n}")(Wrapper(**PADS, value=value)).value
        assert comparable(plain(descriptors[n], back)) == comparable(theirs(n, plain(descriptors[n], value)))

    compare()
