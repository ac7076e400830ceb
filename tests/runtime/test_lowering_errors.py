"""A Python value that does not fit is refused with the place where it does not, and the instance lives on."""

from __future__ import annotations

import array
import enum
import types as types_
from typing import Any

import attrs
import numpy
import pytest
from classes import typed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import types, values
from test_round_trip import PADS, Wrapper, check, instance_for
from wat_guests import ECHO
from witbind import Err, HostFunctionError, InstanceClosed, LoweringError, Ok, Some, wit


@attrs.frozen
class Stranger:
    odd: object = 1


class Other(enum.Enum):
    ONE = "one-of-none"


def wrong_here(t: wit.Type) -> list[Any]:
    """Values that do not fit a type as a whole."""
    anything = [object(), {"a": 1}, {1, 2}, Stranger, Other.ONE, 2j, iter([1])]
    if isinstance(t, wit.Primitive):
        if t.name in wit.INTEGER_RANGES:
            low, high = wit.INTEGER_RANGES[t.name]
            return [*anything, low - 1, high + 1, 10**30, 1.0, "1", None, b"1"]
        return (
            anything
            + {
                "bool": [0, 1, None, "true", 1.0],
                "f32": ["1", None, b"1", 1e300, -3.5e38],
                "f64": ["1", None, b"1", 10**400],
                "char": ["", "ab", "\ud800", 65, None, b"a"],
                "string": ["\ud800", "a\udfffb", 65, None, b"a"],
            }[t.name]
        )
    if isinstance(t, wit.List):
        texts = [] if t.element == wit.CHAR else ["ab", ""]
        blobs = [] if t.element == wit.U8 else [b"", b"ab", bytearray(b"ab")]
        return [*anything, *texts, *blobs, None, 5, (x for x in ()), {}.keys(), range]
    if isinstance(t, wit.Map):
        return [object(), {1, 2}, Stranger, None, 5, "ab", [("a", 1)], {}.items()]
    if isinstance(t, wit.Tuple):
        size = len(t.elements)
        return [*anything, None, "x" * size, b"x" * size, (None,) * (size + 1), (), dict.fromkeys(range(size)), 5]
    if isinstance(t, wit.Option):
        return anything if isinstance(t.payload, wit.Option) else []
    others = [*anything, None, 5 if not isinstance(t, wit.Flags) else "x", "text"]
    if isinstance(t, wit.Record):  # what has all of its attributes will do
        others = [other for other in others if not all(hasattr(other, name) for _, name, _ in t.fields)]
    return others


@st.composite
def spoiled(draw: st.DrawFn, t: wit.Type) -> tuple[Any, str]:
    """Draw a value that is wrong in exactly one place, and the path of that place."""
    children: list[tuple[Any, str]] = []

    def child(inner: wit.Type | None, wrap: Any, step: str) -> None:
        if inner is not None:
            value, path = draw(spoiled(inner))
            children.append((wrap(value), step + path))

    if not wrong_here(t) or draw(st.integers(0, 3)):
        if isinstance(t, wit.List):
            before = draw(st.lists(values(t.element), max_size=3))
            child(t.element, lambda value: [*before, value], f"[{len(before)}]")
        elif isinstance(t, wit.Map):
            others, key = draw(values(t)), draw(values(t.key))
            child(t.value, lambda value: {**others, key: value}, f"[{key!r}]")
        elif isinstance(t, wit.Tuple):
            index = draw(st.integers(0, len(t.elements) - 1))
            whole = list(draw(values(t)))
            child(t.elements[index], lambda v: (*whole[:index], v, *whole[index + 1 :]), f"[{index}]")
        elif isinstance(t, wit.Option):
            wrapped = isinstance(t.payload, wit.Option)
            child(t.payload, Some if wrapped else lambda value: value, ".value" if wrapped else "")
        elif isinstance(t, wit.Result):
            if draw(st.booleans()):
                child(t.ok, Ok, ".value")
            else:
                child(t.err, Err, ".value")
        elif isinstance(t, wit.Record):
            _, attribute, field = draw(st.sampled_from(t.fields))
            whole = draw(values(t))
            child(field, lambda value: attrs.evolve(whole, **{attribute: value}), f".{attribute}")
        elif isinstance(t, wit.Variant):
            _, cls, payload = draw(st.sampled_from(t.cases))
            child(payload, cls, ".value")
    if children and not (children[0][0] is None and isinstance(t, wit.Option)):
        return children[0]
    wrong = wrong_here(t)
    if not wrong:
        return draw(spoiled(t))
    return draw(st.sampled_from(wrong)), ""


def refuse(instance: Any, n: int, value: Any, path: str) -> LoweringError:
    with pytest.raises(LoweringError) as caught:
        instance.func(ECHO, f"echo-n{n}")(Wrapper(**PADS, value=value))
    assert caught.value.path == f"v.value{path}", caught.value
    assert caught.value.function == f"{ECHO}#echo-n{n}"
    return caught.value


def refuse_batch(engine: Any, shapes: list[wit.Type], data: st.DataObject) -> None:
    descriptors = [typed(shape) for shape in shapes]
    instance = instance_for(engine, descriptors)
    for n, t in enumerate(descriptors):
        for _ in range(4):
            refuse(instance, n, *data.draw(spoiled(t)))
        check(instance, n, t, data.draw(values(t)))
    instance.close()


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(shapes=st.lists(types(), min_size=8, max_size=12), data=st.data())
def test_one_wrong_place_in_any_value_is_found(sync_engine, shapes, data):
    refuse_batch(sync_engine, shapes, data)


@pytest.mark.slow
@pytest.mark.parametrize("batches", [12, pytest.param(150, marks=pytest.mark.deep)])
def test_one_wrong_place_in_many_more_values_is_found(sync_engine, batches):
    @settings(max_examples=batches, deadline=None, suppress_health_check=list(HealthCheck))
    @given(shapes=st.lists(types(5), min_size=8, max_size=12), data=st.data())
    def found(shapes, data):
        refuse_batch(sync_engine, shapes, data)

    found()


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(shape=types(3), data=st.data())
def test_a_wrong_value_from_an_import_ends_the_call_with_its_place(sync_engine, shape, data):
    t = typed(shape)
    value, path = data.draw(spoiled(t))
    good = data.draw(values(t))
    instance = instance_for(sync_engine, [t], lambda _: Wrapper(**PADS, value=value))
    with pytest.raises(HostFunctionError) as caught:
        instance.func(ECHO, "via-n0")(Wrapper(**PADS, value=good))
    cause = caught.value.__cause__
    assert isinstance(cause, LoweringError), repr(cause)
    assert cause.path == f"the returned value.value{path}"
    with pytest.raises(InstanceClosed):
        instance.func(ECHO, "echo-n0")(Wrapper(**PADS, value=good))


KINDS = [
    wit.List(wit.U8), wit.List(wit.F32), wit.List(wit.S16), wit.List(wit.BOOL), wit.List(wit.CHAR),
    wit.List(wit.List(wit.STRING)), wit.Tuple((wit.STRING, wit.STRING)), wit.U32, wit.F64, wit.STRING,
    wit.Option(wit.Option(wit.STRING)), wit.Result(None, wit.STRING),
]  # fmt: skip


@pytest.fixture(scope="module")
def kinds(sync_engine):
    return instance_for(sync_engine, KINDS)


@pytest.mark.parametrize(
    ("n", "value", "path", "expected"),
    [
        (0, [1, 2, 256], "[2]", "u8 (0 to 255)"),
        (0, [-1], "[0]", "u8 (0 to 255)"),
        (0, "ab", "", "list<u8>"),
        (0, numpy.array([1, 300]), "[1]", "u8 (0 to 255)"),
        (0, array.array("i", [1, 2, 3, -4]), "[3]", "u8 (0 to 255)"),
        (0, memoryview(array.array("i", [1, -4])), "[1]", "u8 (0 to 255)"),
        (0, memoryview(array.array("b", [1, -4])), "[1]", "u8 (0 to 255)"),
        (2, memoryview(b"ab"), "", "list<s16>"),
        (2, memoryview(array.array("f", [1.5])), "[0]", "s16"),
        (1, numpy.array([[1.0]], dtype="f"), "[0]", "f32"),
        (1, [0.0, 1e39], "[1]", "f32 (its range)"),
        (2, [1, "2"], "[1]", "s16"),
        (2, numpy.array([1.5]), "[0]", "s16"),
        (3, [True, 1], "[1]", "bool"),
        (4, ["a", "bc"], "[1]", "char"),
        (4, "a\ud800", "[1]", "char without surrogates"),
        (5, [["a"], "bc"], "[1]", "list<string>"),
        (6, ("a",), "", "tuple<string, string>"),
        (6, "ab", "", "tuple<string, string>"),
        (6, {"a": 1, "b": 2}, "", "tuple<string, string>"),
        (7, 2**32, "", "u32 (0 to 4294967295)"),
        (9, "\ud800", "", "string without surrogates"),
        (10, "bare", "", "option<option<string>>"),
        (11, Ok(1), ".value", "no payload (None)"),
    ],
)
def test_what_was_expected_is_said(kinds, n, value, path, expected):
    assert refuse(kinds, n, value, path).expected == expected


@pytest.mark.parametrize(
    ("n", "value", "back"),
    [
        (0, bytearray(b"ab"), b"ab"),
        (0, memoryview(b"ab"), b"ab"),
        (0, memoryview(b"abcd")[::2], b"ac"),
        (0, [1, 2], b"\1\2"),
        (0, (1, 2), b"\1\2"),
        (0, numpy.array([1, 2], dtype="u1"), b"\1\2"),
        (0, numpy.array([1, 2], dtype="i8"), b"\1\2"),
        (1, numpy.arange(4, dtype="f"), [0.0, 1.0, 2.0, 3.0]),
        (1, numpy.arange(4, dtype="f")[::2], [0.0, 2.0]),
        (1, numpy.arange(3, dtype="d"), [0.0, 1.0, 2.0]),
        (1, numpy.arange(3, dtype=">f4"), [0.0, 1.0, 2.0]),
        (1, array.array("f", [1.5]), [1.5]),
        (1, numpy.array([], dtype="f"), []),
        (1, memoryview(array.array("f", [1.5, 2.5, 3.5])), [1.5, 2.5, 3.5]),
        (1, memoryview(array.array("f", [1.5, 2.5, 3.5]))[::2], [1.5, 3.5]),
        (2, memoryview(array.array("q", [1, -2])), [1, -2]),
        (0, memoryview(array.array("b", [1, 2])), b"\1\2"),
        (2, numpy.array([1, -2], dtype="i8"), [1, -2]),
        (2, range(3), [0, 1, 2]),
        (3, numpy.array([True, False]), [True, False]),
        (4, "a€", ["a", "€"]),
        (5, (("a",), []), [["a"], []]),
        (6, ["a", "b"], ("a", "b")),
        (7, numpy.uint64(7), 7),
        (8, 3, 3.0),
        (8, numpy.float32(1.5), 1.5),
    ],
)
def test_what_fits_in_another_class_is_taken(kinds, n, value, back):
    assert kinds.func(ECHO, f"echo-n{n}")(Wrapper(**PADS, value=value)).value == back


def test_a_list_that_changes_while_it_is_read_never_reaches_the_engine(kinds):
    class Meddling(list[Any]):
        def __iter__(self) -> Any:
            self.meddle()
            return iter(["a"])

    outer: list[Any] = []
    for Meddling.meddle in (lambda _: outer.append(["more"] * 50), lambda _: outer.clear()):
        outer[:] = [Meddling(["a"]), ["b"], ["c"]]
        with pytest.raises(LoweringError, match="changed while it was lowered"):
            kinds.func(ECHO, "echo-n5")(Wrapper(**PADS, value=outer))
    check(kinds, 5, KINDS[5], [["still"], ["works"]])


def test_a_string_class_of_its_own_cannot_choose_its_bytes(kinds):
    class Liar(str):
        def encode(self, *_: Any) -> Any:
            return b"\xff\xfe" * 100

    assert kinds.func(ECHO, "echo-n9")(Wrapper(**PADS, value=Liar("plain"))).value == "plain"


def test_an_argument_too_few_or_too_many_is_a_type_error(kinds):
    with pytest.raises(TypeError):
        kinds.func(ECHO, "echo-n9")()
    with pytest.raises(TypeError):
        kinds.func(ECHO, "echo-n9")(1, 2)
    check(kinds, 9, KINDS[9], "fine")


def test_a_wrong_key_is_told_and_any_mapping_will_do(sync_engine):
    t = wit.Map(wit.U8, wit.STRING)
    instance = instance_for(sync_engine, [t])
    with pytest.raises(LoweringError) as caught:
        instance.func(ECHO, "echo-n0")(Wrapper(**PADS, value={1: "a", 256: "b"}))
    assert (caught.value.path, caught.value.expected) == ("a key of v.value", "u8 (0 to 255)")
    made = Wrapper(**PADS, value=types_.MappingProxyType({1: "a", 255: "b"}))
    assert instance.func(ECHO, "echo-n0")(made).value == {1: "a", 255: "b"}
