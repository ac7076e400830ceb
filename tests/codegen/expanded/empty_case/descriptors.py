# Generated from case:empty by witbind. Do not edit.
"""What `case:empty` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

__all__ = ["INTERFACES", "WORLDS"]

INTERFACES: Final[dict[str, wit.Interface]] = {}

WORLDS: Final[dict[str, wit.World]] = {}
