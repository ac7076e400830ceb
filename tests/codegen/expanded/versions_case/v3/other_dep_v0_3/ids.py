# Generated from other:dep@0.3 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["TYPES", "A"]

A: Final = "other:dep/a@0.3.0"
TYPES: Final = "other:dep/types@0.3.0"
