# Generated from case:collisions@2 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["COUNTER", "COUNTER_EXPORTS", "COUNTER_WORLD", "ONE", "ONE_IMPORTS"]

COUNTER: Final = "case:collisions/counter@2.1.0"
COUNTER_EXPORTS: Final = "case:collisions/counter-exports@2.1.0"
COUNTER_WORLD: Final = "case:collisions/counter-world@2.1.0"
ONE: Final = "case:collisions/one@2.1.0"
ONE_IMPORTS: Final = "case:collisions/one-imports@2.1.0"
