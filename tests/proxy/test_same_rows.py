"""Scripts of every kind of traffic give the same through a proxy with every hook as they give past it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from helios_api.v2.cache import CachePolicy, ShouldCacheDecisionStore
from helios_api.v2.post_query import PostQueryDecisionKeep, PostQueryDecisionReplace
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryOutcome
from helios_api.v2.sync_mode import SyncChoice, SyncMode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from proxy_harness import Chain, Hooks, Postgres, RunningProxy, running

ALLOW = PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)
STORE = ShouldCacheDecisionStore(CachePolicy(ttl=60_000_000, stale_while_revalidate=0, tags=[]))


def every_hook(shown: Any) -> Hooks:
    return Hooks(
        pre_query=lambda call, statement: ALLOW,
        rewrite=lambda call, statement: None,
        authorize=lambda call, statement: None,
        select_sync_mode=lambda call, subject: SyncChoice(mode=SyncMode.SYNC, tables=[], reason=None),
        post_query=shown,
        cache_key=lambda call, statement: statement.text,
        should_cache=lambda call, ran: STORE,
        cache_invalidate=lambda call, tables: [],
        on_events=lambda call, events: None,
    )


@pytest.fixture(scope="module", params=["keeps", "keeps late", "replaces with the same"])
def proxied(request: pytest.FixtureRequest, postgres_server: Postgres) -> Iterator[RunningProxy]:
    shown = {
        "keeps": Chain(lambda call, ran: PostQueryDecisionKeep()),
        "keeps late": Chain(lambda call, ran: PostQueryDecisionKeep(), late="waiting"),
        "replaces with the same": Chain(lambda call, ran: PostQueryDecisionReplace(ran[1])),
    }[request.param]
    with running(postgres_server.socket, every_hook(shown)) as proxy:
        yield proxy


# All in ASCII and without backslashes: what else comes behind statements that may change settings is refused.
READS = [
    "SELECT a, b FROM scripted ORDER BY a, b",
    "SELECT count(*) FROM scripted",
    "SELECT a, a::numeric / 3, a::float8 / 7, a::text, ARRAY[a], NULL::int, '1 day'::interval FROM scripted ORDER BY 1",
    "SELECT '2020-01-02 03:04:05+06'::timestamptz, decode('00ff', 'hex'), true, '{\"a\": 1}'::jsonb, 'infinity'::date",
    "SELECT a FROM scripted WHERE false",
    "SELECT",
    "SELECT 1 / 0",
    "SHOW server_version",
    "EXPLAIN (COSTS OFF) SELECT 1",
]
WRITES = [
    "INSERT INTO scripted VALUES (1, 'x'), (2, NULL)",
    "INSERT INTO scripted VALUES (3, 'y') RETURNING b, a",
    "UPDATE scripted SET a = a + 1 RETURNING a",
    "DELETE FROM scripted WHERE a > 3",
    "INSERT INTO nowhere VALUES (1)",
]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["simple", "text", "binary", "prepared"]), st.sampled_from(READS + WRITES)),
        st.tuples(st.just("pipeline"), st.lists(st.sampled_from(READS + WRITES), min_size=1, max_size=4)),
        st.tuples(st.just("batch"), st.lists(st.sampled_from(READS + WRITES), min_size=1, max_size=3)),
        st.tuples(st.sampled_from(["cursor", "copy out"]), st.sampled_from(READS[:5])),
        st.tuples(st.just("copy in"), st.sampled_from(["4\tz\n", "5\t\\N\n6\tq\n", "no number\tx\n"])),
        st.tuples(st.just("simple"), st.sampled_from(["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT s"])),
    ),
    max_size=8,
)


def play(dsn: str, steps: list[tuple[str, Any]]) -> list[Any]:
    """Run a script on a session of its own, and return all that came of it."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        psycopg.ClientCursor(connection).execute("CREATE TEMP TABLE scripted (a int, b text)")
        seen: list[Any] = []
        for how, text in steps:
            try:
                seen.append((how, list(outcomes(connection, how, text))))
            except psycopg.Error as error:
                seen.append((how, error.sqlstate, error.diag.message_primary))
            seen.append(connection.info.transaction_status)
        return seen


def outcomes(connection: psycopg.Connection[Any], how: str, text: Any) -> Iterator[Any]:
    cursor: Any = psycopg.ClientCursor(connection) if how in ("simple", "batch") else connection.cursor()
    if how == "pipeline":
        with connection.pipeline():
            cursors = [connection.execute(each) for each in text]
        yield from map(result, cursors)
    elif how == "copy in":
        with cursor.copy("COPY scripted FROM STDIN") as copy:
            copy.write(text)
        yield cursor.statusmessage
    elif how == "copy out":
        with cursor.copy(f"COPY ({text}) TO STDOUT") as copy:
            yield b"".join(bytes(block) for block in copy)
    elif how == "cursor":
        with connection.transaction(), connection.cursor("c") as named:
            named.execute(text)
            yield named.fetchmany(2)
            yield named.fetchall()
    else:
        options = {"prepare": True} if how in ("text", "prepared") else {"binary": True} if how == "binary" else {}
        for _ in range(2 if how == "prepared" else 1):
            cursor.execute("; ".join(text) if how == "batch" else text, **options)
            yield result(cursor)
            while cursor.nextset():
                yield result(cursor)


def result(cursor: Any) -> Any:
    if cursor.description is None:
        return cursor.statusmessage
    raw = cursor.pgresult
    columns = [(raw.fname(i), raw.ftype(i), raw.fformat(i)) for i in range(raw.nfields)]
    values = [[raw.get_value(row, column) for column in range(raw.nfields)] for row in range(raw.ntuples)]
    return columns, values, cursor.statusmessage


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_script_gives_the_same_through_the_proxy(
    proxied: RunningProxy, postgres_server: Postgres, steps: list[tuple[str, Any]]
) -> None:
    past = f"host={postgres_server.directory} port={postgres_server.port} user=postgres dbname=postgres"
    assert play(proxied.dsn(), steps) == play(past, steps)
    with contextlib.closing(psycopg.connect(proxied.dsn(), autocommit=True)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
