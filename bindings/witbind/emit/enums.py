"""Emits an enum as `enum.Enum` and flags as `enum.Flag`."""

from __future__ import annotations

from collections.abc import Callable

from ..layout import Layout
from ..model import Case, EnumKind, FlagsKind, TypeDef
from ..names import Names, upper
from .docs import docstring
from .scope import Scope

__all__ = ["emit_enum", "emit_flags"]


def emit_enum(type_: TypeDef, kind: EnumKind, layout: Layout, scope: Scope) -> str:
    """Return the class of an enum; the values are the WIT names."""
    head = f"class {layout.names(type_.owner).types[type_]}({scope.use('enum', 'Enum')}):"
    return _members(head, type_, kind.cases, lambda case: f'"{case.name}"')


def emit_flags(type_: TypeDef, kind: FlagsKind, layout: Layout, scope: Scope) -> str:
    """Return the class of flags; the n-th member is the n-th bit."""
    head = f"class {layout.names(type_.owner).types[type_]}({scope.use('enum', 'Flag')}):"
    auto = scope.use("enum", "auto") if kind.flags else ""
    return _members(head, type_, kind.flags, lambda _: f"{auto}()")


def _members(head: str, type_: TypeDef, cases: tuple[Case, ...], value: Callable[[Case], str]) -> str:
    names = Names()
    lines = [head]
    if type_.docs or not cases:
        lines += [*docstring(type_.docs or f"The flags `{type_.name}`, of which there are none.", 4), ""]
    for case in cases:
        lines.append(f"    {names.claim(upper(case.name))} = {value(case)}")
        if case.docs:
            lines += [*docstring(case.docs, 4), ""]
    return "\n".join(lines).rstrip()
