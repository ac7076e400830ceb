"""The model of resolved WIT that the emitters work from.

It is what `wasm-tools` says, with indices replaced by references and gates applied.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import attrs

__all__ = [
    "Alias",
    "Case",
    "EnumKind",
    "Field",
    "FlagsKind",
    "Function",
    "FutureOf",
    "Handle",
    "Interface",
    "ListOf",
    "MapOf",
    "OptionOf",
    "Package",
    "Prim",
    "RecordKind",
    "ResourceKind",
    "ResultOf",
    "StreamOf",
    "TupleOf",
    "Type",
    "TypeDef",
    "VariantKind",
    "World",
    "aliased",
    "children",
    "reachable",
]


@attrs.frozen
class Prim:
    """A primitive, `error-context` included."""

    name: str


@attrs.frozen
class ListOf:
    """`list<element>`; `length` is set for a fixed-length list."""

    element: Type
    length: int | None = None


@attrs.frozen
class MapOf:
    """`map<key, value>`."""

    key: Type
    value: Type


@attrs.frozen
class TupleOf:
    """`tuple<...>`."""

    elements: tuple[Type, ...]


@attrs.frozen
class OptionOf:
    """`option<payload>`."""

    payload: Type


@attrs.frozen
class ResultOf:
    """`result<ok, err>`."""

    ok: Type | None
    err: Type | None


@attrs.frozen
class Handle:
    """`own<target>` or `borrow<target>`."""

    own: bool
    target: TypeDef


@attrs.frozen
class FutureOf:
    """`future<payload>`."""

    payload: Type | None


@attrs.frozen
class StreamOf:
    """`stream<payload>`."""

    payload: Type | None


@attrs.frozen
class Field:
    """A field of a record."""

    name: str
    type: Type
    docs: str


@attrs.frozen
class Case:
    """A case of a variant, an enum or flags; `type` is the payload."""

    name: str
    type: Type | None
    docs: str


@attrs.frozen
class RecordKind:
    """A record."""

    fields: tuple[Field, ...]


@attrs.frozen
class VariantKind:
    """A variant."""

    cases: tuple[Case, ...]


@attrs.frozen
class EnumKind:
    """An enum."""

    cases: tuple[Case, ...]


@attrs.frozen
class FlagsKind:
    """Flags."""

    flags: tuple[Case, ...]


@attrs.frozen
class ResourceKind:
    """A resource; its functions are those of the owner."""


@attrs.frozen
class Alias:
    """`type name = target`, and what `use` brings in."""

    target: Type


Kind: TypeAlias = RecordKind | VariantKind | EnumKind | FlagsKind | ResourceKind | Alias


@attrs.define(eq=False)
class TypeDef:
    """A named type and who declares it."""

    name: str
    owner: Interface | World
    docs: str = ""
    kind: Kind = attrs.field(factory=ResourceKind)


Type: TypeAlias = Prim | ListOf | MapOf | TupleOf | OptionOf | ResultOf | Handle | FutureOf | StreamOf | TypeDef
"""A type as it is used; a `TypeDef` stands for its name."""


@attrs.frozen(eq=False)
class Function:
    """A function; `kind` is `freestanding`, `method`, `static` or `constructor`, the last three of `resource`.

    `name` is the name in the component; `item` is the name as written in WIT. `unstable` ones stand behind a gate.
    """

    name: str
    item: str
    kind: str
    resource: TypeDef | None
    params: tuple[tuple[str, Type], ...]
    result: Type | None
    is_async: bool
    docs: str
    unstable: bool = False


@attrs.define(eq=False)
class Package:
    """A package: `namespace:name@version`."""

    namespace: str
    name: str
    version: str | None
    docs: str = ""
    interfaces: list[Interface] = attrs.field(factory=list)
    worlds: list[World] = attrs.field(factory=list)

    @property
    def id(self) -> str:
        """The name with its version."""
        return f"{self.namespace}:{self.name}" + (f"@{self.version}" if self.version else "")


@attrs.define(eq=False)
class Interface:
    """An interface; `world` is set for one that is written inside a world, `exported` then says on which side."""

    name: str
    package: Package
    docs: str = ""
    world: World | None = None
    exported: bool = False
    types: list[TypeDef] = attrs.field(factory=list)
    functions: list[Function] = attrs.field(factory=list)

    @property
    def id(self) -> str:
        """The name that a component knows it by."""
        if self.world is not None:
            return self.name
        version = f"@{self.package.version}" if self.package.version else ""
        return f"{self.package.namespace}:{self.package.name}/{self.name}{version}"


@attrs.define(eq=False)
class World:
    """A world; `unstable` are those of its exports that stand behind a gate."""

    name: str
    package: Package
    docs: str = ""
    types: list[TypeDef] = attrs.field(factory=list)
    imports: list[Interface] = attrs.field(factory=list)
    exports: list[Interface] = attrs.field(factory=list)
    import_functions: list[Function] = attrs.field(factory=list)
    export_functions: list[Function] = attrs.field(factory=list)
    unstable: list[Interface] = attrs.field(factory=list)

    @property
    def id(self) -> str:
        """`namespace:package/world@version`."""
        version = f"@{self.package.version}" if self.package.version else ""
        return f"{self.package.namespace}:{self.package.name}/{self.name}{version}"

    @property
    def names(self) -> tuple[str, str, str]:
        """What a user may call it: `world`, or with its package, with or without the version."""
        return self.name, self.id.partition("@")[0], self.id


def aliased(type_: Type) -> Type:
    """Return what a chain of aliases stands for."""
    while isinstance(type_, TypeDef) and isinstance(type_.kind, Alias):
        type_ = type_.kind.target
    return type_


def children(type_: Type) -> Iterator[Type]:
    """Return the types that `type_` is made of, one level down; a handle leads to its resource."""
    parts: tuple[Type | None, ...]
    match type_:
        case Prim():
            parts = ()
        case ListOf(element=element):
            parts = (element,)
        case MapOf(key=key, value=value):
            parts = (key, value)
        case TupleOf(elements=elements):
            parts = elements
        case OptionOf(payload=payload) | FutureOf(payload=payload) | StreamOf(payload=payload):
            parts = (payload,)
        case ResultOf(ok=ok, err=err):
            parts = (ok, err)
        case Handle(target=target):
            parts = (target,)
        case TypeDef(kind=RecordKind(fields=fields)):
            parts = tuple(field.type for field in fields)
        case TypeDef(kind=VariantKind(cases=cases)):
            parts = tuple(case.type for case in cases)
        case TypeDef(kind=Alias(target=target)):
            parts = (target,)
        case TypeDef():
            parts = ()
    return (part for part in parts if part is not None)


def reachable(type_: Type) -> Iterator[TypeDef]:
    """Return the named types that `type_` is made of, itself included."""
    seen: set[TypeDef] = set()
    pending = [type_]
    while pending:
        current = pending.pop()
        if isinstance(current, TypeDef):
            if current in seen:
                continue
            seen.add(current)
            yield current
        pending.extend(children(current))
