# Generated from case:keywords@1 by witbind. Do not edit.
"""What `case:keywords` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import class_, ids, none_types

__all__ = [
    "CLASS_",
    "CLASS__DEF_",
    "CLASS__GLOBAL_",
    "CLASS__LAMBDA_",
    "CLASS__NONE",
    "CLASS__YIELD_",
    "DEL_",
    "IMPORTS_NAMES",
    "IMPORT_ME",
    "INTERFACES",
    "NONE_TYPES",
    "NONE_TYPES_NONE",
    "NONE_TYPES_NONE_TYPE",
    "WORLDS",
]

CLASS__DEF_: Final = wit.Record(
    "def",
    (
        ("from", "from_", wit.U8),
        ("import", "import_", wit.STRING),
        ("pass", "pass_", wit.BOOL),
        ("match", "match", wit.U8),
        ("self", "self_", wit.U8),
        ("none", "none", wit.U8),
        ("async", "async_", wit.U8),
    ),
    class_.Def,
)

CLASS__GLOBAL_: Final = wit.Resource(ids.CLASS_, "global", host=True)

CLASS__LAMBDA_: Final = wit.Enum("lambda", ("none", "true", "false", "class"), class_.Lambda)

CLASS__NONE: Final = wit.Variant(
    "none",
    (
        ("none", class_.NoneNone, None),
        ("true", class_.NoneTrue, wit.U8),
        ("not", class_.NoneNot, None),
    ),
)

CLASS__YIELD_: Final = wit.Flags("yield", ("none", "if", "else"), class_.Yield)

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
        ("def", CLASS__DEF_),
        ("lambda", CLASS__LAMBDA_),
        ("none", CLASS__NONE),
        ("yield", CLASS__YIELD_),
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
                ("else", "else_", CLASS__DEF_),
                ("self", "self_", CLASS__NONE),
                ("lambda", "lambda_", wit.Borrow(CLASS__GLOBAL_)),
                ("result", "result", wit.U8),
            ),
            wit.List(CLASS__NONE),
        ),
        wit.Function("print", "print", (), wit.Own(CLASS__GLOBAL_)),
    ),
    types=(
        ("def", CLASS__DEF_),
        ("true", CLASS__NONE),
    ),
)

NONE_TYPES_NONE: Final = wit.Enum("none", ("a",), none_types.None_)

NONE_TYPES_NONE_TYPE: Final = wit.Record("none-type", (("a", "a", wit.U8),), none_types.NoneType)

NONE_TYPES: Final = wit.Interface(
    ids.NONE_TYPES,
    (wit.Function("f", "f", (("a", "a", NONE_TYPES_NONE_TYPE),), NONE_TYPES_NONE),),
    types=(
        ("none", NONE_TYPES_NONE),
        ("none-type", NONE_TYPES_NONE_TYPE),
    ),
)

DEL_: Final = wit.World(
    ids.DEL_,
    imports=(
        CLASS_,
        IMPORT_ME,
    ),
    exports=(IMPORT_ME,),
    import_functions=(wit.Function("while", "while_", (("for", "for_", CLASS__DEF_),), wit.U8),),
    export_functions=(
        wit.Function("try", "try_", (("except", "except_", CLASS__DEF_), ("self", "self_", wit.U8)), wit.U8),
    ),
)

IMPORTS_NAMES: Final = wit.World(
    ids.IMPORTS_NAMES,
    imports=(NONE_TYPES,),
    exports=(),
    import_functions=(wit.Function("f", "f", (("a", "a", NONE_TYPES_NONE_TYPE),), NONE_TYPES_NONE),),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.CLASS_: CLASS_,
    ids.IMPORT_ME: IMPORT_ME,
    ids.NONE_TYPES: NONE_TYPES,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.DEL_: DEL_,
    ids.IMPORTS_NAMES: IMPORTS_NAMES,
}
