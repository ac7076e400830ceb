"""SQL values as text, and hidden: what masks make of the values of a result."""

from __future__ import annotations

import datetime
import hashlib
import json
import math
from collections.abc import Mapping
from typing import Final

import attrs
from helios_api.v2.types import (
    Mask,
    MaskConstant,
    MaskHash,
    MaskKeepFirst,
    MaskNullify,
    ResultSet,
    SqlValue,
    SqlValueBoolean,
    SqlValueBytes,
    SqlValueFloat,
    SqlValueInteger,
    SqlValueNull,
    SqlValueOther,
    SqlValueText,
    SqlValueTimestamp,
    SqlValueVector,
)

__all__ = ["mask_columns", "masked", "text_of"]

NULL: Final = SqlValueNull()

_EPOCH: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def text_of(value: SqlValue) -> str | None:
    """Return a value in PostgreSQL's text form; `None` is SQL's NULL.

    A point in time is said in UTC, and one outside the years 1 to 9999 as the microseconds that it is.
    """
    if isinstance(value, SqlValueNull):
        return None
    if isinstance(value, SqlValueBoolean):
        return "t" if value.value else "f"
    if isinstance(value, SqlValueInteger):
        return str(value.value)
    if isinstance(value, SqlValueFloat):
        return _float(value.value)
    if isinstance(value, SqlValueBytes):
        return "\\x" + value.value.hex()
    if isinstance(value, SqlValueTimestamp):
        return _timestamp(value.value)
    if isinstance(value, SqlValueVector):
        return json.dumps(value.value, separators=(",", ":"))
    if isinstance(value, SqlValueOther):
        return value.value.text
    return value.value


def masked(value: SqlValue, mask: Mask) -> SqlValue:
    """Return what takes a value's place; NULL stays NULL."""
    text = text_of(value)
    if text is None or isinstance(mask, MaskNullify):
        return NULL
    if isinstance(mask, MaskConstant):
        return SqlValueText(mask.value)
    if isinstance(mask, MaskHash):
        return SqlValueText(hashlib.sha256(text.encode()).hexdigest())
    kept = min(mask.value, len(text))
    hidden = "*" * (len(text) - kept)
    return SqlValueText(text[:kept] + hidden if isinstance(mask, MaskKeepFirst) else hidden + text[len(text) - kept :])


def mask_columns(result: ResultSet, masks: Mapping[int, Mask]) -> ResultSet:
    """Return a result with columns hidden, by their positions from 0."""
    rows = [[masked(v, masks[i]) if i in masks else v for i, v in enumerate(row)] for row in result.rows]
    return attrs.evolve(result, rows=rows)


def _float(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return repr(value).removesuffix(".0")


def _timestamp(microseconds: int) -> str:
    try:
        time = _EPOCH + datetime.timedelta(microseconds=microseconds)
    except OverflowError:
        return str(microseconds)
    return time.isoformat(" ").removesuffix(":00")
