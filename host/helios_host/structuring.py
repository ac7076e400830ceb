"""Turns plain data from a file into attrs classes, and everything that is wrong with it into `Problem`s.

Types are taken at their word: `"5"` is no integer and `1` no truth value. A key that a class does not have is refused
with the one that was probably meant.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Literal, NewType, TypeVar, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from .errors import Problem

__all__ = ["CONVERTER", "Count", "Seconds", "Size", "structure", "suggestion", "type_name"]

T = TypeVar("T")

Size = NewType("Size", int)
"""A number of bytes; in files an integer or text such as `64MB`, where 1 MB is 1,048,576 bytes."""

Seconds = NewType("Seconds", float)
"""A span of time in seconds; in files text such as `100ms`, `2.5s` or `1m`."""

Count = NewType("Count", int)
"""An integer of at least one."""

_SIZE_UNITS: Final = {"": 1, "B": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}
_TIME_UNITS: Final = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0}


def structure(data: object, cls: type[T], path: str = "") -> tuple[T | None, list[Problem]]:
    """Return `data` as `cls`, or `None` and every problem in it; `path` is the key path of `data`."""
    try:
        return CONVERTER.structure(data, cls), []
    except Exception as error:  # noqa: BLE001 - cattrs groups what the hooks raise, of any class
        return None, list(_problems(error, path))


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "x"?` when a known word is close, else nothing."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'; did you mean "{close[0]}"?' if close else ""


def type_name(value: object) -> str:
    """Name the type of a value from a file as its author would."""
    names = {bool: "a truth value", int: "an integer", float: "a number", str: "text", list: "a list", dict: "a table"}
    return "nothing" if value is None else names.get(type(value), type(value).__name__)


def _problems(error: BaseException, path: str) -> Iterable[Problem]:
    if isinstance(error, ClassValidationError | IterableValidationError):
        for inner in error.exceptions:
            yield from _problems(inner, path + _step(inner, path))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(error.cl)]
        for name in sorted(error.extra_fields):
            listed = f"; known are {', '.join(known)}"
            yield Problem(_join(path, name), f"there is no such key{suggestion(name, known) or listed}")
    elif isinstance(error, KeyError):
        yield Problem(_join(path, str(error.args[0])), "it is required, and not there")
    else:
        yield Problem(path, str(error))


def _step(error: BaseException, path: str) -> str:
    if isinstance(error, KeyError):  # its own text names the key
        return ""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}" if path else note.name
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]" if isinstance(note.index, int) else f".{note.index}"
    return ""


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _exactly(kind: type, expected: str) -> Callable[[object, object], Any]:
    def hook(value: object, _: object) -> Any:
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:
            return float(value)
        hint = _quoted(value) if kind is str else ""
        raise ValueError(f"expected {expected}, found {type_name(value)}{hint}")

    return hook


def _quoted(value: object) -> str:
    if isinstance(value, bool):
        return " (YAML reads yes, no, on and off so: write it in quotes)"
    if isinstance(value, int | float):
        return f' (write it in quotes: "{value}")'
    return ""


def _size(value: object, _: object) -> int:
    if type(value) is int and value > 0:
        return value
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([A-Za-z]*)", value) if isinstance(value, str) else None
    unit = _SIZE_UNITS.get(match[2].upper().replace("IB", "B")) if match else None
    if match is None or unit is None or float(match[1]) * unit < 1:
        raise ValueError(f'expected a size such as "64MB" (units B, KB, MB, GB), found {value!r}')
    return int(float(match[1]) * unit)


def _count(value: object, _: object) -> int:
    if type(value) is int and value >= 1:
        return value
    raise ValueError(f"expected an integer of at least 1, found {value!r}")


def _seconds(value: object, _: object) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]+)", value) if isinstance(value, str) else None
    unit = _TIME_UNITS.get(match[2]) if match else None
    if match is None or unit is None or not 0 < float(match[1]) * unit < math.inf:
        raise ValueError(f'expected a time such as "100ms" (units us, ms, s, m, h), found {value!r}')
    return float(match[1]) * unit


def _one_of(cls: Any) -> Callable[[object, object], object]:
    """Structure hook of `Literal["a", "b"]`."""
    known = get_args(cls)

    def hook(value: object, _: object) -> object:
        if value in known:
            return value
        close = suggestion(value, known) if isinstance(value, str) else ""
        raise ValueError(f"expected one of {', '.join(known)}, found {value!r}{close}")

    return hook


def _table(cls: type[Any]) -> Callable[[object, type[Any]], Any]:
    inner = make_dict_structure_fn(cls, CONVERTER, _cattrs_forbid_extra_keys=True)

    def hook(value: object, kind: type[Any]) -> Any:
        if not isinstance(value, Mapping):
            raise ValueError(f"expected a table, found {type_name(value)}")
        return inner(value, kind)

    return hook


def _items(cls: Any) -> Callable[[object, Any], Any]:
    """Structure hook of `tuple[X, ...]`, which files write as a list."""
    element = get_args(cls)[0]

    def hook(value: object, _: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f"expected a list, found {type_name(value)}")
        return tuple(_all(element, enumerate(value)).values())

    return hook


def _mapping(cls: Any) -> Callable[[object, Any], Any]:
    """Structure hook of `dict[str, X]`."""
    element = get_args(cls)[1]

    def hook(value: object, _: object) -> dict[Any, Any]:
        if not isinstance(value, Mapping):
            raise ValueError(f"expected a table, found {type_name(value)}")
        for key in value:
            if not isinstance(key, str):
                raise ValueError(f"expected a name, found {type_name(key)} ({key!r})")
        return _all(element, value.items())

    return hook


def _all(element: Any, items: Iterable[tuple[Any, object]]) -> dict[Any, Any]:
    structured, errors = {}, []
    for key, item in items:
        try:
            structured[key] = CONVERTER.structure(item, element)
        except Exception as error:  # noqa: BLE001 - all of them are reported together
            error.add_note(IterableValidationNote("", key, element))
            errors.append(error)
    if errors:
        raise IterableValidationError("", errors, list)
    return structured


def _is_a(generic: object) -> Callable[[Any], bool]:
    return lambda cls: get_origin(cls) is generic


CONVERTER: Final = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True)
"""Structures files; used through `structure`."""

CONVERTER.register_structure_hook(bool, _exactly(bool, "true or false"))
CONVERTER.register_structure_hook(int, _exactly(int, "an integer"))
CONVERTER.register_structure_hook(float, _exactly(float, "a number"))
CONVERTER.register_structure_hook(str, _exactly(str, "text"))
CONVERTER.register_structure_hook(Count, _count)
CONVERTER.register_structure_hook(Size, _size)
CONVERTER.register_structure_hook(Seconds, _seconds)
CONVERTER.register_structure_hook_factory(attrs.has, _table)
CONVERTER.register_structure_hook_factory(_is_a(tuple), _items)
CONVERTER.register_structure_hook_factory(_is_a(dict), _mapping)
CONVERTER.register_structure_hook_factory(_is_a(Literal), _one_of)
