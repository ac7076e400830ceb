"""Plugins at index and query time: `embedding` makes the vectors, `vector-index` packs them and says what is near.

The back end finds candidates by its own metric; the plugin's distances then put them in order, on vectors that stand
packed beside each document. An index belongs to one model: what another one embedded is not found.
"""

from __future__ import annotations

import base64
import struct
import time
import uuid
from collections.abc import Sequence
from typing import Final, TypeVar

import attrs
from helios_api.v2.types import Call, Session
from helios_api.v2.vector_index import Quantizer

from helios_host.capabilities.search import Document, IndexSpec, SearchBackend
from helios_host.capabilities.search.backend import Hit
from helios_host.errors import PluginUnavailable
from helios_host.hooks.table import deadline_of
from helios_host.manager import PluginHost

__all__ = ["PluginIndex"]

T = TypeVar("T")

Vector = list[float]

CANDIDATES: Final = 4
"""How many candidates the back end finds for each document that is wanted."""

VALUES: Final = 30_000
"""Most numbers of the vectors of one call: an answer has at most 65,536 value nodes."""

SECONDS: Final = 5.0
"""How long one search of the back end may take."""

MODEL: Final = "helios-model"
PACKED: Final = "helios-vector"
"""Metadata that this module adds to a document, and takes away from what it finds."""

_clock = time.perf_counter


class PluginIndex:
    """The index `name`: `embedder` is the plugin that makes its vectors, `ranker` the one that measures distances.

    `quantizer` packs the vectors; `train` makes one, which the caller keeps as long as the index. Every method
    raises `CallError` when a plugin fails, `UnknownPlugin` when it is not there, and what the back end raises.
    """

    def __init__(
        self,
        host: PluginHost,
        backend: SearchBackend,
        name: str,
        *,
        embedder: str,
        ranker: str | None = None,
        quantizer: Quantizer | None = None,
    ) -> None:
        self.quantizer = quantizer
        self._host: Final = host
        self._backend: Final = backend
        self._name: Final = name
        self._embedder: Final = embedder
        self._ranker: Final = ranker
        self._model: str | None = None
        self._dimensions = 0

    async def create(self) -> None:
        """Make the index, or find it as it is."""
        hooks = self._host.hooks
        dimensions = await hooks.dimensions.of(self._embedder)(_call("dimensions"), None)
        self._dimensions = self._answer(dimensions, self._embedder)
        try:
            names = hooks.model_name.of(self._embedder)
        except KeyError:  # a plugin of version 1 does not name its model
            self._model = self._embedder
        else:
            self._model = self._answer(await names(_call("model_name"), None), self._embedder)
        await self._backend.create(IndexSpec(name=self._name, dimensions=self._dimensions))

    async def train(self, sample: Sequence[str]) -> Quantizer:
        """Let the ranker learn how to pack vectors from those of some texts; what is added from now on is packed so."""
        vectors = await self._embed(sample)
        quantizer = await self._host.hooks.train.of(self._ranked())(_call("train"), vectors)
        self.quantizer = self._answer(quantizer, self._ranked())
        return self.quantizer

    async def add(self, documents: Sequence[Document]) -> None:
        """Add documents; their vectors are made of their texts."""
        vectors = await self._embed([document.text for document in documents])
        packed = await self._pack(vectors)
        await self._backend.add(
            self._name,
            [
                attrs.evolve(
                    document,
                    vector=tuple(vector),
                    metadata=(*document.metadata, (MODEL, self._model or ""), (PACKED, code)),
                )
                for document, vector, code in zip(documents, vectors, packed, strict=True)
            ],
        )

    async def search(self, text: str, k: int) -> list[Hit]:
        """Return the documents nearest to a text, best first; with a ranker, the score is the distance below zero."""
        (query,) = await self._embed([text])
        wanted = k if self._ranker is None else k * CANDIDATES
        found = await self._backend.semantic(self._name, query, wanted, _clock() + SECONDS)
        hits = [hit for hit in found if (MODEL, self._model or "") in hit.metadata]
        if self._ranker is not None and hits:
            vectors = await self._unpack([dict(hit.metadata)[PACKED] for hit in hits])
            chain = self._host.hooks.distances.of(self._ranker)
            distances = self._answer(await chain(_call("distances"), (query, vectors)), self._ranker)
            order = sorted(zip(distances, hits, strict=True), key=lambda pair: pair[0])
            hits = [attrs.evolve(hit, score=-distance) for distance, hit in order]
        return [
            attrs.evolve(hit, metadata=[pair for pair in hit.metadata if pair[0] not in (MODEL, PACKED)])
            for hit in hits[:k]
        ]

    async def _embed(self, texts: Sequence[str]) -> list[Vector]:
        if self._model is None:
            await self.create()
        chain, vectors = self._host.hooks.embed.of(self._embedder), list[Vector]()
        step = max(VALUES // self._dimensions, 1)
        for start in range(0, len(texts), step):
            answer = await chain(_call("embed"), list(texts[start : start + step]))
            vectors += self._answer(answer, self._embedder)
        if any(len(vector) != self._dimensions for vector in vectors):
            raise PluginUnavailable(f"its vectors have not {self._dimensions} dimensions", plugin=self._embedder)
        return vectors

    async def _pack(self, vectors: list[Vector]) -> list[str]:
        if self.quantizer is None:
            return [base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode() for vector in vectors]
        chain, codes = self._host.hooks.encode.of(self._ranked()), list[bytes]()
        step = max(VALUES // self._dimensions, 1)
        for start in range(0, len(vectors), step):
            answer = await chain(_call("encode"), (self.quantizer, vectors[start : start + step]))
            codes += self._answer(answer, self._ranked())
        return [base64.b64encode(code).decode() for code in codes]

    async def _unpack(self, packed: Sequence[str]) -> list[Vector]:
        codes = [base64.b64decode(code) for code in packed]
        if self.quantizer is None:
            return [list(struct.unpack(f"<{len(code) // 4}f", code)) for code in codes]
        chain = self._host.hooks.decode.of(self._ranked())
        return self._answer(await chain(_call("decode"), (self.quantizer, codes)), self._ranked())

    def _ranked(self) -> str:
        if self._ranker is None:
            raise PluginUnavailable("no plugin was named to pack vectors")
        return self._ranker

    def _answer(self, answer: T | None, plugin: str) -> T:
        if answer is None:  # it failed under the rule `skip`
            raise PluginUnavailable("it has no answer", plugin=plugin)
        return answer


def _call(chain: str) -> Call:
    """Return a call on the proxy's own account."""
    session = Session(
        id=uuid.uuid4().hex, user="heliosproxy", database="", client_addr="proxy", encrypted=False, attributes=[]
    )
    return Call(trace_parent=None, deadline=deadline_of(chain), session=session, identity=None)
