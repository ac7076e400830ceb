# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Told what happened to statements, after the fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids
from .types import Call, Duration, PluginError, StatementKind, Timestamp

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "Call",
    "Duration",
    "Metrics",
    "PluginError",
    "QueryEnding",
    "QueryEndingCached",
    "QueryEndingCompleted",
    "QueryEndingDenied",
    "QueryEndingFailed",
    "QueryEndingResponded",
    "QueryEvent",
    "QueryFailure",
    "StatementKind",
    "Timestamp",
]


@attrs.frozen(kw_only=True)
class QueryFailure:
    """How a statement failed."""

    code: str
    """The SQLSTATE code, such as `42P01`; empty where there is none."""

    message: str
    """The message that the client got."""


@attrs.frozen
class QueryEndingCompleted:
    """The server answered it."""


@attrs.frozen
class QueryEndingCached:
    """The cache answered it."""


@attrs.frozen
class QueryEndingResponded:
    """A plugin answered it."""


@attrs.frozen
class QueryEndingDenied:
    """A plugin refused it; the string is the message that the client got."""

    value: str


@attrs.frozen
class QueryEndingFailed:
    """It failed."""

    value: QueryFailure


QueryEnding: TypeAlias = (
    QueryEndingCompleted | QueryEndingCached | QueryEndingResponded | QueryEndingDenied | QueryEndingFailed
)
"""How a statement ended."""


@attrs.frozen(kw_only=True)
class QueryEvent:
    """What happened to one statement."""

    session_id: str
    """The session's `id`."""

    user_id: str | None
    """The identity's `user-id`; `none` where no plugin authenticated the session."""

    user: str
    """The user name that the client gave when it connected."""

    database: str
    """The database."""

    client_addr: str
    """The client's address, as in `session`."""

    trace_parent: str | None
    """The W3C trace context, in the form of the `traceparent` header."""

    query: str
    """The SQL text, as it was sent to the server, or would have been."""

    kind: StatementKind
    """What the statement does."""

    fingerprint: str | None
    """The statement's fingerprint; `none` where the text could not be parsed."""

    started: Timestamp
    """When the proxy got the statement."""

    duration: Duration
    """How long it took until the client had its answer."""

    plugin_duration: Duration
    """The part of that time that plugins took."""

    rows: int
    """The number of rows returned or changed."""

    backend: str | None
    """The name of the server that it went to; `none` where it went to none."""

    ending: QueryEnding
    """How it ended."""


class Metrics:
    """Told what happened to statements, after the fact."""

    __slots__ = ("_on_events",)

    def __init__(self, instance: Instance) -> None:
        self._on_events = instance.func(ids.METRICS, "on-events")

    def on_events(self, call: Call, events: list[QueryEvent]) -> Ok[None] | Err[PluginError]:
        """Take note of events, oldest first, at least one.

        They may come from many sessions; the call's own is the proxy's. It cannot slow or fail a statement. Under load
        the host may drop events; a failure drops these.
        """
        result: Ok[None] | Err[PluginError] = self._on_events(call, events)
        return result
