# Generated from case:versions@3 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["MORE_DEP", "TYPES", "A", "W"]

A: Final = "case:versions/a@3.2.1"
MORE_DEP: Final = "case:versions/more-dep@3.2.1"
TYPES: Final = "case:versions/types@3.2.1"
W: Final = "case:versions/w@3.2.1"
