"""Emits the module of an interface: its types, and a Protocol or a class of its functions."""

from __future__ import annotations

from ..layout import Layout, interface_functions
from ..model import Interface
from ..sides import HOST
from .annotate import Annotator
from .code import call, statement
from .docs import docstring
from .function import emit_call, emit_signature, slots
from .scope import Scope
from .types import emit_types

__all__ = ["emit_interface", "interface_docs"]


def emit_interface(interface: Interface, layout: Layout) -> str:
    """Return the text of the module."""
    names, folder = layout.names(interface), layout.folder(interface)
    scope = Scope(layout.module(interface), layout.declared(interface))
    body = emit_types(interface, layout, scope)
    if names.protocol:
        body.append(_protocol(names.protocol, interface, layout, scope))
    if names.exports:
        body.append(_exports(names.exports, interface, layout, scope))
    return scope.text(folder.header, interface_docs(interface), body)


def interface_docs(interface: Interface) -> str:
    """Return the documentation of an interface, or a line that says what it is."""
    package = f"{interface.package.namespace}:{interface.package.name}"
    where = f"the world `{interface.world.name}` of `{package}`" if interface.world else f"`{package}`"
    return interface.docs or f"The interface `{interface.name}` of {where}."


def _protocol(name: str, interface: Interface, layout: Layout, scope: Scope) -> str:
    functions, names = interface_functions(interface.functions), layout.names(interface).functions
    annotator = Annotator(scope, layout, [HOST], [names[function] for function in functions])
    lines = [f"class {name}({scope.use('typing', 'Protocol')}):", *docstring(interface_docs(interface), 4)]
    for function in functions:
        lines += ["", *emit_signature(names[function], function, annotator)]
    return "\n\n" + "\n".join(lines) + "\n"


def _exports(name: str, interface: Interface, layout: Layout, scope: Scope) -> str:
    functions, names = interface_functions(interface.functions), layout.names(interface).functions
    python = [names[function] for function in functions]
    annotator = Annotator(scope, layout, layout.sides.exported[interface], python)
    module = layout.module(interface)
    ids = scope.sibling(layout.folder(interface).ids)
    instance = scope.use("witbind.runtime", "AsyncInstance" if layout.is_async else "Instance", typing_only=True)
    lines = [f"class {name}:", *docstring(interface_docs(interface), 4), ""]
    constant = f"{ids}.{module.constant}"
    lines += [slots(f"_{method}" for method in python), ""]
    lines += [f"    def __init__(self, instance: {instance}) -> None:"]
    for function, method in zip(functions, python, strict=True):
        lines.append(statement(f"self._{method} = ", call("instance.func", constant, f'"{function.name}"'), 8))
    for function, method in zip(functions, python, strict=True):
        lines += ["", *emit_call(method, function, annotator, f"self._{method}")]
    return "\n\n" + "\n".join(lines) + "\n"
