"""Strategies make values of their types, edges first, and SQL that is what it claims to be."""

from __future__ import annotations

import enum
import json
import math
from typing import Any

import attrs
import pytest
from helios_api.v1 import descriptors as d1
from helios_api.v2 import descriptors as d2
from helios_conformance.meaning import agents, contract_values, sql
from helios_conformance.strategies import STRING_EDGES, Values
from hypothesis import find, given, settings
from hypothesis import strategies as st
from witbind import Err, Ok, Some, wit


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Access(enum.Flag):
    READ = 1
    WRITE = 2


@attrs.frozen(kw_only=True)
class Point:
    x: int
    label: str | None


@attrs.frozen
class ShapeDot:
    pass


@attrs.frozen
class ShapeAt:
    value: Point


POINT = wit.Record("point", (("x", "x", wit.U8), ("label", "label", wit.Option(wit.STRING))), Point)
SHAPE = wit.Variant("shape", (("dot", ShapeDot, None), ("at", ShapeAt, POINT)))
ENUM = wit.Enum("colour", ("red", "blue"), Colour)
FLAGS = wit.Flags("access", ("read", "write"), Access)


def fits(value: Any, t: wit.Type) -> bool:
    """Say whether a Python value is one of the type; written apart from the strategies."""
    match t:
        case wit.Primitive("bool"):
            return isinstance(value, bool)
        case wit.Primitive("f32" | "f64"):
            return isinstance(value, float)
        case wit.Primitive("char"):
            return isinstance(value, str) and len(value) == 1 and not 0xD800 <= ord(value) <= 0xDFFF
        case wit.Primitive("string"):
            return isinstance(value, str) and bool(value.encode() or True)
        case wit.Primitive(name):
            low, high = wit.INTEGER_RANGES[name]
            return type(value) is int and low <= value <= high
        case wit.List(wit.U8, length):
            return isinstance(value, bytes) and length in (None, len(value))
        case wit.List(element, length):
            return type(value) is list and length in (None, len(value)) and all(fits(v, element) for v in value[:50])
        case wit.Map(key, item):
            return isinstance(value, dict) and all(fits(k, key) and fits(v, item) for k, v in value.items())
        case wit.Tuple(elements):
            return isinstance(value, tuple) and all(fits(v, e) for v, e in zip(value, elements, strict=True))
        case wit.Option(wit.Option() as inner):
            return value is None or (isinstance(value, Some) and fits(value.value, inner))
        case wit.Option(payload):
            return value is None or fits(value, payload)
        case wit.Result(ok, err):
            inner = ok if isinstance(value, Ok) else err
            return isinstance(value, Ok | Err) and (value.value is None if inner is None else fits(value.value, inner))
        case wit.Record():
            return type(value) is t.cls and all(fits(getattr(value, p), f) for _, p, f in t.fields)
        case wit.Variant():
            payload = {cls: inner for _, cls, inner in t.cases}[type(value)]
            return payload is None or fits(value.value, payload)
        case wit.Enum() | wit.Flags():
            return isinstance(value, t.cls)
    return False


TYPES = [
    wit.BOOL, wit.S8, wit.U16, wit.S64, wit.U64, wit.F32, wit.F64, wit.CHAR, wit.STRING, wit.List(wit.U8),
    wit.List(wit.U8, 3),
    wit.List(wit.S32), wit.List(wit.STRING, 2), wit.Map(wit.STRING, wit.U8), wit.Tuple((wit.BOOL, wit.STRING)),
    wit.Option(wit.U8),
    wit.Option(wit.Option(wit.U8)), wit.Result(None, wit.STRING), wit.Result(wit.U8, None), POINT, SHAPE, ENUM, FLAGS,
]  # fmt: skip


@pytest.mark.parametrize("t", TYPES, ids=repr)
def test_values_are_of_their_type(t):
    @settings(max_examples=40)
    @given(Values().of(t))
    def check(value):
        assert fits(value, t)

    check()


FUNCTIONS = [
    pytest.param(interface, function, id=f"{interface.id.partition('/')[2]}#{function.name}")
    for descriptors in (d1, d2)
    for interface in (*descriptors.EVERYTHING.exports, *descriptors.IMPORTS.imports)
    for function in interface.functions
]


def _holds_handle(function):
    return any(isinstance(t, wit.Own | wit.Borrow) for _, _, t in function.params)


@pytest.mark.parametrize(("interface", "function"), FUNCTIONS)
def test_every_function_of_the_contract_gets_arguments_of_its_types(interface, function):
    if _holds_handle(function):
        return
    types = {python: t for _, python, t in function.params}

    @settings(max_examples=4)
    @given(st.fixed_dictionaries(contract_values().parameters(interface.id, function)))
    def check(values):
        for name, value in values.items():
            assert fits(value, types[name]), name

    check()


@pytest.mark.parametrize(
    ("t", "edge"),
    [(wit.U8, 255), (wit.S64, -(1 << 63)), (wit.STRING, STRING_EDGES[1]), (wit.F32, math.inf), (wit.List(wit.U8), b"")],
    ids=repr,
)
def test_edges_are_met_soon(t, edge):
    assert find(Values().of(t), lambda value: value == edge, settings=settings(max_examples=300)) == edge


def test_values_shrink_to_what_a_person_reads():
    assert find(Values().of(POINT), lambda point: point.x > 10).x in (11, 127)
    assert find(Values().of(wit.STRING), lambda text: text != "") == "a"


def test_a_type_without_classes_is_refused_by_name():
    with pytest.raises(ValueError, match="record plain"):
        Values().of(wit.Record("plain", (), None))


def test_statements_parse_and_are_what_they_claim():
    """The proxy's own classifier, which reads PostgreSQL's grammar, says the same of kind and tables."""
    statements = pytest.importorskip("helios_host.proxies.postgres.statements")
    classifier = statements.Classifier()

    @settings(max_examples=150)
    @given(sql.statements())
    def check(found):
        parsed = classifier.parse(found.text)
        assert parsed.fingerprint is not None or found.kind == "opaque"
        assert parsed.kind.value == found.kind
        assert {(t.schema, t.name, t.access.value) for t in parsed.tables} == {
            (t.schema, t.name, t.access) for t in found.tables
        }

    check()


def test_megabytes_are_statements_of_that_size():
    for text in sql.megabytes():
        assert len(text) > sql.MEGABYTE - 100


SCHEMA = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "count": {"type": "integer", "minimum": 1, "maximum": 3},
        "kind": {"enum": ["a", "b"]},
    },
    "required": ["name"],
    "additionalProperties": False,
}


@given(agents.fitting(SCHEMA))
def test_fitting_parameters_fit(value):
    json.dumps(value)
    assert value["name"]
    assert set(value) <= {"name", "count", "kind"}
    assert value.get("count", 1) in (1, 2, 3)
    assert value.get("kind", "a") in ("a", "b")


@given(agents.breaking(SCHEMA))
def test_breaking_parameters_break(value):
    good_count = "count" not in value or (type(value["count"]) is int and 1 <= value["count"] <= 3)
    good_name = isinstance(value.get("name"), str) and value["name"] != ""
    assert not (
        good_count and good_name and value.get("kind", "a") in ("a", "b") and set(value) <= {"name", "count", "kind"}
    )
