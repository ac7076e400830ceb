# Generated from case:in-world@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "NOTHING",
    "ONLY_FUNCTIONS",
    "ONLY_RESOURCE",
    "ONLY_TYPES",
    "TYPES",
    "W_INNER",
    "W_INNER_EXPORTS",
    "W_OUT",
    "W",
]

NOTHING: Final = "case:in-world/nothing@1.0.0"
ONLY_FUNCTIONS: Final = "case:in-world/only-functions@1.0.0"
ONLY_RESOURCE: Final = "case:in-world/only-resource@1.0.0"
ONLY_TYPES: Final = "case:in-world/only-types@1.0.0"
TYPES: Final = "case:in-world/types@1.0.0"
W: Final = "case:in-world/w@1.0.0"
W_INNER: Final = "inner"
W_INNER_EXPORTS: Final = "inner"
W_OUT: Final = "out"
