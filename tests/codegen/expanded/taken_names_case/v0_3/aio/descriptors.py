# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""What `case:taken-names` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import descriptors as v0_3
from .. import ids
from . import names

__all__ = [
    "EVERYTHING",
    "INTERFACES",
    "NAMES",
    "NAMES_EXPORTS",
    "NAMES_GUEST_RESOURCE",
    "NAMES_GUEST_RESOURCE_EXPORTS",
    "NAMES_RESOURCE",
    "NAMES_RESOURCE_EXPORTS",
    "NAMES_X",
    "NAMES_X_EXPORTS",
    "WORLDS",
]

NAMES_GUEST_RESOURCE: Final = wit.Resource(ids.NAMES, "guest-resource", host=True)

NAMES_RESOURCE: Final = wit.Resource(ids.NAMES, "resource", host=True)

NAMES_X: Final = wit.Result(wit.Option(wit.Option(wit.U8)), wit.Own(NAMES_GUEST_RESOURCE))

NAMES: Final = wit.Interface(
    ids.NAMES,
    (
        wit.Function("[constructor]guest-resource", "new_guest_resource", (), wit.Own(NAMES_GUEST_RESOURCE)),
        wit.Function("[method]guest-resource.m", "m", (("self", "self", wit.Borrow(NAMES_GUEST_RESOURCE)),), None),
        wit.Function(
            "names",
            "names",
            (("a", "a", v0_3.NAMES_OK), ("b", "b", v0_3.NAMES_ERR)),
            wit.Result(v0_3.NAMES_SOME, v0_3.NAMES_FLAG),
        ),
        wit.Function("r", "r", (), wit.Result(NAMES_X, v0_3.NAMES_PROTOCOL)),
    ),
    resources=(NAMES_GUEST_RESOURCE, NAMES_RESOURCE),
    types=(
        ("any", v0_3.NAMES_ANY),
        ("async-iterator", v0_3.NAMES_ASYNC_ITERATOR),
        ("attrs", v0_3.NAMES_ATTRS),
        ("auto", v0_3.NAMES_AUTO),
        ("awaitable", v0_3.NAMES_AWAITABLE),
        ("enum", v0_3.NAMES_ENUM),
        ("err", v0_3.NAMES_ERR),
        ("final", v0_3.NAMES_FINAL),
        ("flag", v0_3.NAMES_FLAG),
        ("instance", v0_3.NAMES_INSTANCE),
        ("linker", v0_3.NAMES_LINKER),
        ("ok", v0_3.NAMES_OK),
        ("protocol", v0_3.NAMES_PROTOCOL),
        ("result", v0_3.NAMES_RESULT),
        ("some", v0_3.NAMES_SOME),
        ("type-alias", v0_3.NAMES_TYPE_ALIAS),
        ("x", NAMES_X),
    ),
)

NAMES_GUEST_RESOURCE_EXPORTS: Final = wit.Resource(
    ids.NAMES,
    "guest-resource",
    host=False,
    cls=names.GuestGuestResource,
)

NAMES_RESOURCE_EXPORTS: Final = wit.Resource(ids.NAMES, "resource", host=False, cls=names.GuestResource_)

NAMES_X_EXPORTS: Final = wit.Result(wit.Option(wit.Option(wit.U8)), wit.Own(NAMES_GUEST_RESOURCE_EXPORTS))

NAMES_EXPORTS: Final = wit.Interface(
    ids.NAMES,
    (
        wit.Function("[constructor]guest-resource", "new_guest_resource", (), wit.Own(NAMES_GUEST_RESOURCE_EXPORTS)),
        wit.Function(
            "[method]guest-resource.m",
            "m",
            (("self", "self", wit.Borrow(NAMES_GUEST_RESOURCE_EXPORTS)),),
            None,
        ),
        wit.Function(
            "names",
            "names",
            (("a", "a", v0_3.NAMES_OK), ("b", "b", v0_3.NAMES_ERR)),
            wit.Result(v0_3.NAMES_SOME, v0_3.NAMES_FLAG),
        ),
        wit.Function("r", "r", (), wit.Result(NAMES_X_EXPORTS, v0_3.NAMES_PROTOCOL)),
    ),
    resources=(NAMES_GUEST_RESOURCE_EXPORTS, NAMES_RESOURCE_EXPORTS),
    types=(
        ("any", v0_3.NAMES_ANY),
        ("async-iterator", v0_3.NAMES_ASYNC_ITERATOR),
        ("attrs", v0_3.NAMES_ATTRS),
        ("auto", v0_3.NAMES_AUTO),
        ("awaitable", v0_3.NAMES_AWAITABLE),
        ("enum", v0_3.NAMES_ENUM),
        ("err", v0_3.NAMES_ERR),
        ("final", v0_3.NAMES_FINAL),
        ("flag", v0_3.NAMES_FLAG),
        ("instance", v0_3.NAMES_INSTANCE),
        ("linker", v0_3.NAMES_LINKER),
        ("ok", v0_3.NAMES_OK),
        ("protocol", v0_3.NAMES_PROTOCOL),
        ("result", v0_3.NAMES_RESULT),
        ("some", v0_3.NAMES_SOME),
        ("type-alias", v0_3.NAMES_TYPE_ALIAS),
        ("x", NAMES_X_EXPORTS),
    ),
)

EVERYTHING: Final = wit.World(
    ids.EVERYTHING,
    imports=(
        v0_3.ATTRS,
        v0_3.BUILTINS_,
        v0_3.COMPONENT,
        v0_3.DESCRIPTORS_,
        v0_3.ENGINE,
        v0_3.ENUM,
        v0_3.IDS_,
        v0_3.INIT,
        v0_3.INSTANCE,
        v0_3.INTERFACES_,
        v0_3.LINKER,
        NAMES,
        v0_3.STORE,
        v0_3.TYPING,
        v0_3.WIT,
        v0_3.WITBIND,
        v0_3.WORLDS_,
    ),
    exports=(
        v0_3.ATTRS,
        v0_3.BUILTINS_,
        v0_3.COMPONENT,
        v0_3.DESCRIPTORS_,
        v0_3.ENGINE,
        v0_3.ENUM,
        v0_3.IDS_,
        v0_3.INIT,
        v0_3.INSTANCE,
        v0_3.INTERFACES_,
        v0_3.LINKER,
        NAMES_EXPORTS,
        v0_3.STORE,
        v0_3.TYPING,
        v0_3.WIT,
        v0_3.WITBIND,
        v0_3.WORLDS_,
    ),
    import_functions=(wit.Function("functions", "functions", (("a", "a", v0_3.NAMES_LINKER),), wit.U8),),
    export_functions=(
        wit.Function("instantiate", "instantiate_", (), wit.U8),
        wit.Function("link", "link_", (), wit.U8),
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.NAMES: NAMES,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.EVERYTHING: EVERYTHING,
}
