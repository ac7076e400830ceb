# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Told what happened to each statement, after the fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from . import ids
from .types import Timestamp

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Metrics", "QueryEvent", "Timestamp"]


@attrs.frozen(kw_only=True)
class QueryEvent:
    """What happened to one statement."""

    query: str
    """The statement's SQL text, as it was sent to the server."""

    database: str
    """The database."""

    user: str
    """The user name that the client gave when it connected."""

    client_addr: str
    """The client's address, as in `query-context`."""

    started: Timestamp
    """When the proxy got the statement."""

    duration: int
    """How long it took until the client had its answer, in microseconds."""

    rows: int
    """The number of rows returned or changed."""

    cached: bool
    """Whether the answer came from the cache."""

    error: str | None
    """The message that the client got, where the statement failed or was denied."""


class Metrics:
    """Told what happened to each statement, after the fact."""

    __slots__ = ("_on_event",)

    def __init__(self, instance: Instance) -> None:
        self._on_event = instance.func(ids.METRICS, "on-event")

    def on_event(self, event: QueryEvent) -> None:
        """Take note of an event.

        It cannot slow or fail the statement. Under load the host may drop events; a failure drops this one.
        """
        self._on_event(event)
