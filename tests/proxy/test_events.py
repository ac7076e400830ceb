"""Plugins are told how each statement ended, whichever way it came."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from helios_api.v2.authenticate import AuthResultSuccess
from helios_api.v2.cache import CachePolicy, ShouldCacheDecisionStore
from helios_api.v2.metrics import (
    QueryEndingCached,
    QueryEndingCompleted,
    QueryEndingDenied,
    QueryEndingFailed,
    QueryEvent,
    QueryFailure,
)
from helios_api.v2.post_query import PostQueryDecisionKeep
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryDecisionDeny, PreQueryOutcome
from helios_api.v2.types import Call, Identity, Statement, StatementKind
from proxy_harness import Postgres, StartProxy


class Told:
    """Collects events."""

    def __init__(self) -> None:
        self.events: list[QueryEvent] = []
        self.batches: list[int] = []
        self._changed = threading.Condition()

    def __call__(self, call: Call, events: list[QueryEvent]) -> None:
        assert call.session.user == "heliosproxy"
        with self._changed:
            self.events += events
            self.batches.append(len(events))
            self._changed.notify_all()

    def wait_for(self, count: int) -> list[QueryEvent]:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.events) >= count, 20), self.events
            return self.events


def simple(connection: psycopg.Connection[Any], text: str) -> None:
    psycopg.ClientCursor(connection).execute(text)


def extended(connection: psycopg.Connection[Any], text: str) -> None:
    connection.execute(text, [])


def prepared(connection: psycopg.Connection[Any], text: str) -> None:
    connection.execute(text, prepare=True)


@pytest.mark.parametrize("send", [simple, extended, prepared])
def test_each_statement_is_told(start_proxy: StartProxy, send: Callable[..., None]) -> None:
    told = Told()
    proxy = start_proxy(on_events=told)
    before = time.time_ns() // 1000
    with proxy.connect() as connection:
        send(connection, "SELECT id FROM items WHERE id <= 7")
        send(connection, "UPDATE items SET name = name WHERE id <= 3")
        with pytest.raises(psycopg.errors.UndefinedTable):
            send(connection, "SELECT * FROM nowhere")
        with pytest.raises(psycopg.errors.DivisionByZero):
            send(connection, "SELECT 1 / (id - 1) FROM items")
        send(connection, "SELECT pg_sleep(0.2)")
    events = told.wait_for(5)
    assert [(event.kind, event.rows) for event in events] == [
        (StatementKind.SELECT, 7),
        (StatementKind.UPDATE, 3),
        (StatementKind.SELECT, 0),
        (StatementKind.SELECT, 0),
        (StatementKind.SELECT, 1),
    ]
    missing = QueryFailure(code="42P01", message='relation "nowhere" does not exist')
    zero = QueryFailure(code="22012", message="division by zero")
    assert [event.ending for event in events] == [
        QueryEndingCompleted(),
        QueryEndingCompleted(),
        QueryEndingFailed(missing),
        QueryEndingFailed(zero),
        QueryEndingCompleted(),
    ]
    assert {(event.user, event.database, event.user_id) for event in events} == {("postgres", "postgres", None)}
    assert events[0].query == "SELECT id FROM items WHERE id <= 7"
    assert events[0].fingerprint is not None
    assert events[0].backend == "primary"
    assert 200_000 <= events[4].duration < 20_000_000
    assert before <= events[0].started <= events[1].started <= time.time_ns() // 1000


def test_several_statements_in_one_text_are_one_event(start_proxy: StartProxy) -> None:
    told = Told()
    with start_proxy(on_events=told).connect() as connection:
        simple(connection, "SELECT 1; SELECT id FROM items; SELECT 2")
    (event,) = told.wait_for(1)
    assert (event.rows, event.ending) == (102, QueryEndingCompleted())


def test_a_denied_statement_is_told_with_the_identity(start_proxy: StartProxy) -> None:
    def guard(call: Call, statement: Statement) -> PreQueryOutcome:
        decision = PreQueryDecisionDeny("no") if "secrets" in statement.text else PreQueryDecisionContinue()
        return PreQueryOutcome(decision=decision, cacheable=None)

    told = Told()
    identity = Identity(user_id="u-1", roles=[], attributes=[])
    proxy = start_proxy(on_events=told, pre_query=guard, authenticate=lambda call, request: AuthResultSuccess(identity))
    with proxy.connect() as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            extended(connection, "SELECT * FROM secrets")
        extended(connection, "SELECT 1")
    denied, passed = told.wait_for(2)
    assert (denied.ending, denied.backend, denied.query) == (QueryEndingDenied("no"), None, "SELECT * FROM secrets")
    assert (passed.ending, passed.user_id) == (QueryEndingCompleted(), "u-1")


def fail(connection: psycopg.Connection[Any], pipeline: psycopg.Pipeline) -> None:
    connection.execute("SELECT 1 / 0")
    connection.execute("SELECT 'skipped'")
    pipeline.sync()


def test_a_pipelines_statements_are_told_once_each(start_proxy: StartProxy) -> None:
    told = Told()
    with start_proxy(on_events=told).connect() as connection, connection.pipeline() as pipeline:
        for number in range(100):
            connection.execute("SELECT %s::int", (number,))
        with pytest.raises(psycopg.errors.DivisionByZero):  # whichever is sent when the answer is there
            fail(connection, pipeline)
        with contextlib.suppress(psycopg.errors.PipelineAborted):
            pipeline.sync()
        connection.execute("SELECT 5")
    events = told.wait_for(102)
    assert [type(event.ending) for event in events] == [QueryEndingCompleted] * 100 + [
        QueryEndingFailed,
        QueryEndingCompleted,
    ]
    assert not [event for event in events if "skipped" in event.query]


def test_a_withheld_result_and_what_ran_behind_it_are_told(start_proxy: StartProxy) -> None:
    told = Told()
    proxy = start_proxy(on_events=told, post_query=lambda call, ran: PostQueryDecisionKeep())
    large = "SELECT repeat('x', 1000000) FROM generate_series(1, 20)"
    with proxy.connect() as connection:
        with connection.pipeline() as pipeline:
            for text in ("SELECT 1", large, "SELECT id FROM items WHERE id < 4"):
                connection.execute(text)
            with pytest.raises(psycopg.errors.ProgramLimitExceeded):
                pipeline.sync()
        with pytest.raises(psycopg.errors.ProgramLimitExceeded):
            simple(connection, large)
        extended(connection, "SELECT 2")
    events = told.wait_for(5)
    withheld = QueryEndingFailed(
        QueryFailure(code="54000", message="this result is larger than the 16 MiB that plugins are shown")
    )
    done = QueryEndingCompleted()
    assert [(event.rows, event.ending) for event in events] == [
        (1, done),
        (20, withheld),
        (3, done),
        (20, withheld),
        (1, done),
    ]


@pytest.mark.parametrize("send", [simple, prepared])
def test_an_answer_from_the_cache_is_told_as_one(start_proxy: StartProxy, send: Callable[..., None]) -> None:
    told = Told()
    store = ShouldCacheDecisionStore(CachePolicy(ttl=60_000_000, stale_while_revalidate=0, tags=[]))
    proxy = start_proxy(on_events=told, cache_key=lambda *_: "key", should_cache=lambda *_: store)
    with proxy.connect() as connection:
        for _ in range(2):
            send(connection, "SELECT id FROM items WHERE id <= 7")
    events = told.wait_for(2)
    assert [(event.rows, event.ending) for event in events] == [(7, QueryEndingCompleted()), (7, QueryEndingCached())]


def test_a_kept_result_of_other_columns_is_told_as_failed(start_proxy: StartProxy, postgres_server: Postgres) -> None:
    told = Told()
    store = ShouldCacheDecisionStore(CachePolicy(ttl=60_000_000, stale_while_revalidate=0, tags=[]))
    proxy = start_proxy(on_events=told, cache_key=lambda *_: "key", should_cache=lambda *_: store)
    read = "SELECT * FROM widened WHERE n = %s"  # with a parameter it goes by the extended protocol
    with postgres_server.connect() as elsewhere:
        elsewhere.execute("CREATE TABLE widened AS SELECT 1 AS n")
        try:
            with proxy.connect() as connection:
                connection.execute(read, (1,))
                elsewhere.execute("ALTER TABLE widened ADD COLUMN m int")
                with pytest.raises(psycopg.errors.SerializationFailure, match="other columns"):
                    connection.execute(read, (1,))
                assert connection.execute(read, (1,)).fetchall() == [(1, None)]
        finally:
            elsewhere.execute("DROP TABLE widened")
    events = told.wait_for(3)
    failed = QueryEndingFailed(
        QueryFailure(code="40001", message="what is kept of this statement has other columns; send it again")
    )
    done = QueryEndingCompleted()
    assert [(event.rows, event.ending) for event in events] == [(1, done), (0, failed), (1, done)]


def test_copied_rows_are_told(start_proxy: StartProxy) -> None:
    told = Told()
    with start_proxy(on_events=told).connect() as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE copied (n int)")
        with cursor.copy("COPY copied FROM STDIN") as copy:
            copy.write("1\n2\n3\n")
        with cursor.copy("COPY copied TO STDOUT") as copy:
            assert len(b"".join(bytes(block) for block in copy)) == 6
    assert [(event.kind.value, event.rows) for event in told.wait_for(3)][1:] == [("copy", 3), ("copy", 3)]


def test_events_come_in_batches(start_proxy: StartProxy) -> None:
    told = Told()
    proxy = start_proxy(on_events=told)
    with proxy.connect() as connection, connection.pipeline():
        for number in range(600):
            connection.execute("SELECT %s::int", (number,))
    told.wait_for(600)
    assert max(told.batches) <= 256
    assert len(told.batches) < 60


def test_events_that_wait_are_told_when_the_proxy_stops(start_proxy: StartProxy) -> None:
    told = Told()
    proxy = start_proxy(on_events=told)
    with proxy.connect() as connection:
        simple(connection, "SELECT 1")
    asyncio.run_coroutine_threadsafe(proxy.proxy.drain(), proxy.loop).result(20)
    assert len(told.events) == 1
