"""Values of the contract from JSON as authors write it by hand: what is left out is filled in.

A record is an object, a variant its case's name or an object of that one key, an enum its name, bytes are text or
`{"base64": …}`, an option is null or its value. A field that is left out gets its sample, or the simplest value of its
type.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any, Final

from witbind import Err, Ok, wit

from helios_host.structuring import suggestion, type_name

__all__ = ["SAMPLES", "from_json", "sample"]

SAMPLES: Final[Mapping[str, Any]] = {
    "session": {
        "id": "s1",
        "user": "alice",
        "database": "app",
        "client-addr": "127.0.0.1:50000",
        "encrypted": True,
        "attributes": [["application_name", "psql"]],
    },
    "call": {"deadline": 250_000},
    "identity": {"user-id": "alice", "roles": ["reader"]},
    "statement": {
        "text": "SELECT id, name FROM users WHERE id = 7",
        "kind": "select",
        "fingerprint": "SELECT id, name FROM users WHERE id = $1",
        "tables": [{"schema": None, "name": "users", "access": "read"}],
    },
    "query-context": {"query": "SELECT id, name FROM users WHERE id = 7", "tables": ["users"]},
    "result-set": {
        "columns": [{"name": "id", "type-name": "int4"}, {"name": "name", "type-name": "text"}],
        "rows": [[{"integer": 7}, {"text": "Ada"}]],
        "rows-affected": 1,
    },
}
"""What a record is made of where the author says nothing about it, by the record's name."""


def sample(t: wit.Type | None) -> Any:
    """Return JSON of a plausible value of a type: `SAMPLES` for records that have one, else the simplest."""
    match t:
        case wit.Primitive("string"):
            return ""
        case wit.Primitive("char"):
            return "a"
        case wit.Primitive("bool"):
            return False
        case wit.Primitive("f32" | "f64"):
            return 0.0
        case wit.Primitive():
            return 0
        case wit.List(_, None):
            return [] if t.element is not wit.U8 else ""
        case wit.List(element, length):
            return [sample(element)] * (length or 0)
        case wit.Tuple(elements):
            return [sample(element) for element in elements]
        case wit.Record(name, fields):
            return {field: SAMPLES.get(name, {}).get(field, sample(inner)) for field, _, inner in fields}
        case wit.Variant(_, cases):
            name, _, payload = cases[0]
            return name if payload is None else {name: sample(payload)}
        case wit.Enum(_, names):
            return names[0]
        case wit.Result(ok, _):
            return {"ok": sample(ok)}
        case wit.Flags() | wit.Map():
            return []
    return None


def from_json(t: wit.Type, data: Any, path: str) -> Any:
    """Return the value of a type that JSON says; raises `ValueError` with the path and what was expected."""
    match t:
        case wit.Primitive(name):
            return _primitive(name, data, path)
        case wit.Option():
            return None if data is None else from_json(t.payload, data, path)
        case wit.List(element, _) if element == wit.U8:
            return _bytes(data, path)
        case wit.List():
            return [from_json(t.element, item, f"{path}[{i}]") for i, item in enumerate(_listed(data, path))]
        case wit.Tuple(elements):
            items = _listed(data, path)
            if len(items) != len(elements):
                raise ValueError(f"{path}: expected {len(elements)} values, found {len(items)}")
            return tuple(
                from_json(e, item, f"{path}[{i}]") for i, (e, item) in enumerate(zip(elements, items, strict=True))
            )
        case wit.Record():
            return _record(t, data, path)
        case wit.Variant():
            return _variant(t, data, path)
        case wit.Enum(_, names, cls) if cls is not None:
            if data not in names:
                raise ValueError(f"{path}: expected one of {', '.join(names)}, found {data!r:.80}{_close(data, names)}")
            return cls(data)
        case wit.Result(ok, err):
            return _result(ok, err, data, path)
    raise ValueError(f"{path}: a value of this type cannot be written as JSON")


def _record(t: wit.Record, data: Any, path: str) -> Any:
    if not isinstance(data, dict):
        raise ValueError(f"{path}: expected an object of {t.name}, found {type_name(data)}")
    given = {key.replace("_", "-"): value for key, value in data.items()}
    names = [name for name, _, _ in t.fields]
    for key in given:
        if key not in names:
            raise ValueError(
                f"{path}.{key}: {t.name} has no such field{_close(key, names) or '; it has ' + ', '.join(names)}"
            )
    filled = {**sample(t), **given}
    assert t.cls is not None
    return t.cls(**{python: from_json(inner, filled[name], f"{path}.{name}") for name, python, inner in t.fields})


def _variant(t: wit.Variant, data: Any, path: str) -> Any:
    cases = {name: (cls, payload) for name, cls, payload in t.cases}
    name, given = (next(iter(data.items()))) if isinstance(data, dict) and len(data) == 1 else (data, None)
    if not isinstance(name, str) or name not in cases:
        raise ValueError(
            f"{path}: expected one of {', '.join(cases)}, alone or as the one key of an object, found "
            f"{data!r:.80}{_close(name, cases)}"
        )
    cls, payload = cases[name]
    assert cls is not None
    if payload is None:
        return cls()
    return cls(from_json(payload, sample(payload) if given is None else given, f"{path}.{name}"))


def _result(ok: wit.Type | None, err: wit.Type | None, data: Any, path: str) -> Any:
    if not isinstance(data, dict) or len(data) != 1 or next(iter(data)) not in ("ok", "err"):
        raise ValueError(f"{path}: expected an object of the one key ok or err")
    side, given = next(iter(data.items()))
    inner = ok if side == "ok" else err
    value = None if inner is None else from_json(inner, given, f"{path}.{side}")
    return Ok(value) if side == "ok" else Err(value)


def _listed(data: Any, path: str) -> list[Any]:
    if not isinstance(data, list):
        raise ValueError(f"{path}: expected a list, found {type_name(data)}")
    return data


def _bytes(data: Any, path: str) -> bytes:
    if isinstance(data, str):
        return data.encode()
    if isinstance(data, dict) and list(data) == ["base64"]:
        return base64.b64decode(data["base64"])
    raise ValueError(f'{path}: expected text or {{"base64": …}}, found {type_name(data)}')


def _primitive(name: str, data: Any, path: str) -> Any:
    expected: tuple[type, ...] = {
        "string": (str,),
        "char": (str,),
        "bool": (bool,),
        "f32": (int, float),
        "f64": (int, float),
    }.get(name, (int,))
    fits = isinstance(data, expected) and (name == "bool" or not isinstance(data, bool))
    if not fits:
        words = {"string": "text", "char": "a character", "bool": "true or false", "f32": "a number", "f64": "a number"}
        raise ValueError(f"{path}: expected {words.get(name, 'an integer')}, found {type_name(data)} ({data!r:.80})")
    if name in wit.INTEGER_RANGES:
        low, high = wit.INTEGER_RANGES[name]
        if not low <= data <= high:
            raise ValueError(f"{path}: expected an integer from {low} to {high}, found {data}")
    return float(data) if name in ("f32", "f64") else data


def _close(word: object, known: Any) -> str:
    return suggestion(word, known) if isinstance(word, str) else ""
