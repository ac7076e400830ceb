"""Emits `type name = ...` as a `TypeAlias`, and what `use` brings in as an import."""

from __future__ import annotations

from ..layout import Layout
from ..model import Alias, ResourceKind, TypeDef, aliased
from .annotate import Annotator
from .code import Node, statement
from .docs import docstring
from .scope import Scope

__all__ = ["emit_alias", "emit_use"]


def emit_use(type_: TypeDef, target: TypeDef, layout: Layout, scope: Scope) -> None:
    """Import `target` under the name that `type_` has here, for each side that it has a class for."""
    here, there = layout.names(type_.owner), layout.names(target.owner)
    module = layout.home(target)
    if type_ in here.types:
        scope.reexport(module, there.types[target], here.types[type_])
    if type_ in here.guests:
        scope.reexport(module, there.guests[target], here.guests[type_])


def emit_alias(type_: TypeDef, kind: Alias, layout: Layout, scope: Scope) -> list[str]:
    """Return the alias; one for each side where it stands for a resource."""
    names = layout.names(type_.owner)
    annotator = Annotator(scope, layout, layout.sides.contexts(type_.owner))
    resource = aliased(type_)
    definitions: list[tuple[str, Node]] = []
    if isinstance(resource, TypeDef) and isinstance(resource.kind, ResourceKind):
        assert isinstance(kind.target, TypeDef)
        if type_ in names.types:
            definitions.append((names.types[type_], annotator.name(kind.target)))
        if type_ in names.guests:
            definitions.append((names.guests[type_], annotator.name(kind.target, guest=True)))
    else:
        definitions.append((names.types[type_], annotator.type(kind.target)))
    docs = docstring(type_.docs, 0) if type_.docs else []
    keyword = scope.use("typing", "TypeAlias")
    return ["\n".join([statement(f"{name}: {keyword} = ", target), *docs]) for name, target in definitions]
