# Generated from case:long-names@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "AN_INTERFACE_WITH_A_NAME_THAT_IS_SO_LONG_THAT_NO_CALL",
    "W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND",
    "W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND_MORE",
    "A",
    "W",
]

A: Final = "case:long-names/a@1.0.0"
AN_INTERFACE_WITH_A_NAME_THAT_IS_SO_LONG_THAT_NO_CALL: Final = (
    "case:long-names/an-interface-with-a-name-that-is-so-long-that-no-call@1.0.0"
)
W: Final = "case:long-names/w@1.0.0"
W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND: Final = "another-interface-with-a-name-of-its-own-and"
W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND_MORE: Final = "another-interface-with-a-name-of-its-own-and-more"
