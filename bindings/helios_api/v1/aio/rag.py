# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Finds the text that a model's answer is to rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..rag import Chunk, RagConfig

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Rag"]


class Rag:
    """Finds the text that a model's answer is to rest on."""

    __slots__ = ("_rag_rerank", "_rag_retrieve")

    def __init__(self, instance: AsyncInstance) -> None:
        self._rag_rerank = instance.func(ids.RAG, "rag-rerank")
        self._rag_retrieve = instance.func(ids.RAG, "rag-retrieve")

    async def rag_rerank(self, query: str, chunks: list[Chunk]) -> list[Chunk]:
        """Put chunks in a better order, best first.

        The answer holds chunks of `chunks` only, each at most once. Plugins are asked in order of priority, each with
        what the one before it left. A failure leaves the plugin out.
        """
        result: list[Chunk] = await self._rag_rerank(query, chunks)
        return result

    async def rag_retrieve(self, query: str, config: RagConfig) -> list[Chunk]:
        """Find the chunks that fit a query, best first.

        The chain returns the union of what its plugins find. A failure leaves the plugin out.
        """
        result: list[Chunk] = await self._rag_retrieve(query, config)
        return result
