# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Finds the text that a model's answer is to rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind import Err, Ok

from . import ids
from .types import Call, PluginError, Timestamp

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "Call",
    "Chunk",
    "MetadataFilter",
    "NamedScore",
    "PluginError",
    "Provenance",
    "Rag",
    "RagConfig",
    "Timestamp",
]


@attrs.frozen(kw_only=True)
class NamedScore:
    """A score and what it means."""

    name: str
    """The method, such as `cosine`, `bm25` or `rank-fusion`."""

    value: float
    """The score; higher is better. Scores of different methods are not comparable."""


@attrs.frozen(kw_only=True)
class Provenance:
    """Where a chunk comes from."""

    index: str
    """The index that it was found in."""

    document: str
    """Identifies the document."""

    title: str | None
    """The document's title; `none` where it has none."""

    uri: str | None
    """Where the document can be read; `none` where it has no address."""

    offset: int | None
    """The position of the chunk's first character in the document, from 0; `none` where it is not known."""

    updated: Timestamp | None
    """When the document was last changed; `none` where it is not known."""


@attrs.frozen(kw_only=True)
class Chunk:
    """A piece of a document."""

    id: str
    """Identifies the chunk in its index."""

    text: str
    """Its text."""

    score: float
    """How well it fits the query; higher is better. Scores of different plugins are not comparable."""

    scores: list[NamedScore]
    """The scores that went into it."""

    provenance: Provenance
    """Where it comes from."""

    metadata: list[tuple[str, str]]
    """More about it, as pairs of name and value."""


@attrs.frozen(kw_only=True)
class MetadataFilter:
    """A condition on a chunk's metadata."""

    name: str
    """The name."""

    any_of: list[str]
    """The values of which the chunk has one; at least one."""


@attrs.frozen(kw_only=True)
class RagConfig:
    """How to retrieve."""

    indexes: list[str]
    """The indexes to search; none leaves it to the plugin."""

    top_k: int
    """The largest number of chunks to return."""

    min_score: float | None
    """The lowest score to return; `none` is no limit."""

    filters: list[MetadataFilter]
    """Conditions that must all hold."""

    settings: list[tuple[str, str]]
    """Further settings, as pairs of name and value."""


class Rag:
    """Finds the text that a model's answer is to rest on."""

    __slots__ = ("_rag_rerank", "_rag_retrieve")

    def __init__(self, instance: Instance) -> None:
        self._rag_rerank = instance.func(ids.RAG, "rag-rerank")
        self._rag_retrieve = instance.func(ids.RAG, "rag-retrieve")

    def rag_rerank(self, call: Call, query: str, chunks: list[Chunk]) -> Ok[list[Chunk]] | Err[PluginError]:
        """Put chunks in a better order, best first.

        The answer holds chunks of `chunks` only, each at most once. Plugins are asked in order of priority, each with
        what the one before it left. A failure leaves the plugin out.
        """
        result: Ok[list[Chunk]] | Err[PluginError] = self._rag_rerank(call, query, chunks)
        return result

    def rag_retrieve(self, call: Call, query: str, config: RagConfig) -> Ok[list[Chunk]] | Err[PluginError]:
        """Find the chunks that fit a query, best first.

        The chain returns the union of what its plugins find. A failure leaves the plugin out.
        """
        result: Ok[list[Chunk]] | Err[PluginError] = self._rag_retrieve(call, query, config)
        return result
