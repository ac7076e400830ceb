# Generated from case:not-carried@1 by witbind. Do not edit.
"""What `case:not-carried` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as v1
from .. import ids
from . import types

__all__ = ["INTERFACES", "TYPES", "TYPES_CONN", "TYPES_CONN_EXPORTS", "TYPES_EXPORTS", "WORLDS", "W"]

TYPES_CONN: Final = wit.Resource(ids.TYPES, "conn", host=True)

TYPES: Final = wit.Interface(
    ids.TYPES,
    (
        wit.Function("[constructor]conn", "new_conn", (), wit.Own(TYPES_CONN)),
        wit.Function(
            "[method]conn.read",
            "read",
            (("self", "self", wit.Borrow(TYPES_CONN)),),
            wit.Tuple((wit.Stream(wit.U8), wit.Future(wit.Result(None, wit.ERROR_CONTEXT)))),
            is_async=True,
        ),
        wit.Function(
            "[method]conn.write",
            "write",
            (("self", "self", wit.Borrow(TYPES_CONN)), ("data", "data", v1.TYPES_BYTES)),
            wit.Future(wit.Result(None, None)),
        ),
        wit.Function(
            "[static]conn.open",
            "conn_open",
            (("name", "name", wit.STRING),),
            wit.Result(wit.Own(TYPES_CONN), wit.STRING),
            is_async=True,
        ),
        wit.Function(
            "fetch",
            "fetch",
            (("url", "url", wit.STRING), ("body", "body", wit.Option(wit.Stream(wit.U8)))),
            wit.Result(v1.TYPES_R, v1.TYPES_V),
            is_async=True,
        ),
        wit.Function("wait", "wait", (), None, is_async=True),
    ),
    resources=(TYPES_CONN,),
    types=(
        ("bytes", v1.TYPES_BYTES),
        ("r", v1.TYPES_R),
        ("v", v1.TYPES_V),
    ),
)

TYPES_CONN_EXPORTS: Final = wit.Resource(ids.TYPES, "conn", host=False, cls=types.GuestConn)

TYPES_EXPORTS: Final = wit.Interface(
    ids.TYPES,
    (
        wit.Function("[constructor]conn", "new_conn", (), wit.Own(TYPES_CONN_EXPORTS)),
        wit.Function(
            "[method]conn.read",
            "read",
            (("self", "self", wit.Borrow(TYPES_CONN_EXPORTS)),),
            wit.Tuple((wit.Stream(wit.U8), wit.Future(wit.Result(None, wit.ERROR_CONTEXT)))),
            is_async=True,
        ),
        wit.Function(
            "[method]conn.write",
            "write",
            (("self", "self", wit.Borrow(TYPES_CONN_EXPORTS)), ("data", "data", v1.TYPES_BYTES)),
            wit.Future(wit.Result(None, None)),
        ),
        wit.Function(
            "[static]conn.open",
            "conn_open",
            (("name", "name", wit.STRING),),
            wit.Result(wit.Own(TYPES_CONN_EXPORTS), wit.STRING),
            is_async=True,
        ),
        wit.Function(
            "fetch",
            "fetch",
            (("url", "url", wit.STRING), ("body", "body", wit.Option(wit.Stream(wit.U8)))),
            wit.Result(v1.TYPES_R, v1.TYPES_V),
            is_async=True,
        ),
        wit.Function("wait", "wait", (), None, is_async=True),
    ),
    resources=(TYPES_CONN_EXPORTS,),
    types=(
        ("bytes", v1.TYPES_BYTES),
        ("r", v1.TYPES_R),
        ("v", v1.TYPES_V),
    ),
)

W: Final = wit.World(
    ids.W,
    imports=(TYPES,),
    exports=(TYPES_EXPORTS,),
    import_functions=(wit.Function("sleep", "sleep", (("ms", "ms", wit.U32),), None, is_async=True),),
    export_functions=(
        wit.Function("handle", "handle", (("r", "r", v1.W_R2),), v1.W_R2, is_async=True),
        wit.Function("tick", "tick", (), None, is_async=True),
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.TYPES: TYPES,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W: W,
}
