# Generated from case:sides@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["BOTH", "EXPORT_ALL", "EXPORT_C", "IMPORT_ALL", "MIXED", "A", "B", "C"]

A: Final = "case:sides/a@1.0.0"
B: Final = "case:sides/b@1.0.0"
BOTH: Final = "case:sides/both@1.0.0"
C: Final = "case:sides/c@1.0.0"
EXPORT_ALL: Final = "case:sides/export-all@1.0.0"
EXPORT_C: Final = "case:sides/export-c@1.0.0"
IMPORT_ALL: Final = "case:sides/import-all@1.0.0"
MIXED: Final = "case:sides/mixed@1.0.0"
