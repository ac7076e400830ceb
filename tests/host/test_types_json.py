from __future__ import annotations

import attrs
import pytest
from helios_api.v1 import descriptors as v1
from helios_api.v2 import descriptors as v2
from helios_host.engine.types_json import NO_CONTRACT, Contract, abridged, dump_world, load_world
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


CONTRACT = Contract("a digest", v2.INTERFACES.get)


def test_what_the_contract_has_is_not_written_again() -> None:
    read, *_ = load_world(dump_world(v2.EVERYTHING))
    short = abridged(dump_world(v2.EVERYTHING, 3, "lines"), CONTRACT)
    assert b"record" not in short
    again, memories, lines = load_world(short, CONTRACT)
    assert (memories, lines) == (3, "lines")
    for kind in ("imports", "exports"):
        for whole, found in zip(getattr(read, kind), getattr(again, kind), strict=True):
            expected = v2.INTERFACES[whole.id]
            assert [f.name for f in found.functions] == [f.name for f in whole.functions]
            assert all(function is expected.function(function.name) for function in found.functions)
            assert found.resources == whole.resources


def test_a_function_that_is_not_the_contract_s_stays_the_component_s() -> None:
    told = v2.PRE_QUERY.functions[0]
    lies = attrs.evolve(told, result=wit.U64)
    world = wit.World("guest", (), (attrs.evolve(v2.PRE_QUERY, functions=(lies,)),))
    again, *_ = load_world(abridged(dump_world(world), CONTRACT), CONTRACT)
    (function,) = again.exports[0].functions
    assert function.result == wit.U64
    assert differences(v2.PRE_QUERY, again.exports[0])


def test_a_name_that_the_contract_lacks_is_no_structure() -> None:
    text = dump_world(v2.EVERYTHING, contract=CONTRACT)
    without = Contract("another", lambda id_: wit.Interface(id_, ()))
    for other in (NO_CONTRACT, without):
        with pytest.raises(KeyError):
            load_world(text, other)
