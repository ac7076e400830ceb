# Generated from more:dep by witbind. Do not edit.
"""What `more:dep` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from ..other_dep_v0_2 import descriptors as other_dep_v0_2
from . import ids

__all__ = ["INTERFACES", "WORLDS", "A"]

A: Final = wit.Interface(
    ids.A,
    (wit.Function("f", "f", (), other_dep_v0_2.TYPES_R),),
    types=(("r", other_dep_v0_2.TYPES_R),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.A: A,
}

WORLDS: Final[dict[str, wit.World]] = {}
