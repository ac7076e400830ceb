# Generated from case:collisions@2 by witbind. Do not edit.
"""What `case:collisions` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import counter, ids

__all__ = [
    "COUNTER",
    "COUNTER_COUNTER",
    "COUNTER_COUNTER_EXPORTS",
    "COUNTER_COUNTER_INTERFACE",
    "COUNTER_EXPORTS",
    "COUNTER_EXPORTS_",
    "COUNTER_EXPORTS_EXPORTS",
    "COUNTER_FOO",
    "COUNTER_FOO_BAR",
    "COUNTER_FOO_BAZ",
    "COUNTER_GUEST_COUNTER",
    "COUNTER_WORLD",
    "INTERFACES",
    "ONE",
    "ONE_IMPORTS",
    "WORLDS",
]

COUNTER_COUNTER: Final = wit.Resource(ids.COUNTER, "counter", host=True)

COUNTER_COUNTER_INTERFACE: Final = wit.Record("counter-interface", (("a", "a", wit.U8),), counter.CounterInterface)

COUNTER_FOO: Final = wit.Variant(
    "foo",
    (
        ("bar", counter.FooBarCase, None),
        ("bar-case", counter.FooBarCaseCase, wit.U8),
        ("baz", counter.FooBazCase, wit.STRING),
    ),
)

COUNTER_FOO_BAR: Final = wit.Record("foo-bar", (("a", "a", wit.U8),), counter.FooBar)

COUNTER_FOO_BAZ: Final = wit.Enum("foo-baz", ("a1", "a-2", "HTTP", "b-HTTP-2"), counter.FooBaz)

COUNTER_GUEST_COUNTER: Final = wit.Record("guest-counter", (("a", "a", wit.U8),), counter.GuestCounter)

COUNTER: Final = wit.Interface(
    ids.COUNTER,
    (
        wit.Function("[constructor]counter", "new_counter_", (("self", "self_", wit.U32),), wit.Own(COUNTER_COUNTER)),
        wit.Function("[method]counter.close", "close_", (("self", "self", wit.Borrow(COUNTER_COUNTER)),), None),
        wit.Function("[method]counter.closed", "closed_", (("self", "self", wit.Borrow(COUNTER_COUNTER)),), wit.BOOL),
        wit.Function("[method]counter.drop", "drop_", (("self", "self", wit.Borrow(COUNTER_COUNTER)),), None),
        wit.Function(
            "[method]counter.get",
            "get",
            (("self", "self", wit.Borrow(COUNTER_COUNTER)),),
            COUNTER_COUNTER_INTERFACE,
        ),
        wit.Function(
            "[static]counter.merge",
            "counter_merge_",
            (("a", "a", wit.Own(COUNTER_COUNTER)),),
            wit.Own(COUNTER_COUNTER),
        ),
        wit.Function("counter-merge", "counter_merge", (), COUNTER_FOO_BAZ),
        wit.Function("new-counter", "new_counter", (), COUNTER_FOO_BAR),
        wit.Function("x-1", "x_1", (("a-1", "a_1", wit.U8), ("a2", "a2", wit.U8)), None),
        wit.Function("x-one", "x_one", (), COUNTER_FOO),
    ),
    resources=(COUNTER_COUNTER,),
    types=(
        ("counter-interface", COUNTER_COUNTER_INTERFACE),
        ("foo", COUNTER_FOO),
        ("foo-bar", COUNTER_FOO_BAR),
        ("foo-baz", COUNTER_FOO_BAZ),
        ("guest-counter", COUNTER_GUEST_COUNTER),
    ),
)

COUNTER_COUNTER_EXPORTS: Final = wit.Resource(ids.COUNTER, "counter", host=False, cls=counter.GuestCounter_)

COUNTER_EXPORTS_: Final = wit.Interface(
    ids.COUNTER,
    (
        wit.Function(
            "[constructor]counter",
            "new_counter_",
            (("self", "self_", wit.U32),),
            wit.Own(COUNTER_COUNTER_EXPORTS),
        ),
        wit.Function("[method]counter.close", "close_", (("self", "self", wit.Borrow(COUNTER_COUNTER_EXPORTS)),), None),
        wit.Function(
            "[method]counter.closed",
            "closed_",
            (("self", "self", wit.Borrow(COUNTER_COUNTER_EXPORTS)),),
            wit.BOOL,
        ),
        wit.Function("[method]counter.drop", "drop_", (("self", "self", wit.Borrow(COUNTER_COUNTER_EXPORTS)),), None),
        wit.Function(
            "[method]counter.get",
            "get",
            (("self", "self", wit.Borrow(COUNTER_COUNTER_EXPORTS)),),
            COUNTER_COUNTER_INTERFACE,
        ),
        wit.Function(
            "[static]counter.merge",
            "counter_merge_",
            (("a", "a", wit.Own(COUNTER_COUNTER_EXPORTS)),),
            wit.Own(COUNTER_COUNTER_EXPORTS),
        ),
        wit.Function("counter-merge", "counter_merge", (), COUNTER_FOO_BAZ),
        wit.Function("new-counter", "new_counter", (), COUNTER_FOO_BAR),
        wit.Function("x-1", "x_1", (("a-1", "a_1", wit.U8), ("a2", "a2", wit.U8)), None),
        wit.Function("x-one", "x_one", (), COUNTER_FOO),
    ),
    resources=(COUNTER_COUNTER_EXPORTS,),
    types=(
        ("counter-interface", COUNTER_COUNTER_INTERFACE),
        ("foo", COUNTER_FOO),
        ("foo-bar", COUNTER_FOO_BAR),
        ("foo-baz", COUNTER_FOO_BAZ),
        ("guest-counter", COUNTER_GUEST_COUNTER),
    ),
)

COUNTER_EXPORTS: Final = wit.Interface(
    ids.COUNTER_EXPORTS,
    (wit.Function("f", "f", (("a", "a", COUNTER_GUEST_COUNTER),), wit.Own(COUNTER_COUNTER)),),
    types=(("guest-counter", COUNTER_GUEST_COUNTER),),
)

COUNTER_EXPORTS_EXPORTS: Final = wit.Interface(
    ids.COUNTER_EXPORTS,
    (wit.Function("f", "f", (("a", "a", COUNTER_GUEST_COUNTER),), wit.Own(COUNTER_COUNTER_EXPORTS)),),
    types=(("guest-counter", COUNTER_GUEST_COUNTER),),
)

COUNTER_WORLD: Final = wit.World(
    ids.COUNTER_WORLD,
    imports=(COUNTER,),
    exports=(COUNTER_EXPORTS,),
)

ONE_IMPORTS: Final = wit.World(
    ids.ONE_IMPORTS,
    imports=(COUNTER,),
    exports=(),
)

ONE: Final = wit.World(
    ids.ONE,
    imports=(COUNTER,),
    exports=(
        COUNTER_EXPORTS_EXPORTS,
        COUNTER_EXPORTS_,
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.COUNTER: COUNTER,
    ids.COUNTER_EXPORTS: COUNTER_EXPORTS,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.COUNTER_WORLD: COUNTER_WORLD,
    ids.ONE: ONE,
    ids.ONE_IMPORTS: ONE_IMPORTS,
}
