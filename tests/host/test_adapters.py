"""Each field of version 1, from what a call of version 2 says, and each answer back."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from helios_api.v1.authenticate import AuthResultDenied as AuthResultDenied1
from helios_api.v1.authenticate import AuthResultSuccess as AuthResultSuccess1
from helios_api.v1.authorize import AuthorizeResultAllow, AuthorizeResultDeny
from helios_api.v1.pre_query import PreQueryResultContinue, PreQueryResultDeny, PreQueryResultRewrite
from helios_api.v1.types import Identity as Identity1
from helios_api.v2.authenticate import (
    AuthRequest,
    AuthResultDenied,
    AuthResultSuccess,
    Credential,
    CredentialPassword,
    CredentialToken,
)
from helios_api.v2.authorize import AuthorizeDecisionAllow, AuthorizeDecisionDeny
from helios_api.v2.metrics import (
    QueryEnding,
    QueryEndingCached,
    QueryEndingCompleted,
    QueryEndingDenied,
    QueryEndingFailed,
    QueryEndingResponded,
    QueryEvent,
    QueryFailure,
)
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryDecisionDeny, PreQueryDecisionRewrite
from helios_api.v2.types import (
    Identity,
    PluginErrorInvalidInput,
    StatementKind,
    TableAccess,
    TableReference,
)
from helios_host.hooks.table import FUNCTIONS
from helios_host.instances.outcomes import describe
from helios_host.plugins.adapters import ADAPTERS, v2
from helios_host.plugins.adapters.v1 import context, session
from helios_host.plugins.adapters.v1 import statement as v1_statement
from hosting import CALL, SESSION, statement
from hypothesis import given
from hypothesis import strategies as st
from witbind import Ok

TABLES = st.lists(
    st.builds(
        TableReference,
        schema=st.none() | st.sampled_from(["public", "s"]),
        name=st.sampled_from(["t", "u"]),
        access=st.sampled_from(TableAccess),
    ),
    max_size=5,
)


class Recorder:
    """A generated call that keeps what it was given."""

    def __init__(self, answer: Any = None) -> None:
        self.answer = answer
        self.arguments: tuple[Any, ...] = ()

    def __call__(self, *arguments: Any) -> Any:
        self.arguments = arguments
        return self.answer


@given(st.text(), TABLES, st.booleans())
def test_every_field_of_a_query_context_is_what_the_call_says(
    text: str, tables: list[TableReference], is_batch: bool
) -> None:
    subject = attrs.evolve(statement(text), tables=tables, is_batch=is_batch)
    seen = context.query_context(CALL, subject)
    assert seen.query == text
    assert (seen.database, seen.user, seen.client_addr) == (
        SESSION.database,
        SESSION.user,
        SESSION.client_addr,
    )
    assert seen.attributes == SESSION.attributes
    assert seen.is_batch is is_batch
    assert seen.rows_affected == 0
    names = [t.name if t.schema is None else f"{t.schema}.{t.name}" for t in tables]
    assert sorted(set(names)) == sorted(seen.tables)
    assert seen.tables == [name for i, name in enumerate(names) if name not in names[:i]]


@pytest.mark.parametrize(
    ("answer", "decision"),
    [
        (PreQueryResultContinue(), PreQueryDecisionContinue()),
        (PreQueryResultDeny("no"), PreQueryDecisionDeny("no")),
        (PreQueryResultRewrite("select 2"), PreQueryDecisionRewrite("select 2")),
    ],
)
def test_answers_of_pre_query(answer: Any, decision: Any) -> None:
    outcome = v1_statement.pre_query(Recorder(answer))(CALL, statement())
    assert (outcome.decision, outcome.cacheable) == (decision, None)


def test_answers_of_rewrite() -> None:
    assert v1_statement.rewrite(Recorder(None))(CALL, statement()) is None
    changed = v1_statement.rewrite(Recorder("select 2"))(CALL, statement())
    assert changed is not None
    assert (changed.text, changed.parameters) == ("select 2", None)


def test_authorize_gets_who_is_authenticated_or_the_user_without_roles() -> None:
    alice = Identity(user_id="alice", roles=["admin"], attributes=[("tenant", "a")])
    allow = Recorder(AuthorizeResultAllow())
    assert (
        v1_statement.authorize(allow)(attrs.evolve(CALL, identity=alice), statement()).decision
        == AuthorizeDecisionAllow()
    )
    assert allow.arguments[0] == Identity1(user_id="alice", roles=["admin"], attributes=[("tenant", "a")])
    deny = Recorder(AuthorizeResultDeny("no"))
    assert v1_statement.authorize(deny)(CALL, statement()).decision == AuthorizeDecisionDeny("no")
    assert deny.arguments[0] == Identity1(user_id="bob", roles=[], attributes=[])


@pytest.mark.parametrize(
    ("credential", "password"), [(None, None), (CredentialPassword("pw"), "pw"), (CredentialToken("t"), None)]
)
def test_authenticate_gets_the_session_and_a_password(credential: Credential | None, password: str | None) -> None:
    call = Recorder(AuthResultDenied1("no"))
    request = AuthRequest(headers=[("user", "bob")], credential=credential)
    assert session.authenticate(call)(CALL, request) == AuthResultDenied("no")
    (asked,) = call.arguments
    assert (asked.user, asked.database, asked.client_addr) == ("bob", "app", "127.0.0.1:5000")
    assert (asked.encrypted, asked.headers, asked.password) == (False, [("user", "bob")], password)


def test_a_success_carries_the_identity() -> None:
    answer = AuthResultSuccess1(Identity1(user_id="x", roles=["r"], attributes=[("a", "b")]))
    result = session.authenticate(Recorder(answer))(CALL, AuthRequest(headers=[], credential=None))
    assert result == AuthResultSuccess(Identity(user_id="x", roles=["r"], attributes=[("a", "b")]))


def query_event(ending: QueryEnding) -> QueryEvent:
    return QueryEvent(
        session_id="s",
        user_id="u",
        user="bob",
        database="app",
        client_addr="unix",
        trace_parent=None,
        query="select 1",
        kind=StatementKind.SELECT,
        fingerprint=None,
        started=5,
        duration=6,
        plugin_duration=1,
        rows=7,
        backend="primary",
        ending=ending,
    )


@pytest.mark.parametrize(
    ("ending", "cached", "error"),
    [
        (QueryEndingCompleted(), False, None),
        (QueryEndingCached(), True, None),
        (QueryEndingResponded(), False, None),
        (QueryEndingDenied("no"), False, "no"),
        (QueryEndingFailed(QueryFailure(code="42P01", message="no table")), False, "no table"),
    ],
)
def test_events_say_their_ending(ending: QueryEnding, cached: bool, error: str | None) -> None:
    told = session.query_event(query_event(ending))
    assert (told.cached, told.error) == (cached, error)
    assert (told.query, told.database, told.user, told.client_addr) == ("select 1", "app", "bob", "unix")
    assert (told.started, told.duration, told.rows) == (5, 6, 7)


def test_events_are_told_one_by_one() -> None:
    seen = []
    session.on_events(seen.append)(CALL, [query_event(QueryEndingCached())] * 3)
    assert len(seen) == 3


def test_version_2_is_called_as_it_is() -> None:
    call = Recorder(Ok("answer"))
    assert v2.with_subject(call)(CALL, statement()) == Ok("answer")
    assert v2.without_subject(call)(CALL, None) == Ok("answer")
    assert call.arguments == (CALL,)


def test_an_error_is_described_in_words() -> None:
    assert describe(PluginErrorInvalidInput("bad\x1b[31m text")) == "invalid input: bad\\x1b[31m text"


def test_the_plugins_of_a_chain_share_a_context() -> None:
    subject = statement()
    assert context.query_context(CALL, subject) is context.query_context(CALL, subject)
    assert context.query_context(CALL, statement()) is not context.query_context(CALL, subject)
    other = attrs.evolve(CALL, session=attrs.evolve(SESSION, user="eve"))
    assert context.query_context(other, subject).user == "eve"


def test_every_hook_that_this_host_runs_has_an_adapter_of_version_2() -> None:
    assert {name for major, name in ADAPTERS if major == 2} == {row.name for row in FUNCTIONS}
