"""Python names for WIT names: case, keywords, and names that are taken already."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from typing import Final

__all__ = ["TYPE_BUILTINS", "Names", "camel", "import_key", "is_package_name", "snake", "sort_key", "upper"]

TYPE_BUILTINS: Final = frozenset({"bool", "bytes", "dict", "float", "int", "list", "str", "tuple"})
"""The builtins that annotations are written with; where one is hidden, it is reached as `builtins.list`."""


def snake(name: str) -> str:
    """Return `pre-query` as `pre_query`; a Python keyword gets a trailing underscore, and so does `builtins`."""
    name = name.replace("-", "_").lower()
    return "builtins_" if name == "builtins" else _safe(name)


def upper(name: str) -> str:
    """Return `pre-query` as `PRE_QUERY`."""
    return _safe(re.sub(r"\W", "_", name).upper())


def camel(name: str) -> str:
    """Return `pre-query` as `PreQuery`; words in capitals stay so."""
    return _safe("".join(word[:1].upper() + word[1:] for word in name.split("-")))


def _safe(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def is_package_name(name: str) -> bool:
    """Say whether a folder of that name can be imported as a package."""
    return name.isidentifier() and not keyword.iskeyword(name)


def sort_key(name: str) -> tuple[int, list[tuple[int, int, str]]]:
    """Return the key that ruff sorts `__all__` by: constants, classes, the rest, numbers by value."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, _natural(name)


def import_key(name: str) -> tuple[object, ...]:
    """Return the key that ruff sorts imported names by: as `sort_key`, but capitals count second."""
    kind, parts = sort_key(name)
    return kind, _natural(name.lower()), parts


def _natural(name: str) -> list[tuple[int, int, str]]:
    return [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in re.split(r"(\d+)", name)]


class Names:
    """The names of one scope; `claim` gives each its own."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._taken = set(reserved)

    def claim(self, *preferred: str) -> str:
        """Take the first of `preferred` that is free, else the last with underscores appended."""
        name = next((name for name in preferred if name not in self._taken), preferred[-1])
        while name in self._taken:
            name += "_"
        self._taken.add(name)
        return name
