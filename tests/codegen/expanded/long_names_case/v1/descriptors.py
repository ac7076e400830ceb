# Generated from case:long-names@1 by witbind. Do not edit.
"""What `case:long-names` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import ids

__all__ = [
    "AN_INTERFACE_WITH_A_NAME_THAT_IS_SO_LONG_THAT_NO_CALL",
    "INTERFACES",
    "WORLDS",
    "W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND",
    "W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND_MORE",
    "A",
    "W",
]

A: Final = wit.Interface(
    ids.A,
    (
        wit.Function("a", "a", (), None),
        wit.Function("b", "b", (), None),
        wit.Function("c", "c", (), None),
        wit.Function("d", "d", (), None),
        wit.Function("e", "e", (), None),
    ),
)

AN_INTERFACE_WITH_A_NAME_THAT_IS_SO_LONG_THAT_NO_CALL: Final = wit.Interface(
    ids.AN_INTERFACE_WITH_A_NAME_THAT_IS_SO_LONG_THAT_NO_CALL,
    (
        wit.Function("a", "a", (), None),
        wit.Function("b", "b", (), None),
        wit.Function("c", "c", (), None),
        wit.Function("d", "d", (), None),
        wit.Function("e", "e", (), None),
    ),
)

W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND: Final = wit.Interface(
    ids.W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND,
    (wit.Function("f", "f", (), None),),
)

W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND_MORE: Final = wit.Interface(
    ids.W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND_MORE,
    (wit.Function("f", "f", (), None),),
)

W: Final = wit.World(
    ids.W,
    imports=(
        W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND,
        A,
        AN_INTERFACE_WITH_A_NAME_THAT_IS_SO_LONG_THAT_NO_CALL,
    ),
    exports=(W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND_MORE,),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.A: A,
    ids.AN_INTERFACE_WITH_A_NAME_THAT_IS_SO_LONG_THAT_NO_CALL: AN_INTERFACE_WITH_A_NAME_THAT_IS_SO_LONG_THAT_NO_CALL,
    ids.W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND: W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND,
    ids.W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND_MORE: W_ANOTHER_INTERFACE_WITH_A_NAME_OF_ITS_OWN_AND_MORE,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W: W,
}
