# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Distance and quantization for vector indexes.

A failure of any of these functions is an error to the caller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..vector_index import Call, PluginError, Quantizer

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["VectorIndex"]


class VectorIndex:
    """Distance and quantization for vector indexes.

    A failure of any of these functions is an error to the caller.
    """

    __slots__ = ("_decode", "_distances", "_encode", "_train")

    def __init__(self, instance: AsyncInstance) -> None:
        self._decode = instance.func(ids.VECTOR_INDEX, "decode")
        self._distances = instance.func(ids.VECTOR_INDEX, "distances")
        self._encode = instance.func(ids.VECTOR_INDEX, "encode")
        self._train = instance.func(ids.VECTOR_INDEX, "train")

    async def decode(
        self,
        call: Call,
        quantizer: Quantizer,
        codes: list[bytes],
    ) -> Ok[list[list[float]]] | Err[PluginError]:
        """Turn codes back into vectors, one for each, in order."""
        result: Ok[list[list[float]]] | Err[PluginError] = await self._decode(call, quantizer, codes)
        return result

    async def distances(
        self,
        call: Call,
        query: list[float],
        vectors: list[list[float]],
    ) -> Ok[list[float]] | Err[PluginError]:
        """Say how far each of `vectors` is from `query`, in order; all are of the same length.

        Zero or more; lower is nearer.
        """
        result: Ok[list[float]] | Err[PluginError] = await self._distances(call, query, vectors)
        return result

    async def encode(
        self,
        call: Call,
        quantizer: Quantizer,
        vectors: list[list[float]],
    ) -> Ok[list[bytes]] | Err[PluginError]:
        """Turn vectors into codes, one for each, in order."""
        result: Ok[list[bytes]] | Err[PluginError] = await self._encode(call, quantizer, vectors)
        return result

    async def train(self, call: Call, sample: list[list[float]]) -> Ok[Quantizer] | Err[PluginError]:
        """Learn a quantization from a sample of vectors of one length."""
        result: Ok[Quantizer] | Err[PluginError] = await self._train(call, sample)
        return result
