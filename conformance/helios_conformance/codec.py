"""WIT values as JSON: what reproductions are written in, what answers are compared by, what reports show."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Callable
from typing import Any, Final

from witbind import Err, Ok, Some, wit

__all__ = ["decode", "encode", "shown"]

LONG: Final = 1000
"""Characters from which a text that repeats one character is written as that character and a count."""

SHOWN: Final = 160
"""Characters of a text, and items of a list, that a report shows."""


def encode(t: wit.Type | None, value: Any) -> Any:
    """Return a value as JSON; two values are the same if and only if this is, not-a-number included."""
    if t is None or value is None:
        return None
    match t:
        case wit.Primitive("f32" | "f64"):
            return _number(value)
        case wit.Primitive("string"):
            return _text(value)
        case wit.List(wit.U8, _):
            return {"base64": base64.b64encode(value).decode()}
        case wit.List():
            return [encode(t.element, item) for item in value]
        case wit.Map():
            return [[encode(t.key, key), encode(t.value, item)] for key, item in sorted(value.items())]
        case wit.Tuple():
            return [encode(inner, item) for inner, item in zip(t.elements, value, strict=True)]
        case wit.Option(wit.Option() as inner):
            return {"some": encode(inner, value.value)}
        case wit.Option():
            return encode(t.payload, value)
        case wit.Result():
            return {"ok": encode(t.ok, value.value)} if isinstance(value, Ok) else {"err": encode(t.err, value.value)}
        case wit.Record():
            return {name: encode(inner, getattr(value, python)) for name, python, inner in t.fields}
        case wit.Variant():
            name, payload = next((name, inner) for name, cls, inner in t.cases if cls is type(value))
            return name if payload is None else {name: encode(payload, value.value)}
        case wit.Enum():
            return value.value
        case wit.Flags():
            return [name for bit, name in enumerate(t.names) if value.value >> bit & 1]
        case wit.Own() | wit.Borrow():
            return {"handle": t.resource.name}
    return value


def decode(t: wit.Type | None, data: Any, handle: Callable[[wit.Resource], Any] | None = None) -> Any:
    """Return the value that `encode` wrote; `handle` makes a resource. Raises `ValueError` where it does not fit."""
    if t is None or (data is None and isinstance(t, wit.Option)):
        return None
    try:
        return _decode(t, data, handle)
    except (TypeError, KeyError, AttributeError, StopIteration) as error:
        raise ValueError(f"{data!r:.200} is no value of {t!r:.200}") from error


def _decode(t: wit.Type, data: Any, handle: Callable[[wit.Resource], Any] | None) -> Any:
    match t:
        case wit.Primitive("f32" | "f64"):
            return float(data)
        case wit.Primitive("string"):
            return data if isinstance(data, str) else data["repeat"] * data["times"]
        case wit.List(wit.U8, _):
            return base64.b64decode(data["base64"])
        case wit.List():
            return [decode(t.element, item, handle) for item in data]
        case wit.Map():
            return {decode(t.key, key, handle): decode(t.value, item, handle) for key, item in data}
        case wit.Tuple():
            return tuple(decode(inner, item, handle) for inner, item in zip(t.elements, data, strict=True))
        case wit.Option(wit.Option() as inner):
            return Some(decode(inner, data["some"], handle))
        case wit.Option():
            return decode(t.payload, data, handle)
        case wit.Result():
            return Ok(decode(t.ok, data["ok"], handle)) if "ok" in data else Err(decode(t.err, data["err"], handle))
        case wit.Record() if t.cls is not None:
            return t.cls(**{python: decode(inner, data[name], handle) for name, python, inner in t.fields})
        case wit.Variant():
            name = data if isinstance(data, str) else next(iter(data))
            cls, payload = next((cls, inner) for case, cls, inner in t.cases if case == name)
            assert cls is not None
            return cls() if payload is None else cls(decode(payload, data[name], handle))
        case wit.Enum() if t.cls is not None:
            return t.cls(data)
        case wit.Flags() if t.cls is not None:
            return t.cls(sum(1 << t.names.index(name) for name in data))
        case wit.Own() | wit.Borrow() if handle is not None:
            return handle(t.resource)
    return data


def _number(value: float) -> Any:
    return value if math.isfinite(value) else str(value)


def _text(value: str) -> Any:
    if len(value) >= LONG and value == value[0] * len(value):
        return {"repeat": value[0], "times": len(value)}
    return value


def shown(data: Any) -> str:
    """Return encoded data as text for people: long texts and lists are cut, control characters escaped."""
    return json.dumps(_cut(data), ensure_ascii=False, indent=1).translate(_ESCAPES)


_ESCAPES: Final = {
    code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *range(0x200B, 0x2010), *range(0x2028, 0x202F), 0xFEFF)
}


def _cut(data: Any) -> Any:
    if isinstance(data, str) and len(data) > SHOWN:
        return f"{data[:SHOWN]}… ({len(data)} characters)"
    if isinstance(data, list):
        kept = [_cut(item) for item in data[:SHOWN]]
        return kept if len(data) <= SHOWN else [*kept, f"… ({len(data)} items)"]
    if isinstance(data, dict):
        return {key: _cut(item) for key, item in data.items()}
    return data
