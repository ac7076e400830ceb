"""Lays expressions out as a formatter would: on one line where that fits, else one element a line."""

from __future__ import annotations

from typing import Final, TypeAlias

import attrs

__all__ = ["WIDTH", "Group", "Labelled", "Node", "Union", "call", "flat", "render", "statement", "subscript", "tuple_"]

WIDTH: Final = 120
_STEP: Final = 4


@attrs.frozen
class Group:
    """Elements in brackets behind a name; `expand` asks for one element a line even where they fit."""

    head: str
    brackets: str
    items: tuple[Node, ...]
    expand: bool = False


@attrs.frozen
class Union:
    """`a | b`."""

    items: tuple[Node, ...]


@attrs.frozen
class Labelled:
    """A keyword argument or a dictionary entry: `label` is what stands before the value, `name=` or `key: `."""

    label: str
    value: Node


Node: TypeAlias = str | Group | Union | Labelled
"""An expression; a string is one that is never split."""


def call(head: str, *items: Node, expand: bool = False) -> Group:
    """Return `head(items)`."""
    return Group(head, "()", items, expand)


def subscript(head: str, *items: Node) -> Group:
    """Return `head[items]`."""
    return Group(head, "[]", items)


def tuple_(*items: Node, expand: bool = False) -> Group:
    """Return `(items)`."""
    return Group("", "()", items, expand)


def flat(node: Node) -> str:
    """Return the expression on one line."""
    match node:
        case str():
            return node
        case Union(items=items):
            return " | ".join(flat(item) for item in items)
        case Labelled(label=label, value=value):
            return label + flat(value)
        case Group(head=head, brackets=brackets, items=items):
            comma = "," if _is_single_tuple(node) else ""
            return f"{head}{brackets[0]}{', '.join(flat(item) for item in items)}{comma}{brackets[1]}"


def render(node: Node, indent: int, used: int, tail: int = 0) -> str:
    """Return the expression as it stands `used` columns into a line that is indented by `indent`.

    `tail` columns follow it on its last line. Further lines carry their indentation.
    """
    if not _expands(node) and used + len(flat(node)) + tail <= WIDTH:
        return flat(node)
    match node:
        case str():
            return node
        case Labelled(label=label, value=value):
            return label + render(value, indent, used + len(label), tail)
        case Union(items=items):
            lines = [render(item, indent, indent + (2 if index else 0), tail) for index, item in enumerate(items)]
            return f"\n{' ' * indent}| ".join(lines)
        case Group(head=head, brackets=brackets, items=items):
            if not items:
                return flat(node)
            inner = indent + _STEP
            comma = "" if brackets == "[]" and head and len(items) == 1 else ","
            lines = [" " * inner + render(item, inner, inner, 1) + comma for item in items]
            return "\n".join([head + brackets[0], *lines, " " * indent + brackets[1]])


def statement(prefix: str, node: Node, indent: int = 0, suffix: str = "") -> str:
    """Return `prefix` and the expression as a statement.

    What needs several lines and has no brackets to break at gets parentheses.
    """
    margin = " " * indent
    one_line = f"{margin}{prefix}{flat(node)}{suffix}"
    too_long = len(one_line) > WIDTH or _expands(node)
    breaks_late = isinstance(node, Group) and len(f"{margin}{prefix}{node.head}(") > WIDTH
    if too_long and (isinstance(node, Union) or breaks_late):
        inner = indent + _STEP
        return f"{margin}{prefix}(\n{' ' * inner}{render(node, inner, inner)}\n{margin}){suffix}"
    return f"{margin}{prefix}{render(node, indent, indent + len(prefix), len(suffix))}{suffix}"


def _is_single_tuple(node: Group) -> bool:
    return not node.head and node.brackets == "()" and len(node.items) == 1


def _expands(node: Node) -> bool:
    match node:
        case str():
            return False
        case Union(items=items):
            return any(_expands(item) for item in items)
        case Labelled(value=value):
            return _expands(value)
        case Group(items=items, expand=expand):
            return (expand and bool(items)) or any(_expands(item) for item in items)
