# Generated from case:used-twice@1 by witbind. Do not edit.
"""What `case:used-twice` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as v1
from .. import ids

__all__ = ["INTERFACES", "TYPES", "TYPES_THING", "USER", "WORLDS", "W"]

TYPES_THING: Final = wit.Resource(ids.TYPES, "thing", host=True)

TYPES: Final = wit.Interface(
    ids.TYPES,
    (),
    resources=(TYPES_THING,),
    types=(("item", v1.TYPES_ITEM),),
)

USER: Final = wit.Interface(
    ids.USER,
    (
        wit.Function(
            "f",
            "f",
            (("a", "a", v1.TYPES_ITEM), ("b", "b", v1.TYPES_ITEM), ("c", "c", v1.TYPES_ITEM)),
            wit.Own(TYPES_THING),
        ),
        wit.Function("g", "g", (("a", "a", wit.Borrow(TYPES_THING)),), wit.Own(TYPES_THING)),
    ),
    types=(
        ("an-item", v1.TYPES_ITEM),
        ("item", v1.TYPES_ITEM),
        ("item2", v1.TYPES_ITEM),
    ),
)

W: Final = wit.World(
    ids.W,
    imports=(
        TYPES,
        USER,
    ),
    exports=(USER,),
    import_functions=(wit.Function("h", "h", (("a", "a", v1.TYPES_ITEM), ("b", "b", v1.TYPES_ITEM)), None),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.TYPES: TYPES,
    ids.USER: USER,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W: W,
}
