# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Types shared by the interfaces of API version 2."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

import attrs

__all__ = [
    "Body",
    "BodyBytes",
    "BodyEmpty",
    "BodyText",
    "CacheScope",
    "Call",
    "Column",
    "ConfigEntry",
    "ConfigValue",
    "ConfigValueBoolean",
    "ConfigValueInteger",
    "ConfigValueJson",
    "ConfigValueNumber",
    "ConfigValueText",
    "ConfigValueTextList",
    "Duration",
    "Identity",
    "Mask",
    "MaskConstant",
    "MaskHash",
    "MaskKeepFirst",
    "MaskKeepLast",
    "MaskNullify",
    "OtherValue",
    "PluginError",
    "PluginErrorInvalidConfig",
    "PluginErrorInvalidInput",
    "PluginErrorOther",
    "PluginErrorUnavailable",
    "PluginErrorUnsupported",
    "ResultSet",
    "ReuseHolder",
    "ReuseMatch",
    "Session",
    "SqlValue",
    "SqlValueBoolean",
    "SqlValueBytes",
    "SqlValueDecimal",
    "SqlValueFloat",
    "SqlValueInteger",
    "SqlValueJson",
    "SqlValueNull",
    "SqlValueOther",
    "SqlValueText",
    "SqlValueTimestamp",
    "SqlValueVector",
    "Statement",
    "StatementKind",
    "TableAccess",
    "TableName",
    "TableReference",
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


Duration: TypeAlias = int
"""A span of time, in microseconds."""


class ReuseHolder(Enum):
    """Whom a decision may be reused for."""

    SESSION = "session"
    """The session that it was made for."""

    IDENTITY = "identity"
    """Every session of the identity that it was made for; without one, the session."""


class ReuseMatch(Enum):
    """Which statements a decision may be reused for."""

    TEXT = "text"
    """Statements of the same text."""

    FINGERPRINT = "fingerprint"
    """Statements of the same fingerprint; right only where no constant and no parameter decides."""


@attrs.frozen(kw_only=True)
class CacheScope:
    """How far and how long a decision may be reused instead of asking again.

    A reload of the plugin or a change of its configuration ends it.
    """

    by: ReuseMatch
    """Which statements it covers."""

    within: ReuseHolder
    """Whom it covers."""

    ttl: Duration
    """For how long; zero is not at all."""


@attrs.frozen(kw_only=True)
class Identity:
    """Who a session acts for, once it is authenticated."""

    user_id: str
    """Identifies the person or service."""

    roles: list[str]
    """The roles that it holds, each once."""

    attributes: list[tuple[str, str]]
    """More about it, such as a tenant, as pairs of name and value."""


@attrs.frozen(kw_only=True)
class Session:
    """A client's session with the proxy: a PostgreSQL connection, or an HTTP request.

    What the proxy does on its own account, such as building an index or delivering events, runs in a session of its
    own, with user `heliosproxy` and client address `proxy`.
    """

    id: str
    """Identifies the session in logs and events; never used twice."""

    user: str
    """The user name that the client gave; empty where the protocol has none."""

    database: str
    """The database that the client asked for; empty where there is none."""

    client_addr: str
    """The client's address as `host:port`, `[host]:port` for IPv6, or `unix` for a Unix-domain socket."""

    encrypted: bool
    """Whether the client's connection to the proxy is encrypted."""

    attributes: list[tuple[str, str]]
    """Attributes of the session, such as `application_name`, as pairs of name and value."""


@attrs.frozen(kw_only=True)
class Call:
    """The circumstances of one call of a hook."""

    trace_parent: str | None
    """The W3C trace context, in the form of the `traceparent` header; `none` where nothing is traced."""

    deadline: Duration
    """The time that is left for this call when it starts, time spent in the host's services included."""

    session: Session
    """The session that the call is about."""

    identity: Identity | None
    """Who the session acts for; `none` where no plugin authenticated it."""


@attrs.frozen(kw_only=True)
class TableName:
    """The name of a table."""

    schema: str | None
    """The schema as the database folds it; `none` where it is left to the search path."""

    name: str
    """The name as the database folds it."""


@attrs.frozen(kw_only=True)
class Column:
    """A column of a result."""

    name: str
    """Its name."""

    type_name: str
    """The database's name of its type, such as `int8`; empty where it is not known."""

    table: TableName | None
    """The table that it comes from; `none` where it is computed or not known."""


@attrs.frozen
class ConfigValueText:
    """Type `string`."""

    value: str


@attrs.frozen
class ConfigValueInteger:
    """Type `integer`."""

    value: int


@attrs.frozen
class ConfigValueNumber:
    """Type `number`."""

    value: float


@attrs.frozen
class ConfigValueBoolean:
    """Type `boolean`."""

    value: bool


@attrs.frozen
class ConfigValueTextList:
    """A list of strings."""

    value: list[str]


@attrs.frozen
class ConfigValueJson:
    """A value of any other shape, as JSON."""

    value: str


ConfigValue: TypeAlias = (
    ConfigValueText
    | ConfigValueInteger
    | ConfigValueNumber
    | ConfigValueBoolean
    | ConfigValueTextList
    | ConfigValueJson
)
"""The value of a setting, of the type that the manifest's `config_schema` gives it."""


@attrs.frozen(kw_only=True)
class ConfigEntry:
    """A setting."""

    key: str
    """Its key in the manifest's `config_schema`."""

    value: ConfigValue
    """Its value: the operator's, or else the default."""


@attrs.frozen
class MaskNullify:
    """NULL takes the value's place."""


@attrs.frozen
class MaskConstant:
    """This text takes the value's place."""

    value: str


@attrs.frozen
class MaskHash:
    """The lower-case hexadecimal SHA-256 of the value's text takes its place."""


@attrs.frozen
class MaskKeepFirst:
    """All but the first so many characters of the value's text become `*`."""

    value: int


@attrs.frozen
class MaskKeepLast:
    """All but the last so many characters of the value's text become `*`."""

    value: int


Mask: TypeAlias = MaskNullify | MaskConstant | MaskHash | MaskKeepFirst | MaskKeepLast
"""How the values of a column are hidden; NULL stays NULL."""


@attrs.frozen(kw_only=True)
class OtherValue:
    """A value of a type that has no case of its own."""

    type_name: str
    """The database's name of the type, such as `inet` or `int4[]`; empty where it is not known."""

    text: str
    """The value in the database's text form."""


@attrs.frozen
class PluginErrorInvalidConfig:
    """The plugin's configuration is not usable; the string names the key and says what was expected."""

    value: str


@attrs.frozen
class PluginErrorInvalidInput:
    """An argument is not one that the plugin can work on; the string says which and why."""

    value: str


@attrs.frozen
class PluginErrorUnavailable:
    """Something that the plugin depends on does not answer, or answers with an error."""

    value: str


@attrs.frozen
class PluginErrorUnsupported:
    """The plugin does not support what was asked for."""

    value: str


@attrs.frozen
class PluginErrorOther:
    """Something else; the string is for people."""

    value: str


PluginError: TypeAlias = (
    PluginErrorInvalidConfig
    | PluginErrorInvalidInput
    | PluginErrorUnavailable
    | PluginErrorUnsupported
    | PluginErrorOther
)
"""Why a hook did not answer.

The host logs it, and applies the hook's failure rule.
"""


Timestamp: TypeAlias = int
"""A point in time, in microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.

Negative before 1970.
"""


@attrs.frozen
class SqlValueNull:
    """SQL's NULL."""


@attrs.frozen
class SqlValueBoolean:
    """A truth value."""

    value: bool


@attrs.frozen
class SqlValueInteger:
    """An integer of at most 64 bits."""

    value: int


@attrs.frozen
class SqlValueFloat:
    """A binary floating-point number; single precision is widened."""

    value: float


@attrs.frozen
class SqlValueDecimal:
    """A number with decimal digits, in text form."""

    value: str


@attrs.frozen
class SqlValueText:
    """Text."""

    value: str


@attrs.frozen
class SqlValueBytes:
    """Bytes that are not text."""

    value: bytes


@attrs.frozen
class SqlValueTimestamp:
    """A point in time."""

    value: Timestamp


@attrs.frozen
class SqlValueJson:
    """A JSON document."""

    value: str


@attrs.frozen
class SqlValueVector:
    """A vector."""

    value: list[float]


@attrs.frozen
class SqlValueOther:
    """A value of another type."""

    value: OtherValue


SqlValue: TypeAlias = (
    SqlValueNull
    | SqlValueBoolean
    | SqlValueInteger
    | SqlValueFloat
    | SqlValueDecimal
    | SqlValueText
    | SqlValueBytes
    | SqlValueTimestamp
    | SqlValueJson
    | SqlValueVector
    | SqlValueOther
)
"""A value that a statement takes or returns."""


@attrs.frozen(kw_only=True)
class ResultSet:
    """What a statement returned, or is to return."""

    columns: list[Column]
    """The columns, in order; none where the statement returns no rows."""

    rows: list[list[SqlValue]]
    """The rows, each with one value a column."""

    rows_affected: int
    """The number of rows that the statement returned or changed."""


class StatementKind(Enum):
    """What a statement does, by how much it may change, least first.

    A text of several statements has the kind of the one that is listed last here. A `WITH` query that holds a
    data-changing statement has that statement's kind.
    """

    SELECT = "select"
    """It returns rows and changes none, such as `SELECT`, `VALUES`, `TABLE`, `SHOW` or `FETCH`."""

    TRANSACTION = "transaction"
    """It begins, ends or marks a transaction."""

    SETTING = "setting"
    """It changes a setting of the session, such as `SET` or `RESET`."""

    UTILITY = "utility"
    """It maintains or observes, such as `VACUUM`, `ANALYZE`, `LOCK`, `LISTEN`, or `EXPLAIN` without `ANALYZE`."""

    COPY = "copy"
    """`COPY`, in either direction; the access in `tables` says which."""

    INSERT = "insert"
    """`INSERT`."""

    UPDATE = "update"
    """`UPDATE`."""

    MERGE = "merge"
    """`MERGE`."""

    DELETE = "delete"
    """`DELETE`."""

    TRUNCATE = "truncate"
    """`TRUNCATE`."""

    DEFINITION = "definition"
    """It creates, alters or drops something, or grants or revokes rights."""

    OPAQUE = "opaque"
    """What runs cannot be told from the text, such as `DO`, `CALL` or `EXECUTE`, or the text could not be parsed."""


class TableAccess(Enum):
    """What a statement does with a table."""

    READ = "read"
    """It reads rows."""

    INSERT = "insert"
    """It adds rows."""

    UPDATE = "update"
    """It changes rows."""

    DELETE = "delete"
    """It removes rows."""

    TRUNCATE = "truncate"
    """It removes all rows."""

    DEFINE = "define"
    """It creates, alters or drops the table, or changes rights on it."""


@attrs.frozen(kw_only=True)
class TableReference:
    """A table that a statement names; a view or a foreign table counts as one."""

    schema: str | None
    """The schema as the database folds it; `none` where the statement leaves it to the search path."""

    name: str
    """The name as the database folds it."""

    access: TableAccess
    """What the statement does with it."""


@attrs.frozen(kw_only=True)
class Statement:
    """A statement that a client sent."""

    text: str
    """The SQL text, as the client sent it or as an earlier plugin rewrote it."""

    kind: StatementKind
    """What it does."""

    fingerprint: str | None
    """The same for texts that differ in constants and layout only; `none` where the text could not be parsed."""

    tables: list[TableReference]
    """The tables that it names, each once an access, in order of appearance; names of `WITH` queries are none."""

    parameters: list[SqlValue]
    """The values of its parameters `$1`, `$2` and so on; empty where it has none, or where they are not bound yet."""

    is_batch: bool
    """Whether it is one of several that the client sent as one unit."""
