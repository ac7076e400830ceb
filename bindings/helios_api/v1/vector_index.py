# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Distance and quantization for vector indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["QuantizedVectors", "VectorIndex"]


@attrs.frozen(kw_only=True)
class QuantizedVectors:
    """Vectors in a smaller form."""

    scheme: str
    """The scheme, such as `product` or `scalar`."""

    dimensions: int
    """The length of the original vectors."""

    codebook: list[list[float]]
    """What the codes refer to, as the scheme defines it."""

    codes: list[bytes]
    """One code for each vector, in order."""


class VectorIndex:
    """Distance and quantization for vector indexes."""

    __slots__ = ("_custom_distance", "_custom_quantization")

    def __init__(self, instance: Instance) -> None:
        self._custom_distance = instance.func(ids.VECTOR_INDEX, "custom-distance")
        self._custom_quantization = instance.func(ids.VECTOR_INDEX, "custom-quantization")

    def custom_distance(self, a: list[float], b: list[float]) -> float:
        """Say how far apart two vectors of the same length are.

        Zero or more; lower is nearer. A failure is an error to the caller.
        """
        result: float = self._custom_distance(a, b)
        return result

    def custom_quantization(self, vectors: list[list[float]]) -> QuantizedVectors:
        """Bring vectors of one length into a smaller form.

        A failure is an error to the caller.
        """
        result: QuantizedVectors = self._custom_quantization(vectors)
        return result
