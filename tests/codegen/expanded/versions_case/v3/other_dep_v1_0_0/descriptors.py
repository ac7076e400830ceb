# Generated from other:dep@1 by witbind. Do not edit.
"""What `other:dep` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import ids

__all__ = ["INTERFACES", "WORLDS", "A"]

A: Final = wit.Interface(
    ids.A,
    (wit.Function("f", "f", (), wit.U8),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.A: A,
}

WORLDS: Final[dict[str, wit.World]] = {}
