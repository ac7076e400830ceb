"""SQL values of the contract, and what PostgreSQL and SQLite have in their place."""

from __future__ import annotations

import datetime
import json
import math
import struct
from collections.abc import Callable, Mapping
from typing import Any, Final

from helios_api.v2.types import (
    OtherValue,
    SqlValue,
    SqlValueBoolean,
    SqlValueBytes,
    SqlValueDecimal,
    SqlValueFloat,
    SqlValueInteger,
    SqlValueJson,
    SqlValueNull,
    SqlValueOther,
    SqlValueText,
    SqlValueTimestamp,
    SqlValueVector,
)

from . import oids
from .failures import Refused

__all__ = ["NULL", "from_postgres", "from_sqlite", "size", "text_of", "to_postgres", "to_sqlite"]

NULL: Final = SqlValueNull()

_EPOCH: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MICROSECOND: Final = datetime.timedelta(microseconds=1)


def to_postgres(value: SqlValue) -> tuple[bytes | None, int]:
    """Return a parameter in PostgreSQL's text form and its type; raises `Refused`.

    Integers get the smallest type that holds them, as functions want; text, JSON, vectors and values of other types
    are left to the server to infer (type 0).
    """
    match value:
        case SqlValueNull():
            return None, 0
        case SqlValueBoolean(truth):
            return (b"t" if truth else b"f"), oids.BOOL
        case SqlValueInteger(number):
            return str(number).encode(), _int_type(number)
        case SqlValueFloat(number):
            return _float_text(number).encode(), oids.FLOAT8
        case SqlValueDecimal(text):
            return _text(text), oids.NUMERIC
        case SqlValueBytes(content):
            return b"\\x" + content.hex().encode(), oids.BYTEA
        case SqlValueTimestamp(microseconds):
            return (_datetime(microseconds).isoformat(" ")).encode(), oids.TIMESTAMPTZ
        case SqlValueVector(numbers):
            return vector_text(numbers).encode(), 0
        case SqlValueOther(other):
            return _text(other.text), 0
        case SqlValueText(text) | SqlValueJson(text):
            return _text(text), 0


def from_postgres(oid: int, names: Mapping[int, str]) -> Callable[[bytes], SqlValue]:
    """Return what reads a value of a type from its text form; `names` has the database's names of types."""
    known = _FROM_POSTGRES.get(oid)
    if known is not None:
        return known
    name = names.get(oid, "")
    if name == "vector":
        return lambda data: SqlValueVector([float(number) for number in json.loads(data)])
    return lambda data: SqlValueOther(OtherValue(type_name=name, text=data.decode()))


def _timestamptz(data: bytes) -> SqlValue:
    text = data.decode()
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:  # infinity, and years that are not of four digits
        return SqlValueOther(OtherValue(type_name="timestamptz", text=text))
    return SqlValueTimestamp((moment - _EPOCH) // _MICROSECOND)


def _float4(data: bytes) -> SqlValue:
    (widened,) = struct.unpack("f", struct.pack("f", float(data)))
    return SqlValueFloat(widened)


def _to_text(data: bytes) -> SqlValue:
    return SqlValueText(data.decode())


def _to_json(data: bytes) -> SqlValue:
    return SqlValueJson(data.decode())


def _to_integer(data: bytes) -> SqlValue:
    return SqlValueInteger(int(data))


_FROM_POSTGRES: Final[dict[int, Callable[[bytes], SqlValue]]] = {
    oids.BOOL: lambda data: SqlValueBoolean(data == b"t"),
    oids.BYTEA: lambda data: SqlValueBytes(bytes.fromhex(data[2:].decode())),
    oids.INT8: _to_integer,
    oids.INT2: _to_integer,
    oids.INT4: _to_integer,
    oids.OID: _to_integer,
    oids.FLOAT4: _float4,
    oids.FLOAT8: lambda data: SqlValueFloat(float(data)),
    oids.NUMERIC: lambda data: SqlValueDecimal(data.decode()),
    oids.TIMESTAMPTZ: _timestamptz,
    oids.JSON: _to_json,
    oids.JSONB: _to_json,
    **dict.fromkeys(oids.TEXTS, _to_text),
}


def to_sqlite(value: SqlValue) -> Any:
    """Return a parameter as SQLite takes it; it has no types for truth values, decimals, times, JSON and vectors."""
    match value:
        case SqlValueNull():
            return None
        case SqlValueBoolean(truth):
            return int(truth)
        case SqlValueTimestamp(microseconds):
            return _datetime(microseconds).strftime("%Y-%m-%d %H:%M:%S.%f")
        case SqlValueVector(numbers):
            return vector_text(numbers)
        case SqlValueOther(other):
            return other.text
        case (
            SqlValueInteger(plain)
            | SqlValueFloat(plain)
            | SqlValueDecimal(plain)
            | SqlValueText(plain)
            | SqlValueBytes(plain)
            | SqlValueJson(plain)
        ):
            return plain


def from_sqlite(value: Any) -> SqlValue:
    """Return what SQLite stored."""
    match value:
        case None:
            return NULL
        case int():
            return SqlValueInteger(value)
        case float():
            return SqlValueFloat(value)
        case bytes():
            return SqlValueBytes(value)
        case _:
            return SqlValueText(value)


def size(value: SqlValue) -> int:
    """Return about how many bytes a value takes in the guest's memory."""
    match value:
        case SqlValueText(text) | SqlValueJson(text) | SqlValueDecimal(text):
            return 16 + len(text)
        case SqlValueBytes(content):
            return 16 + len(content)
        case SqlValueVector(numbers):
            return 16 + 4 * len(numbers)
        case SqlValueOther(other):
            return 32 + len(other.text)
        case _:
            return 16


def text_of(value: SqlValue) -> str | None:
    """Return a value in text form, as version 1 of the contract has it."""
    match value:
        case SqlValueNull():
            return None
        case SqlValueBoolean(truth):
            return "t" if truth else "f"
        case SqlValueFloat(number):
            return _float_text(number)
        case SqlValueBytes(content):
            return "\\x" + content.hex()
        case SqlValueTimestamp(microseconds):
            return _datetime(microseconds).isoformat(" ").removesuffix(":00")
        case SqlValueVector(numbers):
            return vector_text(numbers)
        case SqlValueOther(other):
            return other.text
        case SqlValueInteger(number):
            return str(number)
        case SqlValueText(text) | SqlValueJson(text) | SqlValueDecimal(text):
            return text


def vector_text(numbers: list[float]) -> str:
    """Return a vector as pgvector and JSON write it."""
    return "[" + ",".join(map(_float_text, numbers)) + "]"


def _int_type(number: int) -> int:
    if -(1 << 15) <= number < 1 << 15:
        return oids.INT2
    return oids.INT4 if -(1 << 31) <= number < 1 << 31 else oids.INT8


def _float_text(number: float) -> str:
    if math.isfinite(number):
        return repr(number).removesuffix(".0")
    return "NaN" if math.isnan(number) else ("Infinity" if number > 0 else "-Infinity")


def _datetime(microseconds: int) -> datetime.datetime:
    try:
        return _EPOCH + microseconds * _MICROSECOND
    except OverflowError:
        raise Refused("22008", "a timestamp outside of the years 1 to 9999") from None


def _text(text: str) -> bytes:
    if "\0" in text:
        raise Refused("22021", "PostgreSQL's text has no zero character")
    return text.encode()
