"""A plugin's answer as a statement: `SELECT` of constants, which the server turns into rows.

So an answer comes in the format that the client asked for, through cursors and pipelines as well, in the order of what
was sent before, and the proxy needs no idea of the session's state. The client's own statement is not sent. A result
without columns comes as one without rows: `SELECT 0`.
"""

from __future__ import annotations

import re
from typing import Final

from helios_api.v2.types import (
    Column,
    ResultSet,
    SqlValue,
    SqlValueBoolean,
    SqlValueBytes,
    SqlValueDecimal,
    SqlValueFloat,
    SqlValueInteger,
    SqlValueJson,
    SqlValueNull,
    SqlValueTimestamp,
)

from helios_host.hooks.values import text_of

__all__ = ["CannotAnswer", "answering_text", "takes_parameters"]

MAX_COLUMNS: Final = 1600
"""The server's own limit of a table; of a result it is 1664."""

TYPES: Final = frozenset(
    (
        *("bool", "bytea", "date", "float4", "float8", "inet", "int2", "int4", "int8", "interval", "json", "jsonb"),
        *("numeric", "text", "time", "timestamp", "timestamptz", "timetz", "uuid", "varchar", "xml"),
    )
)
"""Types of PostgreSQL's own that a column may have, without their arrays; a text stands for any other."""

_BY_VALUE: Final[dict[type[SqlValue], str]] = {
    SqlValueBoolean: "bool",
    SqlValueInteger: "int8",
    SqlValueFloat: "float8",
    SqlValueDecimal: "numeric",
    SqlValueBytes: "bytea",
    SqlValueTimestamp: "timestamptz",
    SqlValueJson: "json",
}
"""The type of a column that says none, by its first value."""

_PARAMETER: Final = re.compile(r"\$[0-9]")


class CannotAnswer(Exception):
    """The result cannot be said to a client; the message says why."""


def takes_parameters(text: str) -> bool:
    """Say whether a statement may take parameters, which its answer has no place for."""
    return _PARAMETER.search(text) is not None


def answering_text(result: ResultSet) -> str:
    """Return a statement that returns these rows, in ASCII whatever they hold; raises `CannotAnswer`."""
    columns = result.columns
    if len(columns) > MAX_COLUMNS:
        raise CannotAnswer(f"a result has at most {MAX_COLUMNS} columns")
    if not columns:
        return "SELECT WHERE false"
    types = [_type_of(column, index, result) for index, column in enumerate(columns)]
    rows = [_row(row, types) for row in result.rows] or ["(" + ", ".join(f"NULL::{t}" for t in types) + ")"]
    names = ", ".join(f"column{index + 1} AS {_name(column.name)}" for index, column in enumerate(columns))
    where = "" if result.rows else " WHERE false"
    return f"SELECT {names} FROM (VALUES {', '.join(rows)}) AS answer{where}"  # noqa: S608 - every part is quoted


def _row(row: list[SqlValue], types: list[str]) -> str:
    if len(row) != len(types):
        raise CannotAnswer(f"a row has {len(row)} values for {len(types)} columns")
    return "(" + ", ".join(_literal(text_of(value), kind) for value, kind in zip(row, types, strict=True)) + ")"


def _type_of(column: Column, index: int, result: ResultSet) -> str:
    base, _, array = column.type_name.partition("[")
    if base in TYPES and array in ("", "]"):
        return f"pg_catalog.{column.type_name}"
    values = (row[index] for row in result.rows if len(row) > index and not isinstance(row[index], SqlValueNull))
    first = next(values, None) if not column.type_name else None
    return f"pg_catalog.{_BY_VALUE.get(type(first), 'text') if first is not None else 'text'}"


def _literal(text: str | None, kind: str) -> str:
    if text is None:
        return f"NULL::{kind}"
    return f"{_string(text)}::{kind}"


def _string(text: str) -> str:
    """Return a string constant that reads the same whatever the session's settings are."""
    return "E'" + "".join(_escaped(character) for character in text) + "'"


def _escaped(character: str) -> str:
    code = ord(character)
    if code == 0:
        raise CannotAnswer("a value has a zero character in it")
    if code > 0xFFFF:
        return f"\\U{code:08X}"
    if code > 126 or code < 32:
        return f"\\u{code:04X}"
    return "\\'" if character == "'" else "\\\\" if character == "\\" else character


def _name(text: str) -> str:
    """Return a column's name as an identifier in ASCII."""
    if "\0" in text:
        raise CannotAnswer("a column's name has a zero character in it")
    if not text:
        return '"?column?"'
    quoted = "".join(
        '""' if c == '"' else "\\\\" if c == "\\" else c if 32 <= ord(c) < 127 else f"\\+{ord(c):06X}" for c in text
    )
    return f'U&"{quoted}"' if quoted != text.replace('"', '""') else f'"{quoted}"'
