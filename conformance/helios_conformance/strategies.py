"""Hypothesis strategies for any WIT type, from its descriptor alone.

Boundary values come first, so that they are tried often and examples shrink towards them. What a string or a record
means is not known here: `Values` asks its `Meaning` first, and falls back to anything that fits the type.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st
from witbind import Err, Ok, Some, wit
from witbind.compare import describe

__all__ = [
    "FLOAT32_EDGES", "FLOAT64_EDGES", "STRING_EDGES", "Meaning", "Strategy", "Values", "edges_first", "integers",
    "no_meaning", "text",
]  # fmt: skip

Strategy: TypeAlias = st.SearchStrategy[Any]

Meaning: TypeAlias = Callable[[str, str, wit.Type], "Strategy | None"]
"""Says what a place means: takes the owner (a record, a variant, or `interface#function`), the name of its field, case
or parameter, and the type; `None` leaves it to the type. A whole record is asked for with an empty name."""

STRING_EDGES: Final = (
    "",
    "a",
    " ",
    "\x00",
    "é",
    "漢字",
    "\U0001f600",
    "e\u0301",
    "\u202e",
    "\ufeff",
    "a\r\nb",
    "%s{}$1'\"\\",
)
"""Empty, one byte, NUL, two to four bytes of UTF-8, combining and direction marks, line ends, quoting characters."""

LONG_STRING: Final = 70_000
"""Characters of the long string: more than one wasm page, and more than any first buffer."""

FLOAT32_EDGES: Final = (
    0.0, 1.0, -1.0, -0.0, 1.401298464324817e-45, 1.1754943508222875e-38, 3.4028234663852886e38, float("inf"),
    float("-inf"), float("nan"),
)  # fmt: skip
"""Zeros, units, the least denormal, the least normal, the greatest, and what is no number."""

FLOAT64_EDGES: Final = (
    0.0, 1.0, -1.0, -0.0, 5e-324, sys.float_info.min, sys.float_info.max, float("inf"), float("-inf"), float("nan"),
)  # fmt: skip
"""The same in double precision."""


def no_meaning(_owner: str, _name: str, _type: wit.Type) -> None:
    """Know nothing: every value of the type will do."""


def edges_first(edges: Sequence[Any], rest: Strategy) -> Strategy:
    """Draw one of `edges` about half of the time, else from `rest`; examples shrink to the first edge."""
    return st.sampled_from(edges) | rest


def integers(low: int, high: int) -> Strategy:
    """Integers of a range, with its ends and what is one off a power of two first."""
    near = {low, low + 1, high - 1, high, -1, 0, 1, *(1 << n for n in (7, 8, 15, 16, 31, 32, 53, 63))}
    near |= {value - 1 for value in near}
    edges = sorted((value for value in near if low <= value <= high), key=abs)
    return edges_first(edges, st.integers(low, high))


_LONG: Final = {f"long {c}": c * LONG_STRING for c in "aé"}
"""Long texts by a short name, which is what Hypothesis shows of them."""


def text(max_size: int | None = 40) -> Strategy:
    """Any text that is no surrogate, short; now and then a long one."""
    rest = st.text(st.characters(codec="utf-8"), max_size=max_size)
    edges = st.sampled_from((*STRING_EDGES, *_LONG)).map(lambda value: _LONG.get(value, value))
    return edges | rest


_PRIMITIVES: Final[dict[str, Strategy]] = {
    "bool": st.booleans(),
    "f32": edges_first(FLOAT32_EDGES, st.floats(width=32)),
    "f64": edges_first(FLOAT64_EDGES, st.floats()),
    "char": edges_first(
        ("a", "\x00", "\x7f", "\x80", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "\U00010000", "\U0010ffff"),
        st.characters(codec="utf-8"),
    ),
    "string": text(),
    **{name: integers(low, high) for name, (low, high) in wit.INTEGER_RANGES.items()},
}


class Values:
    """Strategies for values of WIT types, each made once.

    `meaning` is asked for every record, field, case and parameter. `resources` gives a strategy for handles of a
    resource; without it a type that holds one raises `ValueError`. Lists have at most `max_items` elements, but for a
    long one of scalars now and then.
    """

    def __init__(
        self,
        meaning: Meaning = no_meaning,
        resources: Callable[[wit.Resource], Strategy] | None = None,
        max_items: int = 4,
    ) -> None:
        self._meaning = meaning
        self._resources = resources
        self._max_items = max_items
        self._made: dict[wit.Type, Strategy] = {}

    def parameters(self, interface: str, function: wit.Function) -> dict[str, Strategy]:
        """Return a strategy for each parameter of a function, by its Python name."""
        owner = f"{interface}#{function.name}"
        return {python: self.named(owner, name, t) for name, python, t in function.params}

    def named(self, owner: str, name: str, t: wit.Type) -> Strategy:
        """Return the strategy of one place: what it means, else what its type allows."""
        meant = self._meaning(owner, name, t)
        return self.of(t) if meant is None else meant

    def of(self, t: wit.Type) -> Strategy:
        """Return the strategy of a type; raises `ValueError` for one that no value can be made of."""
        made = self._made.get(t)
        if made is None:
            made = self._made[t] = self._make(t)
        return made

    def _make(self, t: wit.Type) -> Strategy:
        if isinstance(t, (wit.Record, wit.Variant)) and (whole := self._meaning(t.name, "", t)) is not None:
            return whole
        return self._structural(t)

    def _structural(self, t: wit.Type) -> Strategy:
        if isinstance(t, wit.Primitive) and t.name in _PRIMITIVES:
            return _PRIMITIVES[t.name]
        if isinstance(t, wit.List):
            return self._list(t)
        if isinstance(t, wit.Map):
            return st.dictionaries(self.of(t.key), self.of(t.value), max_size=self._max_items)
        if isinstance(t, wit.Tuple):
            return st.tuples(*map(self.of, t.elements))
        if isinstance(t, wit.Option):
            payload = self.of(t.payload)
            return st.none() | (payload.map(Some) if isinstance(t.payload, wit.Option) else payload)
        if isinstance(t, wit.Result):
            return st.builds(Ok, self.payload(t.ok)) | st.builds(Err, self.payload(t.err))
        if isinstance(t, wit.Record) and t.cls is not None:
            return st.builds(t.cls, **{python: self.named(t.name, name, f) for name, python, f in t.fields})
        if isinstance(t, wit.Variant):
            return st.one_of([self.case(t, index) for index in range(len(t.cases))])
        if isinstance(t, wit.Enum) and t.cls is not None:
            return st.sampled_from(_members(t.cls))
        if isinstance(t, wit.Flags) and t.cls is not None:
            return _flags(t.cls)
        if isinstance(t, (wit.Own, wit.Borrow)) and self._resources is not None:
            return self._resources(t.resource)
        raise ValueError(f"no value of {describe(t)} can be made: it is a handle, or has no Python class")

    def payload(self, t: wit.Type | None) -> Strategy:
        """Return the strategy of a payload, which may be absent."""
        return st.none() if t is None else self.of(t)

    def case(self, t: wit.Variant, index: int) -> Strategy:
        """Return the strategy of one case of a variant."""
        name, cls, payload = t.cases[index]
        if cls is None:
            raise ValueError(f"no value of variant {t.name} can be made: it has no Python classes")
        return st.builds(cls) if payload is None else st.builds(cls, self.named(t.name, name, payload))

    def _list(self, t: wit.List) -> Strategy:
        if t.element == wit.U8:
            if t.length is not None:
                return st.binary(min_size=t.length, max_size=t.length)
            return edges_first((b"", b"\x00", b"\xff\xfe", bytes(range(256))), st.binary(max_size=64))
        element = self.of(t.element)
        if t.length is not None:
            return st.lists(element, min_size=t.length, max_size=t.length)
        short = st.lists(element, max_size=self._max_items)
        if not isinstance(t.element, wit.Primitive) or t.element == wit.STRING:
            return short
        return st.one_of(short, short, short, st.builds(lambda one: [one] * 1500, element))


def _members(cls: type[Any]) -> list[Any]:
    members: dict[str, Any] = cls.__members__
    return list(members.values())


def _flags(cls: type[Any]) -> Strategy:
    members = _members(cls)

    def together(chosen: set[int]) -> Any:
        value = cls(0)
        for index in chosen:
            value |= members[index]
        return value

    return st.sets(st.integers(0, len(members) - 1)).map(together) if members else st.just(cls(0))
