"""What both twins decide, in plain values: the same for the same, whatever the version."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, Final

ABOUT: Final = ("1.0.0", "Answers by the bytes that it sees, the same in both API versions", "helios-plugin-host")

STORED: Final = (("a", "one"), ("b", "two"), ("a", "three"), ("b", "four"))
"""What retrieval finds: a tag and a text each."""

TOOLS: Final = ("x", "y")

BOOK: Final = [[-1.0, 1.0]]

STEPS: Final = ("keep", "reverse", "hide", "deny")


def pick(options: Sequence[Any], *seen: Any) -> Any:
    """Choose by what the plugin saw."""
    return options[zlib.crc32(repr(seen).encode()) % len(options)]


def distance(a: Sequence[float], b: Sequence[float]) -> float:
    """Return the square of the distance."""
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True))


def dot(a: Sequence[float], b: Sequence[float]) -> float:
    """Return how alike two vectors are."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def vector(text: str) -> list[float]:
    """Return the vector of a text."""
    return [float(len(text)), float(text.count("a"))]


def codes(vectors: Sequence[Sequence[float]]) -> list[bytes]:
    """Return a byte a dimension: whether it is above zero."""
    return [bytes(int(x > 0) for x in one) for one in vectors]


def found(query: str, index: str) -> list[tuple[str, str, float]]:
    """Return tag, text and score of all that is stored, best first."""
    scored = [(tag, text, float(zlib.crc32(f"{query}{index}{text}".encode()) % 7)) for tag, text in STORED]
    return sorted(scored, key=lambda row: -row[2])
