"""Resources of both sides: made, lent, given, dropped, forgotten, and used where they cannot be."""

from __future__ import annotations

import gc
from typing import Any

import attrs
import pytest
import wasmtime
from resource_guest import HOSTRES, RES, compile_guest, interfaces
from wasmtime.component import Component
from wat_guests import build
from witbind import HostFunctionError, InstanceBusy, InstanceClosed, LoweringError, Trap, wit
from witbind.resources import GuestResource
from witbind.runtime import Instance, Linker, Prepared, Store, new_engine


class Cursor:
    def __init__(self, n: int) -> None:
        self.n = n
        self.drops = 0

    def next(self) -> int:
        self.n += 1
        return self.n

    def drop(self) -> None:
        self.drops += 1


class Host:
    """The host's side; `made` are its cursors, `meanwhile` is called in `next_of` and `total`."""

    def __init__(self) -> None:
        self.made: list[Cursor] = []
        self.meanwhile: Any = lambda: None

    def new_cursor(self, n: int) -> Cursor:
        self.made.append(Cursor(n))
        return self.made[-1]

    cursor_open = new_cursor

    def total(self, c: Cursor) -> int:
        self.meanwhile()
        return c.n

    def consume(self, c: Cursor) -> int:
        return c.n

    def cursors(self, n: int) -> list[Cursor]:
        return [self.new_cursor(i) for i in range(n)]


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture(scope="module")
def guest(sync_engine):
    component = compile_guest(sync_engine)
    return component, *interfaces(component, sync_engine)


@pytest.fixture
def prepared(sync_engine, guest, host) -> Prepared:
    component, imported, exported = guest
    linker = Linker(sync_engine)
    linker.define(imported, host)
    return linker.prepare(component, (exported,))


@pytest.fixture
def instance(prepared) -> Instance:
    return new(prepared)


def new(prepared: Prepared) -> Instance:
    store = Store(prepared.linker.engine)
    store.epoch_ticks = 1_000_000
    return prepared.instantiate(store)


def call(instance: Instance, name: str, *arguments: Any) -> Any:
    return instance.func(RES, name)(*arguments)


def nothing_held(instance: Instance) -> bool:
    """Whether the host keeps nothing of any call."""
    handles = instance.store.handles
    lists = (handles._boxes, handles._spent, handles._given, handles._lent, handles._moved, handles._used)
    return not any(lists) and not handles.objects


# The host's own resources


def test_a_lent_object_stays_the_hosts(instance, host):
    cursor = Cursor(5)
    assert [call(instance, "lend", cursor) for _ in range(3)] == [6, 7, 8]
    assert call(instance, "lend-two", cursor, cursor) == 9 + 10
    assert cursor.drops == 0
    assert nothing_held(instance)


def test_a_given_object_is_dropped_by_the_guest(instance):
    cursor = Cursor(5)
    assert call(instance, "give", cursor) == 6
    assert cursor.drops == 1
    assert nothing_held(instance)


def test_a_given_object_comes_back_as_itself(instance):
    cursor = Cursor(5)
    assert call(instance, "back", cursor) is cursor
    assert cursor.drops == 0
    assert nothing_held(instance)


def test_a_kept_object_lives_until_the_guest_drops_it(instance):
    cursor = Cursor(1)
    call(instance, "keep", cursor)
    assert list(instance.store.handles.objects.values()) == [cursor]
    call(instance, "drop-kept")
    assert cursor.drops == 1
    assert nothing_held(instance)


def test_objects_that_the_guest_asked_for(instance, host):
    made = call(instance, "make-cursor", 3)
    assert made is host.made[0]
    assert call(instance, "open-total", 10) == 10 + 11
    assert call(instance, "open-consume", 20) == 20
    assert [cursor.drops for cursor in host.made] == [0, 1, 0]
    assert nothing_held(instance)


@pytest.mark.parametrize("count", [0, 1, 3, 500])
def test_many_objects_at_once(instance, host, count):
    cursors = [Cursor(n) for n in range(count)]
    assert call(instance, "give-many", cursors) == sum(range(1, count + 1))
    assert all(cursor.drops == 1 for cursor in cursors)
    assert call(instance, "ask-many", count) == sum(range(1, count + 1))
    assert all(cursor.drops == 1 for cursor in host.made)
    assert nothing_held(instance)


def test_a_call_that_does_not_begin_gives_nothing_away(instance):
    cursor = Cursor(1)
    for name in ("lend-text", "give-text"):
        with pytest.raises(LoweringError, match="text: expected string"):
            call(instance, name, cursor, 5)
    assert cursor.drops == 0
    assert nothing_held(instance)
    assert call(instance, "back", cursor) is cursor


def test_a_destructor_that_raises_ends_the_call(instance):
    cursor = Cursor(1)
    cursor.drop = lambda: 1 / 0
    with pytest.raises(HostFunctionError, match="ZeroDivisionError") as caught:
        call(instance, "give", cursor)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert nothing_held(instance)


def test_an_object_without_drop_will_do(instance):
    class Plain:
        def next(self) -> int:
            return 7

    assert call(instance, "give", Plain()) == 7


def test_an_object_without_the_method_is_an_error_of_the_host(instance):
    with pytest.raises(HostFunctionError, match="AttributeError"):
        call(instance, "lend", object())


def test_a_trap_lets_go_of_everything(instance):
    call(instance, "keep", Cursor(1))
    with pytest.raises(Trap):
        call(instance, "lend-and-trap", Cursor(2))
    assert nothing_held(instance)


# The guest's resources


def test_a_guest_resource_is_a_context_manager(instance):
    with call(instance, "[constructor]counter", 5) as counter:
        assert counter._functions["[method]counter.get"](counter) == 5
        assert call(instance, "dropped") == 0
    assert counter.closed
    counter.close()
    assert call(instance, "dropped") == 1


def test_a_closed_handle_is_refused(instance):
    counter = call(instance, "[constructor]counter", 5)
    counter.close()
    with pytest.raises(LoweringError, match="self: expected a counter that is open"):
        call(instance, "[method]counter.get", counter)
    assert call(instance, "dropped") == 1


def test_a_handle_that_was_given_away_is_closed(instance):
    a, b = call(instance, "[constructor]counter", 5), call(instance, "[constructor]counter", 7)
    c = call(instance, "[static]counter.absorb", a, b)
    assert (a.closed, b.closed, c.closed) == (True, False, False)
    assert call(instance, "[method]counter.get", c) == 12
    with pytest.raises(LoweringError, match="a: expected a counter that is open"):
        call(instance, "[static]counter.absorb", a, b)


def test_a_handle_of_another_instance_is_refused(prepared, instance):
    stranger = call(new(prepared), "[constructor]counter", 5)
    with pytest.raises(LoweringError, match="self: expected a counter of this instance"):
        call(instance, "[method]counter.get", stranger)
    assert call(instance, "dropped") == 0


@pytest.mark.parametrize("value", [None, 5, "counter", Cursor(1)])
def test_what_is_no_handle_is_refused(instance, value):
    with pytest.raises(LoweringError, match="self: expected a counter"):
        call(instance, "[method]counter.get", value)


def test_a_handle_twice_in_one_call_is_refused(instance):
    counter = call(instance, "[constructor]counter", 5)
    for name in ("both", "[static]counter.absorb"):
        with pytest.raises(LoweringError, match="given away while the same call has it in another place"):
            call(instance, name, counter, counter)
    assert call(instance, "[method]counter.get", counter) == 5
    assert nothing_held(instance)


def test_a_resource_of_another_type_is_refused(instance):
    bystander = call(instance, "[constructor]bystander")
    with pytest.raises(LoweringError, match="self: expected a counter"):
        call(instance, "[method]counter.get", bystander)
    assert call(instance, "dropped") == 0


def test_a_handle_that_nobody_keeps_is_dropped_at_the_next_call_with_resources(instance):
    for n in range(5):
        call(instance, "[constructor]counter", n)
    gc.collect()
    call(instance, "[constructor]counter", 9).close()
    assert call(instance, "dropped") == 6
    assert not instance.store.handles.abandoned


def test_a_destructor_that_traps_kills_the_instance(instance):
    counter = call(instance, "[constructor]counter", 5)
    call(instance, "trap-on-drop")
    with pytest.raises(Trap, match="unreachable"):
        counter.close()
    counter.close()
    with pytest.raises(InstanceClosed):
        call(instance, "dropped")


def test_a_forgotten_handle_whose_destructor_traps_ends_the_next_call(instance):
    call(instance, "[constructor]counter", 5)
    gc.collect()
    call(instance, "trap-on-drop")
    with pytest.raises(Trap, match="unreachable"):
        call(instance, "[constructor]counter", 5)
    with pytest.raises(InstanceClosed):
        call(instance, "dropped")
    instance.close()


def test_handles_outlive_their_instance_harmlessly(instance):
    kept, forgotten = (call(instance, "[constructor]counter", n) for n in range(2))
    get = kept._functions["[method]counter.get"]
    instance.close()
    del forgotten
    gc.collect()
    with pytest.raises(InstanceClosed):
        get(kept)
    kept.close()
    assert kept.closed


def test_a_handle_is_not_dropped_from_inside_a_call(instance, host):
    counter = call(instance, "[constructor]counter", 5)
    seen = []

    def meanwhile() -> None:
        with pytest.raises(InstanceBusy):
            counter.close()
        seen.append(counter.closed)

    host.meanwhile = meanwhile
    call(instance, "open-total", 1)
    assert seen == [False]
    counter.close()
    assert call(instance, "dropped") == 1


def test_the_guest_sees_one_resource_type_in_both_interfaces(guest):
    _, imported, exported = guest
    (lend,) = (f for f in exported.functions if f.name == "lend")
    assert lend.params[0][2].resource is not None
    assert (lend.params[0][2].resource.interface, lend.params[0][2].resource.name) == (HOSTRES, "cursor")
    assert [resource.name for resource in imported.resources] == ["cursor"]


def test_two_packages_of_one_wit_keep_their_own_classes(prepared, guest):
    """Codecs and checked surfaces are kept by descriptor: two that differ in a resource's class only are two."""
    _, _, exported = guest

    def with_class(cls: type[GuestResource]) -> wit.Interface:
        def own(t: wit.Type | None) -> wit.Type | None:
            return wit.Own(attrs.evolve(t.resource, cls=cls)) if isinstance(t, wit.Own) and not t.resource.host else t

        functions = tuple(attrs.evolve(function, result=own(function.result)) for function in exported.functions)
        return attrs.evolve(exported, functions=functions)

    class One(GuestResource):
        __slots__ = ()

    class Two(GuestResource):
        __slots__ = ()

    for cls in (One, Two):
        made = prepared.linker.prepare(prepared.component, (with_class(cls),))
        assert type(call(new(made), "[constructor]counter", 1)) is cls


LENDING = """package test:wat@1.0.0;
interface host { resource thing { constructor(); } both: func(a: borrow<thing>, b: borrow<thing>) -> u32; }
interface guest-side { run: func() -> u32; }
world guest { import host; export guest-side; }
"""
LENDING_CORE = """(module
  (import "test:wat/host@1.0.0" "[constructor]thing" (func $new (result i32)))
  (import "test:wat/host@1.0.0" "both" (func $both (param i32 i32) (result i32)))
  (import "test:wat/host@1.0.0" "[resource-drop]thing" (func $drop (param i32)))
  (memory (export "memory") 1)
  (func (export "test:wat/guest-side@1.0.0#run") (result i32) (local i32 i32 i32)
    (local.set 0 (call $new)) (local.set 1 (call $new))
    (local.set 2 (call $both (local.get 0) (local.get 1)))
    (call $drop (local.get 0)) (call $drop (local.get 1)) (local.get 2))
)"""


class Things:
    def new_thing(self) -> Cursor:
        return Cursor(4)

    def both(self, a: Cursor, b: Cursor) -> int:
        return a.n + b.n


def test_a_guest_lends_two_resources_to_one_function_of_the_host():
    """With its default settings wasmtime 50.0 traps this guest, which wit-bindgen's own runtime cases found."""
    engine = new_engine(wasmtime.Config())
    thing = wit.Resource("test:wat/host@1.0.0", "thing", True)
    lent = wit.Borrow(thing)
    both = wit.Function("both", "both", (("a", "a", lent), ("b", "b", lent)), wit.U32)
    new = wit.Function("[constructor]thing", "new_thing", (), wit.Own(thing))
    linker = Linker(engine)
    linker.define(wit.Interface("test:wat/host@1.0.0", (new, both), (thing,)), Things())
    run = wit.Interface("test:wat/guest-side@1.0.0", (wit.Function("run", "run", (), wit.U32),))
    instance = linker.prepare(Component(engine, build(LENDING_CORE, LENDING)), (run,)).instantiate(Store(engine))
    assert instance.func("test:wat/guest-side@1.0.0", "run")() == 8
