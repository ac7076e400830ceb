# Generated from case:keywords@1 by witbind. Do not edit.
"""What `case:keywords` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as v1
from .. import ids

__all__ = ["CLASS_", "CLASS__GLOBAL_", "DEL_", "IMPORT_ME", "INTERFACES", "WORLDS"]

CLASS__GLOBAL_: Final = wit.Resource(ids.CLASS_, "global", host=True)

CLASS_: Final = wit.Interface(
    ids.CLASS_,
    (
        wit.Function(
            "[constructor]global",
            "new_global",
            (("self", "self_", wit.U8), ("from", "from_", wit.U8), ("cls", "cls", wit.U8)),
            wit.Own(CLASS__GLOBAL_),
        ),
        wit.Function(
            "[method]global.nonlocal",
            "nonlocal_",
            (("self", "self", wit.Borrow(CLASS__GLOBAL_)), ("cls", "cls", wit.U8)),
            wit.U8,
        ),
    ),
    resources=(CLASS__GLOBAL_,),
    types=(
        ("def", v1.CLASS__DEF_),
        ("lambda", v1.CLASS__LAMBDA_),
        ("none", v1.CLASS__NONE),
        ("yield", v1.CLASS__YIELD_),
    ),
)

IMPORT_ME: Final = wit.Interface(
    ids.IMPORT_ME,
    (
        wit.Function("async", "async_", (), None),
        wit.Function(
            "if",
            "if_",
            (
                ("else", "else_", v1.CLASS__DEF_),
                ("self", "self_", v1.CLASS__NONE),
                ("lambda", "lambda_", wit.Borrow(CLASS__GLOBAL_)),
                ("result", "result", wit.U8),
            ),
            wit.List(v1.CLASS__NONE),
        ),
        wit.Function("print", "print", (), wit.Own(CLASS__GLOBAL_)),
    ),
    types=(
        ("def", v1.CLASS__DEF_),
        ("true", v1.CLASS__NONE),
    ),
)

DEL_: Final = wit.World(
    ids.DEL_,
    imports=(
        CLASS_,
        IMPORT_ME,
    ),
    exports=(IMPORT_ME,),
    import_functions=(wit.Function("while", "while_", (("for", "for_", v1.CLASS__DEF_),), wit.U8),),
    export_functions=(
        wit.Function("try", "try_", (("except", "except_", v1.CLASS__DEF_), ("self", "self_", wit.U8)), wit.U8),
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.CLASS_: CLASS_,
    ids.IMPORT_ME: IMPORT_ME,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.DEL_: DEL_,
}
