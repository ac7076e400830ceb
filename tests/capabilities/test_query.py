"""query: one statement in a transaction of its own, read-only by the database's own means, bounded everywhere."""

from __future__ import annotations

import asyncio
import math
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helios_api.v1 import query as query1
from helios_api.v2 import query as query2
from helios_api.v2.types import (
    OtherValue,
    SqlValue,
    SqlValueBoolean,
    SqlValueBytes,
    SqlValueDecimal,
    SqlValueFloat,
    SqlValueInteger,
    SqlValueJson,
    SqlValueNull,
    SqlValueOther,
    SqlValueText,
    SqlValueTimestamp,
    SqlValueVector,
)
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.gate import Gate
from helios_host.capabilities.query import QueryBackend, QuerySettings, QueryV1, QueryV2, open_query
from helios_host.capabilities.query.cursor import BlockingRowCursor, RowCursor
from helios_host.instances.scope import CallScope
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from witbind import Err, Ok

from .conftest import Face, Postgres

ALL = ("query_execute", "query_read")
DENIED = Err(query2.QueryErrorAccessDenied())
TIMED_OUT = Err(query2.QueryErrorTimedOut())
ENDLESS = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t"
MANY = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5000) SELECT n FROM t"


class Database:
    """A database with one table, and a plugin's import on it."""

    def __init__(self, face: Face, backend: str, url: str, directory: Path) -> None:
        self.face, self.backend, self.url, self.directory = face, backend, url, directory
        self.opened: list[QueryBackend] = []

    def plugin(self, granted: Any = ALL, **more: Any) -> Plugin:
        config = QuerySettings(**{"backend": self.backend, "url": self.url, "timeout": 10.0, **more})
        backend = open_query(config, self.directory, self.face.io)
        assert backend is not None
        self.opened.append(backend)
        scope = CallScope()
        context = PluginContext(plugin="p", gate=Gate.of(ALL, granted), scope=scope)
        return Plugin(self.face, QueryV2(context, backend, self.face.io, config), scope)

    def outside(self, sql: str) -> list[Any]:
        """Run a statement apart from the host."""
        if self.backend == "postgres":
            import psycopg

            with psycopg.connect(self.url, autocommit=True) as connection:
                cursor = connection.execute(sql)  # type: ignore[arg-type]
                return cursor.fetchall() if cursor.description else []
        with sqlite3.connect(self.directory / self.url, isolation_level=None) as file:
            return file.execute(sql).fetchall()

    def close(self) -> None:
        for backend in self.opened:
            backend.close()


class Plugin:
    def __init__(self, face: Face, query: QueryV2, scope: CallScope) -> None:
        self.face, self.query, self.scope = face, query, scope

    def run(self, sql: str, *parameters: SqlValue, rows: int | None = None, read_only: bool = False) -> Any:
        options = query2.QueryOptions(row_limit=rows, read_only=read_only)
        return self.face.run(self.query.execute_query(sql, list(parameters), options))

    def cursor(self, sql: str, rows: int | None = None, read_only: bool = True) -> Any:
        options = query2.QueryOptions(row_limit=rows, read_only=read_only)
        answer = self.face.run(self.query.open_cursor(sql, [], options))
        return answer if isinstance(answer, Err) else Cursor(self.face, answer.value)


class Cursor:
    def __init__(self, face: Face, raw: Any) -> None:
        self.face, self.raw = face, raw
        assert isinstance(raw, RowCursor if face.asynchronous else BlockingRowCursor)

    def next(self, most: int) -> Any:
        answer = self.raw.next(most)
        return self.face.run(answer) if self.face.asynchronous else answer


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, face: Face, tmp_path: Path) -> Iterator[Database]:
    url = "app.sqlite3" if request.param == "sqlite" else request.getfixturevalue("postgres").url
    made = Database(face, request.param, url, tmp_path)
    made.outside("DROP TABLE IF EXISTS items")
    made.outside("CREATE TABLE items (id integer PRIMARY KEY, name text)")
    made.outside("INSERT INTO items VALUES (1, 'one'), (2, NULL)")
    yield made
    made.close()


def numbers(answer: Any) -> list[int]:
    return [row[0].value for row in answer.value.rows]


def test_rows_columns_and_counts_come_back(database: Database) -> None:
    mine = database.plugin()
    result = mine.run("SELECT id, name FROM items ORDER BY id").value
    assert result.rows == [
        [SqlValueInteger(1), SqlValueText("one")],
        [SqlValueInteger(2), SqlValueNull()],
    ]
    assert [column.name for column in result.columns] == ["id", "name"]
    assert result.rows_affected == 2
    assert mine.run("SELECT id FROM items WHERE id > 9").value.columns[0].name == "id"
    changed = mine.run("UPDATE items SET name = $1 WHERE id = $2", SqlValueText("two"), SqlValueInteger(2)).value
    assert (changed.rows, changed.columns, changed.rows_affected) == ([], [], 1)
    assert mine.run("INSERT INTO items VALUES (3, 'x') RETURNING id, name").value.rows[0][0] == SqlValueInteger(3)
    assert mine.run("CREATE TABLE other (a integer)").value.rows == []
    mine.run("DROP TABLE other")
    assert database.outside("SELECT id, name FROM items ORDER BY id") == [(1, "one"), (2, "two"), (3, "x")]


def test_without_query_execute_the_database_itself_refuses_changes(database: Database) -> None:
    reader = database.plugin(["query_read"])
    assert numbers(reader.run("SELECT id FROM items ORDER BY id")) == [1, 2]
    for sql in (
        "DELETE FROM items",
        "UPDATE items SET name = 'x'",
        "DROP TABLE items",
        "INSERT INTO items VALUES (9, '')",
    ):
        assert reader.run(sql) == DENIED
        assert reader.run(sql, read_only=False) == DENIED
        assert isinstance(reader.cursor(sql), Err)
    assert numbers(reader.run("SELECT id FROM items ORDER BY id")) == [1, 2]
    assert database.plugin([]).run("SELECT 1") == DENIED
    assert database.plugin([]).cursor("SELECT 1") == DENIED


def test_a_plugin_may_ask_for_read_only_itself_and_gets_the_databases_error(database: Database) -> None:
    answer = database.plugin().run("DELETE FROM items", read_only=True)
    assert isinstance(answer.value, query2.QueryErrorFailed)
    assert answer.value.value.code in ("25006", "SQLITE_READONLY")
    assert database.outside("SELECT count(*) FROM items") == [(2,)]


ESCAPES = [
    "COMMIT; DELETE FROM items",
    "SELECT 1; DELETE FROM items",
    "COMMIT",
    "ROLLBACK",
    "ROLLBACK AND CHAIN",
    "END",
    "BEGIN",
    "SAVEPOINT a",
    "SET TRANSACTION READ WRITE",
    "SET default_transaction_read_only = off",
    "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
    "SELECT set_config('transaction_read_only', 'off', false)",
    "SELECT set_config('transaction_read_only', 'off', true), (WITH d AS (DELETE FROM items RETURNING 1) SELECT 1)",
    "DO $$ BEGIN COMMIT; DELETE FROM items; END $$",
    "PRAGMA query_only = 0",
    "PRAGMA writable_schema = 1",
    "SELECT * FROM pragma_query_only(0)",
    "ATTACH ':memory:' AS m",
    "VACUUM INTO '/tmp/never'",
    "EXPLAIN ANALYZE DELETE FROM items",
    "PREPARE x AS DELETE FROM items",
    "CREATE TEMP TABLE t AS SELECT 1",
    "COPY items TO STDOUT",
    "COPY items FROM STDIN",
    "LISTEN x",
    "",
    ";",
    "SELECT 1\0; DELETE FROM items",
]


@pytest.mark.parametrize("sql", ESCAPES)
def test_no_statement_gets_out_of_the_read_only_transaction(database: Database, sql: str) -> None:
    reader = database.plugin(["query_read"], connections=1)
    for attempt in (sql, "DELETE FROM items"):
        answer = reader.run(attempt)
        assert isinstance(answer, Ok) or isinstance(answer.value, query2.QueryErrorFailed) or answer == DENIED
    assert reader.run("DELETE FROM items") == DENIED
    assert numbers(reader.run("SELECT id FROM items ORDER BY id")) == [1, 2]
    assert database.outside("SELECT count(*) FROM items") == [(2,)]


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("leave", "see", "clean"),
    [
        ("SET statement_timeout = 1", "SELECT current_setting('statement_timeout')", "1ms"),
        ("SET search_path = pg_temp", "SELECT current_setting('search_path')", "pg_temp"),
        ("CREATE TEMP TABLE left_over (a int)", "SELECT to_regclass('pg_temp.left_over')::text", "left_over"),
        ("PREPARE left_over AS SELECT 1", "SELECT count(*)::text FROM pg_prepared_statements", "1"),
        ("SELECT pg_advisory_lock(77)", "SELECT count(*)::text FROM pg_locks WHERE locktype = 'advisory'", "1"),
        ("LISTEN left_over", "SELECT count(*)::text FROM pg_listening_channels()", "1"),
        ("SET ROLE pg_read_all_data", "SELECT current_user::text", "pg_read_all_data"),
    ],
)
def test_what_a_statement_leaves_in_its_session_is_gone(
    face: Face, postgres: Postgres, tmp_path: Path, leave: str, see: str, clean: str
) -> None:
    database = Database(face, "postgres", postgres.url, tmp_path)
    mine = database.plugin(connections=1)
    pid = mine.run("SELECT pg_backend_pid()").value.rows
    assert isinstance(mine.run(leave), Ok)
    assert mine.run(see).value.rows != [[SqlValueText(clean)]]
    assert mine.run("SELECT pg_backend_pid()").value.rows == pid  # it was the same session
    database.close()


def test_an_error_of_the_database_has_its_code_and_message(database: Database) -> None:
    mine = database.plugin(connections=1)
    for _ in range(3):
        error = mine.run("SELECT * FROM gone").value
        assert isinstance(error, query2.QueryErrorFailed)
        assert "gone" in error.value.message
        assert error.value.code == ("42P01" if database.backend == "postgres" else "")
    assert isinstance(mine.run("INSERT INTO items VALUES (1, 'again')").value, query2.QueryErrorFailed)
    assert isinstance(mine.run("SELECT $1").value, query2.QueryErrorFailed)
    assert numbers(mine.run("SELECT 7")) == [7]


def test_the_row_limit_leaves_the_rest_out(database: Database) -> None:
    mine = database.plugin(row_limit=500, connections=1)
    assert numbers(mine.run(MANY, rows=3)) == [1, 2, 3]
    assert mine.run(MANY, rows=3).value.rows_affected == 3
    assert mine.run(MANY, rows=0).value.rows == []
    assert numbers(mine.run(MANY)) == list(range(1, 501))
    assert len(mine.run(MANY, rows=4000).value.rows) == 500
    assert numbers(mine.run("SELECT 1", rows=1)) == [1]


def many(columns: str) -> str:
    return MANY.replace("SELECT n FROM", f"SELECT {columns} FROM")


def test_a_change_whose_rows_are_cut_is_made_as_a_whole(database: Database) -> None:
    answer = database.plugin().run(f"INSERT INTO items {many('n + 9, null')} RETURNING id", rows=2)
    assert len(answer.value.rows) == 2
    assert database.outside("SELECT count(*) FROM items") == [(5002,)]


def test_the_byte_limit_is_too_large_and_changes_nothing(database: Database) -> None:
    mine = database.plugin(byte_limit=100_000, connections=1)
    wide = "'" + "x" * 500 + "'"
    assert mine.run(many(f"n, {wide}"), rows=1000) == Err(query2.QueryErrorTooLarge())
    insert = f"INSERT INTO items {many(f'n + 9, {wide}')} RETURNING name"
    assert mine.run(insert, rows=1000) == Err(query2.QueryErrorTooLarge())
    assert database.outside("SELECT count(*) FROM items") == [(2,)]
    assert numbers(mine.run("SELECT 1")) == [1]


def test_a_statement_ends_at_its_time(database: Database) -> None:
    mine = database.plugin(timeout=0.2, connections=1)
    assert mine.run(ENDLESS) == TIMED_OUT
    assert mine.cursor(ENDLESS) == TIMED_OUT
    assert numbers(mine.run("SELECT 1")) == [1]


def test_a_call_without_time_left_asks_nobody(database: Database) -> None:
    mine = database.plugin()
    mine.scope.until = 0.0
    assert mine.run("SELECT 1") == TIMED_OUT
    mine.scope.until = time.perf_counter() + 0.1
    assert mine.run(ENDLESS) == TIMED_OUT


def test_version_1_stands_above_the_gate_and_has_text(database: Database) -> None:
    def first(granted: Any, sql: str, **more: Any) -> Any:
        return database.face.run(QueryV1(database.plugin(granted, **more).query).execute_query(sql))

    result = first(ALL, "SELECT id, name FROM items ORDER BY id").value
    assert (result.columns, result.rows) == (["id", "name"], [["1", "one"], ["2", None]])
    assert result.rows_affected == 2
    denied = Err(query1.QueryErrorAccessDenied())
    assert first((), "SELECT 1") == denied
    assert first(["query_read"], "DELETE FROM items") == denied
    assert isinstance(first(ALL, "SELECT gone").value, query1.QueryErrorFailed)
    assert first(ALL, MANY, row_limit=10) == Err(query1.QueryErrorTooLarge())
    assert len(first(ALL, MANY, row_limit=5000).value.rows) == 5000
    assert first(ALL, ENDLESS, timeout=0.1) == Err(query1.QueryErrorTimedOut())


def test_a_cursor_gives_batches_to_the_end(database: Database) -> None:
    mine = database.plugin(connections=1)
    cursor = mine.cursor(MANY)
    assert [column.name for column in cursor.raw.columns()] == ["n"]
    seen: list[int] = []
    while batch := cursor.next(700).value:
        assert len(batch) <= 700
        seen += [row[0].value for row in batch]
    assert seen == list(range(1, 5001))
    assert cursor.next(1) == Ok([])
    assert not mine.scope.open
    assert numbers(mine.run("SELECT 1")) == [1]  # its connection serves on
    assert len(mine.cursor(MANY).next(0).value) > 1
    mine.scope.end()
    limited = mine.cursor(MANY, rows=5)
    assert [len(limited.next(3).value) for _ in range(3)] == [3, 2, 0]


def test_a_cursor_that_writes_keeps_what_it_changed_once_it_was_read(database: Database) -> None:
    mine = database.plugin(connections=1)
    left = mine.cursor("INSERT INTO items VALUES (7, 'a'), (8, 'b') RETURNING id", read_only=False)
    mine.scope.end()
    assert database.outside("SELECT count(*) FROM items") == [(2,)]
    assert left.next(1) == TIMED_OUT
    read = mine.cursor("INSERT INTO items VALUES (7, 'a'), (8, 'b') RETURNING id", read_only=False)
    while read.next(1).value:
        pass
    assert database.outside("SELECT count(*) FROM items") == [(4,)]


def test_the_end_of_the_call_closes_what_is_open(database: Database) -> None:
    mine = database.plugin(connections=2)
    for _ in range(5):
        first, second = mine.cursor(MANY), mine.cursor(MANY)
        assert first.next(2).value[0] == [SqlValueInteger(1)]
        assert isinstance(mine.cursor(MANY).value, query2.QueryErrorOther)  # two are as many as are allowed
        mine.scope.end()
        assert first.next(1) == TIMED_OUT
        assert second.next(1) == TIMED_OUT
    assert numbers(mine.run("SELECT 1")) == [1]


def test_a_dropped_cursor_gives_its_connection_back(database: Database) -> None:
    mine = database.plugin(connections=1)
    for _ in range(5):
        cursor = mine.cursor(MANY)
        cursor.raw.drop()
        cursor.raw.drop()
    assert not mine.scope.open
    assert numbers(mine.run("SELECT 1")) == [1]


def test_more_statements_than_connections_wait_and_then_are_unavailable(database: Database) -> None:
    mine = database.plugin(connections=1, timeout=0.3)
    held = mine.cursor(MANY)
    answer = mine.run("SELECT 1")
    assert isinstance(answer.value, query2.QueryErrorUnavailable)
    held.raw.drop()
    assert numbers(mine.run("SELECT 1")) == [1]


def test_without_a_database_every_statement_is_unavailable(face: Face, tmp_path: Path) -> None:
    assert open_query(QuerySettings(), tmp_path, face.io) is None
    context = PluginContext(plugin="p", gate=Gate.of(ALL, ALL))
    mine = Plugin(face, QueryV2(context, None, face.io), CallScope())
    assert isinstance(mine.run("SELECT 1").value, query2.QueryErrorUnavailable)
    missing = Database(face, "sqlite", "gone.sqlite3", tmp_path).plugin()
    assert isinstance(missing.run("SELECT 1").value, query2.QueryErrorUnavailable)
    assert not (tmp_path / "gone.sqlite3").exists()


def test_a_cancelled_statement_ends_and_its_place_is_free(database: Database) -> None:
    if not database.face.asynchronous:
        pytest.skip("a synchronous call cannot be cancelled")
    mine = database.plugin(connections=1)
    options = query2.QueryOptions(row_limit=None, read_only=True)

    async def cancelled() -> None:
        for _ in range(3):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await mine.query.execute_query(ENDLESS, [], options)

    database.face.run(cancelled())
    assert numbers(mine.run("SELECT 1")) == [1]


def test_the_loop_goes_on_while_a_statement_runs(database: Database) -> None:
    if not database.face.asynchronous:
        pytest.skip("there is no loop")
    mine = database.plugin(timeout=0.3)
    beats = 0

    async def both() -> Any:
        nonlocal beats
        task = asyncio.create_task(
            mine.query.execute_query(ENDLESS, [], query2.QueryOptions(row_limit=1, read_only=True))
        )
        while not task.done():
            await asyncio.sleep(0.01)
            beats += 1
        return task.result()

    assert database.face.run(both()) == TIMED_OUT
    assert beats > 3


@pytest.mark.postgres
def test_a_killed_postgresql_is_a_typed_error_and_comes_back(
    own_postgres: Postgres, face: Face, tmp_path: Path
) -> None:
    mine = Database(face, "postgres", own_postgres.url, tmp_path).plugin(timeout=60.0)
    cursor = mine.cursor(MANY.replace("5000", "1000000"))
    assert len(cursor.next(10).value) == 10
    own_postgres.kill()
    errors = [cursor.next(1_000_000), mine.run("SELECT 1")]
    assert {type(answer.value) for answer in errors} == {query2.QueryErrorUnavailable}
    own_postgres.start()
    assert numbers(mine.run("SELECT 1")) == [1]


@pytest.mark.postgres
def test_a_postgresql_that_falls_silent_is_timed_out(own_postgres: Postgres, face: Face, tmp_path: Path) -> None:
    """A stopped process keeps its sockets open and answers nothing, not even its own time limit."""
    mine = Database(face, "postgres", own_postgres.url, tmp_path).plugin(timeout=0.5, connections=1)
    pid = mine.run("SELECT pg_backend_pid()").value.rows[0][0].value
    os.kill(pid, signal.SIGSTOP)
    try:
        assert mine.run("SELECT 1") == TIMED_OUT
    finally:
        os.kill(pid, signal.SIGCONT)
    assert numbers(mine.run("SELECT 1")) == [1]


def test_a_locked_sqlite_file_is_unavailable_and_comes_back(face: Face, tmp_path: Path) -> None:
    database = Database(face, "sqlite", "app.sqlite3", tmp_path)
    database.outside("CREATE TABLE items (id integer)")
    mine = database.plugin(timeout=0.2)
    holder = sqlite3.connect(tmp_path / "app.sqlite3", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert isinstance(mine.run("INSERT INTO items VALUES (1)").value, query2.QueryErrorUnavailable)
    holder.execute("ROLLBACK")
    holder.close()
    assert mine.run("INSERT INTO items VALUES (1)").value.rows_affected == 1


def test_statements_of_many_threads_share_the_connections(database: Database) -> None:
    if database.face.asynchronous:
        pytest.skip("threads are for the synchronous face")
    mine = database.plugin(connections=3)
    answers: list[Any] = []
    work = lambda: answers.extend(numbers(mine.run("SELECT 5")) for _ in range(20))  # noqa: E731
    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [[5]] * 120


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
FLOAT32 = st.floats(width=32, allow_nan=False, allow_infinity=False)
MICROSECONDS = st.integers(-62_135_596_800_000_000, 253_402_300_799_999_999)
CASTS: list[tuple[str, st.SearchStrategy[SqlValue]]] = [
    ("bool", st.builds(SqlValueBoolean, st.booleans())),
    ("int8", st.builds(SqlValueInteger, st.integers(-(1 << 63), (1 << 63) - 1))),
    ("float8", st.builds(SqlValueFloat, st.floats(allow_nan=False))),
    ("float4", st.builds(SqlValueFloat, FLOAT32)),
    ("numeric", st.builds(SqlValueDecimal, st.decimals(allow_nan=False, allow_infinity=False, places=5).map(str))),
    ("text", st.builds(SqlValueText, TEXT)),
    ("bytea", st.builds(SqlValueBytes, st.binary(max_size=20))),
    ("timestamptz", st.builds(SqlValueTimestamp, MICROSECONDS)),
    ("json", st.builds(SqlValueJson, st.sampled_from(["{}", '{"a": [1, null]}', "1"]))),
    ("inet", st.just(SqlValueOther(OtherValue(type_name="inet", text="10.0.0.1")))),
    ("int4[]", st.just(SqlValueOther(OtherValue(type_name="int4[]", text="{1,2}")))),
    ("point", st.just(SqlValueOther(OtherValue(type_name="point", text="(1,2)")))),
    ("timestamp", st.just(SqlValueOther(OtherValue(type_name="timestamp", text="2024-01-02 03:04:05")))),
]


@pytest.mark.postgres
@pytest.mark.parametrize(("cast", "strategy"), CASTS)
def test_a_value_goes_to_postgresql_and_comes_back(
    postgres: Postgres, tmp_path: Path, cast: str, strategy: Any
) -> None:
    database = Database(Face(asynchronous=False), "postgres", postgres.url, tmp_path)
    mine = database.plugin()

    @given(strategy | st.just(SqlValueNull()))
    @settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
    def there_and_back(value: SqlValue) -> None:
        result = mine.run(f"SELECT $1::{cast} AS v", value).value
        assert result.rows == [[value]]
        assert result.columns[0].type_name == cast

    there_and_back()
    database.close()


@pytest.mark.postgres
def test_special_values_of_postgresql(postgres: Postgres, tmp_path: Path) -> None:
    database = Database(Face(asynchronous=False), "postgres", postgres.url, tmp_path)
    mine = database.plugin()
    ((nan, inf),) = mine.run("SELECT 'NaN'::float8, '-Infinity'::float8").value.rows
    assert math.isnan(nan.value)
    assert inf == SqlValueFloat(-math.inf)
    assert mine.run("SELECT $1::float8", SqlValueFloat(-math.inf)).value.rows == [[inf]]
    assert mine.run("SELECT 'infinity'::timestamptz").value.rows == [
        [SqlValueOther(OtherValue(type_name="timestamptz", text="infinity"))]
    ]
    assert mine.run("SELECT '0.1'::float4").value.rows == [[SqlValueFloat(0.10000000149011612)]]
    assert mine.run("SELECT substr('abcdef', $1, $2)", SqlValueInteger(2), SqlValueInteger(3)).value.rows == [
        [SqlValueText("bcd")]
    ]
    assert isinstance(mine.run("SELECT $1::text", SqlValueText("\0")).value, query2.QueryErrorFailed)
    assert isinstance(mine.run("SELECT $1", SqlValueTimestamp(1 << 62)).value, query2.QueryErrorFailed)
    assert mine.run("CREATE EXTENSION IF NOT EXISTS vector").value.rows == []
    database.close()
    fresh = Database(Face(asynchronous=False), "postgres", postgres.url, tmp_path).plugin()
    vector = SqlValueVector([1.0, -2.5, 0.0])
    assert fresh.run("SELECT $1::vector", vector).value.rows == [[vector]]


@given(
    st.one_of(
        st.builds(SqlValueInteger, st.integers(-(1 << 63), (1 << 63) - 1)),
        st.builds(SqlValueFloat, st.floats(allow_nan=False)),
        st.builds(SqlValueText, st.text(max_size=20)),
        st.builds(SqlValueBytes, st.binary(max_size=20)),
        st.just(SqlValueNull()),
    )
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_value_goes_to_sqlite_and_comes_back(tmp_path: Path, value: SqlValue) -> None:
    (tmp_path / "app.sqlite3").touch()
    database = Database(Face(asynchronous=False), "sqlite", "app.sqlite3", tmp_path)
    assert database.plugin().run("SELECT $1", value).value.rows == [[value]]
    database.close()


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (SqlValueBoolean(True), SqlValueInteger(1)),
        (SqlValueDecimal("1.50"), SqlValueText("1.50")),
        (SqlValueTimestamp(1), SqlValueText("1970-01-01 00:00:00.000001")),
        (SqlValueJson("{}"), SqlValueText("{}")),
        (SqlValueVector([1.0, 2.5]), SqlValueText("[1,2.5]")),
        (SqlValueOther(OtherValue(type_name="inet", text="::1")), SqlValueText("::1")),
    ],
)
def test_what_sqlite_has_no_type_for_is_text_or_a_number(tmp_path: Path, value: SqlValue, stored: SqlValue) -> None:
    (tmp_path / "app.sqlite3").touch()
    database = Database(Face(asynchronous=False), "sqlite", "app.sqlite3", tmp_path)
    assert database.plugin().run("SELECT $1", value).value.rows == [[stored]]
    database.close()


def test_a_plugin_may_look_at_the_schema_of_sqlite(tmp_path: Path) -> None:
    database = Database(Face(asynchronous=False), "sqlite", "app.sqlite3", tmp_path)
    database.outside("CREATE TABLE items (id integer)")
    rows = database.plugin(["query_read"]).run("SELECT name FROM pragma_table_info('items')").value.rows
    assert rows == [[SqlValueText("id")]]
    database.close()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT printf('%.*c', 2147483647, 'x')",
        "SELECT Format('%.*c', 2147483647, 'x')",
        "SELECT json_patch('{}', '{}')",
        "SELECT hex(zeroblob(200000)) LIKE '%' || hex(zeroblob(20000)) || '1'",
        "SELECT hex(zeroblob(200000)) GLOB '*' || hex(zeroblob(20000)) || '1'",
    ],
)
def test_functions_that_nothing_interrupts_are_refused_by_sqlite(tmp_path: Path, sql: str) -> None:
    """Each would take minutes in one step of SQLite's machine, far beyond the call's deadline."""
    database = Database(Face(asynchronous=False), "sqlite", "app.sqlite3", tmp_path)
    database.outside("CREATE TABLE items (id integer)")
    answer = database.plugin(["query_read"]).run(sql)
    assert isinstance(answer, Err)
    assert "not authorized" in str(answer.value) or "too complex" in str(answer.value)
    assert database.plugin(["query_read"]).run("SELECT 'abc' LIKE '%b%'").value.rows == [[SqlValueInteger(1)]]
    database.close()
