# Generated from case:all-caps by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["HTTP_API", "W_2D"]

HTTP_API: Final = "case:all-caps/HTTP-api"
W_2D: Final = "case:all-caps/W-2D"
