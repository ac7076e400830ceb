# Generated from case:gates@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["GATED", "STABLE", "W"]

GATED: Final = "case:gates/gated@1.3.0"
STABLE: Final = "case:gates/stable@1.3.0"
W: Final = "case:gates/w@1.3.0"
