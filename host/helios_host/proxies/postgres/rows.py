"""Results as messages and as values: RowDescription and DataRow, in the text format and the binary one.

Written from the message formats of the PostgreSQL 18 documentation, and from the send and receive functions of its
types. A value whose binary form is not known here is shown to plugins as the bytes that it is.
"""

from __future__ import annotations

import datetime
import math
import re
import struct
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import attrs
from helios_api.v2.types import (
    Column,
    Mask,
    MaskConstant,
    MaskNullify,
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
)

from helios_host.capabilities.query import oids
from helios_host.capabilities.query.oids import TEXT, TEXTS
from helios_host.hooks.values import masked, text_of
from helios_host.proxies.postgres.framing import BadBytes

__all__ = [
    "TEXT",
    "TEXTS",
    "CannotSay",
    "Field",
    "column_of",
    "description",
    "fields_of",
    "masked_raw",
    "raw_of",
    "row_message",
    "value_of",
    "values_of",
]

_EPOCH: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_FROM_2000: Final = 946_684_800_000_000
_INTEGERS: Final = {oids.INT2: struct.Struct("!h"), oids.INT4: struct.Struct("!i"), oids.INT8: struct.Struct("!q")}
_INTEGERS[oids.OID] = struct.Struct("!I")
_FLOATS: Final = {oids.FLOAT4: struct.Struct("!f"), oids.FLOAT8: struct.Struct("!d")}
_ZONED: Final = re.compile(rb"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?")
_FIELD: Final = struct.Struct("!IhIhih")
_COUNT: Final = struct.Struct("!H")
_LENGTH: Final = struct.Struct("!i")


class CannotSay(Exception):
    """A value cannot be said in a column's type and format."""


@attrs.frozen
class Field:
    """A column of a RowDescription: `table` and `number` say whose it is (0 for none), `format` is 0 or 1 (binary)."""

    name: bytes
    table: int
    number: int
    type: int
    size: int
    modifier: int
    format: int


def fields_of(data: bytes, start: int, stop: int) -> list[Field]:
    """Return the columns that a RowDescription describes; raises `BadBytes`."""
    fields = []
    try:
        (count,) = _COUNT.unpack_from(data, start + 5)
        pos = start + 7
        for _ in range(count):
            end = data.index(b"\0", pos, stop)
            fields.append(Field(data[pos:end], *_FIELD.unpack_from(data, end + 1)))
            pos = end + 1 + _FIELD.size
    except (struct.error, ValueError):
        pos = -1
    if pos != stop:
        raise BadBytes("RowDescription has another length than its columns")
    return fields


def description(fields: Sequence[Field]) -> bytes:
    """Return a RowDescription."""
    parts = [_COUNT.pack(len(fields))]
    for field in fields:
        rest = (field.table, field.number, field.type, field.size, field.modifier, field.format)
        parts += [field.name, b"\0", _FIELD.pack(*rest)]
    return _message(b"T", b"".join(parts))


def values_of(data: bytes, start: int, stop: int) -> list[bytes | None]:
    """Return the values of a DataRow, `None` for NULL; raises `BadBytes`."""
    values: list[bytes | None] = []
    pos = start + 7
    if pos <= stop:
        for _ in range(_COUNT.unpack_from(data, start + 5)[0]):
            if pos + 4 > stop:
                break
            (length,) = _LENGTH.unpack_from(data, pos)
            pos += 4
            values.append(None if length < 0 else data[pos : pos + length])
            pos += max(length, 0)
        else:
            if pos == stop:
                return values
    raise BadBytes("DataRow has another length than its values")


def row_message(values: Iterable[bytes | None]) -> bytes:
    """Return a DataRow."""
    parts: list[bytes] = []
    count = 0
    for value in values:
        count += 1
        parts += [b"\xff\xff\xff\xff"] if value is None else [_LENGTH.pack(len(value)), value]
    return _message(b"D", b"".join([_COUNT.pack(count), *parts]))


def _message(kind: bytes, body: bytes) -> bytes:
    return b"%b%b%b" % (kind, (len(body) + 4).to_bytes(4), body)


def column_of(field: Field) -> Column:
    """Return a column as plugins see it; of which table it is cannot be told from a result."""
    return Column(name=field.name.decode(errors="replace"), type_name=oids.NAMES.get(field.type, ""), table=None)


def value_of(raw: bytes | None, field: Field) -> SqlValue:
    """Return a value as plugins see it: what is no UTF-8, and a binary form that is not known, as bytes."""
    if raw is None:
        return SqlValueNull()
    try:
        found = _binary_value(raw, field.type) if field.format else _text_value(raw, field.type)
    except (ValueError, struct.error, OverflowError):
        return SqlValueBytes(raw)
    return found


def _text_value(raw: bytes, kind: int) -> SqlValue:
    if kind in TEXTS:
        return SqlValueText(raw.decode())
    if kind in _INTEGERS:
        return SqlValueInteger(int(raw))
    if kind in _FLOATS:
        return SqlValueFloat(float(raw))
    if kind == oids.BOOL:
        return SqlValueBoolean(raw == b"t")
    if kind == oids.NUMERIC:
        return SqlValueDecimal(raw.decode())
    if kind in (oids.JSON, oids.JSONB):
        return SqlValueJson(raw.decode())
    if kind == oids.BYTEA and raw.startswith(b"\\x"):
        return SqlValueBytes(bytes.fromhex(raw[2:].decode()))
    if kind == oids.TIMESTAMPTZ and _ZONED.fullmatch(raw):
        return SqlValueTimestamp(_microseconds(datetime.datetime.fromisoformat(raw.decode())))
    return SqlValueOther(OtherValue(type_name=oids.NAMES.get(kind, ""), text=raw.decode()))


def _binary_value(raw: bytes, kind: int) -> SqlValue:
    if kind in TEXTS:
        return SqlValueText(raw.decode())
    if kind in _INTEGERS:
        return SqlValueInteger(_INTEGERS[kind].unpack(raw)[0])
    if kind in _FLOATS:
        return SqlValueFloat(_FLOATS[kind].unpack(raw)[0])
    if kind == oids.BOOL:
        return SqlValueBoolean(raw != b"\0")
    if kind == oids.JSON:
        return SqlValueJson(raw.decode())
    if kind == oids.JSONB and raw[:1] == b"\1":
        return SqlValueJson(raw[1:].decode())
    if kind == oids.NUMERIC:
        return SqlValueDecimal(_numeric(raw))
    if kind == oids.UUID:
        return SqlValueOther(OtherValue(type_name="uuid", text=str(uuid.UUID(bytes=raw))))
    if kind == oids.DATE:
        days = datetime.date(2000, 1, 1) + datetime.timedelta(days=struct.unpack("!i", raw)[0])
        return SqlValueOther(OtherValue(type_name="date", text=days.isoformat()))
    if kind in (oids.TIMESTAMP, oids.TIMESTAMPTZ):
        time = struct.unpack("!q", raw)[0] + _FROM_2000
        moment = _EPOCH + datetime.timedelta(microseconds=time)
        if kind == oids.TIMESTAMPTZ:
            return SqlValueTimestamp(time)
        text = moment.replace(tzinfo=None).isoformat(" ")
        return SqlValueOther(OtherValue(type_name="timestamp", text=text))
    return SqlValueBytes(raw)


def _microseconds(moment: datetime.datetime) -> int:
    return (moment - _EPOCH) // datetime.timedelta(microseconds=1)


def _numeric(raw: bytes) -> str:
    count, weight, sign, scale = struct.unpack_from("!HhHH", raw)
    special = {0xC000: "NaN", 0xD000: "Infinity", 0xF000: "-Infinity"}.get(sign)
    if special is not None:
        return special
    digits = struct.unpack(f"!{count}H", raw[8:])
    groups = [digits[i] if i < count else 0 for i in range(max(weight + 1, 0))]
    whole = "".join(f"{group:04}" for group in groups).lstrip("0") or "0"
    after = range(weight + 1, weight + 1 + -(-scale // 4))
    parts = "".join(f"{digits[i] if 0 <= i < count else 0:04}" for i in after)[:scale]
    return ("-" if sign == 0x4000 else "") + whole + ("." + parts if scale else "")


def raw_of(value: SqlValue, field: Field) -> bytes | None:
    """Return a value in a column's type and format, `None` for NULL; raises `CannotSay`."""
    text = text_of(value)
    if text is None:
        return None
    try:
        if field.type in TEXTS:
            return text.encode()
        say = _SAYS.get(field.type)
        if say is not None:
            binary = say(value, text)
            return binary if field.format else text.encode()
    except (ValueError, struct.error, OverflowError):
        raise CannotSay(f"{oids.NAMES[field.type]} has no value {text[:80]!r}") from None
    if field.format:
        raise CannotSay(f"the binary form of type {oids.NAMES.get(field.type, field.type)} is not known")
    return text.encode()


def _said_bool(_value: SqlValue, text: str) -> bytes:
    return {"t": b"\1", "true": b"\1", "f": b"\0", "false": b"\0"}.get(text.lower()) or _no(text)


def _no(text: str) -> bytes:
    raise ValueError(text)


def _said_timestamp(value: SqlValue, text: str) -> bytes:
    moment = datetime.datetime.fromisoformat(text)
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    time = value.value if isinstance(value, SqlValueTimestamp) else _microseconds(zoned)
    return struct.pack("!q", time - _FROM_2000)


def _said_date(_value: SqlValue, text: str) -> bytes:
    return struct.pack("!i", (datetime.date.fromisoformat(text) - datetime.date(2000, 1, 1)).days)


def _said_bytes(value: SqlValue, text: str) -> bytes:
    return value.value if isinstance(value, SqlValueBytes) else bytes.fromhex(text.removeprefix("\\x"))


def _said_numeric(_value: SqlValue, text: str) -> bytes:
    match = re.fullmatch(r"(-?)(\d+)(?:\.(\d+))?", text)
    if match is None:
        raise ValueError(text)
    sign, whole, part = match[1], match[2], match[3] or ""
    scale = len(part)
    whole = whole.zfill(-(-len(whole) // 4) * 4)
    part = part.ljust(-(-scale // 4) * 4, "0")
    digits = [int((whole + part)[i : i + 4]) for i in range(0, len(whole + part), 4)]
    weight = len(whole) // 4 - 1
    return struct.pack(f"!HhHH{len(digits)}H", len(digits), weight, 0x4000 if sign else 0, scale, *digits)


def _said_float(kind: int) -> Callable[[SqlValue, str], bytes]:
    def say(_value: SqlValue, text: str) -> bytes:
        number = float(text)
        packed = _FLOATS[kind].pack(number)
        if math.isinf(_FLOATS[kind].unpack(packed)[0]) != math.isinf(number):
            raise ValueError(text)
        return packed

    return say


def _said_integer(kind: int) -> Callable[[SqlValue, str], bytes]:
    return lambda _value, text: _INTEGERS[kind].pack(int(text))


_SAYS: Final[dict[int, Callable[[SqlValue, str], bytes]]] = {
    **{kind: _said_integer(kind) for kind in _INTEGERS},
    **{kind: _said_float(kind) for kind in _FLOATS},
    oids.BOOL: _said_bool,
    oids.BYTEA: _said_bytes,
    oids.JSON: lambda value, text: text.encode() if isinstance(value, SqlValueJson) else _no(text),
    oids.JSONB: lambda value, text: b"\1" + text.encode() if isinstance(value, SqlValueJson) else _no(text),
    oids.UUID: lambda _value, text: uuid.UUID(text).bytes,
    oids.DATE: lambda _value, text: struct.pack(
        "!i", (datetime.date.fromisoformat(text) - datetime.date(2000, 1, 1)).days
    ),
    oids.TIMESTAMP: _said_timestamp,
    oids.TIMESTAMPTZ: _said_timestamp,
    oids.NUMERIC: _said_numeric,
}


def masked_raw(raw: bytes | None, field: Field, mask: Mask) -> bytes | None:
    """Return what takes a value's place, as text; NULL where the value's text is not known."""
    if raw is None or isinstance(mask, MaskNullify):
        return None
    if isinstance(mask, MaskConstant):
        return mask.value.encode()
    if field.format == 0 or field.type in TEXTS:
        value: SqlValue = SqlValueText(raw.decode(errors="replace"))
    else:
        value = value_of(raw, field)
        if isinstance(value, SqlValueBytes) and field.type != oids.BYTEA:
            return None
    text = text_of(masked(value, mask))
    return None if text is None else text.encode()
