"""A plugin answers a statement itself: the client gets its rows, whichever way it asked, and the session goes on."""

from __future__ import annotations

import datetime
import queue
from decimal import Decimal
from typing import Any

import asyncpg
import psycopg
import pytest
from helios_api.v2.metrics import QueryEndingResponded
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryDecisionRespond, PreQueryOutcome
from helios_api.v2.types import (
    Call,
    Column,
    OtherValue,
    ResultSet,
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
    Statement,
)
from helios_host.hooks.values import text_of
from helios_host.proxies.postgres.respond import CannotAnswer, answering_text
from hypothesis import given, settings
from hypothesis import strategies as st
from proxy_harness import Postgres, RunningProxy, StartProxy


def column(name: str, type_name: str = "") -> Column:
    return Column(name=name, type_name=type_name, table=None)


def result(columns: list[Column], *rows: list[SqlValue]) -> ResultSet:
    return ResultSet(columns=columns, rows=list(rows), rows_affected=len(rows))


ANSWER = result(
    [column("id", "int4"), column('we"ird ü', ""), column("at")],
    [SqlValueInteger(7), SqlValueText("it's \\ ü 😀 $1 -- /*"), SqlValueTimestamp(1_000_000)],
    [SqlValueNull(), SqlValueNull(), SqlValueNull()],
)
ROWS = [
    (7, "it's \\ ü 😀 $1 -- /*", datetime.datetime(1970, 1, 1, 0, 0, 1, tzinfo=datetime.UTC)),
    (None, None, None),
]


def answering(call: Call, statement: Statement) -> PreQueryOutcome:
    if "secrets" in statement.text:
        return PreQueryOutcome(decision=PreQueryDecisionRespond(ANSWER), cacheable=None)
    return PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)


@pytest.fixture
def answered(start_proxy: StartProxy) -> RunningProxy:
    return start_proxy(pre_query=answering)


def test_simple_extended_binary_and_pipeline(answered: RunningProxy) -> None:
    with answered.connect() as connection:
        cursor = psycopg.ClientCursor(connection)
        assert cursor.execute("SELECT * FROM secrets").fetchall() == ROWS
        assert [c.name for c in cursor.description or ()] == ["id", 'we"ird ü', "at"]
        for binary in (False, True):
            assert connection.execute("SELECT * FROM secrets", binary=binary).fetchall() == ROWS
        for _ in range(3):
            assert connection.execute("DELETE FROM secrets", prepare=True).fetchall() == ROWS
        with connection.pipeline():
            first = connection.execute("SELECT 1")
            second = connection.execute("SELECT * FROM secrets")
            third = connection.execute("SELECT 3")
            assert (first.fetchone(), second.fetchall(), third.fetchone()) == ((1,), ROWS, (3,))
        connection.execute("SET standard_conforming_strings = off")
        assert connection.execute("SELECT * FROM secrets").fetchall() == ROWS


async def test_asyncpg_gets_it_too(answered: RunningProxy) -> None:
    connection = await asyncpg.connect(host="127.0.0.1", port=answered.port, user="postgres", database="postgres")
    try:
        for _ in range(2):
            assert [tuple(row) for row in await connection.fetch("SELECT * FROM secrets")] == ROWS
        async with connection.transaction():
            cursor = await connection.cursor("SELECT * FROM secrets")
            assert [tuple(row) for row in await cursor.fetch(1) + await cursor.fetch(9)] == ROWS
    finally:
        await connection.close()


def test_the_clients_statement_is_not_sent(answered: RunningProxy, postgres_server: Postgres) -> None:
    with answered.connect() as connection:
        connection.execute("DELETE FROM secrets")
    with postgres_server.connect() as straight:
        assert straight.execute("SELECT count(*) FROM secrets").fetchone() == (1,)


def test_a_statement_with_parameters_is_refused(answered: RunningProxy) -> None:
    with answered.connect() as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="parameters"):
            connection.execute("SELECT * FROM secrets WHERE id = %s", (1,))
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_events_say_that_a_plugin_answered(start_proxy: StartProxy) -> None:
    seen: queue.SimpleQueue[Any] = queue.SimpleQueue()
    proxy = start_proxy(pre_query=answering, on_events=lambda call, events: seen.put(events))
    with proxy.connect() as connection:
        connection.execute("SELECT * FROM secrets")
        (event,) = seen.get(timeout=20)
    assert event.ending == QueryEndingResponded()
    assert event.rows == 2


VALUES = st.one_of(
    st.just(SqlValueNull()),
    st.builds(SqlValueText, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)),
)


@given(st.lists(st.lists(VALUES, min_size=2, max_size=2), max_size=4), st.text("ab\"\\'$üß{};", min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back_as_it_was(postgres_server: Postgres, rows: list[list[SqlValue]], name: str) -> None:
    text = answering_text(result([column(name), column("b")], *rows))
    assert text.isascii()
    with postgres_server.connect() as connection:
        cursor = psycopg.ClientCursor(connection)
        cursor.execute(text.encode())
        assert [c.name for c in cursor.description or ()] == [name, "b"]
        assert [list(row) for row in cursor.fetchall()] == [[text_of(value) for value in row] for row in rows]


@pytest.mark.parametrize(
    ("value", "type_name", "expected"),
    [
        (SqlValueBoolean(True), "", True),
        (SqlValueInteger(-(2**63)), "", -(2**63)),
        (SqlValueFloat(float("inf")), "", float("inf")),
        (SqlValueDecimal("1.50"), "", Decimal("1.50")),
        (SqlValueBytes(b"\0\xff'"), "", b"\0\xff'"),
        (SqlValueJson('{"a": 1}'), "", {"a": 1}),
        (SqlValueJson('{"a": 1}'), "jsonb", {"a": 1}),
        (SqlValueOther(OtherValue(type_name="int4[]", text="{1,2}")), "int4[]", [1, 2]),
        (SqlValueText("secrets"), "regclass", "secrets"),
        (SqlValueText("x"), "text); DROP TABLE items; --", "x"),
    ],
)
def test_types(postgres_server: Postgres, value: SqlValue, type_name: str, expected: Any) -> None:
    text = answering_text(result([column("a", type_name)], [value]))
    with postgres_server.connect() as connection:
        for binary in (False, True):
            assert connection.execute(text.encode(), binary=binary).fetchone() == (expected,)


def test_a_result_without_rows_or_columns(postgres_server: Postgres) -> None:
    with postgres_server.connect() as connection:
        none = connection.execute(answering_text(result([column("a", "int4")])).encode())
        assert (none.fetchall(), none.description is not None) == ([], True)
        assert connection.execute(answering_text(result([])).encode()).statusmessage == "SELECT 0"


@pytest.mark.parametrize(
    "answer",
    [
        result([column("a")], [SqlValueText("\0")]),
        result([column("a\0")], []),
        result([column("a")], []),
        result([column("a")] * 1601),
    ],
)
def test_what_cannot_be_said_is_refused(answer: ResultSet) -> None:
    if answer.rows or len(answer.columns) > 1600 or "\0" in answer.columns[0].name:
        with pytest.raises(CannotAnswer):
            answering_text(answer)
