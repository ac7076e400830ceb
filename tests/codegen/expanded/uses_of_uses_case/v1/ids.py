# Generated from case:uses-of-uses@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["THIRD"]

THIRD: Final = "case:uses-of-uses/third@1.0.0"
