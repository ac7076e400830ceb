"""The `search` import: the operator's indexes. Permission `search`.

```toml
[plugins.capabilities.search]
backend = "sqlite"          # sqlite (FTS5 and vectors, in data_dir), postgres (full text and pgvector)
url = ""                    # of postgres: "postgresql://host/database"
timeout = "1s"              # of one search
vector_memory = "256MB"     # sqlite: vectors kept in memory between searches
connections = 4             # postgres: searches that run at a time
```

The operator's program fills indexes through the `SearchBackend` that `open_search` returns: `create`, `add`, `remove`.
A keyword search finds documents that hold any of the words, those with more and rarer ones first; words are compared
without case and are not stemmed. A semantic search compares every vector of the index, so that nothing near is missed.
An answer has at most 1,000 hits and 1 MiB of text. numpy, where it is installed, makes the vectors of SQLite fast.
"""

from __future__ import annotations

import re
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import attrs
from helios_api.v1 import search as search1
from helios_api.v2 import search as search2
from witbind import Err, Ok

from helios_host.capabilities.backends.settings import server_has_url
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import Io, same_case
from helios_host.capabilities.failures import Failure, Invalid, Missing, TimedOut, Unavailable
from helios_host.capabilities.gate import AccessDenied
from helios_host.instances.scope import clock
from helios_host.structuring import Count, Seconds, Size

from .backend import Document, Hit, IndexSpec, SearchBackend, fit
from .sqlite import SqliteSearch
from .vectors import FLOAT32_MAX

__all__ = [
    "PERMISSION",
    "Document",
    "IndexSpec",
    "SearchBackend",
    "SearchSettings",
    "SearchV1",
    "SearchV2",
    "open_search",
]

PERMISSION: Final = "search"

MAX_HITS: Final = 1000

MAX_WORDS: Final = 64
"""Words of one keyword search; the rest is left out."""

FILE: Final = "search.sqlite3"

_TIMEOUT: Final = Seconds(1.0)
_MEMORY: Final = Size(256 << 20)
_CONNECTIONS: Final = Count(4)


@attrs.frozen(kw_only=True)
class SearchSettings:
    """The section `[plugins.capabilities.search]`; sizes in bytes, times in seconds."""

    backend: Literal["sqlite", "postgres"] = "sqlite"
    url: str = attrs.field(default="", repr=False, validator=server_has_url)
    timeout: Seconds = _TIMEOUT
    vector_memory: Size = _MEMORY
    connections: Count = _CONNECTIONS


def open_search(settings: SearchSettings, data: Path, io: Io) -> SearchBackend:
    """Return what keeps the indexes; nothing is opened before it is used."""
    if settings.backend == "postgres":
        from .postgres import PostgresSearch

        return PostgresSearch(settings.url, connections=settings.connections, io=io)
    return SqliteSearch(data / FILE, wait=settings.timeout, memory=settings.vector_memory, io=io)


@attrs.frozen
class SearchV2:
    """`search` of API version 2, for one plugin."""

    context: PluginContext
    backend: SearchBackend
    settings: SearchSettings = SearchSettings()

    async def search_semantic_index(
        self, index: str, vector: list[float], k: int
    ) -> Ok[list[search2.SearchHit]] | Err[search2.SearchError]:
        """Find the documents nearest to a vector."""

        async def work() -> Sequence[Hit]:
            until = self._until()
            return await self.backend.semantic(index, vector, min(k, MAX_HITS), until) if k else ()

        return await _answer(work())

    async def search_keyword_index(
        self, index: str, text: str, k: int
    ) -> Ok[list[search2.SearchHit]] | Err[search2.SearchError]:
        """Find the documents that hold words of a text."""

        async def work() -> Sequence[Hit]:
            until = self._until()
            words = list(dict.fromkeys(re.findall(r"\w+", text[: MAX_WORDS * 100])))[:MAX_WORDS]
            if not words:
                raise Invalid("the text has no word")
            return await self.backend.keyword(index, words, min(k, MAX_HITS), until) if k else ()

        return await _answer(work())

    def _until(self) -> float:
        self.context.gate.require(PERMISSION)
        patience = self.context.scope.remaining(self.settings.timeout)
        if patience <= 0:
            raise TimedOut("no time is left in this call")
        return clock() + patience


async def _answer(work: Coroutine[Any, Any, Sequence[Hit]]) -> Ok[list[search2.SearchHit]] | Err[search2.SearchError]:
    try:
        hits = fit(await work)
    except AccessDenied:
        return Err(search2.SearchErrorAccessDenied())
    except Missing:
        return Err(search2.SearchErrorNoSuchIndex())
    except Invalid as error:
        return Err(search2.SearchErrorInvalidQuery(str(error)))
    except Unavailable as error:
        return Err(search2.SearchErrorUnavailable(str(error)))
    except Failure as error:
        return Err(search2.SearchErrorOther(str(error)))
    return Ok([search2.SearchHit(**attrs.asdict(_in_32_bits(hit), recurse=False)) for hit in hits])


def _in_32_bits(hit: Hit) -> Hit:
    """Return a hit whose score fits the contract's `f32`."""
    return attrs.evolve(hit, score=min(max(hit.score, -FLOAT32_MAX), FLOAT32_MAX))


@attrs.frozen
class SearchV1:
    """`search` of API version 1, which says the same."""

    latest: SearchV2

    async def search_semantic_index(
        self, index: str, vector: list[float], k: int
    ) -> Ok[list[search1.SearchHit]] | Err[search1.SearchError]:
        """Find the documents nearest to a vector."""
        return _in_v1(await self.latest.search_semantic_index(index, vector, k))

    async def search_keyword_index(
        self, index: str, text: str, k: int
    ) -> Ok[list[search1.SearchHit]] | Err[search1.SearchError]:
        """Find the documents that hold words of a text."""
        return _in_v1(await self.latest.search_keyword_index(index, text, k))


def _in_v1(
    answer: Ok[list[search2.SearchHit]] | Err[search2.SearchError],
) -> Ok[list[search1.SearchHit]] | Err[search1.SearchError]:
    if isinstance(answer, Err):
        return Err(same_case(answer.value, search1))
    return Ok([search1.SearchHit(**attrs.asdict(hit, recurse=False)) for hit in answer.value])
