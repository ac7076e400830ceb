# Generated from case:used-twice@1 by witbind. Do not edit.
"""What `case:used-twice` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import ids, types

__all__ = ["INTERFACES", "TYPES", "TYPES_ITEM", "TYPES_THING", "USER", "WORLDS", "W"]

TYPES_ITEM: Final = wit.Record("item", (("a", "a", wit.U8),), types.Item)

TYPES_THING: Final = wit.Resource(ids.TYPES, "thing", host=True)

TYPES: Final = wit.Interface(
    ids.TYPES,
    (),
    resources=(TYPES_THING,),
    types=(("item", TYPES_ITEM),),
)

USER: Final = wit.Interface(
    ids.USER,
    (
        wit.Function(
            "f",
            "f",
            (("a", "a", TYPES_ITEM), ("b", "b", TYPES_ITEM), ("c", "c", TYPES_ITEM)),
            wit.Own(TYPES_THING),
        ),
        wit.Function("g", "g", (("a", "a", wit.Borrow(TYPES_THING)),), wit.Own(TYPES_THING)),
    ),
    types=(
        ("an-item", TYPES_ITEM),
        ("item", TYPES_ITEM),
        ("item2", TYPES_ITEM),
    ),
)

W: Final = wit.World(
    ids.W,
    imports=(
        TYPES,
        USER,
    ),
    exports=(USER,),
    import_functions=(wit.Function("h", "h", (("a", "a", TYPES_ITEM), ("b", "b", TYPES_ITEM)), None),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.TYPES: TYPES,
    ids.USER: USER,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W: W,
}
