"""What keeps indexes: the operator's side, which fills them, and the plugins' side, which searches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, Protocol, TypeAlias

import attrs

__all__ = ["MAX_RESULT", "Document", "Hit", "IndexSpec", "Metric", "SearchBackend", "fit"]

Metric: TypeAlias = Literal["cosine", "dot", "l2"]
"""How near vectors are: their angle, their inner product, or the distance between their ends."""

MAX_RESULT: Final = 1 << 20
"""Characters of the texts of one answer; hits that would go beyond are left out."""


@attrs.frozen(kw_only=True)
class IndexSpec:
    """An index: `dimensions` is the length of its vectors, `None` where it has none; its texts are always indexed."""

    name: str
    dimensions: int | None = None
    metric: Metric = "cosine"


@attrs.frozen(kw_only=True)
class Document:
    """A document; `vector` may be left out, and then only its words are found."""

    id: str
    text: str
    source: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    vector: Sequence[float] | None = None


@attrs.frozen(kw_only=True)
class Hit:
    """A document that was found; a higher `score` is better."""

    id: str
    score: float
    text: str
    source: str
    metadata: list[tuple[str, str]]


class SearchBackend(Protocol):
    """Every method raises `Unavailable`, `TimedOut`, and `Missing` where there is no such index."""

    async def create(self, spec: IndexSpec) -> None:
        """Make an index, or leave it as it is; raises `Invalid` where one of that name differs."""
        ...

    async def add(self, index: str, documents: Sequence[Document]) -> None:
        """Add documents, replacing those of the same id; raises `Invalid` for a vector that does not fit."""
        ...

    async def remove(self, index: str, ids: Sequence[str]) -> None:
        """Remove documents."""
        ...

    async def semantic(self, index: str, vector: Sequence[float], k: int, until: float) -> list[Hit]:
        """Return the documents nearest to a vector, best first; raises `Invalid` when it does not fit."""
        ...

    async def keyword(self, index: str, words: Sequence[str], k: int, until: float) -> list[Hit]:
        """Return the documents that hold any of the words, best first."""
        ...

    def close(self) -> None:
        """Close connections and files."""
        ...


def fit(hits: Sequence[Hit]) -> list[Hit]:
    """Return the best hits that fit into one answer."""
    room, kept = MAX_RESULT, []
    for hit in hits:
        room -= len(hit.text) + len(hit.source) + sum(len(name) + len(value) for name, value in hit.metadata)
        if room < 0:
            break
        kept.append(hit)
    return kept
