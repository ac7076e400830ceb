# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Distance and quantization for vector indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..vector_index import QuantizedVectors

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["VectorIndex"]


class VectorIndex:
    """Distance and quantization for vector indexes."""

    __slots__ = ("_custom_distance", "_custom_quantization")

    def __init__(self, instance: AsyncInstance) -> None:
        self._custom_distance = instance.func(ids.VECTOR_INDEX, "custom-distance")
        self._custom_quantization = instance.func(ids.VECTOR_INDEX, "custom-quantization")

    async def custom_distance(self, a: list[float], b: list[float]) -> float:
        """Say how far apart two vectors of the same length are.

        Zero or more; lower is nearer. A failure is an error to the caller.
        """
        result: float = await self._custom_distance(a, b)
        return result

    async def custom_quantization(self, vectors: list[list[float]]) -> QuantizedVectors:
        """Bring vectors of one length into a smaller form.

        A failure is an error to the caller.
        """
        result: QuantizedVectors = await self._custom_quantization(vectors)
        return result
