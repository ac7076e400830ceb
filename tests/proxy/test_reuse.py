"""A decision is reused for whom, what and how long it says, and never beyond."""

from __future__ import annotations

import attrs
import pytest
from helios_api.v2.types import CacheScope, Identity, ReuseHolder, ReuseMatch, Session
from helios_host.proxies.postgres import reuse as module
from helios_host.proxies.postgres.reuse import MAX_DECISIONS, NEVER, Asker, Reuse, Term
from helios_host.proxies.postgres.statements import Classifier, unnamed_text
from hypothesis import given
from hypothesis import strategies as st

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
