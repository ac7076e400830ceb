# Generated from wasi:filesystem@0.2 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["PREOPENS", "TYPES"]

PREOPENS: Final = "wasi:filesystem/preopens@0.2.12"
TYPES: Final = "wasi:filesystem/types@0.2.12"
