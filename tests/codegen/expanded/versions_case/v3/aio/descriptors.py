# Generated from case:versions@3 by witbind. Do not edit.
"""What `case:versions` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as v3
from .. import ids
from ..more_dep_ import descriptors as more_dep_
from ..other_dep_v0_2 import descriptors as other_dep_v0_2
from ..other_dep_v0_3 import descriptors as other_dep_v0_3
from ..other_dep_v1_0_0 import descriptors as other_dep_v1_0_0
from ..other_dep_v1_0_0_rc_1 import descriptors as other_dep_v1_0_0_rc_1
from .other_dep_v0_2 import descriptors as other_dep_v0_2_
from .other_dep_v0_3 import descriptors as other_dep_v0_3_

__all__ = ["INTERFACES", "TYPES", "WORLDS", "W"]

TYPES: Final = wit.Interface(
    ids.TYPES,
    (
        wit.Function(
            "f",
            "f",
            (("a", "a", other_dep_v0_2.TYPES_R), ("b", "b", other_dep_v0_3.TYPES_R)),
            wit.Own(other_dep_v0_3_.TYPES_RES),
        ),
    ),
    types=(
        ("r", other_dep_v0_2.TYPES_R),
        ("r3", other_dep_v0_3.TYPES_R),
    ),
)

W: Final = wit.World(
    ids.W,
    imports=(
        v3.A,
        v3.MORE_DEP,
        TYPES,
        more_dep_.A,
        other_dep_v0_2_.A,
        other_dep_v0_3_.A,
        other_dep_v1_0_0.A,
        other_dep_v1_0_0_rc_1.A,
        other_dep_v0_2_.TYPES,
        other_dep_v0_3_.TYPES,
    ),
    exports=(
        v3.A,
        TYPES,
        more_dep_.A,
        other_dep_v0_2_.A,
        other_dep_v0_3_.A,
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.TYPES: TYPES,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W: W,
}
