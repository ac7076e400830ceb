"""Emits a record as a frozen attrs class."""

from __future__ import annotations

from ..layout import Layout
from ..model import RecordKind, TypeDef
from ..names import Names, snake
from .annotate import Annotator
from .code import statement
from .docs import docstring
from .scope import Scope

__all__ = ["emit_record", "field_names"]

_RESERVED = ("self",)


def field_names(kind: RecordKind) -> list[str]:
    """Return the Python attributes of a record's fields."""
    names = Names(_RESERVED)
    return [names.claim(snake(field.name)) for field in kind.fields]


def emit_record(type_: TypeDef, kind: RecordKind, layout: Layout, scope: Scope) -> str:
    """Return the class of a record."""
    attributes = field_names(kind)
    annotator = Annotator(scope, layout, layout.sides.contexts(type_.owner), attributes)
    lines = [f"@{scope.use('attrs', '')}.frozen(kw_only=True)", f"class {layout.names(type_.owner).types[type_]}:"]
    if type_.docs:
        lines += [*docstring(type_.docs, 4), ""]
    for field, attribute in zip(kind.fields, attributes, strict=True):
        lines.append(statement(f"{attribute}: ", annotator.type(field.type), 4))
        if field.docs:
            lines += [*docstring(field.docs, 4), ""]
    if not kind.fields and not type_.docs:
        lines += docstring(f"The record `{type_.name}`, which has no fields.", 4)
    return "\n".join(lines).rstrip()
