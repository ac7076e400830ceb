"""Indexes in a PostgreSQL database: full text, and pgvector where the server has it."""

# ruff: noqa: S608 - only constants are put into statements

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from helios_host.capabilities.backends.postgres import Connection, PostgresServer, execute
from helios_host.capabilities.faces import Io
from helios_host.capabilities.failures import Invalid, Missing, Unavailable
from helios_host.instances.scope import clock

from . import vectors
from .backend import Document, Hit, IndexSpec, Metric

__all__ = ["PostgresSearch"]

_SCHEMA: Final = """
DO $$ BEGIN
  IF to_regclass('helios_search_document') IS NULL THEN
    PERFORM pg_advisory_xact_lock(4856871, 2);
    CREATE TABLE IF NOT EXISTS helios_search_index (name text PRIMARY KEY, dimensions int, metric text NOT NULL);
    CREATE TABLE IF NOT EXISTS helios_search_document (
      index text NOT NULL REFERENCES helios_search_index, id text NOT NULL, text text NOT NULL, source text NOT NULL,
      metadata json NOT NULL, words tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED,
      PRIMARY KEY (index, id));
    CREATE INDEX IF NOT EXISTS helios_search_words ON helios_search_document USING gin (words);
  END IF;
  IF to_regclass('helios_search_vector') IS NULL
     AND EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') THEN
    PERFORM pg_advisory_xact_lock(4856871, 2);
    CREATE EXTENSION IF NOT EXISTS vector;
    CREATE TABLE IF NOT EXISTS helios_search_vector (
      index text NOT NULL, id text NOT NULL, embedding vector NOT NULL, PRIMARY KEY (index, id),
      FOREIGN KEY (index, id) REFERENCES helios_search_document ON DELETE CASCADE);
  END IF;
END $$
"""

_DISTANCES: Final[dict[Metric, tuple[str, str]]] = {
    "cosine": ("embedding <=> $2::text::vector", "1 - distance"),
    "dot": ("embedding <#> $2::text::vector", "-distance"),
    "l2": ("embedding <-> $2::text::vector", "1 / (1 + distance)"),
}
"""For each metric pgvector's distance, and the score that it is."""

_KEYWORD: Final = """
SELECT id, ts_rank(words, query)::float8 AS score, text, source, metadata::text
FROM helios_search_document,
  (SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery AS query FROM unnest(to_tsvector('simple', $2))) AS wanted
WHERE index = $1 AND words @@ query ORDER BY score DESC, id LIMIT $3
"""

_ADD: Final = """
INSERT INTO helios_search_document (index, id, text, source, metadata) VALUES ($1, $2, $3, $4, $5::text::json)
"""

_TIMEOUT: Final = 10.0
"""Seconds that one change of an index may take."""


class PostgresSearch:
    """Keeps indexes on the server at `url`, which at most `connections` searches use at a time."""

    def __init__(self, url: str, *, connections: int, io: Io) -> None:
        self._server: Final = PostgresServer(url, connections=connections, io=io, service="search", prepare=_prepare)

    async def create(self, spec: IndexSpec) -> None:
        """Make an index."""
        until = clock() + _TIMEOUT
        async with self._server.transaction(until) as connection:
            if spec.dimensions is not None and not (await _has_vectors(connection, until)):
                raise Unavailable("the server has no pgvector")
            sql = "INSERT INTO helios_search_index VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
            await execute(connection, until, sql, spec.name, spec.dimensions, spec.metric)
            there = await _find(connection, until, spec.name)
            if there != (spec.dimensions, spec.metric):
                raise Invalid(f"the index {spec.name} is there with {there[0]} dimensions and {there[1]}")

    async def add(self, index: str, documents: Sequence[Document]) -> None:
        """Add documents."""
        until = clock() + _TIMEOUT
        async with self._server.transaction(until) as connection:
            dimensions, metric = await _find(connection, until, index)
            for document in documents:
                await execute(connection, until, _DELETE, index, document.id)
                metadata = json.dumps(document.metadata)
                await execute(connection, until, _ADD, index, document.id, document.text, document.source, metadata)
                if document.vector is None:
                    continue
                if dimensions is None:
                    raise Invalid(f"the document {document.id} has a vector, the index has none")
                text = json.dumps(vectors.checked(document.vector, dimensions, metric))
                sql = "INSERT INTO helios_search_vector VALUES ($1, $2, $3::text::vector)"
                await execute(connection, until, sql, index, document.id, text)

    async def remove(self, index: str, ids: Sequence[str]) -> None:
        """Remove documents."""
        until = clock() + _TIMEOUT
        async with self._server.transaction(until) as connection:
            await _find(connection, until, index)
            for id_ in ids:
                await execute(connection, until, _DELETE, index, id_)

    async def semantic(self, index: str, vector: Sequence[float], k: int, until: float) -> list[Hit]:
        """Return the documents nearest to a vector."""
        dimensions, metric = await self._found(index, until)
        if dimensions is None:
            raise Missing
        text = json.dumps(vectors.checked(vector, dimensions, metric))
        distance, score = _DISTANCES[metric]
        sql = f"""
            SELECT id, ({score})::float8, text, source, metadata::text FROM (
              SELECT index, id, {distance} AS distance FROM helios_search_vector
              WHERE index = $1 ORDER BY distance, id LIMIT $3) AS nearest
            JOIN helios_search_document USING (index, id) ORDER BY distance, id"""
        return [_hit(*row) for row in await self._server.fetch(until, sql, index, text, k)]

    async def keyword(self, index: str, words: Sequence[str], k: int, until: float) -> list[Hit]:
        """Return the documents that hold any of the words."""
        await self._found(index, until)
        return [_hit(*row) for row in await self._server.fetch(until, _KEYWORD, index, " ".join(words), k)]

    def close(self) -> None:
        """Close the idle connections."""
        self._server.close()

    async def _found(self, index: str, until: float) -> tuple[int | None, Metric]:
        return _one(await self._server.fetch(until, _FIND, index))


_FIND: Final = "SELECT dimensions, metric FROM helios_search_index WHERE name = $1"
_DELETE: Final = "DELETE FROM helios_search_document WHERE index = $1 AND id = $2"


async def _prepare(connection: Connection, until: float) -> None:
    await execute(connection, until, _SCHEMA)


async def _has_vectors(connection: Connection, until: float) -> bool:
    ((there,),) = await execute(connection, until, "SELECT to_regclass('helios_search_vector') IS NOT NULL")
    return bool(there)


async def _find(connection: Connection, until: float, index: str) -> tuple[int | None, Metric]:
    return _one(await execute(connection, until, _FIND, index))


def _one(rows: Sequence[tuple[Any, ...]]) -> tuple[int | None, Metric]:
    if not rows:
        raise Missing
    return rows[0][0], rows[0][1]


def _hit(id_: str, score: float, text: str, source: str, metadata: str) -> Hit:
    pairs = [(name, value) for name, value in json.loads(metadata)]
    return Hit(id=id_, score=score, text=text, source=source, metadata=pairs)
