"""Emits functions as methods: of a Protocol that the host implements, or of a class that calls the guest."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from ..model import Function
from ..names import Names, snake, sort_key
from .annotate import Annotator
from .code import WIDTH, Labelled, call, flat, render, statement, tuple_
from .docs import docstring

__all__ = ["emit_call", "emit_signature", "parameter_names", "slots"]


def parameter_names(function: Function) -> list[str]:
    """Return the Python names of the parameters; that of a method's receiver is `self`."""
    if function.kind == "method":
        names = Names(["self"])
        return ["self", *(names.claim(snake(name)) for name, _ in function.params[1:])]
    names = Names(["self"])
    return [names.claim(snake(name)) for name, _ in function.params]


def emit_signature(name: str, function: Function, annotator: Annotator) -> list[str]:
    """Return the lines of a Protocol's method."""
    keyword = "async def" if function.is_async and not annotator.layout.is_async else "def"
    head = Labelled(f"{keyword} ", annotator.returned(function.result))
    if not function.docs:
        return _head(name, function, annotator, head, ": ...")
    return [*_head(name, function, annotator, head, ":"), *docstring(function.docs, 8), "        ..."]


def emit_call(name: str, function: Function, annotator: Annotator, target: str) -> list[str]:
    """Return the lines of a method that calls `target`, the compiled call."""
    arguments = parameter_names(function)
    is_async = function.is_async or annotator.layout.is_async
    head = Labelled("async def " if is_async else "def ", annotator.optional(function.result))
    lines = _head(name, function, annotator, head, ":")
    if function.docs:
        lines += docstring(function.docs, 8)
    call_ = call(("await " if is_async else "") + target, *arguments)
    if function.result is None:
        return [*lines, statement("", call_, 8)]
    local = Names(arguments).claim("result")
    annotation = annotator.inside(arguments).type(function.result)
    one_line = f"        {local}: {flat(annotation)} = {flat(call_)}"
    if len(one_line) <= WIDTH:
        lines.append(one_line)
    else:
        lines += [statement(f"{local}: ", annotation, 8), statement(f"{local} = ", call_, 8)]
    return [*lines, f"        return {local}"]


def slots(names: Iterable[str]) -> str:
    """Return the `__slots__` of a class with these attributes."""
    items = [f'"{name}"' for name in sorted(names, key=sort_key)]
    return statement("__slots__ = ", tuple_(*items), 4)


def _head(name: str, function: Function, annotator: Annotator, kind: Labelled, end: str) -> list[str]:
    """Return the first lines of a method; `kind` is its keyword and what it returns."""
    names = parameter_names(function)
    types = [type_ for _, type_ in function.params]
    receiver = ["self"]
    if function.kind == "method":
        names, types = names[1:], types[1:]
    labelled = [Labelled(f"{param}: ", annotator.type(type_)) for param, type_ in zip(names, types, strict=True)]
    result = kind.value
    parameters = call(f"{kind.label}{name}", *receiver, *labelled)
    one_line = f"    {flat(parameters)} -> {flat(result)}{end}"
    if len(one_line) <= WIDTH:
        return [one_line]
    expanded = render(attrs.evolve(parameters, expand=True), 4, 4)
    *lines, last = f"    {expanded}".split("\n")
    return [*lines, statement(f"{last.strip()} -> ", result, 4, end)]
