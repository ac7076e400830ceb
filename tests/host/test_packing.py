"""What a chain asks is packed once for the plugins that take it as it is, and nobody can tell."""

from __future__ import annotations

import asyncio
from pathlib import Path

import attrs
import pytest
from helios_api.v2.post_query import PostQueryDecisionKeep
from helios_api.v2.pre_query import PreQueryDecisionDeny, PreQueryDecisionRewrite
from helios_api.v2.types import Column, ResultSet, SqlValueInteger, Statement
from helios_host import PluginHost
from helios_host.errors import InvalidArgument
from helios_host.hooks.packing import KEPT, Packing
from hosting import CALL, HostMaker, statement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import guests
from guests import Guest, build, install

TEXT_AT = 96  # where the statement's text is in the arguments: pointer and length
SHORTEN2 = f"""(memory.fill (i32.const {guests.ANSWER}) (i32.const 0) (i32.const 128))
  (i32.store (i32.const {guests.ANSWER + 8}) (i32.const 1))
  (i32.store (i32.const {guests.ANSWER + 16}) (i32.load offset={TEXT_AT} (local.get 0)))
  (i32.store (i32.const {guests.ANSWER + 20}) (i32.sub (i32.load offset={TEXT_AT + 4} (local.get 0)) (i32.const 1)))
  (i32.const {guests.ANSWER})"""
"""Body of `pre-query` 2 that rewrites a statement to all of its text but the last byte."""
DENY_X2 = f"""(if (i32.eq (i32.load8_u (i32.load offset={TEXT_AT} (local.get 0))) (i32.const 120))
    (then (return {guests.deny2(2)})))
  {guests.YES}"""
"""Body of `pre-query` 2 that denies statements that begin with an x."""
PRE1, PRE2 = (1, "pre-query", "pre-query"), (2, "pre-query", "pre-query")


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> list[Statement]:
    """The subjects that were packed for several plugins."""
    subjects: list[Statement] = []
    pack = Packing.pack

    def noted(self: Packing, call: object, subject: Statement) -> object:
        subjects.append(subject)
        return pack(self, call, subject)  # type: ignore[arg-type]

    monkeypatch.setattr(Packing, "pack", noted)
    return subjects


def guards(plugin_dir: Path, *bodies: tuple[tuple[int, str, str], str]) -> None:
    for number, (hook, body) in enumerate(bodies):
        install(plugin_dir, f"guard-{number}", build(Guest(hooks={hook: body})), hooks=("pre_query",))


def test_plugins_are_asked_with_what_was_packed_once(
    plugin_dir: Path, make_host: HostMaker, packed: list[Statement]
) -> None:
    guards(plugin_dir, (PRE2, DENY_X2), (PRE1, guests.YES), (PRE2, DENY_X2))
    chain = make_host().sync.hooks.pre_query
    for text, denied in (("select 1", False), ("x", True), ("", False), ("drop", False)):
        outcome = chain(CALL, statement(text))
        assert outcome is not None
        assert isinstance(outcome.decision, PreQueryDecisionDeny) == denied
    assert [subject.text for subject in packed] == ["select 1", "x", "", "drop"]


def test_plugins_after_a_rewrite_are_asked_about_the_new_text(
    plugin_dir: Path, make_host: HostMaker, packed: list[Statement]
) -> None:
    guards(plugin_dir, *[(PRE2, SHORTEN2)] * 3)
    host = make_host()
    outcome = host.sync.hooks.pre_query(CALL, statement("select 123"))
    assert outcome is not None
    assert outcome.decision == PreQueryDecisionRewrite("select ")
    assert [subject.text for subject in packed] == ["select 123"]


POST2 = (2, "post-query", "post-query")


def test_a_result_is_packed_once(
    plugin_dir: Path, make_host: HostMaker, packed: list[tuple[Statement, ResultSet]]
) -> None:
    for name in "abc":
        install(plugin_dir, name, build(Guest(hooks={POST2: guests.YES})), hooks=("post_query",))
    chain = make_host().sync.hooks.post_query
    column = Column(name="n", type_name="int8", table=None)
    result = ResultSet(columns=[column], rows=[[SqlValueInteger(n)] for n in range(100)], rows_affected=0)
    ran = (statement(), result)
    assert chain(CALL, ran) == PostQueryDecisionKeep()
    assert packed == [ran]


def test_one_plugin_packs_for_itself(plugin_dir: Path, make_host: HostMaker, packed: list[Statement]) -> None:
    guards(plugin_dir, (PRE2, DENY_X2), (PRE1, guests.YES))
    assert make_host().sync.hooks.pre_query(CALL, statement()) is not None
    assert packed == []


def test_plugins_with_an_instance_a_call_pack_for_themselves(
    plugin_dir: Path, make_host: HostMaker, packed: list[Statement]
) -> None:
    guards(plugin_dir, *[(PRE2, DENY_X2)] * 2)
    host = make_host("".join(f'[plugins.guard-{number}]\npool.policy = "fresh"\n' for number in range(2)))
    outcome = host.sync.hooks.pre_query(CALL, statement("x"))
    assert outcome is not None
    assert isinstance(outcome.decision, PreQueryDecisionDeny)
    assert packed == []


def test_what_cannot_be_packed_fails_as_it_does_alone(
    plugin_dir: Path, make_host: HostMaker, packed: list[Statement]
) -> None:
    guards(plugin_dir, *[(PRE2, DENY_X2)] * 2)
    host = make_host()
    wrong = attrs.evolve(statement(), text="\ud800")
    with pytest.raises(InvalidArgument, match=r"statement\.text"):
        host.sync.hooks.pre_query.seats[0].ask(1e9, 1e9, CALL, wrong)
    outcome = host.sync.hooks.pre_query(CALL, wrong)
    assert outcome is not None
    assert isinstance(outcome.decision, PreQueryDecisionDeny)
    assert packed == [wrong]
    right = host.sync.hooks.pre_query(CALL, statement())
    assert right is not None
    assert not isinstance(right.decision, PreQueryDecisionDeny)


@settings(suppress_health_check=list(HealthCheck), max_examples=60)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=3000), min_size=1, max_size=5))
def test_awaited_calls_at_once_have_a_packing_each(three_of_each: PluginHost, texts: list[str]) -> None:
    chain = three_of_each.hooks.pre_query

    async def ask_all() -> list[object]:
        return list(await asyncio.gather(*(chain(CALL, statement(text)) for text in texts)))

    for text, outcome in zip(texts, asyncio.run(ask_all()), strict=True):
        assert isinstance(outcome.decision, PreQueryDecisionDeny) == text.startswith("x")  # type: ignore[attr-defined]


@pytest.fixture
def three_of_each(plugin_dir: Path, make_host: HostMaker) -> PluginHost:
    guards(plugin_dir, *[(PRE2, DENY_X2)] * 3)
    return make_host()


def test_not_every_packer_is_kept(plugin_dir: Path, make_host: HostMaker) -> None:
    guards(plugin_dir, *[(PRE2, DENY_X2)] * 2)
    packing = make_host().sync.hooks.pre_query.packing
    assert packing is not None
    for packer in [packing.pack(CALL, statement()) for _ in range(KEPT + 5)]:
        assert packer is not None
        packing.done(packer)
    assert len(packing._free) == KEPT
    packing._free.clear()
    large = packing.pack(CALL, attrs.evolve(statement(), parameters=[SqlValueInteger(n) for n in range(10_000)]))
    assert large is not None
    packing.done(large)
    assert packing._free == []
