# Generated from case:options by witbind. Do not edit.
"""What `case:options` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import ids, o

__all__ = ["INTERFACES", "O_FAILS", "O_MAYBE", "O_R", "O_TWICE", "WORLDS", "O", "W"]

O_MAYBE: Final = wit.Option(wit.U32)

O_TWICE: Final = wit.Option(O_MAYBE)

O_FAILS: Final = wit.Result(O_MAYBE, O_TWICE)

O_R: Final = wit.Record(
    "r",
    (
        ("a", "a", wit.Option(wit.Option(wit.U8))),
        ("b", "b", wit.Option(wit.Option(wit.Option(wit.U8)))),
        ("c", "c", O_MAYBE),
        ("d", "d", wit.Option(O_MAYBE)),
        ("e", "e", O_TWICE),
        ("f", "f", wit.Option(O_TWICE)),
        ("g", "g", wit.Option(O_FAILS)),
    ),
    o.R,
)

O: Final = wit.Interface(
    ids.O,
    (
        wit.Function(
            "f",
            "f",
            (("a", "a", wit.Option(wit.Option(wit.STRING))), ("b", "b", wit.List(wit.Option(wit.Option(wit.U8))))),
            wit.Option(wit.Result(wit.Option(wit.U8), wit.Option(wit.Option(wit.U8)))),
        ),
        wit.Function("g", "g", (), wit.Result(None, None)),
        wit.Function("h", "h", (), wit.Result(None, O_MAYBE)),
        wit.Function(
            "i",
            "i",
            (),
            wit.Result(wit.Result(wit.Result(wit.U8, None), wit.STRING), wit.Result(None, wit.Option(O_TWICE))),
        ),
    ),
    types=(
        ("fails", O_FAILS),
        ("maybe", O_MAYBE),
        ("maybe2", O_MAYBE),
        ("r", O_R),
        ("twice", O_TWICE),
    ),
)

W: Final = wit.World(
    ids.W,
    imports=(O,),
    exports=(O,),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.O: O,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W: W,
}
