"""Every law, by module: calls, imports, versions, and those of single hooks."""

from __future__ import annotations

from typing import Final

from . import agents, calls, imports, lifecycle, policies, statements, vectors, versions
from .base import Broken, Law, Part, Target

__all__ = ["LAWS", "Broken", "Law", "Part", "Target", "law_named"]

LAWS: Final[tuple[Law, ...]] = (
    *lifecycle.LAWS,
    *calls.LAWS,
    *imports.LAWS,
    *statements.LAWS,
    *policies.LAWS,
    *vectors.LAWS,
    *agents.LAWS,
    *versions.LAWS,
)
"""Every law, in the order of reports."""


def law_named(name: str) -> Law:
    """Return the law of that name; raises `KeyError` with the names there are."""
    for law in LAWS:
        if law.name == name:
            return law
    raise KeyError(f"there is no law {name}; there are {', '.join(law.name for law in LAWS)}")
