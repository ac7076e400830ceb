# Generated from case:labels@1 by witbind. Do not edit.
"""What `case:labels` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import ids
from . import store, w_first, w_second

__all__ = [
    "INTERFACES",
    "STORE",
    "STORE_BUCKET",
    "STORE_BUCKET_EXPORTS",
    "STORE_EXPORTS",
    "WORLDS",
    "W_FIRST",
    "W_FIRST_BUCKET",
    "W_PRIMARY",
    "W_PRIMARY_BUCKET",
    "W_SECOND",
    "W_SECONDARY",
    "W_SECONDARY_BUCKET",
    "W_SECOND_BUCKET",
    "W",
]

STORE_BUCKET: Final = wit.Resource(ids.STORE, "bucket", host=True)

STORE: Final = wit.Interface(
    ids.STORE,
    (
        wit.Function(
            "[method]bucket.get",
            "get",
            (("self", "self", wit.Borrow(STORE_BUCKET)), ("key", "key", wit.STRING)),
            wit.Option(wit.List(wit.U8)),
        ),
        wit.Function("open", "open", (("name", "name", wit.STRING),), wit.Own(STORE_BUCKET)),
    ),
    resources=(STORE_BUCKET,),
)

STORE_BUCKET_EXPORTS: Final = wit.Resource(ids.STORE, "bucket", host=False, cls=store.GuestBucket)

STORE_EXPORTS: Final = wit.Interface(
    ids.STORE,
    (
        wit.Function(
            "[method]bucket.get",
            "get",
            (("self", "self", wit.Borrow(STORE_BUCKET_EXPORTS)), ("key", "key", wit.STRING)),
            wit.Option(wit.List(wit.U8)),
        ),
        wit.Function("open", "open", (("name", "name", wit.STRING),), wit.Own(STORE_BUCKET_EXPORTS)),
    ),
    resources=(STORE_BUCKET_EXPORTS,),
)

W_FIRST_BUCKET: Final = wit.Resource(ids.W_FIRST, "bucket", host=False, cls=w_first.Bucket)

W_FIRST: Final = wit.Interface(
    ids.W_FIRST,
    (
        wit.Function(
            "[method]bucket.get",
            "get",
            (("self", "self", wit.Borrow(W_FIRST_BUCKET)), ("key", "key", wit.STRING)),
            wit.Option(wit.List(wit.U8)),
        ),
        wit.Function("open", "open", (("name", "name", wit.STRING),), wit.Own(W_FIRST_BUCKET)),
    ),
    resources=(W_FIRST_BUCKET,),
)

W_PRIMARY_BUCKET: Final = wit.Resource(ids.W_PRIMARY, "bucket", host=True)

W_PRIMARY: Final = wit.Interface(
    ids.W_PRIMARY,
    (
        wit.Function(
            "[method]bucket.get",
            "get",
            (("self", "self", wit.Borrow(W_PRIMARY_BUCKET)), ("key", "key", wit.STRING)),
            wit.Option(wit.List(wit.U8)),
        ),
        wit.Function("open", "open", (("name", "name", wit.STRING),), wit.Own(W_PRIMARY_BUCKET)),
    ),
    resources=(W_PRIMARY_BUCKET,),
)

W_SECOND_BUCKET: Final = wit.Resource(ids.W_SECOND, "bucket", host=False, cls=w_second.Bucket)

W_SECOND: Final = wit.Interface(
    ids.W_SECOND,
    (
        wit.Function(
            "[method]bucket.get",
            "get",
            (("self", "self", wit.Borrow(W_SECOND_BUCKET)), ("key", "key", wit.STRING)),
            wit.Option(wit.List(wit.U8)),
        ),
        wit.Function("open", "open", (("name", "name", wit.STRING),), wit.Own(W_SECOND_BUCKET)),
    ),
    resources=(W_SECOND_BUCKET,),
)

W_SECONDARY_BUCKET: Final = wit.Resource(ids.W_SECONDARY, "bucket", host=True)

W_SECONDARY: Final = wit.Interface(
    ids.W_SECONDARY,
    (
        wit.Function(
            "[method]bucket.get",
            "get",
            (("self", "self", wit.Borrow(W_SECONDARY_BUCKET)), ("key", "key", wit.STRING)),
            wit.Option(wit.List(wit.U8)),
        ),
        wit.Function("open", "open", (("name", "name", wit.STRING),), wit.Own(W_SECONDARY_BUCKET)),
    ),
    resources=(W_SECONDARY_BUCKET,),
)

W: Final = wit.World(
    ids.W,
    imports=(
        W_PRIMARY,
        W_SECONDARY,
    ),
    exports=(
        W_FIRST,
        W_SECOND,
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.STORE: STORE,
    ids.W_FIRST: W_FIRST,
    ids.W_PRIMARY: W_PRIMARY,
    ids.W_SECOND: W_SECOND,
    ids.W_SECONDARY: W_SECONDARY,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.W: W,
}
