# Generated from case:uses-of-uses@1 by witbind. Do not edit.
"""What `case:uses-of-uses` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import ids
from .other_deep import descriptors as other_deep

__all__ = ["INTERFACES", "THIRD", "THIRD_EXPORTS", "WORLDS"]

THIRD: Final = wit.Interface(
    ids.THIRD,
    (wit.Function("get", "get", (), wit.Own(other_deep.SECOND_PIPE)),),
)

THIRD_EXPORTS: Final = wit.Interface(
    ids.THIRD,
    (wit.Function("get", "get", (), wit.Own(other_deep.SECOND_PIPE_EXPORTS)),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.THIRD: THIRD,
}

WORLDS: Final[dict[str, wit.World]] = {}
