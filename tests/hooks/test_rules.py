"""The rule of each chain, over drawn plugins that answer, abstain or fail."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from helios_api.v2.agent_tools import ToolDefinition, ToolResultUnknown
from helios_api.v2.branch_policy import (
    Approval,
    BranchAccessAbstain,
    BranchAccessAllow,
    BranchAccessDeny,
    MergePolicyAbstain,
    MergePolicyAutoMerge,
    MergePolicyDeny,
    MergePolicyRequireApproval,
)
from helios_api.v2.cache import (
    CachePolicy,
    CacheSetDecision,
    ShouldCacheDecisionAbstain,
    ShouldCacheDecisionSkip,
    ShouldCacheDecisionStore,
)
from helios_api.v2.route import RouteDecisionAbstain, RouteDecisionBackend, RouteDecisionBlock
from helios_api.v2.sync_mode import SyncChoice, SyncMode, TableSyncMode
from helios_api.v2.time_travel import (
    Redaction,
    TimePolicyAbstain,
    TimePolicyAllowed,
    TimePolicyDenied,
    TimePolicyRedacted,
)
from helios_api.v2.types import MaskHash, MaskNullify, TableName
from helios_host.errors import GuestTrap, UnknownPlugin
from helios_host.hooks.answers import (
    AddressedChain,
    ExecuteToolChain,
    FirstAnswerChain,
    RouteChain,
    UnionChain,
    named_tool,
)
from helios_host.hooks.table import FUNCTIONS, STATEMENT, OnFailure, deadline_of
from helios_host.hooks.votes import (
    BranchChain,
    CacheSetChain,
    MergeChain,
    ShouldCacheChain,
    SyncModeChain,
    TimeTravelChain,
)
from hosting import CALL
from hypothesis import given
from hypothesis import strategies as st
from voters import FAILURE, Voter, answers, decisive, drawn, refused, seats, voters

SHORT = st.text("ab", max_size=2)
ACCESS = st.one_of(st.just(BranchAccessAllow()), st.just(BranchAccessAbstain()), st.builds(BranchAccessDeny, SHORT))


def asked_until_refusal(found: list[Voter], refusing: Any) -> list[Voter]:
    """Return those that are asked when the first refusal ends it."""
    asked = []
    for voter in found:
        asked.append(voter)
        if isinstance(voter.answer, refusing) or (voter.answer is FAILURE and voter.on_failure is OnFailure.DENY):
            break
    return asked


@given(drawn(ACCESS))
def test_a_branch_is_for_those_whom_everybody_allows(found: list[Voter]) -> None:
    answer = BranchChain[str](seats(found))(CALL, "main")
    asked = asked_until_refusal(found, BranchAccessDeny)
    assert [len(voter.saw) for voter in found] == [1] * len(asked) + [0] * (len(found) - len(asked))
    last = asked[-1].answer if asked else None
    if isinstance(last, BranchAccessDeny):
        assert answer == last
    elif refused(asked):
        assert answer == BranchAccessDeny(f"plugin {asked[-1].name} crashed")
    else:
        assert answer == (BranchAccessAllow() if BranchAccessAllow() in answers(asked) else None)


APPROVALS = st.builds(
    lambda who, least: MergePolicyRequireApproval(Approval(approvers=who, min_approvals=least, reason=None)),
    st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True),
    st.integers(1, 3),
)
MERGES = st.one_of(
    st.just(MergePolicyAutoMerge()), st.just(MergePolicyAbstain()), st.builds(MergePolicyDeny, SHORT), APPROVALS
)


def suffices(policy: Any, voices: frozenset[str]) -> bool:
    """Whether a merge goes ahead when these approve."""
    if isinstance(policy, MergePolicyRequireApproval):
        return len(voices & set(policy.value.approvers)) >= policy.value.min_approvals
    return not isinstance(policy, MergePolicyDeny)


@given(drawn(MERGES), st.frozensets(st.sampled_from("abc")))
def test_a_merge_goes_ahead_only_where_every_plugin_alone_would_let_it(
    found: list[Voter], voices: frozenset[str]
) -> None:
    answer = MergeChain(seats(found))(CALL, ("feature", "main"))
    policies = answers(found)
    if suffices(answer, voices) and answer is not None:
        assert not refused(found)
        assert all(suffices(policy, voices) for policy in policies)
    if all(isinstance(policy, MergePolicyAbstain) for policy in policies) and not refused(found):
        assert answer is None
    votes = [policy for policy in policies if not isinstance(policy, MergePolicyAbstain)]
    if len(votes) == 1 and not refused(found):
        assert answer == votes[0]


REDACTIONS = st.lists(st.builds(Redaction, column=SHORT, mask=st.sampled_from([MaskNullify(), MaskHash()])), max_size=2)
TIMES = st.one_of(
    st.just(TimePolicyAllowed()),
    st.just(TimePolicyAbstain()),
    st.builds(TimePolicyDenied, SHORT),
    st.builds(TimePolicyRedacted, REDACTIONS),
)


@given(drawn(TIMES))
def test_the_past_is_read_with_what_everybody_hides(found: list[Voter]) -> None:
    answer = TimeTravelChain(seats(found))(CALL, None)  # type: ignore[arg-type]
    asked = asked_until_refusal(found, TimePolicyDenied)
    last = asked[-1].answer if asked else None
    if isinstance(last, TimePolicyDenied):
        assert answer == last
    elif refused(asked):
        assert isinstance(answer, TimePolicyDenied)
    else:
        hidden = [r for a in answers(asked) if isinstance(a, TimePolicyRedacted) for r in a.value]
        voted = any(not isinstance(a, TimePolicyAbstain) for a in answers(asked))
        assert answer == ((TimePolicyRedacted(hidden) if hidden else TimePolicyAllowed()) if voted else None)


POLICIES = st.builds(
    CachePolicy,
    ttl=st.integers(0, 9),
    stale_while_revalidate=st.integers(0, 9),
    tags=st.lists(st.sampled_from("abc"), unique=True, max_size=2),
)
SHOULD = st.one_of(
    st.builds(ShouldCacheDecisionStore, POLICIES),
    st.just(ShouldCacheDecisionSkip()),
    st.just(ShouldCacheDecisionAbstain()),
)


@given(drawn(SHOULD))
def test_a_result_is_cached_as_all_agree(found: list[Voter]) -> None:
    answer = ShouldCacheChain(seats(found))(CALL, None)  # type: ignore[arg-type]
    said = answers(decisive(found))
    policies = [a.value for a in said if isinstance(a, ShouldCacheDecisionStore)]
    if refused(found) or ShouldCacheDecisionSkip() in said:
        assert answer == ShouldCacheDecisionSkip()
    elif not policies:
        assert answer is None
    else:
        assert isinstance(answer, ShouldCacheDecisionStore)
        assert answer.value.ttl == min(p.ttl for p in policies)
        assert answer.value.stale_while_revalidate == min(p.stale_while_revalidate for p in policies)
        assert set(answer.value.tags) == {t for p in policies for t in p.tags}
        assert len(set(answer.value.tags)) == len(answer.value.tags)


@given(drawn(st.sampled_from(CacheSetDecision)))
def test_an_entry_is_stored_as_all_agree(found: list[Voter]) -> None:
    answer = CacheSetChain(seats(found))(CALL, None)  # type: ignore[arg-type]
    said = answers(decisive(found))
    if refused(found) or CacheSetDecision.SKIP in said:
        assert answer is CacheSetDecision.SKIP
    else:
        assert answer is (CacheSetDecision.STORE if CacheSetDecision.STORE in said else None)


TABLES = [TableName(schema=None, name=name) for name in "tuv"]
CHOICES = st.builds(
    SyncChoice,
    mode=st.sampled_from(SyncMode),
    tables=st.lists(
        st.builds(TableSyncMode, table=st.sampled_from(TABLES), mode=st.sampled_from(SyncMode)), max_size=3
    ),
    reason=st.none() | SHORT,
)
STRICT = [SyncMode.SYNC, SyncMode.SEMI_SYNC, SyncMode.ASYNC]


def mode_of(choice: SyncChoice, table: TableName) -> int:
    """How long a write to a table waits, strictest first."""
    rows = [STRICT.index(row.mode) for row in choice.tables if row.table == table]
    return min(rows) if rows else STRICT.index(choice.mode)


@given(drawn(st.none() | CHOICES), st.sampled_from([*TABLES, TableName(schema="s", name="t")]))
def test_a_write_waits_as_the_strictest_says_for_every_table(found: list[Voter], table: TableName) -> None:
    answer = SyncModeChain(seats(found))(CALL, None)  # type: ignore[arg-type]
    said = [a for a in answers(found) if a is not None]
    if refused(found):
        assert answer is not None
        assert mode_of(answer, table) == 0
    elif not said:
        assert answer is None
    else:
        assert answer is not None
        assert mode_of(answer, table) == min(mode_of(choice, table) for choice in said)
        assert STRICT.index(answer.mode) == min(STRICT.index(choice.mode) for choice in said)


ROUTES = st.one_of(
    st.builds(RouteDecisionBackend, SHORT), st.builds(RouteDecisionBlock, SHORT), st.just(RouteDecisionAbstain())
)


@given(drawn(ROUTES))
def test_the_first_that_has_a_say_chooses_the_server(found: list[Voter]) -> None:
    answer = RouteChain(seats(found))(CALL, None)  # type: ignore[arg-type]
    said = [a for a in answers(decisive(found)) if not isinstance(a, RouteDecisionAbstain)]
    bad = refused(found)
    assert answer == (said[0] if said else RouteDecisionBlock(f"plugin {bad.name} crashed") if bad else None)


@given(drawn(st.none() | SHORT))
def test_the_first_answer_counts(found: list[Voter]) -> None:
    chain = FirstAnswerChain[None, str](seats(found))
    said = [a for a in answers(decisive(found)) if a is not None]
    if not said and refused(found):
        with pytest.raises(GuestTrap):
            chain(CALL, None)
    else:
        assert chain(CALL, None) == (said[0] if said else None)


@given(drawn(st.lists(SHORT, max_size=3)))
def test_a_union_has_everything_with_its_plugins_name(found: list[Voter]) -> None:
    chain = UnionChain[None, str](lambda plugin, item: f"{plugin}.{item}", seats(found))
    if refused(found):
        with pytest.raises(GuestTrap):
            chain(CALL, None)
        return
    expected = [f"{v.name}.{item}" for v in found if v.answer is not FAILURE for item in v.answer]
    assert chain(CALL, None) == (expected if answers(found) else None)


@given(drawn(SHORT), st.integers(0, 4))
def test_a_named_plugin_is_the_only_one_asked(found: list[Voter], index: int) -> None:
    chain = AddressedChain[None, str](seats(found))
    if index >= len(found):
        with pytest.raises(UnknownPlugin):
            chain.of(f"p{index}")
        return
    part, asked = chain.of(f"p{index}"), found[index]
    if asked.answer is FAILURE and asked.on_failure is OnFailure.DENY:
        with pytest.raises(GuestTrap):
            part(CALL, None)
    else:
        assert part(CALL, None) == (None if asked.answer is FAILURE else asked.answer)
    assert [len(voter.saw) for voter in found] == [int(i == index) for i in range(len(found))]


def test_an_unnamed_call_goes_to_the_first_and_to_no_other() -> None:
    found = voters([FAILURE, "b"], [OnFailure.SKIP, OnFailure.SKIP])
    assert AddressedChain[None, str](seats(found))(CALL, None) is None
    assert found[1].saw == []


def test_a_tool_is_called_by_its_plugins_name() -> None:
    found = [Voter("acme.tools", "answer"), Voter("acme", "other")]
    chain = ExecuteToolChain(seats(found))
    assert chain(CALL, ("acme.tools.search", "{}")) == "answer"
    assert found[0].saw == [("search", "{}")]
    assert chain(CALL, ("nobody.search", "{}")) == ToolResultUnknown()
    assert chain(CALL, ("search", "{}")) == ToolResultUnknown()
    tool = ToolDefinition(
        name="search", title=None, description="", input_schema="{}", output_schema=None, annotations=None
    )
    assert named_tool("acme.tools", tool).name == "acme.tools.search"


def test_an_empty_chain_has_no_say() -> None:
    for chain in (BranchChain[Any](), MergeChain(), TimeTravelChain(), ShouldCacheChain(), CacheSetChain()):
        assert chain.is_empty
        assert chain(CALL, None) is None  # type: ignore[arg-type]
    assert SyncModeChain()(CALL, None) is None  # type: ignore[arg-type]
    assert AddressedChain[None, str]()(CALL, None) is None


CONTRACT = {
    "on_connect": "all must allow, deny",
    "authenticate": "first answer, deny",
    "pre_query": "pipeline, deny",
    "rewrite": "pipeline, skip",
    "authorize": "all must allow, deny",
    "can_access_branch": "all must allow, deny",
    "on_branch_create": "all must allow, deny",
    "on_branch_merge": "the strictest, deny",
    "on_branch_delete": "all must allow, deny",
    "time_travel_policy": "all must allow, deny",
    "cache_key": "first answer, skip",
    "cache_get": "first answer, skip",
    "route": "first answer, skip",
    "select_sync_mode": "the strictest, deny",  # which is `sync`
    "post_query": "pipeline, deny",
    "should_cache": "all must agree, deny",  # which is not to cache
    "cache_set": "all must agree, deny",
    "cache_invalidate": "the union, deny",
    "on_events": "told, skip",
    "on_disconnect": "told, skip",
    "embed": "first answer, skip",
    "similarity": "first answer, skip",
    "dimensions": "first answer, skip",
    "model_name": "first answer, skip",
    "distances": "addressed, deny",
    "train": "addressed, deny",
    "encode": "addressed, deny",
    "decode": "addressed, deny",
    "rag_retrieve": "the union, skip",
    "rag_rerank": "pipeline, skip",
    "list_tools": "the union, skip",
    "execute_tool": "addressed, deny",
    "post_process_response": "pipeline, deny",
    "open_processor": "pipeline, deny",
}
"""How a chain of each function answers, and what it does when a plugin fails, as the contract says."""


def test_the_table_has_every_function_of_every_hook_with_its_rule() -> None:
    assert {row.name: f"{row.rule.value}, {row.on_failure.value}" for row in FUNCTIONS} == CONTRACT
    assert {row.name for row in FUNCTIONS if row.background} == {"on_events", "on_disconnect"}
    contract = Path(__file__).parents[2] / "wit" / "v2"
    exported = set(re.findall(r"export ([\w-]+);", (contract / "worlds.wit").read_text())) - {"lifecycle"}
    assert {row.interface for row in FUNCTIONS} == exported
    declared = set()
    for interface in exported:
        text = (contract / f"{interface}.wit").read_text()
        found = re.findall(r"^  ([\w-]+): func|^    (open): static func", text, re.MULTILINE)
        declared |= {(interface, name or f"[static]processor.{opened}") for name, opened in found}
    assert {(row.interface, row.function) for row in FUNCTIONS} == declared


def test_the_table_says_the_order_of_a_statement_and_how_long_each_chain_may_take() -> None:
    names = [row.name for row in FUNCTIONS]
    assert [name for name in names if name in STATEMENT] == list(STATEMENT)
    slow = {row.name for row in FUNCTIONS if row.deadline != 0.25}
    assert slow == {"authenticate", "execute_tool", "rag_retrieve", "rag_rerank"}
    assert (deadline_of("authenticate"), deadline_of("route")) == (5_000_000, 250_000)
