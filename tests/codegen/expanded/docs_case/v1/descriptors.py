# Generated from case:docs@1 by witbind. Do not edit.
"""What `case:docs` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import ids, quotes

__all__ = [
    "INTERFACES",
    "QUOTES",
    "QUOTES_E",
    "QUOTES_EXPORTS",
    "QUOTES_R",
    "QUOTES_RES",
    "QUOTES_RES_EXPORTS",
    "QUOTES_T",
    "QUOTES_V",
    "WORLDS",
    "W",
]

QUOTES_E: Final = wit.Enum("e", ("x", "y"), quotes.E)

QUOTES_R: Final = wit.Record(
    "r",
    (
        ("a", "a", wit.U8),
        ("b", "b", wit.U8),
        ("c", "c", wit.U8),
    ),
    quotes.R,
)

QUOTES_RES: Final = wit.Resource(ids.QUOTES, "res", host=True)

QUOTES_T: Final = wit.List(wit.U8)

QUOTES_V: Final = wit.Variant(
    "v",
    (
        ("a", quotes.VA, None),
        ("b", quotes.VB, wit.U8),
    ),
)

QUOTES: Final = wit.Interface(
    ids.QUOTES,
    (
        wit.Function("[constructor]res", "new_res", (), wit.Own(QUOTES_RES)),
        wit.Function("[method]res.m", "m", (("self", "self", wit.Borrow(QUOTES_RES)),), None),
        wit.Function("f", "f", (("r", "r", QUOTES_R),), QUOTES_V),
        wit.Function("g", "g", (), None),
    ),
    resources=(QUOTES_RES,),
    types=(
        ("e", QUOTES_E),
        ("r", QUOTES_R),
        ("t", QUOTES_T),
        ("v", QUOTES_V),
    ),
)

QUOTES_RES_EXPORTS: Final = wit.Resource(ids.QUOTES, "res", host=False, cls=quotes.GuestRes)

QUOTES_EXPORTS: Final = wit.Interface(
    ids.QUOTES,
    (
        wit.Function("[constructor]res", "new_res", (), wit.Own(QUOTES_RES_EXPORTS)),
        wit.Function("[method]res.m", "m", (("self", "self", wit.Borrow(QUOTES_RES_EXPORTS)),), None),
        wit.Function("f", "f", (("r", "r", QUOTES_R),), QUOTES_V),
        wit.Function("g", "g", (), None),
    ),
    resources=(QUOTES_RES_EXPORTS,),
    types=(
        ("e", QUOTES_E),
        ("r", QUOTES_R),
        ("t", QUOTES_T),
        ("v", QUOTES_V),
    ),
)

W: Final = wit.World(
    ids.W,
    imports=(QUOTES,),
    exports=(QUOTES_EXPORTS,),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.QUOTES: QUOTES,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W: W,
}
