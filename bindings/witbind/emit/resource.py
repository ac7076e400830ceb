"""Emits a resource: a Protocol where the host implements it, a handle class where the guest does."""

from __future__ import annotations

from ..layout import Layout, resource_functions
from ..model import Function, Interface, TypeDef
from ..sides import HOST
from .annotate import Annotator
from .docs import docstring
from .function import emit_call, emit_signature
from .scope import Scope

__all__ = ["emit_resource"]


def emit_resource(type_: TypeDef, layout: Layout, scope: Scope) -> list[str]:
    """Return the classes of a resource, one for each side that implements it."""
    owner, names = type_.owner, layout.names(type_.owner)
    functions = owner.functions if isinstance(owner, Interface) else owner.import_functions
    methods = resource_functions(functions, type_)
    definitions = []
    if type_ in names.types:
        definitions.append(_host(type_, methods, layout, scope))
    if type_ in names.guests:
        definitions.append(_guest(type_, methods, layout, scope))
    return definitions


def _host(type_: TypeDef, methods: list[Function], layout: Layout, scope: Scope) -> str:
    names = layout.names(type_.owner)
    annotator = Annotator(scope, layout, [HOST], [names.functions[method] for method in methods])
    lines = [f"class {names.types[type_]}({scope.use('typing', 'Protocol')}):"]
    lines += docstring(type_.docs or f"The resource `{type_.name}`, which the host implements.", 4)
    for method in methods:
        lines += ["", *emit_signature(names.functions[method], method, annotator)]
    return "\n".join(lines)


def _guest(type_: TypeDef, methods: list[Function], layout: Layout, scope: Scope) -> str:
    names = layout.names(type_.owner)
    contexts = [context for context in layout.sides.contexts(type_.owner) if type_.owner in context]
    annotator = Annotator(scope, layout, contexts, [names.functions[method] for method in methods])
    lines = [f"class {names.guests[type_]}({scope.use('witbind.resources', 'GuestResource')}):"]
    lines += docstring(type_.docs or f"The resource `{type_.name}`, which the guest implements.", 4)
    lines += ["", "    __slots__ = ()"]
    for method in methods:
        lines += ["", *emit_call(names.functions[method], method, annotator, f'self._functions["{method.name}"]')]
    return "\n".join(lines)
