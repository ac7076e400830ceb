# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Finds the text that a model's answer is to rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..rag import Call, Chunk, PluginError, RagConfig

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Rag"]


class Rag:
    """Finds the text that a model's answer is to rest on."""

    __slots__ = ("_rag_rerank", "_rag_retrieve")

    def __init__(self, instance: AsyncInstance) -> None:
        self._rag_rerank = instance.func(ids.RAG, "rag-rerank")
        self._rag_retrieve = instance.func(ids.RAG, "rag-retrieve")

    async def rag_rerank(self, call: Call, query: str, chunks: list[Chunk]) -> Ok[list[Chunk]] | Err[PluginError]:
        """Put chunks in a better order, best first.

        The answer holds chunks of `chunks` only, each at most once. Plugins are asked in order of priority, each with
        what the one before it left. A failure leaves the plugin out.
        """
        result: Ok[list[Chunk]] | Err[PluginError] = await self._rag_rerank(call, query, chunks)
        return result

    async def rag_retrieve(self, call: Call, query: str, config: RagConfig) -> Ok[list[Chunk]] | Err[PluginError]:
        """Find the chunks that fit a query, best first.

        The chain returns the union of what its plugins find. A failure leaves the plugin out.
        """
        result: Ok[list[Chunk]] | Err[PluginError] = await self._rag_retrieve(call, query, config)
        return result
