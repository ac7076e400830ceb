"""What PostgreSQL's own grammar says of a text, where pgparse is installed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

try:
    import pgparse
except ImportError:  # an extra of the host's PostgreSQL proxy
    pgparse = None

__all__ = ["can_parse", "condition_parses", "parses", "tables_of"]


def can_parse() -> bool:
    """Whether texts can be parsed here."""
    return pgparse is not None


def _tree(text: str) -> Any:
    if "\x00" in text:
        return None  # no statement has it, and libpg_query would stop there
    try:
        return pgparse.parse(text)
    except pgparse.PGQueryError:
        return None


def parses(text: str) -> bool:
    """Say whether a text is SQL."""
    return _tree(text) is not None


def condition_parses(text: str) -> bool:
    """Say whether a text is one SQL expression."""
    tree = _tree(f"SELECT 1 WHERE ({text}\n)")
    return tree is not None and len(tree) == 1


def tables_of(text: str) -> set[str] | None:
    """Return the tables that a text names, as `schema.name` or `name`; `None` where it does not parse."""
    tree = _tree(text)
    if tree is None:
        return None
    found: set[str] = set()
    hidden: set[str] = set()
    for node in _nodes(tree):
        if isinstance(node.get("ctename"), str):
            hidden.add(node["ctename"])
        if isinstance(name := node.get("relname"), str):
            found.add(f"{node['schemaname']}.{name}" if node.get("schemaname") else name)
    return found - hidden


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)
