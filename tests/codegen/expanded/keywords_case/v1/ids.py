# Generated from case:keywords@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["CLASS_", "DEL_", "IMPORTS_NAMES", "IMPORT_ME", "NONE_TYPES"]

CLASS_: Final = "case:keywords/class@1.0.0"
DEL_: Final = "case:keywords/del@1.0.0"
IMPORTS_NAMES: Final = "case:keywords/imports-names@1.0.0"
IMPORT_ME: Final = "case:keywords/import-me@1.0.0"
NONE_TYPES: Final = "case:keywords/none-types@1.0.0"
