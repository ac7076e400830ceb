"""A component with an adapter answers as it does without, and its bytes are not values one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from classes import typed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import same, types, values
from test_round_trip import PADS, Host, Wrapper
from wasmtime import Engine
from wasmtime.component import Component
from wat_guests import ECHO, MEMORY, build, echo_component, echo_interfaces
from witbind import CallError, LoweringError, SourceError, Trap, adapted, wit
from witbind.runtime import AsyncLinker, AsyncStore, Instance, Linker, Store, new_engine

BYTES = wit.List(wit.U8)


def holders(inner: wit.Type) -> st.SearchStrategy[wit.Type]:
    """Types that have bytes in them, beside or below another type."""
    return st.sampled_from(
        [
            wit.Tuple((BYTES, inner)),
            wit.List(wit.Tuple((inner, BYTES))),
            wit.Option(wit.Tuple((wit.BOOL, BYTES, inner))),
            wit.Result(BYTES, inner),
            wit.List(wit.Option(BYTES)),
            BYTES,
        ]
    )


def instances(engine: Engine, descriptors: Sequence[wit.Type]) -> tuple[Instance, Instance]:
    """Return an echo without an adapter and with one."""
    exported, imported = echo_interfaces(descriptors, Wrapper)
    wasm = echo_component(descriptors)
    linker = Linker(engine)
    linker.define(imported, Host(lambda value: value))
    made = []
    for code in (wasm, adapted(wasm, (exported,))):
        store = Store(engine)
        store.epoch_ticks = 1_000_000
        made.append(linker.prepare(Component(engine, code), (exported,)).instantiate(store))
    assert not made[0].prepared.surface.quick
    return made[0], made[1]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(shapes=st.lists(types().flatmap(holders), min_size=1, max_size=4), data=st.data())
def test_values_with_bytes_come_back(sync_engine, shapes, data):
    descriptors = [typed(shape) for shape in shapes]
    plain, quick = instances(sync_engine, descriptors)
    for n, t in enumerate(descriptors):
        for _ in range(3):
            value = data.draw(values(t))
            for function in (f"echo-n{n}", f"via-n{n}"):
                assert (ECHO, function) in quick.prepared.surface.quick
                for instance in (plain, quick, quick):
                    assert same(t, value, instance.func(ECHO, function)(Wrapper(**PADS, value=value)).value)
    plain.close()
    quick.close()


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=5000) | st.binary(max_size=300).map(lambda part: part * 100))
def test_any_bytes_come_back(echo, data):
    call = echo.func(ECHO, "echo-n0")
    assert call(Wrapper(**PADS, value=data)).value == data
    assert call(Wrapper(**PADS, value=bytearray(data))).value == data
    assert call(Wrapper(**PADS, value=list(data))).value == data


@pytest.fixture(scope="module")
def echo(sync_engine: Engine) -> Instance:
    return instances(sync_engine, [BYTES])[1]


@pytest.mark.parametrize("wrong", ["text", [256], [-1], None, 7])
def test_what_is_no_bytes_is_refused_with_its_path(echo: Instance, wrong: object) -> None:
    with pytest.raises(LoweringError, match=r"v\.value.*expected (list<u8>|u8)"):
        echo.func(ECHO, "echo-n0")(Wrapper(**PADS, value=wrong))


def test_awaited_calls_carry_bytes_as_text_too() -> None:
    exported, imported = echo_interfaces([BYTES], Wrapper)
    engine = new_engine()
    component = Component(engine, adapted(echo_component([BYTES]), (exported,)))

    async def ask() -> bytes:
        linker = AsyncLinker(engine)
        linker.define(imported, Host(lambda value: value))
        instance = await linker.prepare(component, (exported,)).instantiate_async(AsyncStore(engine))
        answer = await instance.func(ECHO, "via-n0")(Wrapper(**PADS, value=bytes(range(256))))
        instance.close()
        return answer.value

    assert asyncio.run(ask()) == bytes(range(256))


def bounded(engine: Engine, wasm: bytes, interface: wit.Interface, **limits: int) -> Instance:
    linker = Linker(engine)
    linker.define(echo_interfaces([BYTES], Wrapper)[1], Host(lambda value: value))
    store = Store(engine, **limits)
    store.epoch_ticks = 1_000_000
    return linker.prepare(Component(engine, wasm), (interface,)).instantiate(store)


def test_an_adapter_takes_no_more_memory_than_one_call_needs(sync_engine: Engine) -> None:
    exported, _ = echo_interfaces([BYTES], Wrapper)
    wasm = adapted(echo_component([BYTES]), (exported,))
    call = bounded(sync_engine, wasm, exported, memory_size=8 << 20).func(ECHO, "echo-n0")
    for _ in range(20):
        assert len(call(Wrapper(**PADS, value=bytes(1 << 20))).value) == 1 << 20
    with pytest.raises(Trap):
        call(Wrapper(**PADS, value=bytes(9 << 20)))


def test_a_component_without_bytes_is_left_as_it_is(sync_engine: Engine) -> None:
    exported, _ = echo_interfaces([wit.STRING], Wrapper)
    wasm = echo_component([wit.STRING])
    assert adapted(wasm, (exported,)) is wasm
    exported, _ = echo_interfaces([BYTES], Wrapper)
    assert adapted(wasm, ()) is wasm
    once = adapted(echo_component([BYTES]), (exported,))
    assert adapted(once, (exported,)) is once


OWN = "test:wat-as-text/echo@1.0.0"
FORGED = f"""package root:component;
world root {{ export {ECHO}; export {OWN}; }}
package test:wat@1.0.0 {{ interface echo {{ bytes: func() -> list<u8>; }} }}
package test:wat-as-text@1.0.0 {{ interface echo {{ bytes: func() -> string; }} }}
"""
EURO = rf"""(module {MEMORY}
  (data (i32.const 512) "\08\02\00\00\03\00\00\00\e2\82\ac")
  (func (export "{ECHO}#bytes") (result i32) (i32.const 512))
  (func (export "{OWN}#bytes") (result i32) (i32.const 512)))"""


def test_a_component_that_says_other_text_itself_is_a_typed_error(sync_engine: Engine) -> None:
    function = wit.Function("bytes", "bytes", (), BYTES)
    instance = bounded(sync_engine, build(EURO, FORGED), wit.Interface(ECHO, (function,)))
    with pytest.raises(CallError, match="stands for no bytes"):
        instance.func(ECHO, "bytes")()


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=40)
@given(data=st.data())
def test_damaged_components_are_a_typed_error_or_left_to_the_engine(data: st.DataObject) -> None:
    exported, _ = echo_interfaces([BYTES], Wrapper)
    wasm = bytearray(echo_component([BYTES]))
    if data.draw(st.booleans(), "cut"):
        del wasm[data.draw(st.integers(0, len(wasm)), "length") :]
    for at in data.draw(st.lists(st.integers(0, max(len(wasm) - 1, 0)), max_size=3)):
        if wasm:
            wasm[at] = data.draw(st.integers(0, 255))
    try:
        made = adapted(bytes(wasm), (exported,))
    except SourceError:
        return
    assert made.startswith(wasm)
