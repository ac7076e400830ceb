# Generated from case:collisions@2 by witbind. Do not edit.
"""What `case:collisions` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as v2
from .. import ids
from . import counter

__all__ = [
    "COUNTER",
    "COUNTER_COUNTER",
    "COUNTER_COUNTER_EXPORTS",
    "COUNTER_EXPORTS",
    "COUNTER_EXPORTS_",
    "COUNTER_EXPORTS_EXPORTS",
    "COUNTER_WORLD",
    "INTERFACES",
    "ONE",
    "ONE_IMPORTS",
    "WORLDS",
]

COUNTER_COUNTER: Final = wit.Resource(ids.COUNTER, "counter", host=True)

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
            v2.COUNTER_COUNTER_INTERFACE,
        ),
        wit.Function(
            "[static]counter.merge",
            "counter_merge_",
            (("a", "a", wit.Own(COUNTER_COUNTER)),),
            wit.Own(COUNTER_COUNTER),
        ),
        wit.Function("counter-merge", "counter_merge", (), v2.COUNTER_FOO_BAZ),
        wit.Function("new-counter", "new_counter", (), v2.COUNTER_FOO_BAR),
        wit.Function("x-1", "x_1", (("a-1", "a_1", wit.U8), ("a2", "a2", wit.U8)), None),
        wit.Function("x-one", "x_one", (), v2.COUNTER_FOO),
    ),
    resources=(COUNTER_COUNTER,),
    types=(
        ("counter-interface", v2.COUNTER_COUNTER_INTERFACE),
        ("foo", v2.COUNTER_FOO),
        ("foo-bar", v2.COUNTER_FOO_BAR),
        ("foo-baz", v2.COUNTER_FOO_BAZ),
        ("guest-counter", v2.COUNTER_GUEST_COUNTER),
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
            v2.COUNTER_COUNTER_INTERFACE,
        ),
        wit.Function(
            "[static]counter.merge",
            "counter_merge_",
            (("a", "a", wit.Own(COUNTER_COUNTER_EXPORTS)),),
            wit.Own(COUNTER_COUNTER_EXPORTS),
        ),
        wit.Function("counter-merge", "counter_merge", (), v2.COUNTER_FOO_BAZ),
        wit.Function("new-counter", "new_counter", (), v2.COUNTER_FOO_BAR),
        wit.Function("x-1", "x_1", (("a-1", "a_1", wit.U8), ("a2", "a2", wit.U8)), None),
        wit.Function("x-one", "x_one", (), v2.COUNTER_FOO),
    ),
    resources=(COUNTER_COUNTER_EXPORTS,),
    types=(
        ("counter-interface", v2.COUNTER_COUNTER_INTERFACE),
        ("foo", v2.COUNTER_FOO),
        ("foo-bar", v2.COUNTER_FOO_BAR),
        ("foo-baz", v2.COUNTER_FOO_BAZ),
        ("guest-counter", v2.COUNTER_GUEST_COUNTER),
    ),
)

COUNTER_EXPORTS: Final = wit.Interface(
    ids.COUNTER_EXPORTS,
    (wit.Function("f", "f", (("a", "a", v2.COUNTER_GUEST_COUNTER),), wit.Own(COUNTER_COUNTER)),),
    types=(("guest-counter", v2.COUNTER_GUEST_COUNTER),),
)

COUNTER_EXPORTS_EXPORTS: Final = wit.Interface(
    ids.COUNTER_EXPORTS,
    (wit.Function("f", "f", (("a", "a", v2.COUNTER_GUEST_COUNTER),), wit.Own(COUNTER_COUNTER_EXPORTS)),),
    types=(("guest-counter", v2.COUNTER_GUEST_COUNTER),),
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
