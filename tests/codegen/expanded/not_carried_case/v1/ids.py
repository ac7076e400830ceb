# Generated from case:not-carried@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["TYPES", "W"]

TYPES: Final = "case:not-carried/types@1.0.0"
W: Final = "case:not-carried/w@1.0.0"
