# Generated from case:used-twice@1 by witbind. Do not edit.
"""Types of the world `w`."""

from __future__ import annotations

from .types import Item
from .types import Item as Item3

__all__ = ["Item", "Item3"]
