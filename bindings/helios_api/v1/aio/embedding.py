# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Turns text into vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Embedding"]


class Embedding:
    """Turns text into vectors."""

    __slots__ = ("_compute_embedding", "_similarity")

    def __init__(self, instance: AsyncInstance) -> None:
        self._compute_embedding = instance.func(ids.EMBEDDING, "compute-embedding")
        self._similarity = instance.func(ids.EMBEDDING, "similarity")

    async def compute_embedding(self, text: str) -> list[float]:
        """Turn text into a vector.

        Every vector of a plugin has the same length. The first plugin answers; one that fails is left out.
        """
        result: list[float] = await self._compute_embedding(text)
        return result

    async def similarity(self, a: list[float], b: list[float]) -> float:
        """Say how alike two vectors of the same length are.

        Higher is more alike; it is symmetric, and no vector is more like another than like itself.
        """
        result: float = await self._similarity(a, b)
        return result
