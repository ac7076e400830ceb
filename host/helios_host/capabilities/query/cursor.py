"""The `row-cursor` resource: rows of one statement, taken in batches within one hook call."""

from __future__ import annotations

from typing import Final

from helios_api.v2 import query as query2
from helios_api.v2.types import Column, SqlValue
from witbind import Err, Ok

from helios_host.capabilities.faces import run
from helios_host.capabilities.failures import TimedOut, TooLarge
from helios_host.instances.scope import CallScope

from . import values
from .answer import answer
from .backend import Rows

__all__ = ["BATCH", "BlockingRowCursor", "RowCursor"]

BATCH: Final = 100
"""Rows of a batch whose number is left to the host."""

CHUNK: Final = 64
"""Rows that are asked for at a time, so that a batch of large ones is noticed early."""


class RowCursor:
    """A cursor in an asynchronous store; `limit` bounds its rows in all, `batch_bytes` each batch.

    It is one of `scope.open` until its end, so that the end of the call closes it.
    """

    def __init__(self, rows: Rows, scope: CallScope, *, limit: int, batch_bytes: int) -> None:
        self._rows: Final = rows
        self._scope: Final = scope
        self._left = limit
        self._batch_bytes: Final = batch_bytes
        self._columns: Final = rows.columns
        self._closed = False
        scope.open.add(self)

    def columns(self) -> list[Column]:
        """Get the columns."""
        return self._columns

    async def next(self, max_rows: int) -> Ok[list[list[SqlValue]]] | Err[query2.QueryError]:
        """Take the next rows."""
        return await answer(self._next(max_rows or BATCH), may_write=True)

    async def _next(self, most: int) -> list[list[SqlValue]]:
        if self._closed:
            if self._left:
                raise TimedOut
            return []
        try:
            return await self._batch(min(most, self._left))
        except BaseException:
            self.drop()
            raise

    async def _batch(self, most: int) -> list[list[SqlValue]]:
        batch: list[list[SqlValue]] = []
        room = self._batch_bytes
        while len(batch) < most and (not batch or room > 0):
            found = await self._rows.fetch(min(CHUNK, most - len(batch)))
            if not found:
                break
            room -= sum(values.size(value) for row in found for value in row)
            batch += found
        if room < -self._batch_bytes:
            raise TooLarge
        self._left -= len(batch)
        if not batch or not self._left:
            self._left = 0
            self._closed = True
            self._scope.open.discard(self)
            await self._rows.finish()
        return batch

    def drop(self) -> None:
        """Close the cursor; called when the guest drops it and at the end of the call."""
        self._scope.open.discard(self)
        if not self._closed:
            self._closed = True
            self._rows.drop()


class BlockingRowCursor:
    """A cursor in a synchronous store."""

    def __init__(self, cursor: RowCursor) -> None:
        self._cursor: Final = cursor

    def columns(self) -> list[Column]:
        """Get the columns."""
        return self._cursor.columns()

    def next(self, max_rows: int) -> Ok[list[list[SqlValue]]] | Err[query2.QueryError]:
        """Take the next rows."""
        return run(self._cursor.next(max_rows))

    def drop(self) -> None:
        """Close the cursor."""
        self._cursor.drop()
