"""Finding out which part of a Python value does not fit its WIT type, once lowering has failed."""

from __future__ import annotations

import operator
import reprlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from .. import wit
from ..compare import describe
from ..errors import LoweringError
from ..values import Err, Ok, Some
from .handles import Handles
from .scalars import is_array

__all__ = ["explain"]


MAX_F32: Final = 3.4028235677973366e38
"""The least number that rounds to no finite f32: half a step above the greatest."""

_shorten: Final = reprlib.Repr()
_shorten.maxstring = _shorten.maxother = 60


@attrs.frozen
class _Problem:
    path: str
    expected: str
    found: str


def explain(
    error: BaseException,
    function: str,
    names: Sequence[str],
    types: Sequence[wit.Type],
    values: Sequence[object],
    handles: Handles,
) -> BaseException:
    """Return a `LoweringError` that says where the values do not fit, or what went wrong where they all seem to."""
    if isinstance(error, (MemoryError, RecursionError)):
        return error
    checker = _Checker(handles)
    for name, t, value in zip(names, types, values, strict=True):
        try:
            problem = checker.check(t, value, name)
        except Exception as strange:  # noqa: BLE001 - a value may have any methods
            problem = _Problem(name, describe(t), f"{type(value).__name__}, which raised {strange!r}")
        if problem is not None:
            break
    else:
        problem = _Problem(", ".join(names), "values of their types", str(error))
    made = LoweringError(function, problem.path, problem.expected, problem.found)
    made.__cause__ = error
    return made


def _wrong(t: wit.Type, value: object, path: str, expected: str | None = None) -> _Problem:
    return _Problem(path, expected or describe(t), f"{type(value).__name__} {_shorten.repr(value)}")


def _first(problems: Iterable[_Problem | None]) -> _Problem | None:
    return next((problem for problem in problems if problem is not None), None)


@attrs.frozen
class _Checker:
    handles: Handles

    def check(self, t: wit.Type, value: Any, path: str) -> _Problem | None:
        if isinstance(t, wit.Primitive):
            return _check_primitive(t, value, path)
        if isinstance(t, wit.List):
            return self._list(t, value, path)
        if isinstance(t, wit.Map):
            return self._map(t, value, path)
        if isinstance(t, wit.Tuple):
            if not isinstance(value, Sequence) or isinstance(value, (str, bytes, bytearray)):
                return _wrong(t, value, path)
            if len(value) != len(t.elements):
                return _wrong(t, value, path)
            return _first(
                self.check(e, v, f"{path}[{i}]") for i, (e, v) in enumerate(zip(t.elements, value, strict=True))
            )
        if isinstance(t, wit.Record):
            if not all(hasattr(value, attribute) for _, attribute, _ in t.fields):
                return _wrong(t, value, path)
            return _first(self.check(f, getattr(value, a), f"{path}.{a}") for _, a, f in t.fields)
        if isinstance(t, wit.Option):
            if value is None:
                return None
            if not isinstance(t.payload, wit.Option):
                return self.check(t.payload, value, path)
            return (
                self.check(t.payload, value.value, f"{path}.value") if type(value) is Some else _wrong(t, value, path)
            )
        if isinstance(t, wit.Result):
            if type(value) not in (Ok, Err):
                return _wrong(t, value, path)
            return self._payload(t.ok if type(value) is Ok else t.err, value.value, f"{path}.value")
        if isinstance(t, wit.Variant):
            for _, cls, payload in t.cases:
                if type(value) is cls:
                    return None if payload is None else self.check(payload, value.value, f"{path}.value")
            return _wrong(t, value, path)
        return self._named(t, value, path)

    def _named(self, t: wit.Type, value: Any, path: str) -> _Problem | None:
        if isinstance(t, wit.Enum):
            return None if getattr(value, "_value_", None) in t.names else _wrong(t, value, path)
        if isinstance(t, wit.Flags):
            bits = getattr(value, "_value_", None)
            fits = isinstance(bits, int) and 0 <= bits < 1 << len(t.names)
            return None if fits else _wrong(t, value, path)
        if isinstance(t, (wit.Own, wit.Borrow)) and not t.resource.host:
            expected = self.handles.problem(t.resource, value)
            return None if expected is None else _wrong(t, value, path, expected)
        return None

    def _payload(self, t: wit.Type | None, value: Any, path: str) -> _Problem | None:
        if t is None:
            return None if value is None else _wrong(wit.BOOL, value, path, "no payload (None)")
        return self.check(t, value, path)

    def _list(self, t: wit.List, value: Any, path: str) -> _Problem | None:
        if t.element == wit.U8 and isinstance(value, (bytes, bytearray)):
            return None
        if t.element == wit.U8 and isinstance(value, memoryview) and not is_array(value):
            return None
        if t.element == wit.CHAR and isinstance(value, str):
            return _first(self.check(t.element, v, f"{path}[{i}]") for i, v in enumerate(value))
        if is_array(value):
            value = value.tolist()
        if isinstance(value, (str, bytes, bytearray, memoryview)) or not isinstance(value, Sequence):
            return _wrong(t, value, path)
        return _first(self.check(t.element, v, f"{path}[{i}]") for i, v in enumerate(value))

    def _map(self, t: wit.Map, value: Any, path: str) -> _Problem | None:
        if not isinstance(value, Mapping):
            return _wrong(t, value, path)
        keys = (self.check(t.key, key, f"a key of {path}") for key in value)
        return _first(keys) or _first(
            self.check(t.value, inner, f"{path}[{_shorten.repr(key)}]") for key, inner in value.items()
        )


def _check_primitive(t: wit.Primitive, value: Any, path: str) -> _Problem | None:
    if t.name == "bool":
        return None if value is True or value is False else _wrong(t, value, path)
    if t.name in wit.INTEGER_RANGES:
        low, high = wit.INTEGER_RANGES[t.name]
        try:
            fits = low <= operator.index(value) <= high
        except TypeError:
            return _wrong(t, value, path)
        return None if fits else _wrong(t, value, path, f"{t.name} ({low} to {high})")
    if t.name in ("f32", "f64"):
        try:
            number = float("x" if isinstance(value, (str, bytes, bytearray)) else value)
        except (TypeError, ValueError, OverflowError):
            return _wrong(t, value, path)
        too_big = t.name == "f32" and MAX_F32 <= abs(number) != float("inf")
        return _wrong(t, value, path, "f32 (its range)") if too_big else None
    if not isinstance(value, str) or (t.name == "char" and len(value) != 1):
        return _wrong(t, value, path)
    if any(0xD800 <= ord(c) < 0xE000 for c in value):
        return _wrong(t, value, path, f"{t.name} without surrogates")
    return None
