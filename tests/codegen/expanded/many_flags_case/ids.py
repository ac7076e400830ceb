# Generated from case:many-flags by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["F", "W"]

F: Final = "case:many-flags/f"
W: Final = "case:many-flags/w"
