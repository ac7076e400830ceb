# Generated from other:deep@0.2 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FIRST", "SECOND"]

FIRST: Final = "other:deep/first@0.2.0"
SECOND: Final = "other:deep/second@0.2.0"
