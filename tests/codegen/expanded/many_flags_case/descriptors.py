# Generated from case:many-flags by witbind. Do not edit.
"""What `case:many-flags` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import f, ids

__all__ = ["F_ALSO_EMPTY", "F_EMPTY", "F_F32", "F_F65", "F_NONE", "F_ONE", "F_UNIT", "INTERFACES", "WORLDS", "F", "W"]

F_ALSO_EMPTY: Final = wit.Record("also-empty", (), f.AlsoEmpty)

F_EMPTY: Final = wit.Record("empty", (), f.Empty)

F_F32: Final = wit.Flags(
    "f32",
    (
        "f0",
        "f1",
        "f2",
        "f3",
        "f4",
        "f5",
        "f6",
        "f7",
        "f8",
        "f9",
        "f10",
        "f11",
        "f12",
        "f13",
        "f14",
        "f15",
        "f16",
        "f17",
        "f18",
        "f19",
        "f20",
        "f21",
        "f22",
        "f23",
        "f24",
        "f25",
        "f26",
        "f27",
        "f28",
        "f29",
        "f30",
        "f31",
    ),
    f.F32,
)

F_F65: Final = wit.Flags(
    "f65",
    (
        "f0",
        "f1",
        "f2",
        "f3",
        "f4",
        "f5",
        "f6",
        "f7",
        "f8",
        "f9",
        "f10",
        "f11",
        "f12",
        "f13",
        "f14",
        "f15",
        "f16",
        "f17",
        "f18",
        "f19",
        "f20",
        "f21",
        "f22",
        "f23",
        "f24",
        "f25",
        "f26",
        "f27",
        "f28",
        "f29",
        "f30",
        "f31",
        "f32",
        "f33",
        "f34",
        "f35",
        "f36",
        "f37",
        "f38",
        "f39",
        "f40",
        "f41",
        "f42",
        "f43",
        "f44",
        "f45",
        "f46",
        "f47",
        "f48",
        "f49",
        "f50",
        "f51",
        "f52",
        "f53",
        "f54",
        "f55",
        "f56",
        "f57",
        "f58",
        "f59",
        "f60",
        "f61",
        "f62",
        "f63",
        "f64",
    ),
    f.F65,
)

F_NONE: Final = wit.Flags("none", (), f.None_)

F_ONE: Final = wit.Flags("one", ("a",), f.One)

F_UNIT: Final = wit.Tuple(())

F: Final = wit.Interface(
    ids.F,
    (
        wit.Function("f", "f", (("a", "a", F_EMPTY), ("b", "b", F_F65)), wit.Result(F_F32, F_ALSO_EMPTY)),
        wit.Function(
            "g",
            "g",
            (("a", "a", F_UNIT), ("b", "b", F_NONE)),
            wit.Result(wit.Tuple(()), wit.Option(wit.Tuple((wit.Tuple(()),)))),
        ),
    ),
    types=(
        ("also-empty", F_ALSO_EMPTY),
        ("empty", F_EMPTY),
        ("f32", F_F32),
        ("f65", F_F65),
        ("none", F_NONE),
        ("one", F_ONE),
        ("unit", F_UNIT),
    ),
)

W: Final = wit.World(
    ids.W,
    imports=(F,),
    exports=(F,),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.F: F,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W: W,
}
