"""What runs statements: one method, and the rows that come of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from helios_api.v2.types import Column, SqlValue

__all__ = ["QueryBackend", "Rows"]


class Rows(Protocol):
    """A statement that runs in a transaction of its own; ended by `finish` or `drop`."""

    @property
    def columns(self) -> list[Column]:
        """The columns; none where the statement returns no rows."""
        ...

    async def fetch(self, most: int) -> list[list[SqlValue]]:
        """Return the next rows, at least one and at most `most`; none at the end.

        Raises `Refused`, `TimedOut`, `TooLarge` or `Unavailable`.
        """
        ...

    async def finish(self) -> int | None:
        """End the transaction, and keep what it changed; raises as `fetch` does.

        Returns how many rows the statement changed or returned, `None` where not all of them were taken.
        """
        ...

    def drop(self) -> None:
        """End the transaction at once without keeping anything, unless it has ended."""
        ...


class QueryBackend(Protocol):
    """A database."""

    async def open(self, sql: str, parameters: Sequence[SqlValue], *, read_only: bool, until: float) -> Rows:
        """Start a statement; raises as `Rows.fetch` does. `until` is of `time.perf_counter`."""
        ...

    def close(self) -> None:
        """Close idle connections."""
        ...
