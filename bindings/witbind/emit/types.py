"""Emits the types that an interface or a world declares, each after those that it is made of."""

from __future__ import annotations

from ..layout import Layout
from ..model import (
    Alias,
    EnumKind,
    FlagsKind,
    Interface,
    RecordKind,
    ResourceKind,
    TypeDef,
    VariantKind,
    World,
    reachable,
)
from .alias import emit_alias, emit_use
from .enums import emit_enum, emit_flags
from .record import emit_record
from .resource import emit_resource
from .scope import Scope
from .variant import emit_variant

__all__ = ["emit_types"]


def emit_types(owner: Interface | World, layout: Layout, scope: Scope) -> list[str]:
    """Return the definitions of the types that the module of `owner` defines, two blank lines before each."""
    return [
        f"\n\n{definition}\n" for type_ in _ordered(layout.types(owner)) for definition in _emit(type_, layout, scope)
    ]


def _ordered(types: list[TypeDef]) -> list[TypeDef]:
    """Return `types` by name, each after those that it is made of: the order in the WIT file has no meaning."""
    ordered: dict[TypeDef, None] = {}

    def visit(type_: TypeDef) -> None:
        for needed in sorted({*reachable(type_)} & {*types}, key=lambda found: found.name):
            if needed is not type_ and needed not in ordered:
                visit(needed)
        ordered.setdefault(type_)

    for type_ in sorted(types, key=lambda found: found.name):
        visit(type_)
    return list(ordered)


def _emit(type_: TypeDef, layout: Layout, scope: Scope) -> list[str]:
    match type_.kind:
        case RecordKind() as kind:
            return [emit_record(type_, kind, layout, scope)]
        case VariantKind() as kind:
            return emit_variant(type_, kind, layout, scope)
        case EnumKind() as kind:
            return [emit_enum(type_, kind, layout, scope)]
        case FlagsKind() as kind:
            return [emit_flags(type_, kind, layout, scope)]
        case ResourceKind():
            return emit_resource(type_, layout, scope)
        case Alias(target=TypeDef() as target) if target.owner is not type_.owner:
            emit_use(type_, target, layout, scope)
            return []
        case Alias() as kind:
            return emit_alias(type_, kind, layout, scope)
