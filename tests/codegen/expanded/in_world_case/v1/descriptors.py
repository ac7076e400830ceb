# Generated from case:in-world@1 by witbind. Do not edit.
"""What `case:in-world` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import ids, only_types_types, types, w_inner, w_inner_exports, w_types

__all__ = [
    "INTERFACES",
    "NOTHING",
    "ONLY_FUNCTIONS",
    "ONLY_RESOURCE",
    "ONLY_RESOURCE_R",
    "ONLY_TYPES",
    "ONLY_TYPES_R",
    "TYPES",
    "TYPES_DATA",
    "TYPES_HANDLE",
    "WORLDS",
    "W_CHOICE",
    "W_CONN",
    "W_CONNS",
    "W_INNER",
    "W_INNER_CONN",
    "W_INNER_EXPORTS",
    "W_INNER_EXPORTS_CONN",
    "W_INNER_EXPORTS_LOCAL",
    "W_INNER_LOCAL",
    "W_LOCAL",
    "W_OUT",
    "W",
]

TYPES_DATA: Final = wit.Record("data", (("a", "a", wit.U8),), types.Data)

TYPES_HANDLE: Final = wit.Resource(ids.TYPES, "handle", host=True)

TYPES: Final = wit.Interface(
    ids.TYPES,
    (wit.Function("[method]handle.use-it", "use_it", (("self", "self", wit.Borrow(TYPES_HANDLE)),), None),),
    resources=(TYPES_HANDLE,),
    types=(("data", TYPES_DATA),),
)

W_INNER_CONN: Final = wit.Resource(ids.W_INNER, "conn", host=True)

W_INNER_LOCAL: Final = wit.Record("local", (("d", "d", TYPES_DATA),), w_inner.Local)

W_INNER: Final = wit.Interface(
    ids.W_INNER,
    (
        wit.Function("[method]conn.m", "m", (("self", "self", wit.Borrow(W_INNER_CONN)),), W_INNER_LOCAL),
        wit.Function("go", "go", (("l", "l", W_INNER_LOCAL),), wit.Own(W_INNER_CONN)),
    ),
    resources=(W_INNER_CONN,),
    types=(
        ("data", TYPES_DATA),
        ("local", W_INNER_LOCAL),
    ),
)

W_INNER_EXPORTS_CONN: Final = wit.Resource(ids.W_INNER_EXPORTS, "conn", host=False, cls=w_inner_exports.Conn)

W_INNER_EXPORTS_LOCAL: Final = wit.Record("local", (("d", "d", TYPES_DATA),), w_inner_exports.Local)

W_INNER_EXPORTS: Final = wit.Interface(
    ids.W_INNER_EXPORTS,
    (
        wit.Function(
            "[method]conn.m",
            "m",
            (("self", "self", wit.Borrow(W_INNER_EXPORTS_CONN)),),
            W_INNER_EXPORTS_LOCAL,
        ),
        wit.Function("go", "go", (("l", "l", W_INNER_EXPORTS_LOCAL),), wit.Own(W_INNER_EXPORTS_CONN)),
    ),
    resources=(W_INNER_EXPORTS_CONN,),
    types=(
        ("data", TYPES_DATA),
        ("local", W_INNER_EXPORTS_LOCAL),
    ),
)

W_OUT: Final = wit.Interface(
    ids.W_OUT,
    (wit.Function("go", "go", (), wit.U8),),
)

NOTHING: Final = wit.World(
    ids.NOTHING,
    imports=(),
    exports=(),
)

ONLY_FUNCTIONS: Final = wit.World(
    ids.ONLY_FUNCTIONS,
    imports=(),
    exports=(),
    import_functions=(wit.Function("f", "f", (), wit.U8),),
    export_functions=(wit.Function("g", "g", (), wit.U8),),
)

ONLY_RESOURCE_R: Final = wit.Resource("", "r", host=True)

ONLY_RESOURCE: Final = wit.World(
    ids.ONLY_RESOURCE,
    imports=(),
    exports=(),
    import_functions=(wit.Function("[method]r.m", "m", (("self", "self", wit.Borrow(ONLY_RESOURCE_R)),), wit.U8),),
    import_resources=(ONLY_RESOURCE_R,),
)

ONLY_TYPES_R: Final = wit.Record("r", (("a", "a", wit.U8),), only_types_types.R)

ONLY_TYPES: Final = wit.World(
    ids.ONLY_TYPES,
    imports=(),
    exports=(),
)

W_LOCAL: Final = wit.Record(
    "local",
    (
        ("data", "data", TYPES_DATA),
        ("h", "h", wit.List(wit.U8)),
    ),
    w_types.Local,
)

W_CHOICE: Final = wit.Variant(
    "choice",
    (
        ("one", w_types.ChoiceOne, W_LOCAL),
        ("two", w_types.ChoiceTwo, None),
    ),
)

W_CONN: Final = wit.Resource("", "conn", host=True)

W_CONNS: Final = wit.List(wit.Own(W_CONN))

W: Final = wit.World(
    ids.W,
    imports=(
        TYPES,
        W_INNER,
    ),
    exports=(
        W_INNER_EXPORTS,
        W_OUT,
    ),
    import_functions=(
        wit.Function("[constructor]conn", "new_conn", (("url", "url", wit.STRING),), wit.Own(W_CONN)),
        wit.Function("[method]conn.list", "list", (("self", "self", wit.Borrow(W_CONN)),), wit.List(wit.STRING)),
        wit.Function(
            "[method]conn.send",
            "send",
            (("self", "self", wit.Borrow(W_CONN)), ("d", "d", W_LOCAL)),
            W_CHOICE,
        ),
        wit.Function(
            "[static]conn.open",
            "conn_open",
            (("url", "url", wit.STRING),),
            wit.Result(wit.Own(W_CONN), wit.STRING),
        ),
        wit.Function("connect", "connect", (("a", "a", W_LOCAL),), W_CONNS),
        wit.Function(
            "pair",
            "pair",
            (("a", "a", wit.Borrow(W_CONN)), ("b", "b", wit.Borrow(TYPES_HANDLE))),
            wit.Tuple((wit.Own(W_CONN), wit.Own(TYPES_HANDLE))),
        ),
    ),
    export_functions=(
        wit.Function("run", "run", (("a", "a", W_LOCAL), ("c", "c", wit.Own(W_CONN)), ("cs", "cs", W_CONNS)), W_CHOICE),
        wit.Function("run-h", "run_h", (("a", "a", wit.Borrow(TYPES_HANDLE)),), wit.Own(TYPES_HANDLE)),
    ),
    import_resources=(W_CONN,),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.TYPES: TYPES,
    ids.W_INNER: W_INNER,
    ids.W_INNER_EXPORTS: W_INNER_EXPORTS,
    ids.W_OUT: W_OUT,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.NOTHING: NOTHING,
    ids.ONLY_FUNCTIONS: ONLY_FUNCTIONS,
    ids.ONLY_RESOURCE: ONLY_RESOURCE,
    ids.ONLY_TYPES: ONLY_TYPES,
    ids.W: W,
}
