from __future__ import annotations

import pytest
from helios_api.v1 import descriptors as v1
from helios_api.v2 import descriptors as v2
from helios_host.engine.types_json import dump_world, load_world
from hypothesis import given
from hypothesis import strategies as st
from witbind import wit
from witbind.compare import differences

NAMES = st.text("abc-", min_size=1, max_size=4)
PRIMITIVES = st.sampled_from([wit.BOOL, wit.U8, wit.S64, wit.F32, wit.CHAR, wit.STRING, wit.ERROR_CONTEXT])
RESOURCES = st.builds(wit.Resource, NAMES, NAMES, st.booleans())


def _compound(inner: st.SearchStrategy[wit.Type]) -> st.SearchStrategy[wit.Type]:
    optional = st.none() | inner
    names = st.lists(NAMES, max_size=3).map(tuple)
    return st.one_of(
        st.builds(wit.List, inner, st.none() | st.integers(0, 9)),
        st.builds(wit.Map, inner, inner),
        st.builds(wit.Tuple, st.lists(inner, max_size=3).map(tuple)),
        st.builds(wit.Option, inner),
        st.builds(wit.Result, optional, optional),
        st.builds(wit.Record, NAMES, st.lists(st.tuples(NAMES, NAMES, inner), max_size=3).map(tuple)),
        st.builds(wit.Variant, NAMES, st.lists(st.tuples(NAMES, st.none(), optional), max_size=3).map(tuple)),
        st.builds(wit.Enum, NAMES, names),
        st.builds(wit.Flags, NAMES, names),
        st.builds(wit.Own, RESOURCES),
        st.builds(wit.Borrow, RESOURCES),
        st.builds(wit.Future, optional),
        st.builds(wit.Stream, optional),
    )


TYPES = st.recursive(PRIMITIVES, _compound, max_leaves=8)
FUNCTIONS = st.builds(
    wit.Function,
    NAMES,
    NAMES,
    st.lists(st.tuples(NAMES, NAMES, TYPES), max_size=3).map(tuple),
    st.none() | TYPES,
    st.booleans(),
)
INTERFACES = st.builds(
    wit.Interface,
    NAMES,
    st.lists(FUNCTIONS, max_size=2).map(tuple),
    st.lists(RESOURCES, max_size=2).map(tuple),
    st.lists(st.tuples(NAMES, TYPES), max_size=2).map(tuple),
)
WORLDS = st.builds(
    wit.World,
    NAMES,
    st.lists(INTERFACES, max_size=2).map(tuple),
    st.lists(INTERFACES, max_size=2).map(tuple),
    st.lists(FUNCTIONS, max_size=2).map(tuple),
    st.lists(FUNCTIONS, max_size=2).map(tuple),
    st.lists(RESOURCES, max_size=2).map(tuple),
)


@given(WORLDS)
def test_a_structure_survives_its_json(world: wit.World) -> None:
    assert load_world(dump_world(world, 3, "lines")) == (world, 3, "lines")


@pytest.mark.parametrize("world", [v1.EVERYTHING, v2.EVERYTHING], ids=["v1", "v2"])
def test_the_contract_survives_its_json_but_for_python_classes(world: wit.World) -> None:
    again, *_ = load_world(dump_world(world))
    for kind, partial in (("exports", False), ("imports", True)):
        for expected, actual in zip(getattr(world, kind), getattr(again, kind), strict=True):
            assert differences(expected, actual, side=kind[:-1], partial=partial) == []
            assert differences(actual, expected, side=kind[:-1], partial=partial) == []
