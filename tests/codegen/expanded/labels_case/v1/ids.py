# Generated from case:labels@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["STORE", "W_FIRST", "W_PRIMARY", "W_SECOND", "W_SECONDARY", "W"]

STORE: Final = "case:labels/store@1.0.0"
W: Final = "case:labels/w@1.0.0"
W_FIRST: Final = "first"
W_PRIMARY: Final = "primary"
W_SECOND: Final = "second"
W_SECONDARY: Final = "secondary"
