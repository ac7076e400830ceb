# Generated from case:hidden-builtins by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["BOTH", "DECORATORS", "DECORATORS_CLASSMETHOD", "DICT", "MODULES", "SHAPES", "STR"]

BOTH: Final = "case:hidden-builtins/both"
DECORATORS: Final = "case:hidden-builtins/decorators"
DECORATORS_CLASSMETHOD: Final = "classmethod"
DICT: Final = "case:hidden-builtins/dict"
MODULES: Final = "case:hidden-builtins/modules"
SHAPES: Final = "case:hidden-builtins/shapes"
STR: Final = "case:hidden-builtins/str"
