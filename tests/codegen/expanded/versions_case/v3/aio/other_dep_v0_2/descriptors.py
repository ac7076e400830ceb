# Generated from other:dep@0.2 by witbind. Do not edit.
"""What `other:dep` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from ...other_dep_v0_2 import descriptors as other_dep_v0_2
from ...other_dep_v0_2 import ids

__all__ = ["INTERFACES", "TYPES", "TYPES_RES", "WORLDS", "A"]

TYPES_RES: Final = wit.Resource(ids.TYPES, "res", host=True)

TYPES: Final = wit.Interface(
    ids.TYPES,
    (wit.Function("[method]res.m", "m", (("self", "self", wit.Borrow(TYPES_RES)),), None),),
    resources=(TYPES_RES,),
    types=(("r", other_dep_v0_2.TYPES_R),),
)

A: Final = wit.Interface(
    ids.A,
    (wit.Function("f", "f", (("r", "r", other_dep_v0_2.TYPES_R),), wit.Own(TYPES_RES)),),
    types=(("r", other_dep_v0_2.TYPES_R),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.A: A,
    ids.TYPES: TYPES,
}

WORLDS: Final[dict[str, wit.World]] = {}
