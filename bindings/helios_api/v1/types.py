# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Types shared by the interfaces of API version 1."""

from __future__ import annotations

from typing import TypeAlias

import attrs

__all__ = [
    "Body",
    "BodyBytes",
    "BodyEmpty",
    "BodyText",
    "Identity",
    "PluginError",
    "PluginErrorInvalidConfig",
    "PluginErrorOther",
    "QueryContext",
    "QueryResult",
    "Timestamp",
]


@attrs.frozen
class BodyEmpty:
    """No content."""


@attrs.frozen
class BodyText:
    """Text."""

    value: str


@attrs.frozen
class BodyBytes:
    """Bytes that are not text."""

    value: bytes


Body: TypeAlias = BodyEmpty | BodyText | BodyBytes
"""The content of a request, a response or a cache entry.

Text is much cheaper to pass than bytes.
"""


@attrs.frozen(kw_only=True)
class Identity:
    """Who a session acts for, once it is authenticated."""

    user_id: str
    """Identifies the person or service."""

    roles: list[str]
    """The roles that it holds, each once."""

    attributes: list[tuple[str, str]]
    """More about it, such as a tenant, as pairs of name and value."""


@attrs.frozen
class PluginErrorInvalidConfig:
    """The configuration is not usable; the string names the key and says what was expected."""

    value: str


@attrs.frozen
class PluginErrorOther:
    """Something else; the string is for people."""

    value: str


PluginError: TypeAlias = PluginErrorInvalidConfig | PluginErrorOther
"""Why a plugin could not be loaded."""


@attrs.frozen(kw_only=True)
class QueryContext:
    """A statement and where it comes from."""

    query: str
    """The statement's SQL text, as the client sent it or as an earlier plugin rewrote it."""

    database: str
    """The database that the session is connected to; empty where there is none."""

    user: str
    """The user name that the client gave when it connected."""

    client_addr: str
    """The client's address as `host:port`, `[host]:port` for IPv6, or `unix` for a Unix-domain socket."""

    tables: list[str]
    """The tables that the statement names, as `schema.name` or `name` as written, each once, in order of appearance."""

    attributes: list[tuple[str, str]]
    """Attributes of the session, such as `application_name`, as pairs of name and value."""

    is_batch: bool
    """Whether the statement is one of several that the client sent as one unit."""

    rows_affected: int
    """The number of rows that the statement changed; zero before it has run."""


@attrs.frozen(kw_only=True)
class QueryResult:
    """What a statement returned, with every value as text."""

    columns: list[str]
    """The names of the columns, in order."""

    rows: list[list[str | None]]
    """The rows, each with one value a column in the database's text form; `none` is SQL's NULL."""

    rows_affected: int
    """The number of rows that the statement returned or changed."""


Timestamp: TypeAlias = int
"""A point in time, in microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.

Negative before 1970.
"""
