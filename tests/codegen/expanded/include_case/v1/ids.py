# Generated from case:includes@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["BASE", "EXTENDED", "TWICE", "I"]

BASE: Final = "case:includes/base@1.0.0"
EXTENDED: Final = "case:includes/extended@1.0.0"
I: Final = "case:includes/i@1.0.0"
TWICE: Final = "case:includes/twice@1.0.0"
