# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Turns text into vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..embedding import Call, PluginError

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Embedding"]


class Embedding:
    """Turns text into vectors."""

    __slots__ = ("_dimensions", "_embed", "_model_name", "_similarity")

    def __init__(self, instance: AsyncInstance) -> None:
        self._dimensions = instance.func(ids.EMBEDDING, "dimensions")
        self._embed = instance.func(ids.EMBEDDING, "embed")
        self._model_name = instance.func(ids.EMBEDDING, "model-name")
        self._similarity = instance.func(ids.EMBEDDING, "similarity")

    async def dimensions(self, call: Call) -> Ok[int] | Err[PluginError]:
        """Say how long the vectors are; at least 1, and always the same."""
        result: Ok[int] | Err[PluginError] = await self._dimensions(call)
        return result

    async def embed(self, call: Call, texts: list[str]) -> Ok[list[list[float]]] | Err[PluginError]:
        """Turn texts into vectors, one for each, in order.

        Every vector is of the length that `dimensions` says. The first plugin answers; one that fails is left out.
        """
        result: Ok[list[list[float]]] | Err[PluginError] = await self._embed(call, texts)
        return result

    async def model_name(self, call: Call) -> Ok[str] | Err[PluginError]:
        """Name the model, so that vectors of different models are not compared."""
        result: Ok[str] | Err[PluginError] = await self._model_name(call)
        return result

    async def similarity(self, call: Call, a: list[float], b: list[float]) -> Ok[float] | Err[PluginError]:
        """Say how alike two vectors of the same length are.

        Higher is more alike; it is symmetric, and no vector is more like another than like itself.
        """
        result: Ok[float] | Err[PluginError] = await self._similarity(call, a, b)
        return result
