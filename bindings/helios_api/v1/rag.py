# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Finds the text that a model's answer is to rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Chunk", "Rag", "RagConfig"]


@attrs.frozen(kw_only=True)
class Chunk:
    """A piece of a document."""

    id: str
    """Identifies the chunk in its index."""

    text: str
    """Its text."""

    score: float
    """How well it fits the query; higher is better. Scores of different plugins are not comparable."""

    source: str
    """Where it comes from, for people."""

    metadata: list[tuple[str, str]]
    """More about it, as pairs of name and value."""


@attrs.frozen(kw_only=True)
class RagConfig:
    """How to retrieve."""

    index: str
    """The index to search."""

    top_k: int
    """The largest number of chunks to return."""

    min_score: float
    """The lowest score to return."""

    settings: list[tuple[str, str]]
    """Further settings, as pairs of name and value."""


class Rag:
    """Finds the text that a model's answer is to rest on."""

    __slots__ = ("_rag_rerank", "_rag_retrieve")

    def __init__(self, instance: Instance) -> None:
        self._rag_rerank = instance.func(ids.RAG, "rag-rerank")
        self._rag_retrieve = instance.func(ids.RAG, "rag-retrieve")

    def rag_rerank(self, query: str, chunks: list[Chunk]) -> list[Chunk]:
        """Put chunks in a better order, best first.

        The answer holds chunks of `chunks` only, each at most once. Plugins are asked in order of priority, each with
        what the one before it left. A failure leaves the plugin out.
        """
        result: list[Chunk] = self._rag_rerank(query, chunks)
        return result

    def rag_retrieve(self, query: str, config: RagConfig) -> list[Chunk]:
        """Find the chunks that fit a query, best first.

        The chain returns the union of what its plugins find. A failure leaves the plugin out.
        """
        result: list[Chunk] = self._rag_retrieve(query, config)
        return result
