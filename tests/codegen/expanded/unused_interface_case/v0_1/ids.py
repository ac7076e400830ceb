# Generated from case:unused-interface@0.1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FIRST", "SECOND", "THIRD"]

FIRST: Final = "case:unused-interface/first@0.1.0"
SECOND: Final = "case:unused-interface/second@0.1.0"
THIRD: Final = "case:unused-interface/third@0.1.0"
