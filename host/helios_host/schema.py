"""JSON Schema of attrs classes: for editors of `heliosproxy.toml`, and for the admin API's OpenAPI document."""

from __future__ import annotations

import enum
import types
import typing
from typing import Any, Final, Literal, NewType, Union, get_args, get_origin

import attrs

from .structuring import Count, Seconds, Size

__all__ = ["described", "object_schema", "type_schema"]

_SIZE: Final = {
    "anyOf": [
        {"type": "integer", "minimum": 1},
        {"type": "string", "pattern": r"^\d+(\.\d+)?\s*([kKmMgG]?[iI]?[bB])?$"},
    ]
}
_PLAIN: Final[dict[Any, dict[str, Any]]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    type(None): {"type": "null"},
    Any: {},
    Size: _SIZE,
    Seconds: {"type": "string", "pattern": r"^\d+(\.\d+)?\s*(us|ms|s|m|h)$"},
    Count: {"type": "integer", "minimum": 1},
}


def described(text: str) -> dict[str, str]:
    """Return the metadata of an attrs field that is described as `text`."""
    return {"description": text}


def object_schema(cls: type[Any]) -> dict[str, Any]:
    """Return the schema of an attrs class: every field, those without a default required, and no other."""
    hints = typing.get_type_hints(cls)
    properties = {}
    for field in attrs.fields(cls):
        schema = dict(type_schema(hints[field.name]))
        if text := field.metadata.get("description"):
            schema["description"] = text
        if isinstance(field.default, bool | int | float | str) and not isinstance(field.default, enum.Enum):
            schema["default"] = f"{field.default:g}s" if hints[field.name] is Seconds else field.default
        properties[field.name] = schema
    required = [field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING]
    found: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        found["required"] = required
    if cls.__doc__:
        found["description"] = cls.__doc__.strip().partition("\n")[0]
    return found


def type_schema(kind: Any) -> dict[str, Any]:
    """Return the schema of a type that configuration and admin bodies are made of."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, NewType):
        return type_schema(kind.__supertype__)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return {"enum": [member.value for member in kind]}
    if isinstance(kind, type) and attrs.has(kind):
        return object_schema(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [type_schema(argument) for argument in arguments]}
    if origin in (tuple, list):
        return {"type": "array", "items": type_schema(arguments[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": type_schema(arguments[1])}
    raise TypeError(f"{kind!r} has no JSON Schema here")
