"""The rules of the chains, with plain Python in the place of plugins."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from helios_api.v2.authenticate import (
    AuthChallenge,
    AuthRequest,
    AuthResult,
    AuthResultAbstain,
    AuthResultChallenge,
    AuthResultDenied,
    AuthResultSuccess,
    ChallengeResponse,
    CredentialResponse,
)
from helios_api.v2.authorize import (
    AuthorizeDecision,
    AuthorizeDecisionAbstain,
    AuthorizeDecisionAllow,
    AuthorizeDecisionAllowWith,
    AuthorizeDecisionDeny,
    AuthorizeOutcome,
    Obligations,
    RowFilter,
)
from helios_api.v2.connection import ConnectDecisionAccept, ConnectDecisionRefuse
from helios_api.v2.pre_query import (
    PreQueryDecision,
    PreQueryDecisionContinue,
    PreQueryDecisionDeny,
    PreQueryDecisionRespond,
    PreQueryDecisionRewrite,
    PreQueryOutcome,
)
from helios_api.v2.rewrite import RewrittenStatement
from helios_api.v2.types import (
    CacheScope,
    Call,
    Identity,
    ResultSet,
    ReuseHolder,
    ReuseMatch,
    SqlValueInteger,
    Statement,
    StatementKind,
    TableName,
)
from helios_host.errors import CallError, DeadlineExceeded, GuestTrap, client_text
from helios_host.hooks.background import Background, DisconnectChain, EventsChain
from helios_host.hooks.chain import (
    AuthenticateChain,
    AuthorizeChain,
    Chain,
    ConnectChain,
    PreQueryChain,
    RewriteChain,
    restate_unparsed,
)
from helios_host.hooks.reuse import narrower
from helios_host.hooks.seat import Seat
from helios_host.hooks.table import OnFailure
from hosting import CALL, statement
from hypothesis import given
from hypothesis import strategies as st

FAILURE = "failure"
"""Stands for a plugin that fails."""


def awaited(ask: Callable[..., Any]) -> Callable[..., Any]:
    """Give a plugin in plain Python to callers that await."""

    async def ask_async(*arguments: Any) -> Any:
        return ask(*arguments)

    return ask_async


@attrs.define
class Member:
    """A plugin in plain Python: `answer` is what it answers, or `FAILURE`; `saw` is what it was asked about."""

    name: str
    answer: Any
    on_failure: OnFailure = OnFailure.DENY
    saw: list[Any] = attrs.field(factory=list)
    reported: list[CallError] = attrs.field(factory=list)

    def seat(self) -> Seat[Any, Any]:
        def ask(roomy: float, until: float, call: Call, subject: Any) -> Any:
            assert roomy < until
            self.saw.append(subject)
            if self.answer is FAILURE:
                raise GuestTrap("the guest died", plugin=self.name)
            return self.answer

        return Seat(
            self.name, ask, awaited(ask), self.on_failure, 0.1, lambda _seat, error: self.reported.append(error)
        )


def members(answers: list[Any], rules: list[OnFailure] | None = None) -> list[Member]:
    rules = rules or [OnFailure.DENY] * len(answers)
    return [Member(f"p{i}", answer, rule) for i, (answer, rule) in enumerate(zip(answers, rules, strict=True))]


def seats(found: list[Member]) -> list[Seat[Any, Any]]:
    return [member.seat() for member in found]


def outcome(decision: PreQueryDecision, cacheable: CacheScope | None = None) -> PreQueryOutcome:
    return PreQueryOutcome(decision=decision, cacheable=cacheable)


def shown(decision: Any) -> Any:
    """Return a decision as a client may see it."""
    refusals = (PreQueryDecisionDeny, AuthorizeDecisionDeny, AuthResultDenied, ConnectDecisionRefuse)
    return type(decision)(client_text(decision.value)) if isinstance(decision, refusals) else decision


SCOPES = st.builds(
    CacheScope, by=st.sampled_from(ReuseMatch), within=st.sampled_from(ReuseHolder), ttl=st.integers(0, 10**6)
)
RULES = st.sampled_from(OnFailure)
GO_ON = PreQueryDecisionContinue()
ROWS = ResultSet(columns=[], rows=[], rows_affected=0)
PRE_QUERY_DECISIONS = st.one_of(
    st.just(GO_ON),
    st.builds(PreQueryDecisionRewrite, st.text(max_size=4)),
    st.builds(PreQueryDecisionDeny, st.text(max_size=4)),
    st.just(PreQueryDecisionRespond(ROWS)),
)
PRE_QUERY_ANSWERS = st.just(FAILURE) | st.builds(outcome, PRE_QUERY_DECISIONS, st.none() | SCOPES)


def chains(answers: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Member]]:
    return st.lists(st.tuples(answers, RULES), max_size=5).map(
        lambda pairs: members([a for a, _ in pairs], [r for _, r in pairs])
    )


@given(chains(PRE_QUERY_ANSWERS))
def test_pre_query_is_a_pipeline(found: list[Member]) -> None:
    answer = PreQueryChain(restate_unparsed, seats(found))(CALL, statement("start"))
    text, decision, scopes, ended = "start", None, [], False
    for member in found:
        if ended:
            assert member.saw == []
            continue
        assert [s.text for s in member.saw] == [text]
        if member.answer is FAILURE:
            assert len(member.reported) == 1
            scopes.append(None)
            if member.on_failure is OnFailure.DENY:
                decision, ended = PreQueryDecisionDeny(f"plugin {member.name} crashed"), True
            continue
        scopes.append(member.answer.cacheable)
        this = member.answer.decision
        if isinstance(this, PreQueryDecisionRewrite):
            text, decision = this.value, this
        elif isinstance(this, PreQueryDecisionContinue):
            decision = decision or this
        else:
            decision, ended = this, True
    if decision is None:
        assert answer is None
        return
    assert answer is not None
    assert answer.decision == shown(decision)
    expected = scopes[0]
    for scope in scopes[1:]:
        expected = narrower(expected, scope)
    assert answer.cacheable == expected


@given(st.none() | SCOPES, st.none() | SCOPES, st.none() | SCOPES)
def test_reuse_only_narrows(a: CacheScope | None, b: CacheScope | None, c: CacheScope | None) -> None:
    assert narrower(a, b) == narrower(b, a)
    assert narrower(narrower(a, b), c) == narrower(a, narrower(b, c))
    assert narrower(a, a) == a
    both = narrower(a, b)
    if a is None or b is None:
        assert both is None
    else:
        assert both is not None
        assert both.ttl == min(a.ttl, b.ttl)


REWRITES = st.one_of(
    st.just(FAILURE),
    st.none(),
    st.builds(
        RewrittenStatement,
        text=st.text(max_size=4),
        parameters=st.none() | st.lists(st.builds(SqlValueInteger, st.integers(0, 9)), max_size=2),
    ),
)


@given(chains(REWRITES))
def test_rewrite_is_a_pipeline_of_text_and_parameters(found: list[Member]) -> None:
    chain = RewriteChain(restate_unparsed, seats(found))
    start = statement("start")
    text, parameters, changed = start.text, start.parameters, None
    for member in found:
        if member.answer is FAILURE:
            if member.on_failure is OnFailure.DENY:
                with pytest.raises(GuestTrap):
                    chain(CALL, start)
                return
        elif member.answer is not None:
            text = member.answer.text
            parameters = parameters if member.answer.parameters is None else member.answer.parameters
            kept = changed.parameters if changed is not None else None
            changed = attrs.evolve(
                member.answer, parameters=kept if member.answer.parameters is None else member.answer.parameters
            )
    answer = chain(CALL, start)
    assert answer == changed
    if answer is not None:
        assert answer.text == text
        assert answer.parameters in (None, parameters)
    for previous, member in itertools.pairwise(found):
        if isinstance(previous.answer, RewrittenStatement):
            assert member.saw[-1].text == previous.answer.text


def row_filter(condition: str) -> RowFilter:
    return RowFilter(table=TableName(schema=None, name="t"), condition=condition)


DECISIONS: st.SearchStrategy[AuthorizeDecision] = st.one_of(
    st.just(AuthorizeDecisionAllow()),
    st.just(AuthorizeDecisionAbstain()),
    st.builds(AuthorizeDecisionDeny, st.text(max_size=3)),
    st.builds(
        lambda filters: AuthorizeDecisionAllowWith(Obligations(row_filters=filters, column_masks=[])),
        st.lists(st.builds(row_filter, st.text(max_size=3)), max_size=2),
    ),
)
AUTHORIZE_ANSWERS = st.just(FAILURE) | st.builds(AuthorizeOutcome, decision=DECISIONS, cacheable=st.none() | SCOPES)


@given(chains(AUTHORIZE_ANSWERS))
def test_authorize_needs_every_voter_and_adds_obligations_up(found: list[Member]) -> None:
    answer = AuthorizeChain(seats(found))(CALL, statement())
    filters, allowed = [], False
    for member in found:
        if member.answer is FAILURE:
            if member.on_failure is OnFailure.DENY:
                assert answer is not None
                assert answer.decision == AuthorizeDecisionDeny(f"plugin {member.name} crashed")
                assert answer.cacheable is None
                return
            continue
        decision = member.answer.decision
        if isinstance(decision, AuthorizeDecisionDeny):
            assert answer is not None
            assert answer.decision == shown(decision)
            return
        if isinstance(decision, AuthorizeDecisionAllowWith):
            filters += decision.value.row_filters
        allowed = allowed or not isinstance(decision, AuthorizeDecisionAbstain)
    if not allowed:
        assert answer is None
        return
    assert answer is not None
    if filters:
        assert isinstance(answer.decision, AuthorizeDecisionAllowWith)
        assert answer.decision.value.row_filters == filters
    else:
        assert isinstance(answer.decision, AuthorizeDecisionAllow)
    if any(member.answer is FAILURE or member.answer.cacheable is None for member in found):
        assert answer.cacheable is None


BOB = Identity(user_id="bob", roles=[], attributes=[])
AUTH_RESULTS: st.SearchStrategy[AuthResult] = st.one_of(
    st.just(AuthResultAbstain()),
    st.just(AuthResultSuccess(BOB)),
    st.builds(AuthResultDenied, st.text(max_size=3)),
)
REQUEST = AuthRequest(headers=[], credential=None)


@given(chains(st.just(FAILURE) | AUTH_RESULTS))
def test_authenticate_takes_the_first_that_does_not_abstain(found: list[Member]) -> None:
    answer = AuthenticateChain(seats(found))(CALL, REQUEST)
    for index, member in enumerate(found):
        if member.answer is FAILURE and member.on_failure is OnFailure.DENY:
            assert answer == AuthResultDenied(f"plugin {member.name} crashed")
        elif member.answer is FAILURE or isinstance(member.answer, AuthResultAbstain):
            continue
        else:
            assert answer == shown(member.answer)
        assert all(later.saw == [] for later in found[index + 1 :])
        return
    assert answer is None


@given(st.text(max_size=20), st.integers(0, 2))
def test_the_answer_to_a_challenge_reaches_the_plugin_that_asked(state: str, asker: int) -> None:
    challenge = AuthResultChallenge(AuthChallenge(scheme="totp", data="code?", state=state))
    answers: list[Any] = [AuthResultAbstain()] * 3
    answers[asker] = challenge
    found = members(answers)
    chain = AuthenticateChain(seats(found))
    asked = chain(CALL, REQUEST)
    assert isinstance(asked, AuthResultChallenge)
    for member in found:
        member.saw.clear()
    found[asker].answer = AuthResultSuccess(BOB)
    response = CredentialResponse(ChallengeResponse(data="1234", state=asked.value.state))
    assert chain(CALL, AuthRequest(headers=[], credential=response)) == AuthResultSuccess(BOB)
    assert [len(member.saw) for member in found] == [int(i == asker) for i in range(3)]
    assert found[asker].saw[0].credential.value.state == state


def test_an_answer_to_a_plugin_that_is_gone_is_denied() -> None:
    found = members([AuthResultSuccess(BOB)])
    response = CredentialResponse(ChallengeResponse(data="1234", state="gone\nstate"))
    answer = AuthenticateChain(seats(found))(CALL, AuthRequest(headers=[], credential=response))
    assert isinstance(answer, AuthResultDenied)
    assert found[0].saw == []


CONNECT = st.one_of(
    st.just(FAILURE), st.just(ConnectDecisionAccept()), st.builds(ConnectDecisionRefuse, st.text(max_size=3))
)


@given(chains(CONNECT))
def test_every_plugin_must_accept_a_session(found: list[Member]) -> None:
    answer = ConnectChain(seats(found))(CALL)
    for member in found:
        if member.answer is FAILURE and member.on_failure is OnFailure.DENY:
            assert answer == ConnectDecisionRefuse(f"plugin {member.name} crashed")
            return
        if isinstance(member.answer, ConnectDecisionRefuse):
            assert answer == shown(member.answer)
            return
    accepted = any(isinstance(member.answer, ConnectDecisionAccept) for member in found)
    assert answer == (ConnectDecisionAccept() if accepted else None)


@pytest.mark.parametrize(
    "chain",
    [
        lambda: PreQueryChain(restate_unparsed),
        lambda: RewriteChain(restate_unparsed),
        lambda: AuthorizeChain(),
        lambda: AuthenticateChain(),
    ],
)
def test_an_empty_chain_answers_nothing(chain: Callable[[], Any]) -> None:
    empty = chain()
    assert empty.is_empty
    assert empty.plugins == ()
    subject = REQUEST if isinstance(empty, AuthenticateChain) else statement()
    assert empty(CALL, subject) is None


def test_a_rewritten_statement_is_made_by_whoever_can_parse_it() -> None:
    def restate(old: Statement, text: str) -> Statement:
        return attrs.evolve(old, text=text, kind=StatementKind.DELETE)

    found = members([outcome(PreQueryDecisionRewrite("delete from t")), outcome(GO_ON)])
    PreQueryChain(restate, seats(found))(CALL, statement())
    assert found[1].saw[0].kind is StatementKind.DELETE


def test_a_rewritten_statement_that_nobody_parsed_is_opaque() -> None:
    made = restate_unparsed(statement("select 1", "users"), "delete from secret")
    assert (made.text, made.kind, made.tables, made.fingerprint) == (
        "delete from secret",
        StatementKind.OPAQUE,
        [],
        None,
    )


def test_the_deadline_of_the_call_is_that_of_the_whole_chain() -> None:
    seen: list[float] = []

    def ask(roomy: float, until: float, call: Call, subject: Any) -> PreQueryOutcome:
        seen.append(until)
        return outcome(GO_ON)

    row = [Seat("p", ask, awaited(ask), OnFailure.DENY, 0.1, lambda *_: None)] * 3
    before = time.perf_counter()
    PreQueryChain(restate_unparsed, row)(CALL, statement())
    after = time.perf_counter()
    assert len(set(seen)) == 1
    assert before <= seen[0] - CALL.deadline * 1e-6 <= after


def test_a_failure_names_the_plugin_and_not_its_details() -> None:
    seat = members([FAILURE])[0].seat()
    error = DeadlineExceeded(limit=0.1, elapsed=0.2, plugin="p0", hook="pre_query")
    assert seat.excuse(error) == "plugin p0 ran past its time limit"


def test_what_is_told_reaches_every_plugin_and_failures_stop_nothing() -> None:
    found = members([None, FAILURE, None])
    background = Background()
    disconnect = DisconnectChain(background, seats(found))
    for _ in range(10):
        disconnect(CALL)
    assert background.flush(30)
    assert [len(member.saw) for member in found] == [10, 10, 10]
    assert len(found[1].reported) == 10
    background.close(30)


def test_what_does_not_fit_is_dropped_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    from helios_host.hooks import background as module

    monkeypatch.setattr(module, "QUEUE_LIMIT", 3)
    monkeypatch.setattr(Background, "_start", lambda _self: None)
    waiting = Background()
    chain = EventsChain(waiting, seats(members([None])))
    for _ in range(5):
        chain(CALL, [object()])  # type: ignore[list-item]
    assert waiting.dropped == 2


def test_closing_delivers_what_waits() -> None:
    found = members([None])
    background = Background()
    chain = DisconnectChain(background, seats(found))
    chain(CALL)
    background.close(30)
    assert len(found[0].saw) == 1
    background.close(30)


@given(chains(PRE_QUERY_ANSWERS))
def test_a_rule_says_the_same_called_awaited_and_as_it_is_written(found: list[Member]) -> None:
    chain = PreQueryChain(restate_unparsed, seats(found))
    assert not found or type(chain).__call__ is not Chain.__call__
    answers = []
    for ask in (
        lambda: chain(CALL, statement("start")),
        lambda: Chain.__call__(chain, CALL, statement("start")),
        lambda: asyncio.run(chain.ask(CALL, statement("start"))),
        lambda: asyncio.run(Chain.ask(chain, CALL, statement("start"))),
    ):
        answers.append((ask(), [member.saw for member in found]))
        for member in found:
            member.saw = []
    assert answers == [answers[0]] * 4


def test_an_error_in_a_rule_shows_the_line_of_its_source() -> None:
    def ask(*_: Any) -> Any:
        raise ValueError("a fault of the host")

    chain = PreQueryChain(restate_unparsed, [Seat("p", ask, awaited(ask), OnFailure.DENY, 0.1, lambda *_: None)])
    with pytest.raises(ValueError, match="a fault of the host") as info:
        chain(CALL, statement())
    (frame,) = [entry for entry in info.traceback if entry.path.name == "chain.py"]
    assert "yield seat, subject" in str(frame.statement)


def test_a_rule_that_yields_something_else_is_refused() -> None:
    class Odd(Chain[Any, Any]):
        def steps(self, subject: Any) -> Any:
            yield subject

    with pytest.raises(TypeError, match="expected `yield seat, subject`"):
        Odd(seats([Member("p", None)]))
