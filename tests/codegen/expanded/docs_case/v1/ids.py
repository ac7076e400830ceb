# Generated from case:docs@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["QUOTES", "W"]

QUOTES: Final = "case:docs/quotes@1.0.0"
W: Final = "case:docs/w@1.0.0"
