"""A decision is reused for whom, what and how long it says, and never beyond."""

from __future__ import annotations

import asyncio
from typing import Any

import attrs
import pytest
from helios_api.v2.authorize import AuthorizeDecisionAllow, AuthorizeDecisionDeny, AuthorizeOutcome
from helios_api.v2.pre_query import (
    PreQueryDecisionContinue,
    PreQueryDecisionDeny,
    PreQueryOutcome,
)
from helios_api.v2.types import CacheScope, Identity, ReuseHolder, ReuseMatch, Session
from helios_host.proxies.postgres import reuse as module
from helios_host.proxies.postgres.decisions import Decision, Refused
from helios_host.proxies.postgres.policy import Policy
from helios_host.proxies.postgres.reuse import MAX_DECISIONS, NEVER, Asker, Reuse, Term
from helios_host.proxies.postgres.statements import Classifier, unnamed_text
from hypothesis import given
from hypothesis import strategies as st
from proxy_harness import Hooks

CLASSIFY = Classifier()
READER = Identity(user_id="u", roles=["reader"], attributes=[])
WRITER = Identity(user_id="u", roles=["writer"], attributes=[])


def asker(session: str, identity: Identity | None) -> Asker:
    record = Session(id=session, user="u", database="d", client_addr="unix", encrypted=False, attributes=[])
    return Asker.of(record, identity, 1)


ASKERS = [asker(session, identity) for session in ("1", "2") for identity in (None, READER, WRITER)]
TEXTS = [
    "SELECT 1",
    "SELECT 2",
    "SELECT 1 FROM t",
    "no SQL",
    "EXECUTE a",
    "EXECUTE b",
    "SELECT INTO TEMP a",
    "SELECT INTO TEMP b",
]


@given(
    st.sampled_from(ASKERS),
    st.sampled_from(ASKERS),
    st.sampled_from(TEXTS),
    st.sampled_from(TEXTS),
    st.sampled_from(ReuseMatch),
    st.sampled_from(ReuseHolder),
    st.booleans(),
)
def test_scope(
    one: Asker, other: Asker, text: str, again: str, by: ReuseMatch, within: ReuseHolder, any_literal: bool
) -> None:
    reuse: Reuse[str] = Reuse()
    first, second = CLASSIFY(text.encode()), CLASSIFY(again.encode())
    term = reuse.put(one, first, CacheScope(by=by, within=within, ttl=10**9), "yes", any_literal=any_literal)
    assert term == NEVER or (term.alike > 0.0) <= (by is ReuseMatch.FINGERPRINT and any_literal)
    same_session = one.call.session.id == other.call.session.id
    same_identity = one.call.identity is not None and one.call.identity == other.call.identity
    own = same_identity or (same_session and one.call.identity is None)
    held = own if within is ReuseHolder.IDENTITY else same_session

    plain = first.shape.is_plain and second.shape.is_plain
    alike = plain and first.statement.fingerprint == second.statement.fingerprint
    matches = text == again or (by is ReuseMatch.FINGERPRINT and any_literal and alike)
    found = reuse.get(other, second)
    if same_session and one.call.identity != other.call.identity:
        return  # a session has one identity for life
    assert (found is not None and found[1] == "yes") == (held and matches)


def test_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(module.time, "monotonic", lambda: now)
    reuse: Reuse[str] = Reuse()
    statement = CLASSIFY(b"SELECT 1")
    scope = CacheScope(by=ReuseMatch.TEXT, within=ReuseHolder.SESSION, ttl=2_000_000)
    assert reuse.put(ASKERS[0], statement, scope, "yes") == Term(102.0, 0.0)
    now = 101.9
    assert reuse.get(ASKERS[0], statement) == (Term(102.0, 0.0), "yes")
    now = 102.0
    assert reuse.get(ASKERS[0], statement) is None
    reuse.put(ASKERS[0], statement, attrs.evolve(scope, ttl=0), "no")
    assert reuse.get(ASKERS[0], statement) is None


def test_it_stays_small() -> None:
    reuse: Reuse[int] = Reuse()
    scope = CacheScope(by=ReuseMatch.TEXT, within=ReuseHolder.SESSION, ttl=10**9)
    for number in range(MAX_DECISIONS + 10):
        reuse.put(ASKERS[0], unnamed_text(str(number)), scope, number)
    assert reuse.get(ASKERS[0], unnamed_text("0")) is None
    kept = reuse.get(ASKERS[0], unnamed_text(str(MAX_DECISIONS + 9)))
    assert kept is not None
    assert kept[1] == MAX_DECISIONS + 9


SCOPES = st.builds(
    CacheScope, by=st.sampled_from(ReuseMatch), within=st.sampled_from(ReuseHolder), ttl=st.sampled_from([0, 10, 30])
).map(lambda scope: attrs.evolve(scope, ttl=scope.ttl * 1_000_000))
SESSIONS = [asker("1", READER), asker("2", READER), asker("3", WRITER), asker("4", None)]
ASKED = st.tuples(st.sampled_from(SESSIONS), st.sampled_from(TEXTS), st.integers(0, 15), st.none() | SCOPES)


@attrs.frozen
class Said:
    """An answer of a plugin: to whom, about what, when, and how far it may be reused."""

    number: int
    asker: Asker
    text: str
    time: float
    scope: CacheScope | None

    def covers(self, other: Asker, text: str, now: float) -> bool:
        """Whether the plugin allows this answer here too."""
        if self.scope is None or now >= self.time + self.scope.ttl / 1e6:
            return False
        one, two = CLASSIFY(self.text.encode()), CLASSIFY(text.encode())
        alike = one.shape.is_plain and two.shape.is_plain and one.statement.fingerprint == two.statement.fingerprint
        same = text == self.text or (self.scope.by is ReuseMatch.FINGERPRINT and alike)
        held = other.call.session.id == self.asker.call.session.id
        if self.scope.within is ReuseHolder.IDENTITY and other.call.identity is not None:
            held = other.call.identity == self.asker.call.identity
        return same and held


@pytest.mark.parametrize("hook", ["pre_query", "authorize"])
@given(st.lists(ASKED, max_size=12))
def test_plugins_are_asked_again_where_no_answer_of_theirs_holds_and_only_there(
    hook: str, script: list[tuple[Asker, str, int, CacheScope | None]]
) -> None:
    said: list[Said] = []
    now = 1000.0
    current: Any = None

    def refuse(_call: Any, _statement: Any) -> Any:
        said.append(Said(len(said), current[0], current[1], now, current[3]))
        words = str(said[-1].number)
        if hook == "pre_query":
            return PreQueryOutcome(decision=PreQueryDecisionDeny(words), cacheable=current[3])
        return AuthorizeOutcome(decision=AuthorizeDecisionDeny(words), cacheable=current[3])

    policy = Policy(Hooks(**{hook: refuse}), CLASSIFY, None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module.time, "monotonic", lambda: now)
        for current in script:
            who, text, pause, _ = current
            now += pause
            earlier = list(said)
            decided = asyncio.run(policy.decide(who, CLASSIFY(text.encode())))
            assert isinstance(decided, Refused)
            holding = {str(each.number) for each in earlier if each.covers(who, text, now)}
            assert decided.message in (holding or {str(said[-1].number)})
            assert (len(said) == len(earlier)) == bool(holding)


@given(SCOPES, SCOPES, st.sampled_from(TEXTS))
def test_a_text_passes_no_longer_and_no_wider_than_every_chain_lets_it(
    first: CacheScope, last: CacheScope, text: str
) -> None:
    hooks = Hooks(
        pre_query=lambda *_: PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=first),
        authorize=lambda *_: AuthorizeOutcome(decision=AuthorizeDecisionAllow(), cacheable=last),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module.time, "monotonic", lambda: 1000.0)
        decided = asyncio.run(Policy(hooks, CLASSIFY, None).decide(SESSIONS[0], CLASSIFY(text.encode())))
    assert isinstance(decided, Decision)
    shortest = min(first.ttl, last.ttl) / 1e6
    end = 1000.0 + shortest if shortest else 0.0
    assert decided.until == decided.passes.text == end
    both = first.by is last.by is ReuseMatch.FINGERPRINT and CLASSIFY(text.encode()).shape.is_plain
    assert decided.passes.alike == (end if both else 0.0)
