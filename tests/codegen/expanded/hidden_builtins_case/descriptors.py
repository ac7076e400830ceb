# Generated from case:hidden-builtins by witbind. Do not edit.
"""What `case:hidden-builtins` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import dict as dict_
from . import ids, shapes
from . import str as str_

__all__ = [
    "BOTH",
    "DECORATORS",
    "DECORATORS_CLASSMETHOD",
    "DICT",
    "DICT_E",
    "INTERFACES",
    "MODULES",
    "SHAPES",
    "SHAPES_EVERY",
    "SHAPES_EXPORTS",
    "SHAPES_TABLE",
    "SHAPES_TABLE_EXPORTS",
    "STR",
    "STR_HOLDER",
    "WORLDS",
]

DICT_E: Final = wit.Enum("e", ("a",), dict_.E)

DICT: Final = wit.Interface(
    ids.DICT,
    (wit.Function("f", "f", (), DICT_E),),
    types=(("e", DICT_E),),
)

SHAPES_EVERY: Final = wit.Record(
    "every",
    (
        ("list", "list", wit.List(wit.STRING)),
        ("tuple", "tuple", wit.Tuple((wit.U8, wit.List(wit.U8)))),
        ("bytes", "bytes", wit.List(wit.U8)),
        ("str", "str", wit.STRING),
        ("int", "int", wit.S64),
        ("float", "float", wit.F32),
        ("bool", "bool", wit.BOOL),
        ("dict", "dict", wit.Map(wit.STRING, wit.U8)),
        ("object", "object", wit.Option(wit.List(wit.U8))),
    ),
    shapes.Every,
)

SHAPES_TABLE: Final = wit.Resource(ids.SHAPES, "table", host=True)

SHAPES: Final = wit.Interface(
    ids.SHAPES,
    (
        wit.Function(
            "[constructor]table",
            "new_table",
            (("list", "list", wit.List(wit.STRING)),),
            wit.Own(SHAPES_TABLE),
        ),
        wit.Function("[method]table.bytes", "bytes", (("self", "self", wit.Borrow(SHAPES_TABLE)),), wit.List(wit.U8)),
        wit.Function(
            "[method]table.int",
            "int",
            (("self", "self", wit.Borrow(SHAPES_TABLE)), ("list", "list", wit.List(wit.U8))),
            wit.List(wit.U32),
        ),
        wit.Function("[method]table.list", "list", (("self", "self", wit.Borrow(SHAPES_TABLE)),), wit.List(wit.STRING)),
        wit.Function(
            "[method]table.str",
            "str",
            (("self", "self", wit.Borrow(SHAPES_TABLE)), ("int", "int", wit.U8)),
            wit.STRING,
        ),
        wit.Function(
            "[static]table.tuple",
            "table_tuple",
            (("bool", "bool", wit.BOOL),),
            wit.Tuple((wit.BOOL, wit.U8)),
        ),
        wit.Function("bool", "bool", (("a", "a", SHAPES_EVERY),), wit.BOOL),
        wit.Function("dict", "dict", (), wit.Map(wit.STRING, wit.List(wit.U8))),
        wit.Function("list", "list", (("list", "list", wit.List(wit.STRING)),), wit.List(wit.STRING)),
        wit.Function(
            "print",
            "print",
            (("len", "len", wit.U32), ("range", "range", wit.U8), ("id", "id", wit.U8), ("type", "type", wit.STRING)),
            wit.STRING,
        ),
    ),
    resources=(SHAPES_TABLE,),
    types=(("every", SHAPES_EVERY),),
)

SHAPES_TABLE_EXPORTS: Final = wit.Resource(ids.SHAPES, "table", host=False, cls=shapes.GuestTable)

SHAPES_EXPORTS: Final = wit.Interface(
    ids.SHAPES,
    (
        wit.Function(
            "[constructor]table",
            "new_table",
            (("list", "list", wit.List(wit.STRING)),),
            wit.Own(SHAPES_TABLE_EXPORTS),
        ),
        wit.Function(
            "[method]table.bytes",
            "bytes",
            (("self", "self", wit.Borrow(SHAPES_TABLE_EXPORTS)),),
            wit.List(wit.U8),
        ),
        wit.Function(
            "[method]table.int",
            "int",
            (("self", "self", wit.Borrow(SHAPES_TABLE_EXPORTS)), ("list", "list", wit.List(wit.U8))),
            wit.List(wit.U32),
        ),
        wit.Function(
            "[method]table.list",
            "list",
            (("self", "self", wit.Borrow(SHAPES_TABLE_EXPORTS)),),
            wit.List(wit.STRING),
        ),
        wit.Function(
            "[method]table.str",
            "str",
            (("self", "self", wit.Borrow(SHAPES_TABLE_EXPORTS)), ("int", "int", wit.U8)),
            wit.STRING,
        ),
        wit.Function(
            "[static]table.tuple",
            "table_tuple",
            (("bool", "bool", wit.BOOL),),
            wit.Tuple((wit.BOOL, wit.U8)),
        ),
        wit.Function("bool", "bool", (("a", "a", SHAPES_EVERY),), wit.BOOL),
        wit.Function("dict", "dict", (), wit.Map(wit.STRING, wit.List(wit.U8))),
        wit.Function("list", "list", (("list", "list", wit.List(wit.STRING)),), wit.List(wit.STRING)),
        wit.Function(
            "print",
            "print",
            (("len", "len", wit.U32), ("range", "range", wit.U8), ("id", "id", wit.U8), ("type", "type", wit.STRING)),
            wit.STRING,
        ),
    ),
    resources=(SHAPES_TABLE_EXPORTS,),
    types=(("every", SHAPES_EVERY),),
)

STR_HOLDER: Final = wit.Record(
    "holder",
    (
        ("builtins", "builtins_", wit.U8),
        ("list", "list", wit.List(wit.STRING)),
    ),
    str_.Holder,
)

STR: Final = wit.Interface(
    ids.STR,
    (wit.Function("f", "f", (("builtins", "builtins_", STR_HOLDER),), wit.List(wit.U8)),),
    types=(("holder", STR_HOLDER),),
)

DECORATORS_CLASSMETHOD: Final = wit.Interface(
    ids.DECORATORS_CLASSMETHOD,
    (wit.Function("classmethod", "classmethod", (), None),),
)

BOTH: Final = wit.World(
    ids.BOTH,
    imports=(SHAPES,),
    exports=(SHAPES_EXPORTS,),
    import_functions=(wit.Function("list", "list", (("a", "a", wit.List(wit.U8)),), wit.List(wit.STRING)),),
    export_functions=(
        wit.Function("list", "list", (("a", "a", wit.List(wit.STRING)),), wit.List(wit.STRING)),
        wit.Function("str", "str", (("a", "a", wit.List(wit.U8)),), wit.STRING),
    ),
)

DECORATORS: Final = wit.World(
    ids.DECORATORS,
    imports=(),
    exports=(DECORATORS_CLASSMETHOD,),
)

MODULES: Final = wit.World(
    ids.MODULES,
    imports=(
        DICT,
        STR,
    ),
    exports=(STR,),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.DECORATORS_CLASSMETHOD: DECORATORS_CLASSMETHOD,
    ids.DICT: DICT,
    ids.SHAPES: SHAPES,
    ids.STR: STR,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.BOTH: BOTH,
    ids.DECORATORS: DECORATORS,
    ids.MODULES: MODULES,
}
