"""Hypothesis strategies for WIT types and, from descriptors alone, for their Python values."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import strategies as st
from witbind import Err, Ok, Some, wit

__all__ = ["PRIMITIVES", "same", "types", "values"]

PRIMITIVES = (
    wit.BOOL, wit.S8, wit.U8, wit.S16, wit.U16, wit.S32, wit.U32, wit.S64, wit.U64, wit.F32, wit.F64, wit.CHAR,
    wit.STRING,
)  # fmt: skip

KEYS = tuple(t for t in PRIMITIVES if t not in (wit.F32, wit.F64))
"""What a map's key may be."""

_words = st.sampled_from(["value", "self", "class", "type", "none", "id", "name", "is", "list", "err"])
_made = st.text("abz", min_size=1, max_size=4)
names = st.one_of(_words, _made, st.builds("{}-{}".format, _made, _made))
"""WIT names, many of one length so that they differ in few letters."""


def members(payload: st.SearchStrategy[Any], most: int = 5) -> st.SearchStrategy[list[tuple[str, Any]]]:
    """Named members with what belongs to each; wasm-tools takes names for equal that differ in hyphens only."""
    every = st.tuples(names, payload)
    return st.lists(every, min_size=1, max_size=most, unique_by=lambda member: member[0].replace("-", ""))


def _flags() -> st.SearchStrategy[wit.Flags]:
    counted = st.sampled_from([1, 2, 7, 8, 9, 16, 17, 32]).map(lambda n: tuple(f"bit-x{i}" for i in range(n)))
    return counted.map(lambda flags: wit.Flags("", flags))


def types(depth: int = 4) -> st.SearchStrategy[wit.Type]:
    """Draw a WIT type without Python classes, nested at most `depth` deep; resources and streams left out."""
    leaves: st.SearchStrategy[wit.Type] = st.one_of(
        st.sampled_from(PRIMITIVES),
        members(st.none()).map(lambda found: wit.Enum("", tuple(name for name, _ in found))),
        _flags(),
    )
    if depth == 0:
        return leaves
    inner = st.deferred(lambda: types(depth - 1))
    maybe = st.none() | inner
    return st.one_of(
        leaves,
        inner.map(wit.List),
        st.builds(wit.Map, st.sampled_from(KEYS), inner),
        st.lists(inner, min_size=1, max_size=4).map(lambda found: wit.Tuple(tuple(found))),
        inner.map(wit.Option),
        st.builds(wit.Result, maybe, maybe),
        members(inner).map(lambda found: wit.Record("", tuple((name, name, t) for name, t in found))),
        members(maybe).map(lambda found: wit.Variant("", tuple((name, None, t) for name, t in found))),
    )


def values(t: wit.Type | None, most: int = 4) -> st.SearchStrategy[Any]:
    """Draw a Python value of a type whose descriptor carries classes; lists have at most `most` elements."""
    if t is None:
        return st.none()
    if isinstance(t, wit.Primitive):
        return _primitive(t)
    if isinstance(t, wit.List):
        if t.element == wit.U8:
            return st.binary(max_size=most * 4)
        return st.lists(values(t.element, most), max_size=most)
    if isinstance(t, wit.Map):
        return st.dictionaries(values(t.key, most), values(t.value, most), max_size=most)
    if isinstance(t, wit.Tuple):
        return st.tuples(*(values(element, most) for element in t.elements))
    if isinstance(t, wit.Option):
        inner = values(t.payload, most)
        return st.none() | (inner.map(Some) if isinstance(t.payload, wit.Option) else inner)
    if isinstance(t, wit.Result):
        return values(t.ok, most).map(Ok) | values(t.err, most).map(Err)
    if isinstance(t, wit.Record):
        return st.builds(t.cls, **{attribute: values(field, most) for _, attribute, field in t.fields})
    if isinstance(t, wit.Variant):
        return st.one_of(
            *(st.builds(cls) if payload is None else values(payload, most).map(cls) for _, cls, payload in t.cases)
        )
    if isinstance(t, wit.Enum):
        return st.sampled_from(list(t.cls))
    if isinstance(t, wit.Flags):
        return st.integers(0, (1 << len(t.names)) - 1).map(t.cls)
    raise TypeError(f"no values of {t}")


def _primitive(t: wit.Primitive) -> st.SearchStrategy[Any]:
    if t.name in wit.INTEGER_RANGES:
        low, high = wit.INTEGER_RANGES[t.name]
        return st.sampled_from([low, high]) | st.integers(low, high)
    scalars = st.characters(exclude_categories=["Cs"])
    return {
        "bool": st.booleans(),
        "f32": st.floats(width=32),
        "f64": st.floats(),
        "char": scalars,
        "string": st.text(scalars, max_size=12),
    }[t.name]


def same(t: wit.Type | None, a: Any, b: Any) -> bool:
    """Whether two values are equal and of one class, NaN equal to NaN and 0.0 different from -0.0."""
    if type(a) is not type(b):
        return False
    if isinstance(t, wit.Primitive) and t.name in ("f32", "f64"):
        return (a == b and math.copysign(1, a) == math.copysign(1, b)) or (math.isnan(a) and math.isnan(b))
    if isinstance(t, wit.List) and t.element != wit.U8:
        return len(a) == len(b) and all(same(t.element, x, y) for x, y in zip(a, b, strict=True))
    if isinstance(t, wit.Map):
        return [*a] == [*b] and all(
            same(t.key, *keys) and same(t.value, a[keys[0]], b[keys[0]]) for keys in zip(a, b, strict=True)
        )
    if isinstance(t, wit.Tuple):
        return len(a) == len(b) and all(same(e, x, y) for e, x, y in zip(t.elements, a, b, strict=True))
    if isinstance(t, wit.Option) and a is not None:
        return same(t.payload, a.value, b.value) if isinstance(t.payload, wit.Option) else same(t.payload, a, b)
    if isinstance(t, wit.Result):
        return same(t.ok if isinstance(a, Ok) else t.err, a.value, b.value)
    if isinstance(t, wit.Record):
        return all(same(field, getattr(a, name), getattr(b, name)) for _, name, field in t.fields)
    if isinstance(t, wit.Variant):
        payload = next(payload for _, cls, payload in t.cases if cls is type(a))
        return payload is None or same(payload, a.value, b.value)
    return bool(a == b)
