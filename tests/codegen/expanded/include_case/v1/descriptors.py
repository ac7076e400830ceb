# Generated from case:includes@1 by witbind. Do not edit.
"""What `case:includes` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import base_types, extended_types, i, ids, twice_types

__all__ = ["BASE", "BASE_MINE", "EXTENDED", "EXTENDED_MINE", "INTERFACES", "I_R", "TWICE", "TWICE_MINE", "WORLDS", "I"]

I_R: Final = wit.Record("r", (("a", "a", wit.U8),), i.R)

I: Final = wit.Interface(
    ids.I,
    (wit.Function("f", "f", (("r", "r", I_R),), None),),
    types=(("r", I_R),),
)

BASE_MINE: Final = wit.Record("mine", (("a", "a", wit.U8),), base_types.Mine)

BASE: Final = wit.World(
    ids.BASE,
    imports=(I,),
    exports=(I,),
    import_functions=(wit.Function("f", "f", (("r", "r", I_R),), None),),
    export_functions=(wit.Function("g", "g", (("o", "o", BASE_MINE),), BASE_MINE),),
)

EXTENDED_MINE: Final = wit.Record("mine", (("a", "a", wit.U8),), extended_types.Mine)

EXTENDED: Final = wit.World(
    ids.EXTENDED,
    imports=(I,),
    exports=(I,),
    import_functions=(
        wit.Function("f", "f", (), None),
        wit.Function("renamed-f", "renamed_f", (("r", "r", I_R),), None),
    ),
    export_functions=(
        wit.Function("h", "h", (), None),
        wit.Function("renamed-g", "renamed_g", (("o", "o", EXTENDED_MINE),), EXTENDED_MINE),
    ),
)

TWICE_MINE: Final = wit.Record("mine", (("a", "a", wit.U8),), twice_types.Mine)

TWICE: Final = wit.World(
    ids.TWICE,
    imports=(I,),
    exports=(I,),
    import_functions=(
        wit.Function("f", "f", (("r", "r", I_R),), None),
        wit.Function("j", "j", (), None),
    ),
    export_functions=(wit.Function("g", "g", (("o", "o", TWICE_MINE),), TWICE_MINE),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.I: I,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.BASE: BASE,
    ids.EXTENDED: EXTENDED,
    ids.TWICE: TWICE,
}
