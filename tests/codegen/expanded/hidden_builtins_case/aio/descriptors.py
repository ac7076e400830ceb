# Generated from case:hidden-builtins by witbind. Do not edit.
"""What `case:hidden-builtins` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as main
from .. import ids
from . import shapes

__all__ = ["BOTH", "INTERFACES", "SHAPES", "SHAPES_EXPORTS", "SHAPES_TABLE", "SHAPES_TABLE_EXPORTS", "WORLDS"]

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
        wit.Function("bool", "bool", (("a", "a", main.SHAPES_EVERY),), wit.BOOL),
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
    types=(("every", main.SHAPES_EVERY),),
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
        wit.Function("bool", "bool", (("a", "a", main.SHAPES_EVERY),), wit.BOOL),
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
    types=(("every", main.SHAPES_EVERY),),
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

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.SHAPES: SHAPES,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.BOTH: BOTH,
}
