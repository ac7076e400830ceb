# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Distance and quantization for vector indexes.

A failure of any of these functions is an error to the caller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind import Err, Ok

from . import ids
from .types import Call, PluginError

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Call", "PluginError", "Quantizer", "VectorIndex"]


@attrs.frozen(kw_only=True)
class Quantizer:
    """What a quantization learnt from a sample."""

    scheme: str
    """The scheme, such as `product` or `scalar`."""

    dimensions: int
    """The length of the vectors that it works on."""

    max_error: float
    """The largest distance between a vector of the sample and its decoded code, as `distances` measures it."""

    codebook: list[list[float]]
    """What the codes refer to, as the scheme defines it."""


class VectorIndex:
    """Distance and quantization for vector indexes.

    A failure of any of these functions is an error to the caller.
    """

    __slots__ = ("_decode", "_distances", "_encode", "_train")

    def __init__(self, instance: Instance) -> None:
        self._decode = instance.func(ids.VECTOR_INDEX, "decode")
        self._distances = instance.func(ids.VECTOR_INDEX, "distances")
        self._encode = instance.func(ids.VECTOR_INDEX, "encode")
        self._train = instance.func(ids.VECTOR_INDEX, "train")

    def decode(self, call: Call, quantizer: Quantizer, codes: list[bytes]) -> Ok[list[list[float]]] | Err[PluginError]:
        """Turn codes back into vectors, one for each, in order."""
        result: Ok[list[list[float]]] | Err[PluginError] = self._decode(call, quantizer, codes)
        return result

    def distances(
        self,
        call: Call,
        query: list[float],
        vectors: list[list[float]],
    ) -> Ok[list[float]] | Err[PluginError]:
        """Say how far each of `vectors` is from `query`, in order; all are of the same length.

        Zero or more; lower is nearer.
        """
        result: Ok[list[float]] | Err[PluginError] = self._distances(call, query, vectors)
        return result

    def encode(
        self,
        call: Call,
        quantizer: Quantizer,
        vectors: list[list[float]],
    ) -> Ok[list[bytes]] | Err[PluginError]:
        """Turn vectors into codes, one for each, in order."""
        result: Ok[list[bytes]] | Err[PluginError] = self._encode(call, quantizer, vectors)
        return result

    def train(self, call: Call, sample: list[list[float]]) -> Ok[Quantizer] | Err[PluginError]:
        """Learn a quantization from a sample of vectors of one length."""
        result: Ok[Quantizer] | Err[PluginError] = self._train(call, sample)
        return result
