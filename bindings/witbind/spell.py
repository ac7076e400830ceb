"""Writes types and functions of the model as WIT does."""

from __future__ import annotations

import attrs

from .model import (
    Alias,
    EnumKind,
    FlagsKind,
    Function,
    FutureOf,
    Handle,
    ListOf,
    MapOf,
    OptionOf,
    Prim,
    RecordKind,
    ResourceKind,
    ResultOf,
    StreamOf,
    TupleOf,
    Type,
    TypeDef,
    VariantKind,
)

__all__ = ["Declaration", "docs_of", "signature", "spell", "spell_declaration"]


@attrs.frozen
class Declaration:
    """A declaration: its keyword, or the type that an alias stands for, and its members with their types."""

    head: str
    members: dict[str, str] = attrs.field(factory=dict)


def spell(type_: Type, full: bool = False) -> str:
    """Return a type as WIT writes it; declared types by their name, `full` with the interface in front."""
    match type_:
        case Prim(name=name):
            return name
        case ListOf(element=element, length=length):
            return f"list<{spell(element, full)}>" if length is None else f"list<{spell(element, full)}, {length}>"
        case MapOf(key=key, value=value):
            return f"map<{spell(key, full)}, {spell(value, full)}>"
        case TupleOf(elements=elements):
            return f"tuple<{', '.join(spell(element, full) for element in elements)}>"
        case OptionOf(payload=payload):
            return f"option<{spell(payload, full)}>"
        case ResultOf(ok=ok, err=err):
            parts = [_payload(ok, full)] if err is None else [_payload(ok, full), spell(err, full)]
            return "result" if ok is err is None else f"result<{', '.join(parts)}>"
        case Handle(own=own, target=target):
            return spell(target, full) if own else f"borrow<{spell(target, full)}>"
        case FutureOf(payload=payload):
            return "future" if payload is None else f"future<{spell(payload, full)}>"
        case StreamOf(payload=payload):
            return "stream" if payload is None else f"stream<{spell(payload, full)}>"
        case TypeDef(kind=Alias(target=target)):
            return spell(target, full)
        case TypeDef(name=name, owner=owner):
            return f"{owner.name}.{name}" if full else name


def signature(function: Function, full: bool = False) -> str:
    """Return `func(a: u8) -> string`; see `spell`."""
    params = ", ".join(f"{name}: {spell(type_, full)}" for name, type_ in function.params)
    result = f" -> {spell(function.result, full)}" if function.result is not None else ""
    return f"{'async ' if function.is_async else ''}func({params}){result}"


def spell_declaration(declared: TypeDef, full: bool = False) -> Declaration:
    """Return what a type declaration says; see `spell`."""
    match declared.kind:
        case RecordKind(fields=fields):
            return Declaration("record", {field.name: spell(field.type, full) for field in fields})
        case VariantKind(cases=cases):
            return Declaration("variant", {case.name: spell(case.type, full) if case.type else "" for case in cases})
        case EnumKind(cases=cases):
            return Declaration("enum", {case.name: "" for case in cases})
        case FlagsKind(flags=flags):
            return Declaration("flags", {flag.name: "" for flag in flags})
        case ResourceKind():
            return Declaration("resource")
        case Alias(target=target):
            return Declaration(spell(target, full))


def docs_of(declared: TypeDef) -> dict[str, str]:
    """Return the documentation of a declaration, under the empty name, and of its members."""
    match declared.kind:
        case RecordKind(fields=fields):
            return {"": declared.docs} | {field.name: field.docs for field in fields}
        case VariantKind(cases=cases) | EnumKind(cases=cases) | FlagsKind(flags=cases):
            return {"": declared.docs} | {case.name: case.docs for case in cases}
        case _:
            return {"": declared.docs}


def _payload(type_: Type | None, full: bool) -> str:
    return "_" if type_ is None else spell(type_, full)
