# Generated from case:in-world@1 by witbind. Do not edit.
"""What `case:in-world` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as v1
from .. import ids
from . import w_inner_exports

__all__ = [
    "INTERFACES",
    "ONLY_RESOURCE",
    "ONLY_RESOURCE_R",
    "TYPES",
    "TYPES_HANDLE",
    "WORLDS",
    "W_CONN",
    "W_CONNS",
    "W_INNER",
    "W_INNER_CONN",
    "W_INNER_EXPORTS",
    "W_INNER_EXPORTS_CONN",
    "W",
]

TYPES_HANDLE: Final = wit.Resource(ids.TYPES, "handle", host=True)

TYPES: Final = wit.Interface(
    ids.TYPES,
    (wit.Function("[method]handle.use-it", "use_it", (("self", "self", wit.Borrow(TYPES_HANDLE)),), None),),
    resources=(TYPES_HANDLE,),
    types=(("data", v1.TYPES_DATA),),
)

W_INNER_CONN: Final = wit.Resource(ids.W_INNER, "conn", host=True)

W_INNER: Final = wit.Interface(
    ids.W_INNER,
    (
        wit.Function("[method]conn.m", "m", (("self", "self", wit.Borrow(W_INNER_CONN)),), v1.W_INNER_LOCAL),
        wit.Function("go", "go", (("l", "l", v1.W_INNER_LOCAL),), wit.Own(W_INNER_CONN)),
    ),
    resources=(W_INNER_CONN,),
    types=(
        ("data", v1.TYPES_DATA),
        ("local", v1.W_INNER_LOCAL),
    ),
)

W_INNER_EXPORTS_CONN: Final = wit.Resource(ids.W_INNER_EXPORTS, "conn", host=False, cls=w_inner_exports.Conn)

W_INNER_EXPORTS: Final = wit.Interface(
    ids.W_INNER_EXPORTS,
    (
        wit.Function(
            "[method]conn.m",
            "m",
            (("self", "self", wit.Borrow(W_INNER_EXPORTS_CONN)),),
            v1.W_INNER_EXPORTS_LOCAL,
        ),
        wit.Function("go", "go", (("l", "l", v1.W_INNER_EXPORTS_LOCAL),), wit.Own(W_INNER_EXPORTS_CONN)),
    ),
    resources=(W_INNER_EXPORTS_CONN,),
    types=(
        ("data", v1.TYPES_DATA),
        ("local", v1.W_INNER_EXPORTS_LOCAL),
    ),
)

ONLY_RESOURCE_R: Final = wit.Resource("", "r", host=True)

ONLY_RESOURCE: Final = wit.World(
    ids.ONLY_RESOURCE,
    imports=(),
    exports=(),
    import_functions=(wit.Function("[method]r.m", "m", (("self", "self", wit.Borrow(ONLY_RESOURCE_R)),), wit.U8),),
    import_resources=(ONLY_RESOURCE_R,),
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
        v1.W_OUT,
    ),
    import_functions=(
        wit.Function("[constructor]conn", "new_conn", (("url", "url", wit.STRING),), wit.Own(W_CONN)),
        wit.Function("[method]conn.list", "list", (("self", "self", wit.Borrow(W_CONN)),), wit.List(wit.STRING)),
        wit.Function(
            "[method]conn.send",
            "send",
            (("self", "self", wit.Borrow(W_CONN)), ("d", "d", v1.W_LOCAL)),
            v1.W_CHOICE,
        ),
        wit.Function(
            "[static]conn.open",
            "conn_open",
            (("url", "url", wit.STRING),),
            wit.Result(wit.Own(W_CONN), wit.STRING),
        ),
        wit.Function("connect", "connect", (("a", "a", v1.W_LOCAL),), W_CONNS),
        wit.Function(
            "pair",
            "pair",
            (("a", "a", wit.Borrow(W_CONN)), ("b", "b", wit.Borrow(TYPES_HANDLE))),
            wit.Tuple((wit.Own(W_CONN), wit.Own(TYPES_HANDLE))),
        ),
    ),
    export_functions=(
        wit.Function(
            "run",
            "run",
            (("a", "a", v1.W_LOCAL), ("c", "c", wit.Own(W_CONN)), ("cs", "cs", W_CONNS)),
            v1.W_CHOICE,
        ),
        wit.Function("run-h", "run_h", (("a", "a", wit.Borrow(TYPES_HANDLE)),), wit.Own(TYPES_HANDLE)),
    ),
    import_resources=(W_CONN,),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.TYPES: TYPES,
    ids.W_INNER: W_INNER,
    ids.W_INNER_EXPORTS: W_INNER_EXPORTS,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.ONLY_RESOURCE: ONLY_RESOURCE,
    ids.W: W,
}
