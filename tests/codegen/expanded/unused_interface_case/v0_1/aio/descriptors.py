# Generated from case:unused-interface@0.1 by witbind. Do not edit.
"""What `case:unused-interface` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as v0_1
from .. import ids
from . import first

__all__ = [
    "FIRST",
    "FIRST_EXPORTS",
    "FIRST_P",
    "FIRST_P_EXPORTS",
    "FIRST_R",
    "FIRST_R_EXPORTS",
    "INTERFACES",
    "SECOND",
    "SECOND_EXPORTS",
    "WORLDS",
]

FIRST_R: Final = wit.Resource(ids.FIRST, "r", host=True)

FIRST_P: Final = wit.Record("p", (("r", "r", wit.Own(FIRST_R)),), first.P)

FIRST: Final = wit.Interface(
    ids.FIRST,
    (
        wit.Function("[method]r.m", "m", (("self", "self", wit.Borrow(FIRST_R)),), None),
        wit.Function("make", "make", (), FIRST_P),
    ),
    resources=(FIRST_R,),
    types=(("p", FIRST_P),),
)

FIRST_R_EXPORTS: Final = wit.Resource(ids.FIRST, "r", host=False, cls=first.GuestR)

FIRST_P_EXPORTS: Final = wit.Record("p", (("r", "r", wit.Own(FIRST_R_EXPORTS)),), first.P)

FIRST_EXPORTS: Final = wit.Interface(
    ids.FIRST,
    (
        wit.Function("[method]r.m", "m", (("self", "self", wit.Borrow(FIRST_R_EXPORTS)),), None),
        wit.Function("make", "make", (), FIRST_P_EXPORTS),
    ),
    resources=(FIRST_R_EXPORTS,),
    types=(("p", FIRST_P_EXPORTS),),
)

SECOND: Final = wit.Interface(
    ids.SECOND,
    (wit.Function("f", "f", (("r", "r", wit.Borrow(FIRST_R)), ("p", "p", FIRST_P)), v0_1.THIRD_E),),
    types=(
        ("e", v0_1.THIRD_E),
        ("p", FIRST_P),
    ),
)

SECOND_EXPORTS: Final = wit.Interface(
    ids.SECOND,
    (wit.Function("f", "f", (("r", "r", wit.Borrow(FIRST_R_EXPORTS)), ("p", "p", FIRST_P_EXPORTS)), v0_1.THIRD_E),),
    types=(
        ("e", v0_1.THIRD_E),
        ("p", FIRST_P_EXPORTS),
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.FIRST: FIRST,
    ids.SECOND: SECOND,
}

WORLDS: Final[dict[str, wit.World]] = {}
