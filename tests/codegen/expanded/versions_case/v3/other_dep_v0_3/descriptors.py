# Generated from other:dep@0.3 by witbind. Do not edit.
"""What `other:dep` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import ids, types

__all__ = ["INTERFACES", "TYPES", "TYPES_R", "TYPES_RES", "WORLDS", "A"]

TYPES_R: Final = wit.Record("r", (("b", "b", wit.U8),), types.R)

TYPES_RES: Final = wit.Resource(ids.TYPES, "res", host=True)

TYPES: Final = wit.Interface(
    ids.TYPES,
    (wit.Function("[method]res.m", "m", (("self", "self", wit.Borrow(TYPES_RES)),), None),),
    resources=(TYPES_RES,),
    types=(("r", TYPES_R),),
)

A: Final = wit.Interface(
    ids.A,
    (wit.Function("f", "f", (("r", "r", TYPES_R),), wit.Own(TYPES_RES)),),
    types=(("r", TYPES_R),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.A: A,
    ids.TYPES: TYPES,
}

WORLDS: Final[dict[str, wit.World]] = {}
