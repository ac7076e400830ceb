# Generated from case:docs@1 by witbind. Do not edit.
"""What `case:docs` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as v1
from .. import ids
from . import quotes

__all__ = ["INTERFACES", "QUOTES", "QUOTES_EXPORTS", "QUOTES_RES", "QUOTES_RES_EXPORTS", "WORLDS", "W"]

QUOTES_RES: Final = wit.Resource(ids.QUOTES, "res", host=True)

QUOTES: Final = wit.Interface(
    ids.QUOTES,
    (
        wit.Function("[constructor]res", "new_res", (), wit.Own(QUOTES_RES)),
        wit.Function("[method]res.m", "m", (("self", "self", wit.Borrow(QUOTES_RES)),), None),
        wit.Function("f", "f", (("r", "r", v1.QUOTES_R),), v1.QUOTES_V),
        wit.Function("g", "g", (), None),
    ),
    resources=(QUOTES_RES,),
    types=(
        ("e", v1.QUOTES_E),
        ("r", v1.QUOTES_R),
        ("t", v1.QUOTES_T),
        ("v", v1.QUOTES_V),
    ),
)

QUOTES_RES_EXPORTS: Final = wit.Resource(ids.QUOTES, "res", host=False, cls=quotes.GuestRes)

QUOTES_EXPORTS: Final = wit.Interface(
    ids.QUOTES,
    (
        wit.Function("[constructor]res", "new_res", (), wit.Own(QUOTES_RES_EXPORTS)),
        wit.Function("[method]res.m", "m", (("self", "self", wit.Borrow(QUOTES_RES_EXPORTS)),), None),
        wit.Function("f", "f", (("r", "r", v1.QUOTES_R),), v1.QUOTES_V),
        wit.Function("g", "g", (), None),
    ),
    resources=(QUOTES_RES_EXPORTS,),
    types=(
        ("e", v1.QUOTES_E),
        ("r", v1.QUOTES_R),
        ("t", v1.QUOTES_T),
        ("v", v1.QUOTES_V),
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
