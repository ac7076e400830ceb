"""Finding out which part of a Python value does not fit its WIT type, once lowering has failed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from .. import wit
from ..compare import describe
from ..errors import LoweringError
from ..resources import GuestResource
from ..values import Err, Ok, Some

__all__ = ["explain"]


@attrs.frozen
class _Problem:
    path: str
    expected: str
    found: str


def explain(
    error: BaseException, function: str, names: Sequence[str], types: Sequence[wit.Type], values: Sequence[object]
) -> BaseException:
    """Return a `LoweringError` that says where the values do not fit, or `error` itself where they all do."""
    for name, t, value in zip(names, types, values, strict=True):
        problem = _check(t, value, name)
        if problem is not None:
            made = LoweringError(function, problem.path, problem.expected, problem.found)
            made.__cause__ = error
            return made
    return error


def _shown(value: object) -> str:
    text = repr(value)
    return f"{type(value).__name__} {text if len(text) <= 60 else text[:57] + '...'}"


def _check(t: wit.Type, value: Any, path: str) -> _Problem | None:
    wrong = _Problem(path, describe(t), _shown(value))
    if isinstance(t, wit.Primitive):
        return _check_primitive(t, value, wrong)
    if isinstance(t, wit.List):
        return _check_list(t, value, path, wrong)
    if isinstance(t, wit.Tuple):
        if not isinstance(value, Sequence) or isinstance(value, (str, bytes)) or len(value) != len(t.elements):
            return wrong
        return _first(_check(e, v, f"{path}[{i}]") for i, (e, v) in enumerate(zip(t.elements, value, strict=True)))
    if isinstance(t, wit.Record):
        for _, attribute, field in t.fields:
            if not hasattr(value, attribute):
                return wrong
            problem = _check(field, getattr(value, attribute), f"{path}.{attribute}")
            if problem is not None:
                return problem
        return None
    if isinstance(t, wit.Option):
        if value is None:
            return None
        if isinstance(t.payload, wit.Option):
            return _check(t.payload, value.value, f"{path}.value") if isinstance(value, Some) else wrong
        return _check(t.payload, value, path)
    if isinstance(t, wit.Result):
        if type(value) not in (Ok, Err):
            return wrong
        return _check_payload(t.ok if type(value) is Ok else t.err, value.value, f"{path}.value")
    if isinstance(t, wit.Variant):
        for _, cls, payload in t.cases:
            if type(value) is cls:
                return _check_payload(payload, value.value, f"{path}.value") if payload is not None else None
        return wrong
    if isinstance(t, wit.Enum):
        return None if getattr(value, "_value_", None) in t.names else wrong
    if isinstance(t, wit.Flags):
        bits = getattr(value, "_value_", None)
        return None if isinstance(bits, int) and 0 <= bits < 1 << len(t.names) else wrong
    if isinstance(t, (wit.Own, wit.Borrow)) and not t.resource.host:
        return None if isinstance(value, GuestResource) and not value.closed else wrong
    return None


def _first(problems: Any) -> _Problem | None:
    return next((problem for problem in problems if problem is not None), None)


def _check_payload(t: wit.Type | None, value: Any, path: str) -> _Problem | None:
    if t is None:
        return None if value is None else _Problem(path, "no payload (None)", _shown(value))
    return _check(t, value, path)


def _check_list(t: wit.List, value: Any, path: str, wrong: _Problem) -> _Problem | None:
    if t.element == wit.U8 and isinstance(value, (bytes, bytearray, memoryview)):
        return None
    if t.element == wit.CHAR and isinstance(value, str):
        return _first(_check(t.element, v, f"{path}[{i}]") for i, v in enumerate(value))
    if isinstance(value, (str, bytes, bytearray)):
        return wrong
    if not isinstance(value, Sequence) and not (hasattr(value, "dtype") and hasattr(value, "__len__")):
        return wrong
    return _first(_check(t.element, v, f"{path}[{i}]") for i, v in enumerate(value))


def _check_primitive(t: wit.Primitive, value: Any, wrong: _Problem) -> _Problem | None:
    if t.name == "bool":
        return None if value is True or value is False else wrong
    if t.name in wit.INTEGER_RANGES:
        if not hasattr(value, "__index__"):
            return wrong
        low, high = wit.INTEGER_RANGES[t.name]
        return None if low <= value.__index__() <= high else attrs.evolve(wrong, expected=f"{t.name} ({low} to {high})")
    if t.name in ("f32", "f64"):
        if isinstance(value, (str, bytes)) or not (hasattr(value, "__float__") or hasattr(value, "__index__")):
            return wrong
        too_big = t.name == "f32" and abs(float(value)) > 3.4028235677973366e38 and abs(float(value)) != float("inf")
        return attrs.evolve(wrong, expected="f32 (its range)") if too_big else None
    if not isinstance(value, str):
        return wrong
    if any(0xD800 <= ord(c) < 0xE000 for c in value):
        return attrs.evolve(wrong, expected=f"{t.name} without surrogates")
    return wrong if t.name == "char" and len(value) != 1 else None
