"""Indexes in one SQLite file: FTS5 for words, and vectors that are compared one by one. The embedded default."""

# ruff: noqa: S608 - only numbers of indexes are put into statements

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs

from helios_host.capabilities.backends.sqlite import SqliteFile
from helios_host.capabilities.faces import Io
from helios_host.capabilities.failures import Invalid, Missing, TimedOut
from helios_host.instances.scope import clock

from . import vectors
from .backend import Document, Hit, IndexSpec, Metric
from .vectors import Block

__all__ = ["SqliteSearch"]

T = TypeVar("T")

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS search_index (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, dimensions INTEGER, metric TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS search_document (
  key INTEGER PRIMARY KEY, index_number INTEGER NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL, source TEXT NOT NULL,
  metadata TEXT NOT NULL, vector BLOB, UNIQUE (index_number, id)
);
"""

ROWS: Final = 4096
"""Vectors that are read at a time."""

STEPS: Final = 1000


@attrs.frozen
class _Index:
    number: int
    dimensions: int | None
    metric: Metric
    version: int


class SqliteSearch:
    """Keeps indexes in `path`; `memory` bounds the vectors that are kept in memory between searches, in bytes.

    `wait` bounds in seconds how long a search waits for another one.
    """

    def __init__(self, path: Path, *, wait: float, memory: int, io: Io) -> None:
        self._file: Final = SqliteFile(path, SCHEMA, wait=wait, service="search")
        self._memory: Final = memory
        self._io: Final = io
        self._kept: dict[int, tuple[int, list[Block]]] = {}
        self._lock = threading.Lock()

    async def create(self, spec: IndexSpec) -> None:
        """Make an index."""

        def work(connection: sqlite3.Connection) -> None:
            sql = "SELECT dimensions, metric FROM search_index WHERE name = ?"
            there = connection.execute(sql, (spec.name,)).fetchone()
            if there is not None:
                if there != (spec.dimensions, spec.metric):
                    raise Invalid(f"the index {spec.name} is there with {there[0]} dimensions and {there[1]}")
                return
            sql = "INSERT INTO search_index (name, dimensions, metric) VALUES (?, ?, ?)"
            number = connection.execute(sql, (spec.name, spec.dimensions, spec.metric)).lastrowid
            connection.execute(f"CREATE VIRTUAL TABLE search_words_{number} USING fts5(text)")

        await self._io.off_loop(self._file.write, work)

    async def add(self, index: str, documents: Sequence[Document]) -> None:
        """Add documents."""

        def work(connection: sqlite3.Connection) -> None:
            found = _find(connection, index)
            packed = [_packed(found, document) for document in documents]
            _delete(connection, found, [document.id for document in documents])
            for document, vector in zip(documents, packed, strict=True):
                row = (found.number, document.id, document.text, document.source, json.dumps(document.metadata), vector)
                sql = (
                    "INSERT INTO search_document (index_number, id, text, source, metadata, vector) "
                    "VALUES (?, ?, ?, ?, ?, ?)"
                )
                key = connection.execute(sql, row).lastrowid
                words = f"INSERT INTO search_words_{found.number} (rowid, text) VALUES (?, ?)"
                connection.execute(words, (key, document.text))

        await self._io.off_loop(self._file.write, work)

    async def remove(self, index: str, ids: Sequence[str]) -> None:
        """Remove documents."""
        await self._io.off_loop(self._file.write, lambda c: _delete(c, _find(c, index), ids))

    async def semantic(self, index: str, vector: Sequence[float], k: int, until: float) -> list[Hit]:
        """Return the documents nearest to a vector."""

        def work(connection: sqlite3.Connection) -> list[Hit]:
            found = _find(connection, index)
            if found.dimensions is None:
                raise Missing
            wanted = vectors.checked(vector, found.dimensions, found.metric)
            best = vectors.nearest(self._blocks(connection, found), wanted, found.metric, k, until)
            return _hits(connection, best)

        return await self._read(work, until)

    async def keyword(self, index: str, words: Sequence[str], k: int, until: float) -> list[Hit]:
        """Return the documents that hold any of the words."""

        def work(connection: sqlite3.Connection) -> list[Hit]:
            found = _find(connection, index)
            table = f"search_words_{found.number}"
            match = " OR ".join(f'"{word}"' for word in words)
            sql = (
                f"SELECT -bm25({table}), rowid FROM {table} WHERE {table} MATCH ? ORDER BY bm25({table}), rowid LIMIT ?"
            )
            return _hits(connection, connection.execute(sql, (match, k)).fetchall())

        return await self._read(work, until)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        with self._lock:
            self._kept.clear()

    async def _read(self, work: Callable[[sqlite3.Connection], T], until: float) -> T:
        def bounded(connection: sqlite3.Connection) -> T:
            connection.set_progress_handler(lambda: clock() > until, STEPS)
            try:
                return work(connection)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    raise TimedOut("the search did not end in time") from error
                raise
            finally:
                connection.set_progress_handler(None, 0)

        return await self._io.off_loop(self._file.read, bounded)

    def _blocks(self, connection: sqlite3.Connection, index: _Index) -> Iterator[Block]:
        """Give an index's vectors, from memory where they are kept and nothing has changed them."""
        with self._lock:
            version, blocks = self._kept.get(index.number, (-1, []))
        if version == index.version:
            yield from blocks
            return
        blocks, room = [], self._memory
        for block in _stored(connection, index):
            yield block
            room -= len(block.data)
            if room >= 0:
                blocks.append(block)
        if room >= 0:
            self._keep(index, blocks)

    def _keep(self, index: _Index, blocks: list[Block]) -> None:
        with self._lock:
            self._kept.pop(index.number, None)
            self._kept[index.number] = (index.version, blocks)
            while sum(len(block.data) for _, kept in self._kept.values() for block in kept) > self._memory:
                del self._kept[next(iter(self._kept))]


def _find(connection: sqlite3.Connection, name: str) -> _Index:
    sql = "SELECT number, dimensions, metric, version FROM search_index WHERE name = ?"
    row = connection.execute(sql, (name,)).fetchone()
    if row is None:
        raise Missing
    return _Index(*row)


def _packed(index: _Index, document: Document) -> bytes | None:
    if document.vector is None:
        return None
    if index.dimensions is None:
        raise Invalid(f"the document {document.id} has a vector, the index has none")
    return vectors.pack(vectors.checked(document.vector, index.dimensions, index.metric))


def _delete(connection: sqlite3.Connection, index: _Index, ids: Sequence[str]) -> None:
    for id_ in ids:
        sql = "DELETE FROM search_document WHERE index_number = ? AND id = ? RETURNING key"
        for (key,) in connection.execute(sql, (index.number, id_)).fetchall():
            connection.execute(f"DELETE FROM search_words_{index.number} WHERE rowid = ?", (key,))
    connection.execute("UPDATE search_index SET version = version + 1 WHERE number = ?", (index.number,))


def _stored(connection: sqlite3.Connection, index: _Index) -> Iterator[Block]:
    sql = "SELECT key, vector FROM search_document WHERE index_number = ? AND vector IS NOT NULL"
    cursor = connection.execute(sql, (index.number,))
    while rows := cursor.fetchmany(ROWS):
        yield Block([key for key, _ in rows], b"".join(vector for _, vector in rows))


def _hits(connection: sqlite3.Connection, best: Sequence[tuple[float, int]]) -> list[Hit]:
    sql = "SELECT id, text, source, metadata FROM search_document WHERE key = ?"
    return [_hit(score, connection.execute(sql, (key,)).fetchone()) for score, key in best]


def _hit(score: float, row: tuple[Any, ...]) -> Hit:
    id_, text, source, metadata = row
    pairs = [(name, value) for name, value in json.loads(metadata)]
    return Hit(id=id_, score=score, text=text, source=source, metadata=pairs)
