"""Emits a variant as one frozen class a case, and a union of them."""

from __future__ import annotations

from ..layout import Layout
from ..model import Case, TypeDef, VariantKind
from .annotate import Annotator
from .code import Union, statement
from .docs import docstring
from .scope import Scope

__all__ = ["emit_variant"]


def emit_variant(type_: TypeDef, kind: VariantKind, layout: Layout, scope: Scope) -> list[str]:
    """Return the classes of the cases, then the union."""
    names = layout.names(type_.owner)
    annotator = Annotator(scope, layout, layout.sides.contexts(type_.owner))
    classes = names.cases[type_]
    definitions = [_case(type_, case, name, annotator, scope) for case, name in zip(kind.cases, classes, strict=True)]
    union = statement(f"{names.types[type_]}: {scope.use('typing', 'TypeAlias')} = ", Union(classes))
    return [*definitions, "\n".join([union, *(docstring(type_.docs, 0) if type_.docs else [])])]


def _case(type_: TypeDef, case: Case, name: str, annotator: Annotator, scope: Scope) -> str:
    lines = [f"@{scope.use('attrs', '')}.frozen", f"class {name}:"]
    lines += docstring(case.docs or f"The case `{case.name}` of `{type_.name}`.", 4)
    if case.type is not None:
        lines += ["", statement("value: ", annotator.type(case.type), 4)]
    return "\n".join(lines)
