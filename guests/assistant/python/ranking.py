"""Vectors of words by hashing, and the order of what two searches found."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Sequence
from typing import Final

__all__ = ["DIMENSIONS", "cosine", "embed", "fuse", "overlap"]

DIMENSIONS: Final = 64

FUSION: Final = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)."""


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return re.findall(r"\w+", text.lower())


def embed(text: str) -> list[float]:
    """Return the vector of a text, of length 1; that of a text without words points along the first axis."""
    vector = [0.0] * DIMENSIONS
    for word in words(text):
        hashed = zlib.crc32(word.encode())
        vector[hashed % DIMENSIONS] += 1.0 if hashed & (1 << 31) else -1.0
    length = math.sqrt(sum(value * value for value in vector))
    return [value / length for value in vector] if length else [1.0] + [0.0] * (DIMENSIONS - 1)


def cosine(a: Sequence[float], b: Sequence[float]) -> float:
    """Return how alike the directions of two vectors are, from -1 to 1."""
    lengths = math.sqrt(sum(x * x for x in a)) * math.sqrt(sum(y * y for y in b))
    return sum(x * y for x, y in zip(a, b, strict=True)) / lengths if lengths else 0.0


def fuse(*rankings: Sequence[str]) -> dict[str, float]:
    """Return the score of each id by its ranks: reciprocal rank fusion."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, name in enumerate(ranking, 1):
            scores[name] = scores.get(name, 0.0) + 1.0 / (FUSION + rank)
    return scores


def overlap(query: str, text: str) -> float:
    """Return the share of a query's words that a text has."""
    wanted = set(words(query))
    return len(wanted & set(words(text))) / len(wanted) if wanted else 0.0
