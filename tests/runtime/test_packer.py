"""Arguments that are packed once arrive in every instance as those of a call of its own."""

from __future__ import annotations

import asyncio

import pytest
from classes import typed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import same, types, values
from test_round_trip import PADS, Host, Wrapper, instance_for
from wasmtime import Engine
from wasmtime.component import Component
from wat_guests import ECHO, echo_component, echo_interfaces
from witbind import LinkError, LoweringError, UnsupportedType, wit
from witbind.runtime import AsyncLinker, AsyncStore, Packer, new_engine


def packer_for(t: list[wit.Type], n: int) -> Packer:
    exported, _ = echo_interfaces(t, Wrapper)
    return Packer(ECHO, next(function for function in exported.functions if function.name == f"echo-n{n}"))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(shapes=st.lists(types(), min_size=2, max_size=6), data=st.data())
def test_several_instances_get_what_was_packed_once(sync_engine: Engine, shapes, data) -> None:
    descriptors = [typed(shape) for shape in shapes]
    instances = [instance_for(sync_engine, descriptors) for _ in range(2)]
    for n, t in enumerate(descriptors):
        packer = packer_for(descriptors, n)
        for _ in range(3):
            value = data.draw(values(t))
            packer.pack(Wrapper(**PADS, value=value))
            for instance in [*instances, *instances]:
                assert same(t, value, instance.packed(ECHO, f"echo-n{n}")(packer).value)
                other = data.draw(values(t))
                assert same(t, other, instance.func(ECHO, f"echo-n{n}")(Wrapper(**PADS, value=other)).value)
    for instance in instances:
        instance.close()


STRING = wit.Primitive("string")


def test_awaited_calls_take_it_too() -> None:
    engine = new_engine()
    exported, imported = echo_interfaces([STRING], Wrapper)
    component = Component(engine, echo_component([STRING]))
    packer = packer_for([STRING], 0)

    async def ask() -> list[str]:
        linker = AsyncLinker(engine)
        linker.define(imported, Host(lambda value: value))
        prepared = linker.prepare(component, (exported,))
        found = []
        packer.pack(Wrapper(**PADS, value="packed"))
        for _ in range(2):
            store = AsyncStore(engine)
            instance = await prepared.instantiate_async(store)
            found.append((await instance.packed(ECHO, "echo-n0")(packer)).value)
            found.append(instance.begun(ECHO, "echo-n0", packed=True)(packer).value)
            store.close()
        return found

    assert asyncio.run(ask()) == ["packed"] * 4


def test_a_packer_with_nothing_of_this_function_is_refused(sync_engine: Engine) -> None:
    instance = instance_for(sync_engine, [STRING, wit.Primitive("u32")])
    call = instance.packed(ECHO, "echo-n0")
    packer, other = (packer_for([STRING, wit.Primitive("u32")], n) for n in range(2))
    with pytest.raises(LinkError, match="echo-n0: no arguments were packed for it"):
        call(packer)
    other.pack(Wrapper(**PADS, value=7))
    with pytest.raises(LinkError, match="echo-n0: no arguments were packed for it"):
        call(other)
    packer.pack(Wrapper(**PADS, value="good"))
    with pytest.raises(LoweringError, match="value"):
        packer.pack(Wrapper(**PADS, value=7))
    with pytest.raises(LinkError, match="echo-n0: no arguments were packed for it"):
        call(packer)
    packer.pack(Wrapper(**PADS, value="good again"))
    assert call(packer).value == "good again"


def test_resources_are_not_packed_for_several() -> None:
    resource = wit.Resource("thing", "a:b/c", host=True)
    function = wit.Function("take", "take", (("thing", "thing", wit.Borrow(resource)),), None)
    with pytest.raises(UnsupportedType, match="for one instance"):
        Packer("a:b/c", function)
