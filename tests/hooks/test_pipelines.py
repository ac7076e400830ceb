"""Pipelines of results, chunks and responses; masks; and what counts as a wrong answer."""

from __future__ import annotations

import hashlib
from typing import Any

import attrs
import pytest
from helios_api.v2.llm_response import (
    ResponseContext,
    ResponseDecisionDeny,
    ResponseDecisionKeep,
    ResponseDecisionReplace,
)
from helios_api.v2.post_query import (
    PostQueryDecisionDeny,
    PostQueryDecisionKeep,
    PostQueryDecisionMaskColumns,
    PostQueryDecisionReplace,
    ResultMask,
)
from helios_api.v2.rag import Chunk, Provenance, RagConfig
from helios_api.v2.route import Backend, BackendRole, RouteDecisionBackend
from helios_api.v2.types import (
    Column,
    MaskConstant,
    MaskHash,
    MaskKeepFirst,
    MaskKeepLast,
    MaskNullify,
    ResultSet,
    SqlValueInteger,
    SqlValueNull,
    SqlValueText,
)
from helios_host.errors import GuestTrap, InvalidAnswer
from helios_host.hooks.answers import AddressedChain, FirstAnswerChain, RouteChain
from helios_host.hooks.pipelines import PostQueryChain, RerankChain, ResponseChain
from helios_host.hooks.table import OnFailure
from helios_host.hooks.values import mask_columns, masked
from hosting import CALL, statement
from hypothesis import given
from hypothesis import strategies as st
from voters import FAILURE, Voter, drawn, refused, seats, voters

SHORT = st.text("ab", max_size=3)
COLUMNS = [Column(name=name, type_name="text", table=None) for name in ("id", "name")]
RESULT = ResultSet(
    columns=COLUMNS,
    rows=[[SqlValueInteger(17), SqlValueText("alice")], [SqlValueInteger(18), SqlValueNull()]],
    rows_affected=2,
)
MASKS = st.one_of(
    st.just(MaskNullify()),
    st.just(MaskHash()),
    st.builds(MaskConstant, SHORT),
    st.builds(MaskKeepFirst, st.integers(0, 4)),
    st.builds(MaskKeepLast, st.integers(0, 4)),
)
ROWS = st.lists(st.tuples(SHORT, SHORT).map(lambda row: [SqlValueText(text) for text in row]), max_size=2)
DECISIONS = st.one_of(
    st.just(PostQueryDecisionKeep()),
    st.builds(PostQueryDecisionDeny, SHORT),
    st.dictionaries(st.integers(0, 1), MASKS, max_size=2).map(
        lambda chosen: PostQueryDecisionMaskColumns([ResultMask(column=c, mask=m) for c, m in chosen.items()])
    ),
    ROWS.map(lambda rows: PostQueryDecisionReplace(ResultSet(columns=COLUMNS, rows=rows, rows_affected=len(rows)))),
)


def applied(decision: Any, result: ResultSet) -> ResultSet:
    """What a client gets of a result after a decision."""
    if isinstance(decision, PostQueryDecisionMaskColumns):
        return mask_columns(result, {mask.column: mask.mask for mask in decision.value})
    return decision.value if isinstance(decision, PostQueryDecisionReplace) else result


@given(drawn(DECISIONS))
def test_each_plugin_sees_the_result_that_the_one_before_it_left(found: list[Voter]) -> None:
    answer = PostQueryChain(seats(found, "post_query"))(CALL, (statement(), RESULT))
    result, said = RESULT, False
    for voter in found:
        assert [seen[1] for seen in voter.saw] == [result]
        if voter.answer is FAILURE:
            if voter.on_failure is OnFailure.DENY:
                assert answer == PostQueryDecisionDeny(f"plugin {voter.name} crashed")
                return
            continue
        said = True
        if isinstance(voter.answer, PostQueryDecisionDeny):
            assert answer == voter.answer
            return
        result = applied(voter.answer, result)
    assert (answer is not None) is said
    assert applied(answer, RESULT) == result
    if all(isinstance(v.answer, PostQueryDecisionKeep) for v in found) and said:
        assert isinstance(answer, PostQueryDecisionKeep)


@given(st.text(max_size=8), st.integers(0, 10))
def test_masks_hide_what_they_say(text: str, kept: int) -> None:
    value = SqlValueText(text)
    assert masked(value, MaskHash()) == SqlValueText(hashlib.sha256(text.encode()).hexdigest())
    assert masked(value, MaskNullify()) == SqlValueNull()
    assert masked(value, MaskConstant("x")) == SqlValueText("x")
    first, last = masked(value, MaskKeepFirst(kept)), masked(value, MaskKeepLast(kept))
    assert isinstance(first, SqlValueText)
    assert isinstance(last, SqlValueText)
    hidden = max(len(text) - kept, 0)
    assert first.value == text[:kept] + "*" * hidden
    assert last.value == "*" * hidden + text[hidden:]
    for mask in (MaskHash(), MaskConstant("x"), MaskKeepFirst(1)):
        assert masked(SqlValueNull(), mask) == SqlValueNull()


def chunk(name: str, score: float = 1.0) -> Chunk:
    where = Provenance(index="i", document="d", title=None, uri=None, offset=None, updated=None)
    return Chunk(id=name, text=name, score=score, scores=[], provenance=where, metadata=[])


CHUNKS = [chunk(name) for name in "abcd"]


@given(drawn(st.permutations(range(3))))
def test_each_plugin_orders_what_the_one_before_it_ordered(found: list[Voter]) -> None:
    for voter in found:
        if voter.answer is not FAILURE:
            order = voter.answer
            voter.answer = lambda subject, order=order: [subject[1][i] for i in order if i < len(subject[1])]
    chain = RerankChain(seats(found, "rag_rerank"))
    if refused(found):
        with pytest.raises(GuestTrap):
            chain(CALL, ("q", CHUNKS[:3]))
        return
    expected: list[Chunk] | None = None
    for voter in found:
        if voter.answer is not FAILURE:
            expected = voter.answer(("q", expected or CHUNKS[:3]))
    assert chain(CALL, ("q", CHUNKS[:3])) == expected


CONTEXT = ResponseContext(format="text", model="m", sources=[])
RESPONSES = st.one_of(
    st.just(ResponseDecisionKeep()), st.builds(ResponseDecisionReplace, SHORT), st.builds(ResponseDecisionDeny, SHORT)
)


@given(drawn(RESPONSES))
def test_each_plugin_reads_the_response_that_the_one_before_it_wrote(found: list[Voter]) -> None:
    answer = ResponseChain(seats(found))(CALL, ("start", CONTEXT))
    text, said = "start", False
    for voter in found:
        assert [seen[0] for seen in voter.saw] == [text]
        if voter.answer is FAILURE:
            if voter.on_failure is OnFailure.DENY:
                assert answer == ResponseDecisionDeny(f"plugin {voter.name} crashed")
                return
            continue
        said = True
        if isinstance(voter.answer, ResponseDecisionDeny):
            assert answer == voter.answer
            return
        text = voter.answer.value if isinstance(voter.answer, ResponseDecisionReplace) else text
    assert (answer is not None) is said
    if said:
        assert (answer.value if isinstance(answer, ResponseDecisionReplace) else "start") == text


BACKEND = Backend(
    name="primary", address="unix", role=BackendRole.PRIMARY, healthy=True, weight=1, lag=0, connections=0, tags=[]
)
MASK = ResultMask(column=0, mask=MaskHash())
OTHER = attrs.evolve(RESULT, columns=COLUMNS[:1], rows=[])


@pytest.mark.parametrize(
    ("name", "subject", "answer"),
    [
        ("route", (statement(), [BACKEND]), RouteDecisionBackend("nowhere")),
        ("post_query", (statement(), RESULT), PostQueryDecisionMaskColumns([attrs.evolve(MASK, column=2)])),
        ("post_query", (statement(), RESULT), PostQueryDecisionMaskColumns([MASK, MASK])),
        ("post_query", (statement(), RESULT), PostQueryDecisionReplace(OTHER)),
        ("post_query", (statement(), RESULT), PostQueryDecisionReplace(attrs.evolve(RESULT, rows=[[]]))),
        ("embed", ["a", "b"], [[1.0]]),
        ("embed", ["a", "b"], [[1.0], [1.0, 2.0]]),
        ("embed", ["a"], [[float("nan")]]),
        ("dimensions", None, 0),
        ("similarity", ([1.0], [1.0]), float("inf")),
        ("distances", ([1.0], [[1.0]]), []),
        ("distances", ([1.0], [[1.0]]), [-1.0]),
        ("distances", ([1.0], [[1.0]]), [float("nan")]),
        ("rag_rerank", ("q", CHUNKS), [CHUNKS[0], CHUNKS[0]]),
        ("rag_rerank", ("q", CHUNKS), [chunk("z")]),
        (
            "rag_retrieve",
            ("q", RagConfig(indexes=[], top_k=3, min_score=None, filters=[], settings=[])),
            CHUNKS,
        ),
    ],
)
def test_an_answer_that_breaks_a_rule_is_a_failure(name: str, subject: Any, answer: Any) -> None:
    found = voters([answer])
    (seat,) = seats(found, name)
    with pytest.raises(InvalidAnswer):
        AddressedChain[Any, Any]([seat])(CALL, subject)
    (error,) = found[0].reported
    assert (error.plugin, error.hook) == ("p0", name)


def test_a_wrong_answer_is_left_out_under_the_rule_skip() -> None:
    found = voters([RouteDecisionBackend("nowhere"), RouteDecisionBackend("primary")], [OnFailure.SKIP] * 2)
    assert RouteChain(seats(found, "route"))(CALL, (statement(), [BACKEND])) == RouteDecisionBackend("primary")
    found = voters([[], [[1.0]]], [OnFailure.SKIP] * 2)
    assert FirstAnswerChain[Any, Any](seats(found, "embed"))(CALL, ["a"]) == [[1.0]]
