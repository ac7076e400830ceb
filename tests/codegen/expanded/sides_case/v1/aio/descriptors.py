# Generated from case:sides@1 by witbind. Do not edit.
"""What `case:sides` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import ids
from . import a, b

__all__ = [
    "A_ALIASED",
    "A_ALIASED_EXPORTS",
    "A_EITHER",
    "A_EITHER_EXPORTS",
    "A_EXPORTS",
    "A_HOLDER",
    "A_HOLDER_EXPORTS",
    "A_R",
    "A_R_EXPORTS",
    "BOTH",
    "B_EXPORTS",
    "B_EXPORTS_",
    "B_OWN_R",
    "B_OWN_R_EXPORTS",
    "C_EXPORTS",
    "C_EXPORTS_",
    "EXPORT_ALL",
    "EXPORT_C",
    "IMPORT_ALL",
    "INTERFACES",
    "MIXED",
    "WORLDS",
    "A",
    "B",
    "C",
]

A_R: Final = wit.Resource(ids.A, "r", host=True)

A_HOLDER: Final = wit.Record(
    "holder",
    (
        ("r", "r", wit.Own(A_R)),
        ("s", "s", wit.Option(wit.Own(A_R))),
        ("all", "all", wit.List(wit.Tuple((wit.Own(A_R), wit.U8)))),
    ),
    a.Holder,
)

A_EITHER: Final = wit.Variant(
    "either",
    (
        ("left", a.EitherLeft, A_HOLDER),
        ("right", a.EitherRight, wit.Own(A_R)),
        ("neither", a.EitherNeither, None),
    ),
)

A_ALIASED: Final = wit.Option(A_EITHER)

A: Final = wit.Interface(
    ids.A,
    (
        wit.Function("[constructor]r", "new_r", (), wit.Own(A_R)),
        wit.Function("[method]r.get", "get", (("self", "self", wit.Borrow(A_R)),), wit.U32),
        wit.Function(
            "[method]r.join",
            "join",
            (("self", "self", wit.Borrow(A_R)), ("other", "other", wit.Borrow(A_R))),
            wit.Own(A_R),
        ),
        wit.Function("lend", "lend", (("r", "r", wit.Borrow(A_R)),), A_ALIASED),
        wit.Function("take", "take", (("h", "h", A_HOLDER),), A_EITHER),
    ),
    resources=(A_R,),
    types=(
        ("aliased", A_ALIASED),
        ("either", A_EITHER),
        ("holder", A_HOLDER),
    ),
)

A_R_EXPORTS: Final = wit.Resource(ids.A, "r", host=False, cls=a.GuestR)

A_HOLDER_EXPORTS: Final = wit.Record(
    "holder",
    (
        ("r", "r", wit.Own(A_R_EXPORTS)),
        ("s", "s", wit.Option(wit.Own(A_R_EXPORTS))),
        ("all", "all", wit.List(wit.Tuple((wit.Own(A_R_EXPORTS), wit.U8)))),
    ),
    a.Holder,
)

A_EITHER_EXPORTS: Final = wit.Variant(
    "either",
    (
        ("left", a.EitherLeft, A_HOLDER_EXPORTS),
        ("right", a.EitherRight, wit.Own(A_R_EXPORTS)),
        ("neither", a.EitherNeither, None),
    ),
)

A_ALIASED_EXPORTS: Final = wit.Option(A_EITHER_EXPORTS)

A_EXPORTS: Final = wit.Interface(
    ids.A,
    (
        wit.Function("[constructor]r", "new_r", (), wit.Own(A_R_EXPORTS)),
        wit.Function("[method]r.get", "get", (("self", "self", wit.Borrow(A_R_EXPORTS)),), wit.U32),
        wit.Function(
            "[method]r.join",
            "join",
            (("self", "self", wit.Borrow(A_R_EXPORTS)), ("other", "other", wit.Borrow(A_R_EXPORTS))),
            wit.Own(A_R_EXPORTS),
        ),
        wit.Function("lend", "lend", (("r", "r", wit.Borrow(A_R_EXPORTS)),), A_ALIASED_EXPORTS),
        wit.Function("take", "take", (("h", "h", A_HOLDER_EXPORTS),), A_EITHER_EXPORTS),
    ),
    resources=(A_R_EXPORTS,),
    types=(
        ("aliased", A_ALIASED_EXPORTS),
        ("either", A_EITHER_EXPORTS),
        ("holder", A_HOLDER_EXPORTS),
    ),
)

B_OWN_R: Final = wit.Resource(ids.B, "own-r", host=True)

B: Final = wit.Interface(
    ids.B,
    (
        wit.Function("[method]own-r.give", "give", (("self", "self", wit.Borrow(B_OWN_R)),), wit.Own(A_R)),
        wit.Function("[static]own-r.from-other", "own_r_from_other", (("o", "o", wit.Own(A_R)),), wit.Own(B_OWN_R)),
        wit.Function("maybe", "maybe", (("a", "a", A_ALIASED),), wit.Option(A_ALIASED)),
        wit.Function(
            "take",
            "take",
            (("h", "h", A_HOLDER), ("r", "r", wit.Own(A_R)), ("s", "s", wit.Borrow(A_R))),
            wit.Result(A_EITHER, wit.Own(B_OWN_R)),
        ),
    ),
    resources=(B_OWN_R,),
    types=(
        ("aliased", A_ALIASED),
        ("either", A_EITHER),
        ("holder", A_HOLDER),
    ),
)

B_OWN_R_EXPORTS: Final = wit.Resource(ids.B, "own-r", host=False, cls=b.GuestOwnR)

B_EXPORTS: Final = wit.Interface(
    ids.B,
    (
        wit.Function("[method]own-r.give", "give", (("self", "self", wit.Borrow(B_OWN_R_EXPORTS)),), wit.Own(A_R)),
        wit.Function(
            "[static]own-r.from-other",
            "own_r_from_other",
            (("o", "o", wit.Own(A_R)),),
            wit.Own(B_OWN_R_EXPORTS),
        ),
        wit.Function("maybe", "maybe", (("a", "a", A_ALIASED),), wit.Option(A_ALIASED)),
        wit.Function(
            "take",
            "take",
            (("h", "h", A_HOLDER), ("r", "r", wit.Own(A_R)), ("s", "s", wit.Borrow(A_R))),
            wit.Result(A_EITHER, wit.Own(B_OWN_R_EXPORTS)),
        ),
    ),
    resources=(B_OWN_R_EXPORTS,),
    types=(
        ("aliased", A_ALIASED),
        ("either", A_EITHER),
        ("holder", A_HOLDER),
    ),
)

B_EXPORTS_: Final = wit.Interface(
    ids.B,
    (
        wit.Function(
            "[method]own-r.give",
            "give",
            (("self", "self", wit.Borrow(B_OWN_R_EXPORTS)),),
            wit.Own(A_R_EXPORTS),
        ),
        wit.Function(
            "[static]own-r.from-other",
            "own_r_from_other",
            (("o", "o", wit.Own(A_R_EXPORTS)),),
            wit.Own(B_OWN_R_EXPORTS),
        ),
        wit.Function("maybe", "maybe", (("a", "a", A_ALIASED_EXPORTS),), wit.Option(A_ALIASED_EXPORTS)),
        wit.Function(
            "take",
            "take",
            (("h", "h", A_HOLDER_EXPORTS), ("r", "r", wit.Own(A_R_EXPORTS)), ("s", "s", wit.Borrow(A_R_EXPORTS))),
            wit.Result(A_EITHER_EXPORTS, wit.Own(B_OWN_R_EXPORTS)),
        ),
    ),
    resources=(B_OWN_R_EXPORTS,),
    types=(
        ("aliased", A_ALIASED_EXPORTS),
        ("either", A_EITHER_EXPORTS),
        ("holder", A_HOLDER_EXPORTS),
    ),
)

C: Final = wit.Interface(
    ids.C,
    (
        wit.Function(
            "go",
            "go",
            (("h", "h", A_HOLDER), ("r", "r", wit.Own(A_R)), ("o", "o", wit.Own(B_OWN_R))),
            wit.Tuple((A_HOLDER, wit.Own(A_R), wit.Own(B_OWN_R))),
        ),
    ),
    types=(("h2", A_HOLDER),),
)

C_EXPORTS: Final = wit.Interface(
    ids.C,
    (
        wit.Function(
            "go",
            "go",
            (("h", "h", A_HOLDER), ("r", "r", wit.Own(A_R)), ("o", "o", wit.Own(B_OWN_R_EXPORTS))),
            wit.Tuple((A_HOLDER, wit.Own(A_R), wit.Own(B_OWN_R_EXPORTS))),
        ),
    ),
    types=(("h2", A_HOLDER),),
)

C_EXPORTS_: Final = wit.Interface(
    ids.C,
    (
        wit.Function(
            "go",
            "go",
            (("h", "h", A_HOLDER_EXPORTS), ("r", "r", wit.Own(A_R_EXPORTS)), ("o", "o", wit.Own(B_OWN_R_EXPORTS))),
            wit.Tuple((A_HOLDER_EXPORTS, wit.Own(A_R_EXPORTS), wit.Own(B_OWN_R_EXPORTS))),
        ),
    ),
    types=(("h2", A_HOLDER_EXPORTS),),
)

BOTH: Final = wit.World(
    ids.BOTH,
    imports=(
        A,
        B,
    ),
    exports=(
        A_EXPORTS,
        B_EXPORTS_,
        C_EXPORTS_,
    ),
)

EXPORT_ALL: Final = wit.World(
    ids.EXPORT_ALL,
    imports=(),
    exports=(
        A_EXPORTS,
        B_EXPORTS_,
        C_EXPORTS_,
    ),
)

EXPORT_C: Final = wit.World(
    ids.EXPORT_C,
    imports=(
        A,
        B,
    ),
    exports=(C,),
)

IMPORT_ALL: Final = wit.World(
    ids.IMPORT_ALL,
    imports=(
        A,
        B,
        C,
    ),
    exports=(),
)

MIXED: Final = wit.World(
    ids.MIXED,
    imports=(A,),
    exports=(
        B_EXPORTS,
        C_EXPORTS,
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.A: A,
    ids.B: B,
    ids.C: C,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.BOTH: BOTH,
    ids.EXPORT_ALL: EXPORT_ALL,
    ids.EXPORT_C: EXPORT_C,
    ids.IMPORT_ALL: IMPORT_ALL,
    ids.MIXED: MIXED,
}
