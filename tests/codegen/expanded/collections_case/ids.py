# Generated from case:collections by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER", "C_WORLD", "C"]

A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER: Final = (
    "case:collections/a-really-long-interface-name-that-goes-on-and-on-for-ever-and-ever"
)
C: Final = "case:collections/c"
C_WORLD: Final = "case:collections/c-world"
