# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""What `case:taken-names` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import attrs, descriptors_, enum, ids, ids_, interfaces, names, typing, witbind, worlds
from . import wit as wit_

__all__ = [
    "ATTRS",
    "ATTRS_R",
    "BUILTINS_",
    "COMPONENT",
    "DESCRIPTORS_",
    "DESCRIPTORS__R",
    "ENGINE",
    "ENUM",
    "ENUM_R",
    "EVERYTHING",
    "IDS_",
    "IDS__R",
    "INIT",
    "INSTANCE",
    "INTERFACES",
    "INTERFACES_",
    "INTERFACES_WORLDS",
    "LINKER",
    "LINKER_WORLD",
    "NAMES",
    "NAMES_ANY",
    "NAMES_ASYNC_ITERATOR",
    "NAMES_ATTRS",
    "NAMES_AUTO",
    "NAMES_AWAITABLE",
    "NAMES_ENUM",
    "NAMES_ERR",
    "NAMES_EXPORTS",
    "NAMES_FINAL",
    "NAMES_FLAG",
    "NAMES_GUEST_RESOURCE",
    "NAMES_GUEST_RESOURCE_EXPORTS",
    "NAMES_INSTANCE",
    "NAMES_LINKER",
    "NAMES_OK",
    "NAMES_PROTOCOL",
    "NAMES_RESOURCE",
    "NAMES_RESOURCE_EXPORTS",
    "NAMES_RESULT",
    "NAMES_SOME",
    "NAMES_TYPE_ALIAS",
    "NAMES_X",
    "NAMES_X_EXPORTS",
    "STORE",
    "TYPING",
    "TYPING_R",
    "WIT",
    "WITBIND",
    "WITBIND_R",
    "WIT_R",
    "WORLDS",
    "WORLDS_",
    "WORLDS_INTERFACES",
]

ATTRS_R: Final = wit.Record("r", (("a", "a", wit.U8),), attrs.R)

ATTRS: Final = wit.Interface(
    ids.ATTRS,
    (wit.Function("f", "f", (("r", "r", ATTRS_R),), wit.U8),),
    types=(("r", ATTRS_R),),
)

NAMES_ANY: Final = wit.Record("any", (("a", "a", wit.U8),), names.Any)

NAMES_ASYNC_ITERATOR: Final = wit.Record("async-iterator", (("a", "a", wit.U8),), names.AsyncIterator)

NAMES_ATTRS: Final = wit.Record("attrs", (("a", "a", wit.U8),), names.Attrs)

NAMES_AUTO: Final = wit.Enum("auto", ("a",), names.Auto)

NAMES_AWAITABLE: Final = wit.Record("awaitable", (("a", "a", wit.U8),), names.Awaitable)

NAMES_ENUM: Final = wit.Enum("enum", ("a",), names.Enum)

NAMES_ERR: Final = wit.Record("err", (("a", "a", wit.U8),), names.Err)

NAMES_FINAL: Final = wit.Record("final", (("a", "a", wit.U8),), names.Final)

NAMES_FLAG: Final = wit.Flags("flag", ("a",), names.Flag)

NAMES_GUEST_RESOURCE: Final = wit.Resource(ids.NAMES, "guest-resource", host=True)

NAMES_INSTANCE: Final = wit.Record("instance", (("a", "a", wit.U8),), names.Instance)

NAMES_LINKER: Final = wit.Record("linker", (("a", "a", wit.U8),), names.Linker)

NAMES_OK: Final = wit.Record("ok", (("a", "a", wit.Result(wit.U8, wit.STRING)),), names.Ok)

NAMES_PROTOCOL: Final = wit.Record("protocol", (("a", "a", wit.U8),), names.Protocol)

NAMES_RESOURCE: Final = wit.Resource(ids.NAMES, "resource", host=True)

NAMES_RESULT: Final = wit.Variant(
    "result",
    (
        ("a", names.ResultA, None),
        ("b", names.ResultB, None),
    ),
)

NAMES_SOME: Final = wit.Record("some", (("a", "a", wit.Option(wit.Option(wit.U8))),), names.Some)

NAMES_TYPE_ALIAS: Final = wit.Record("type-alias", (("a", "a", wit.U8),), names.TypeAlias)

NAMES_X: Final = wit.Result(wit.Option(wit.Option(wit.U8)), wit.Own(NAMES_GUEST_RESOURCE))

NAMES: Final = wit.Interface(
    ids.NAMES,
    (
        wit.Function("[constructor]guest-resource", "new_guest_resource", (), wit.Own(NAMES_GUEST_RESOURCE)),
        wit.Function("[method]guest-resource.m", "m", (("self", "self", wit.Borrow(NAMES_GUEST_RESOURCE)),), None),
        wit.Function(
            "names",
            "names",
            (("a", "a", NAMES_OK), ("b", "b", NAMES_ERR)),
            wit.Result(NAMES_SOME, NAMES_FLAG),
        ),
        wit.Function("r", "r", (), wit.Result(NAMES_X, NAMES_PROTOCOL)),
    ),
    resources=(NAMES_GUEST_RESOURCE, NAMES_RESOURCE),
    types=(
        ("any", NAMES_ANY),
        ("async-iterator", NAMES_ASYNC_ITERATOR),
        ("attrs", NAMES_ATTRS),
        ("auto", NAMES_AUTO),
        ("awaitable", NAMES_AWAITABLE),
        ("enum", NAMES_ENUM),
        ("err", NAMES_ERR),
        ("final", NAMES_FINAL),
        ("flag", NAMES_FLAG),
        ("instance", NAMES_INSTANCE),
        ("linker", NAMES_LINKER),
        ("ok", NAMES_OK),
        ("protocol", NAMES_PROTOCOL),
        ("result", NAMES_RESULT),
        ("some", NAMES_SOME),
        ("type-alias", NAMES_TYPE_ALIAS),
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
            (("a", "a", NAMES_OK), ("b", "b", NAMES_ERR)),
            wit.Result(NAMES_SOME, NAMES_FLAG),
        ),
        wit.Function("r", "r", (), wit.Result(NAMES_X_EXPORTS, NAMES_PROTOCOL)),
    ),
    resources=(NAMES_GUEST_RESOURCE_EXPORTS, NAMES_RESOURCE_EXPORTS),
    types=(
        ("any", NAMES_ANY),
        ("async-iterator", NAMES_ASYNC_ITERATOR),
        ("attrs", NAMES_ATTRS),
        ("auto", NAMES_AUTO),
        ("awaitable", NAMES_AWAITABLE),
        ("enum", NAMES_ENUM),
        ("err", NAMES_ERR),
        ("final", NAMES_FINAL),
        ("flag", NAMES_FLAG),
        ("instance", NAMES_INSTANCE),
        ("linker", NAMES_LINKER),
        ("ok", NAMES_OK),
        ("protocol", NAMES_PROTOCOL),
        ("result", NAMES_RESULT),
        ("some", NAMES_SOME),
        ("type-alias", NAMES_TYPE_ALIAS),
        ("x", NAMES_X_EXPORTS),
    ),
)

BUILTINS_: Final = wit.Interface(
    ids.BUILTINS_,
    (wit.Function("f", "f", (("list", "list", NAMES_ATTRS),), wit.List(wit.U16)),),
    types=(("attrs", NAMES_ATTRS),),
)

COMPONENT: Final = wit.Interface(
    ids.COMPONENT,
    (wit.Function("f", "f", (), wit.U8),),
)

DESCRIPTORS__R: Final = wit.Record("r", (("a", "a", wit.U8),), descriptors_.R)

DESCRIPTORS_: Final = wit.Interface(
    ids.DESCRIPTORS_,
    (wit.Function("f", "f", (("r", "r", DESCRIPTORS__R),), wit.U8),),
    types=(("r", DESCRIPTORS__R),),
)

ENGINE: Final = wit.Interface(
    ids.ENGINE,
    (wit.Function("f", "f", (), wit.U8),),
)

ENUM_R: Final = wit.Enum("r", ("a",), enum.R)

ENUM: Final = wit.Interface(
    ids.ENUM,
    (wit.Function("f", "f", (("r", "r", ENUM_R),), wit.U8),),
    types=(("r", ENUM_R),),
)

IDS__R: Final = wit.Record("r", (("a", "a", wit.U8),), ids_.R)

IDS_: Final = wit.Interface(
    ids.IDS_,
    (wit.Function("f", "f", (("r", "r", IDS__R),), wit.U8),),
    types=(("r", IDS__R),),
)

INIT: Final = wit.Interface(
    ids.INIT,
    (wit.Function("f", "f", (), wit.U8),),
)

INSTANCE: Final = wit.Interface(
    ids.INSTANCE,
    (wit.Function("f", "f", (), wit.U8),),
)

INTERFACES_WORLDS: Final = wit.Record("worlds", (("a", "a", wit.U8),), interfaces.Worlds)

INTERFACES_: Final = wit.Interface(
    ids.INTERFACES_,
    (wit.Function("f", "f", (("a", "a", INTERFACES_WORLDS),), wit.U8),),
    types=(("worlds", INTERFACES_WORLDS),),
)

LINKER: Final = wit.Interface(
    ids.LINKER,
    (wit.Function("f", "f", (), wit.U8),),
)

STORE: Final = wit.Interface(
    ids.STORE,
    (wit.Function("f", "f", (), wit.U8),),
)

TYPING_R: Final = wit.Record("r", (("a", "a", wit.U8),), typing.R)

TYPING: Final = wit.Interface(
    ids.TYPING,
    (wit.Function("f", "f", (("r", "r", TYPING_R),), wit.U8),),
    types=(("r", TYPING_R),),
)

WIT_R: Final = wit.Record("r", (("a", "a", wit.U8),), wit_.R)

WIT: Final = wit.Interface(
    ids.WIT,
    (wit.Function("f", "f", (("r", "r", WIT_R),), wit.U8),),
    types=(("r", WIT_R),),
)

WITBIND_R: Final = wit.Record("r", (("a", "a", wit.U8),), witbind.R)

WITBIND: Final = wit.Interface(
    ids.WITBIND,
    (wit.Function("f", "f", (("r", "r", WITBIND_R),), wit.U8),),
    types=(("r", WITBIND_R),),
)

WORLDS_INTERFACES: Final = wit.Record("interfaces", (("a", "a", wit.U8),), worlds.Interfaces)

WORLDS_: Final = wit.Interface(
    ids.WORLDS_,
    (wit.Function("f", "f", (("a", "a", WORLDS_INTERFACES),), wit.U8),),
    types=(("interfaces", WORLDS_INTERFACES),),
)

EVERYTHING: Final = wit.World(
    ids.EVERYTHING,
    imports=(
        ATTRS,
        BUILTINS_,
        COMPONENT,
        DESCRIPTORS_,
        ENGINE,
        ENUM,
        IDS_,
        INIT,
        INSTANCE,
        INTERFACES_,
        LINKER,
        NAMES,
        STORE,
        TYPING,
        WIT,
        WITBIND,
        WORLDS_,
    ),
    exports=(
        ATTRS,
        BUILTINS_,
        COMPONENT,
        DESCRIPTORS_,
        ENGINE,
        ENUM,
        IDS_,
        INIT,
        INSTANCE,
        INTERFACES_,
        LINKER,
        NAMES_EXPORTS,
        STORE,
        TYPING,
        WIT,
        WITBIND,
        WORLDS_,
    ),
    import_functions=(wit.Function("functions", "functions", (("a", "a", NAMES_LINKER),), wit.U8),),
    export_functions=(
        wit.Function("instantiate", "instantiate_", (), wit.U8),
        wit.Function("link", "link_", (), wit.U8),
    ),
)

LINKER_WORLD: Final = wit.World(
    ids.LINKER_WORLD,
    imports=(),
    exports=(ENGINE,),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.ATTRS: ATTRS,
    ids.BUILTINS_: BUILTINS_,
    ids.COMPONENT: COMPONENT,
    ids.DESCRIPTORS_: DESCRIPTORS_,
    ids.ENGINE: ENGINE,
    ids.ENUM: ENUM,
    ids.IDS_: IDS_,
    ids.INIT: INIT,
    ids.INSTANCE: INSTANCE,
    ids.INTERFACES_: INTERFACES_,
    ids.LINKER: LINKER,
    ids.NAMES: NAMES,
    ids.STORE: STORE,
    ids.TYPING: TYPING,
    ids.WIT: WIT,
    ids.WITBIND: WITBIND,
    ids.WORLDS_: WORLDS_,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.EVERYTHING: EVERYTHING,
    ids.LINKER_WORLD: LINKER_WORLD,
}
