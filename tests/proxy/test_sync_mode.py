"""What writes wait for is set for their transaction, seen by nobody and undone with its end."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import asyncpg
import psycopg
import pytest
from guestkit import build_guests
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryOutcome
from helios_api.v2.sync_mode import SyncChoice, SyncMode, TableSyncMode
from helios_api.v2.types import CacheScope, Call, ReuseHolder, ReuseMatch, Statement, TableName
from helios_host import PluginHost
from helios_host.proxies.postgres.settings import Address
from helios_host.proxies.postgres.statements import Classifier
from helios_host.proxies.postgres.sync_mode import may_write, replicates
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from proxy_harness import Chain, Hooks, Postgres, RunningProxy, StartProxy, eventually, running

ROOT = Path(__file__).parents[2]
MODES = {SyncMode.SYNC: "remote_apply", SyncMode.SEMI_SYNC: "remote_write", SyncMode.ASYNC: "local"}
DEFAULT = "on"


def choose(call: Call, subject: tuple[Statement, int | None]) -> SyncChoice | None:
    """Choose the mode that the text names."""
    statement, rows = subject
    assert rows is None
    mode = next((mode for mode in SyncMode if f"'{mode.value}'" in statement.text), None)
    return None if mode is None else SyncChoice(mode=mode, tables=[], reason=None)


@pytest.fixture
def proxy(start_proxy: StartProxy) -> RunningProxy:
    return start_proxy(select_sync_mode=choose)


@pytest.fixture
def connection(proxy: RunningProxy, table: None) -> Any:
    with proxy.connect() as opened:
        yield opened


@pytest.fixture(scope="module")
def table(postgres_server: Postgres) -> None:
    """A table whose rows remember what their transaction waited for when they were written, and at its end."""
    with postgres_server.connect() as direct:
        direct.execute("DROP TABLE IF EXISTS kept")
        direct.execute("CREATE TABLE kept (what text, mode text, at_end text)")
        direct.execute(
            "CREATE OR REPLACE FUNCTION at_end() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN UPDATE kept SET at_end = current_setting('synchronous_commit') WHERE ctid = NEW.ctid; "
            "RETURN NULL; END$$"
        )
        direct.execute(
            "CREATE CONSTRAINT TRIGGER at_end AFTER INSERT ON kept DEFERRABLE INITIALLY DEFERRED "
            "FOR EACH ROW EXECUTE FUNCTION at_end()"
        )


def insert(what: str) -> str:
    return f"INSERT INTO kept (what, mode) VALUES ('{what}', current_setting('synchronous_commit')) RETURNING mode"


def simple(connection: psycopg.Connection[Any], text: str) -> Any:
    return psycopg.ClientCursor(connection).execute(text).fetchone()


def extended(connection: psycopg.Connection[Any], text: str) -> Any:
    return connection.execute(text, prepare=False, binary=True).fetchone()


def prepared(connection: psycopg.Connection[Any], text: str) -> Any:
    return connection.execute(text, prepare=True).fetchone()


SENDERS = [simple, extended, prepared]
Send = Callable[[psycopg.Connection[Any], str], Any]


def setting(connection: psycopg.Connection[Any]) -> str:
    row = connection.execute("SHOW synchronous_commit").fetchone()
    assert row is not None
    shown: str = row[0]
    return shown


@pytest.mark.parametrize("send", SENDERS)
@pytest.mark.parametrize("mode", SyncMode)
def test_one_statement(connection: psycopg.Connection[Any], send: Send, mode: SyncMode) -> None:
    for _ in range(2):
        assert send(connection, insert(mode.value)) == (MODES[mode],)
        assert setting(connection) == DEFAULT
        assert send(connection, insert("no choice")) == (DEFAULT,)
    connection.execute("SET synchronous_commit = off")
    assert send(connection, insert(mode.value)) == (MODES[mode],)
    assert setting(connection) == "off"
    assert connection.execute("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'helios%'").fetchone() == (
        0,
    )
    assert connection.execute("SELECT count(*) FROM pg_cursors").fetchone() == (0,)


@pytest.mark.parametrize("send", SENDERS)
def test_a_transaction_keeps_the_strictest(connection: psycopg.Connection[Any], send: Send) -> None:
    with connection.transaction():
        assert setting(connection) == DEFAULT
        assert send(connection, insert("semi-sync")) == ("remote_write",)
        assert setting(connection) == "remote_write"
        assert send(connection, insert("async")) == ("remote_write",)
        assert send(connection, insert("sync")) == ("remote_apply",)
        assert send(connection, insert("async")) == ("remote_apply",)
    assert setting(connection) == DEFAULT
    assert send(connection, insert("async")) == ("local",)


@pytest.mark.parametrize("send", SENDERS)
@pytest.mark.parametrize(
    "change", ["SET LOCAL synchronous_commit = off", "SET synchronous_commit = off", "DISCARD PLANS"]
)
@pytest.mark.parametrize("end", ["COMMIT", "/* at last */ END", "DELETE FROM kept WHERE false; COMMIT"])
def test_what_holds_at_the_end(connection: psycopg.Connection[Any], send: Send, change: str, end: str) -> None:
    connection.execute("TRUNCATE kept")
    send(connection, insert("async"))
    connection.execute("BEGIN")
    send(connection, insert("sync"))
    connection.execute(change)
    ended = connection.cursor() if send is simple or ";" in end else connection.cursor(binary=True)
    ended.execute(end)
    assert connection.info.transaction_status is psycopg.pq.TransactionStatus.IDLE
    rows = connection.execute("SELECT what, at_end FROM kept ORDER BY what").fetchall()
    assert rows == [("async", "local"), ("sync", "remote_apply")]


@pytest.mark.parametrize("send", SENDERS)
def test_a_savepoint_that_is_undone_takes_it_along(connection: psycopg.Connection[Any], send: Send) -> None:
    connection.execute("BEGIN")
    connection.execute("SAVEPOINT a")
    send(connection, insert("sync"))
    connection.execute("ROLLBACK TO a")
    assert setting(connection) == DEFAULT
    assert send(connection, insert("async")) == ("remote_apply",)  # what the transaction was said to wait for
    connection.execute("ROLLBACK")
    assert setting(connection) == DEFAULT


@pytest.mark.parametrize("send", SENDERS)
def test_a_failed_transaction(connection: psycopg.Connection[Any], send: Send) -> None:
    connection.execute("BEGIN")
    with pytest.raises(psycopg.errors.DivisionByZero):
        connection.execute("SELECT 1 / 0")
    for _ in range(2):
        with pytest.raises(psycopg.errors.InFailedSqlTransaction):
            send(connection, insert("sync"))
    connection.execute("ROLLBACK")
    assert send(connection, insert("sync")) == ("remote_apply",)


@pytest.mark.parametrize("send", SENDERS)
def test_a_statement_that_fails(connection: psycopg.Connection[Any], send: Send) -> None:
    with pytest.raises(psycopg.errors.UndefinedTable) as failure:
        send(connection, "INSERT INTO nowhere VALUES ('sync')")
    assert failure.value.diag.statement_position == "13"
    with pytest.raises(psycopg.errors.DivisionByZero):
        send(connection, "INSERT INTO kept (what) SELECT 'sync' || 1 / 0")
    assert send(connection, insert("sync")) == ("remote_apply",)
    assert setting(connection) == DEFAULT


def test_several_statements_in_one_text(connection: psycopg.Connection[Any]) -> None:
    cursor = psycopg.ClientCursor(connection)
    cursor.execute(f"BEGIN ISOLATION LEVEL SERIALIZABLE; {insert('sync')}; SHOW synchronous_commit; COMMIT")
    assert cursor.nextset()
    assert cursor.fetchone() == ("remote_apply",)
    assert cursor.nextset()
    assert cursor.fetchone() == ("remote_apply",)
    assert setting(connection) == DEFAULT


def test_what_runs_by_itself_does(connection: psycopg.Connection[Any]) -> None:
    for text in (
        "CREATE INDEX CONCURRENTLY kept_sync ON kept (what) WHERE what <> 'sync'",
        "DROP INDEX CONCURRENTLY kept_sync",
        "VACUUM kept",
        "CREATE DATABASE kept_one",
        "DROP DATABASE kept_one",
    ):
        simple(connection.execute(text).connection, "SELECT 1")
        extended(connection, "SELECT 1")


def test_procedures_commit(connection: psycopg.Connection[Any]) -> None:
    """One that ends transactions by itself runs in none of several, so that nothing can be set for it alone."""
    connection.execute(
        "CREATE OR REPLACE PROCEDURE twice(text) LANGUAGE plpgsql AS "
        "$$BEGIN INSERT INTO kept VALUES ($1, current_setting('synchronous_commit')); COMMIT; "
        "INSERT INTO kept VALUES ($1); END$$"
    )
    for send in (simple, extended):
        connection.execute("TRUNCATE kept")
        with pytest.raises(psycopg.ProgrammingError, match="didn't produce"):
            send(connection, "CALL twice('sync')")
        assert connection.execute("SELECT mode FROM kept").fetchall() == [(DEFAULT,), (None,)]
    connection.execute("BEGIN")
    with pytest.raises(psycopg.errors.InvalidTransactionTermination):
        connection.execute("CALL twice('sync')")
    connection.execute("ROLLBACK")
    with connection.transaction():
        connection.execute("DO $$ BEGIN PERFORM 'sync'; END $$")
        assert setting(connection) == "remote_apply"


def test_copies(connection: psycopg.Connection[Any]) -> None:
    connection.execute("TRUNCATE kept")
    for _ in range(2):
        with connection.cursor().copy("COPY kept (what) FROM STDIN WHERE what <> 'sync'") as copy:
            copy.write_row(("row",))
        assert connection.execute("SELECT DISTINCT at_end FROM kept").fetchall() == [("remote_apply",)]
    with connection.cursor().copy("COPY kept TO STDOUT") as copy:
        assert len(list(copy.rows())) == 2
    assert setting(connection) == DEFAULT


def test_pipelines(connection: psycopg.Connection[Any]) -> None:
    words = ["sync", "no choice", "async", "semi-sync", "sync", "async"]
    expected = ["remote_apply", DEFAULT, "local", "remote_write", "remote_apply", "local"]
    with connection.pipeline() as pipeline:
        cursors = []
        for word in words:
            cursors.append(connection.execute(insert(word)))
            pipeline.sync()
        assert [cursor.fetchone() for cursor in cursors] == [(mode,) for mode in expected]
        one_batch = [connection.execute(insert(word)) for word in words]
        pipeline.sync()
        seen = [cursor.fetchone() for cursor in one_batch]
    assert seen == [("remote_apply",)] * 6  # one transaction
    assert setting(connection) == DEFAULT


def test_a_pipeline_that_fails(connection: psycopg.Connection[Any]) -> None:
    connection.execute("TRUNCATE kept")

    def fail() -> None:
        with connection.pipeline():
            connection.execute(insert("sync"))
            connection.execute("SELECT 1 / 0")
            connection.execute(insert("sync"))
            connection.execute(insert("async"))

    with pytest.raises(psycopg.errors.DivisionByZero):
        fail()
    assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    assert simple(connection, insert("sync")) == ("remote_apply",)


def test_unnamed_statements_and_portals_stay(connection: psycopg.Connection[Any]) -> None:
    """A statement that is bound twice, with an insert between: what is injected has names of its own."""
    pgconn = connection.pgconn
    pgconn.prepare(b"", b"SELECT 'kept'")
    named = insert("sync").encode()
    pgconn.prepare(b"named", named)
    assert pgconn.exec_prepared(b"named", []).get_value(0, 0) == b"remote_apply"
    assert pgconn.exec_prepared(b"", []).get_value(0, 0) == b"kept"


def test_asyncpg(proxy: RunningProxy, table: None) -> None:
    async def run() -> None:
        connection = await asyncpg.connect(host="127.0.0.1", port=proxy.port, user="postgres", database="postgres")
        try:
            assert await connection.fetchval(insert("sync")) == "remote_apply"
            assert await connection.fetchval("SHOW synchronous_commit") == DEFAULT
            async with connection.transaction(isolation="serializable"):
                assert await connection.fetchval(insert("async")) == "local"
                assert await connection.fetchval("SHOW synchronous_commit") == "local"
            await connection.execute("TRUNCATE kept")
            text = "INSERT INTO kept (what, mode) VALUES ($1 || 'sync', current_setting('synchronous_commit'))"
            await connection.executemany(text, [(str(n),) for n in range(50)])
            rows = await connection.fetch("SELECT DISTINCT mode FROM kept")
            assert [row["mode"] for row in rows] == ["remote_apply"]
        finally:
            await connection.close()

    asyncio.run(run())


def test_a_host_that_fails_is_sync(start_proxy: StartProxy, table: None) -> None:
    def fail(call: Call, subject: Any) -> None:
        raise RuntimeError("a bug")

    with start_proxy(select_sync_mode=fail).connect() as connection:
        assert simple(connection, insert("x")) == ("remote_apply",)


@pytest.mark.parametrize("late", ["at once", "in slices", "waiting"])
@pytest.mark.parametrize("send", SENDERS)
def test_beside_other_plugins(start_proxy: StartProxy, table: None, late: str, send: Send) -> None:
    """Decisions that are reused leave it, and what is waited for is asked once."""
    scope = CacheScope(by=ReuseMatch.FINGERPRINT, within=ReuseHolder.IDENTITY, ttl=60_000_000)
    allow = PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=scope)
    asked = Chain(lambda call, statement: allow, late=late)
    modes = Chain(choose, late=late)
    with start_proxy(pre_query=asked, select_sync_mode=modes).connect() as connection:
        for _ in range(3):
            assert send(connection, insert("sync")) == ("remote_apply",)
            assert send(connection, insert("async")) == ("local",)
    assert len(modes.calls) == 6


def test_plugins_that_change_in_the_midst(proxy: RunningProxy, connection: psycopg.Connection[Any]) -> None:
    for index in range(20):
        modes = Chain(choose, late=["at once", "waiting"][index % 2]) if index % 3 else Chain()
        proxy.host.hooks = Hooks(select_sync_mode=modes)
        with connection.transaction():
            mode = extended(connection, insert("sync"))
            assert mode == ("remote_apply" if index % 3 else DEFAULT,)
            assert simple(connection, insert("sync")) == mode


def by_table(call: Call, subject: tuple[Statement, int | None]) -> SyncChoice:
    kept = TableSyncMode(table=TableName(schema=None, name="kept"), mode=SyncMode.SYNC)
    items = TableSyncMode(table=TableName(schema="public", name="items"), mode=SyncMode.ASYNC)
    return SyncChoice(mode=SyncMode.SEMI_SYNC, tables=[kept, items], reason=None)


def test_tables_have_modes_of_their_own(start_proxy: StartProxy, table: None) -> None:
    show = "RETURNING current_setting('synchronous_commit')"
    with start_proxy(select_sync_mode=by_table).connect() as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS other_table (id int)")
        for text, mode in (
            (f"INSERT INTO kept (what) SELECT name FROM items WHERE id = 1 {show}", "remote_apply"),
            (f"UPDATE items SET name = name WHERE id = 1 {show}", "local"),
            (f"INSERT INTO other_table VALUES (1) {show}", "remote_write"),
            (
                f"WITH a AS (UPDATE items SET name = name {show}) INSERT INTO kept (what) SELECT 'a' {show}",
                "remote_apply",
            ),
        ):
            assert simple(connection, text) == (mode,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT 1", False),
        ("INSERT INTO t VALUES (1)", True),
        ("WITH a AS (DELETE FROM t RETURNING 1) SELECT * FROM a", True),
        ("SELECT mine()", True),
        ("COPY t FROM STDIN", True),
        ("COPY t TO STDOUT", False),
        ("CREATE TABLE t (a int)", True),
        ("CREATE INDEX ON t (a)", True),
        ("CREATE INDEX CONCURRENTLY ON t (a)", False),
        ("ALTER TABLE t DETACH PARTITION u CONCURRENTLY", False),
        ("ALTER TABLE t DETACH PARTITION u", True),
        ("DROP DATABASE t", False),
        ("DROP DATABASE BRANCH dev", False),
        ("VACUUM", False),
        ("BEGIN", False),
        ("COMMIT", False),
        ("SET a.b = 1", False),
        ("EXPLAIN ANALYZE DELETE FROM t", True),
    ],
)
def test_which_statements_are_asked_about(text: str, expected: bool) -> None:
    assert may_write(Classifier()(text.encode())) is expected


def test_streams_of_the_log_are_none() -> None:
    assert replicates([("replication", "database")])
    assert replicates([("replication", "1")])
    assert not replicates([("replication", "off"), ("application_name", "x")])
    assert not replicates([])


SCRIPT = st.lists(
    st.sampled_from(
        [
            "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT a", "ROLLBACK TO a", "RELEASE a", "SELECT 1 / 0",
            "SET synchronous_commit = off", "SET LOCAL synchronous_commit = off", "DEALLOCATE ALL", "DISCARD ALL",
            "SELECT count(*) FROM scripted", "INSERT INTO scripted VALUES ('sync')", "DELETE FROM scripted",
            "TRUNCATE scripted", "SELECT 1; INSERT INTO scripted VALUES ('async'); SELECT 2",
            "CREATE TEMP TABLE u (a int)",
            "UPDATE scripted SET a = a || 'async'", "INSERT INTO scripted VALUES (NULL)", "VACUUM scripted", "nonsense",
            "INSERT INTO scripted VALUES ('x') RETURNING a", "DO $$ BEGIN INSERT INTO scripted VALUES ('y'); END $$",
        ]
    ),
    max_size=12,
)  # fmt: skip


def outcomes(connection: psycopg.Connection[Any], script: list[str], protocol: str) -> list[Any]:
    """Run a script, and return all that a client can see of it."""
    seen: list[Any] = []
    pgconn = connection.pgconn
    for text in script:
        raw = text.encode()
        result = pgconn.exec_(raw) if protocol == "simple" else pgconn.exec_params(raw, [])
        rows = [[result.get_value(row, column) for column in range(result.nfields)] for row in range(result.ntuples)]
        code = result.error_field(psycopg.pq.DiagnosticField.SQLSTATE)
        place = result.error_field(psycopg.pq.DiagnosticField.STATEMENT_POSITION)
        seen.append((text, result.command_status, rows, code, place, pgconn.transaction_status))
    return seen


@pytest.fixture(scope="module")
def two_sessions(postgres_server: Postgres) -> Any:
    with postgres_server.connect() as direct:
        direct.execute("CREATE TABLE IF NOT EXISTS scripted (a text NOT NULL)")
    hooks = Hooks(select_sync_mode=choose)
    with (
        running(postgres_server.socket, hooks) as proxy,
        proxy.connect() as through,
        postgres_server.connect() as direct,
    ):
        yield through, direct


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=SCRIPT, protocol=st.sampled_from(["simple", "extended"]))
def test_no_script_sees_it(two_sessions: Any, script: list[str], protocol: str) -> None:
    seen = []
    for connection in two_sessions:
        connection.pgconn.exec_(b"ROLLBACK")
        connection.pgconn.exec_(b"TRUNCATE scripted")
        connection.pgconn.exec_(b"DISCARD ALL")
        connection.pgconn.notice_handler = None
        seen.append(outcomes(connection, script, protocol))
        connection.pgconn.exec_(b"ROLLBACK")
        seen[-1].append(connection.pgconn.exec_(b"SHOW synchronous_commit").get_value(0, 0))
    assert seen[0] == seen[1]


# A server that fails what is injected, as it does where a cancel request comes just then.

OK = b"R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I"
ERROR = b"E\0\0\0\x2fSERROR\0VERROR\0C57014\0Mcanceling statement\0\0"
STARTUP = struct.pack("!II", 8 + 15, 3 << 16) + b"user\0postgres\0\0"
INSERT = b"INSERT INTO t VALUES ('sync')\0"
PARSE_BIND = b"P" + struct.pack("!I", len(INSERT) + 7) + b"\0" + INSERT + b"\0\0" + b"B\0\0\0\x0c" + bytes(8)
EXECUTE_SYNC = b"E\0\0\0\x09" + bytes(5) + b"S\0\0\0\x04"


@pytest.mark.parametrize("acknowledged", [b"", b"1\0\0\0\x04", b"1\0\0\0\x042\0\0\0\x04"])
@pytest.mark.parametrize("when", ["it was sent", "it came to be sent"])
def test_a_setting_that_fails(start_proxy: StartProxy, acknowledged: bytes, when: str) -> None:
    assert struct.unpack_from("!I", ERROR, 1)[0] == len(ERROR) - 1
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = start_proxy(server=Address("127.0.0.1", listener.getsockname()[1]), select_sync_mode=choose)
        with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
            client.sendall(STARTUP)
            server, _ = listener.accept()
            with server:
                server.settimeout(20)
                server.recv(1000)
                server.sendall(OK)
                assert client.recv(1000) == OK
                if when == "it was sent":
                    client.sendall(PARSE_BIND + EXECUTE_SYNC)
                    read_until(server, b"H\0\0\0\x04")
                    server.sendall(b"1\0\0\0\x042\0\0\0\x04" + acknowledged + ERROR)
                    expected = b"1\0\0\0\x042\0\0\0\x04" + ERROR
                else:  # the batch had failed before
                    client.sendall(PARSE_BIND)
                    read_until(server, PARSE_BIND)
                    server.sendall(ERROR)
                    assert client.recv(1000) == ERROR
                    client.sendall(EXECUTE_SYNC)
                    expected = b""
                assert read_until(server, EXECUTE_SYNC) == EXECUTE_SYNC
                server.sendall(b"Z\0\0\0\x05I")
                assert read_until(client, b"Z\0\0\0\x05I") == expected + b"Z\0\0\0\x05I"


def read_until(connection: socket.socket, end: bytes) -> bytes:
    got = b""
    while not got.endswith(end):
        more = connection.recv(1000)
        assert more, got
        got += more
    return got


@pytest.mark.parametrize("send", SENDERS)
def test_a_replica_that_is_missing_is_waited_for(start_proxy: StartProxy, second_server: Postgres, send: Send) -> None:
    """The server does as it was told: a write that waits for a replica hangs without one, and another does not."""
    with second_server.connect() as direct:
        direct.execute("CREATE TABLE IF NOT EXISTS replicated (what text)")
        direct.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        direct.execute("SELECT pg_reload_conf()")
        try:
            proxy = start_proxy(server=second_server.socket, select_sync_mode=choose)
            with proxy.connect() as connection:
                (pid,) = connection.execute("SELECT pg_backend_pid()").fetchone() or (0,)
                names = "SHOW synchronous_standby_names"
                eventually(lambda: connection.execute(names).fetchone() == ("nobody",))
                assert send(connection, "INSERT INTO replicated VALUES ('async') RETURNING what") == ("async",)
                waits = "SELECT wait_event = 'SyncRep' FROM pg_stat_activity WHERE pid = %s"
                with ThreadPoolExecutor(1) as thread:
                    waiting = thread.submit(send, connection, "INSERT INTO replicated VALUES ('sync') RETURNING what")
                    eventually(lambda: direct.execute(waits, (pid,)).fetchone() == (True,))
                    assert not waiting.done()
                    connection.cancel_safe()
                    assert waiting.result(20) == ("sync",)  # it is written, and the server warns that only here
                assert send(connection, "INSERT INTO replicated VALUES ('async') RETURNING what") == ("async",)
        finally:
            direct.execute("ALTER SYSTEM RESET synchronous_standby_names")
            direct.execute("SELECT pg_reload_conf()")


@pytest.mark.guests
def test_the_feature_s_plugin(tmp_path: Path, postgres_server: Postgres, table: None) -> None:
    """Writes to critical tables wait for replicas, batches for none, all others for one."""
    (outcome,) = build_guests(only=["lite-policies-c-v1"])
    if outcome.status == "skipped":
        pytest.skip(f"C needs: {outcome.note}")
    (tmp_path / "lite-policies-c").symlink_to(outcome.guest.target)
    text = "[plugins.lite-policies-c]\nconfig = { critical_tables = ['kept'] }\n"
    with (
        PluginHost.from_directory(tmp_path, text, cache_directory=ROOT / "build" / "test-cache") as host,
        running(postgres_server.socket, host.hooks) as proxy,  # type: ignore[arg-type]
    ):
        asyncio.run_coroutine_threadsafe(host.attach(), proxy.loop).result(10)
        with proxy.connect() as connection:
            for send in SENDERS:
                assert send(connection, insert("x")) == ("remote_apply",)
                show = "RETURNING current_setting('synchronous_commit')"
                assert send(connection, f"UPDATE items SET name = name WHERE id = 1 {show}") == ("remote_write",)
                assert setting(connection) == DEFAULT
            cursor = psycopg.ClientCursor(connection)
            cursor.execute(f"UPDATE items SET name = name WHERE id = 1 {show}; SELECT 1")
            assert cursor.fetchone() == ("local",)
