# Generated from case:used-twice@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["TYPES", "USER", "W"]

TYPES: Final = "case:used-twice/types@1.0.0"
USER: Final = "case:used-twice/user@1.0.0"
W: Final = "case:used-twice/w@1.0.0"
