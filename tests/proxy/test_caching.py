"""Results that plugins have the proxy keep: who gets them, and what ends them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from helios_api.v2.cache import (
    CacheEntry,
    CachePolicy,
    CacheSetDecision,
    ShouldCacheDecisionSkip,
    ShouldCacheDecisionStore,
)
from helios_api.v2.types import BodyBytes, Call, ResultSet, Session
from helios_host.proxies.postgres.caching import Caching
from helios_host.proxies.postgres.statements import Classifier
from proxy_harness import Chain, Hooks, Postgres, StartProxy

MINUTE = 60_000_000
READ = "SELECT n, note FROM counted ORDER BY n"


@pytest.fixture
def counted(postgres_server: Postgres) -> Iterator[psycopg.Connection[Any]]:
    """A table, and a session past the proxy that changes it."""
    with postgres_server.connect() as connection:
        connection.execute("DROP TABLE IF EXISTS counted, others")
        connection.execute("CREATE TABLE counted (n int, note text)")
        connection.execute("CREATE TABLE others (n int)")
        connection.execute("INSERT INTO counted VALUES (1, 'one')")
        connection.execute("GRANT SELECT ON counted TO scram")
        yield connection


def caching(late: str = "at once", ttl: int = MINUTE, stale: int = 0, **more: Any) -> dict[str, Any]:
    policy = CachePolicy(ttl=ttl, stale_while_revalidate=stale, tags=["tag"])
    return {
        "cache_key": Chain(lambda call, statement: statement.text, late=late),
        "should_cache": Chain(lambda call, ran: ShouldCacheDecisionStore(policy), late=late),
        **more,
    }


def number(connection: psycopg.Connection[Any], how: str, sql: str = READ) -> int:
    """Read the number by a Query, or by messages of the extended protocol in one of the formats."""
    cursor: Any = psycopg.ClientCursor(connection) if how == "simple" else connection.cursor(binary=how == "binary")
    given = {} if how == "simple" else {"prepare": True}
    found: int = cursor.execute(sql, **given).fetchone()[0]
    return found


@pytest.mark.parametrize("how", ["simple", "text", "binary"])
@pytest.mark.parametrize("late", ["at once", "in slices", "waiting"])
def test_a_kept_result_is_given_to_every_session_until_it_is_changed(
    start_proxy: StartProxy, counted: psycopg.Connection[Any], how: str, late: str
) -> None:
    proxy = start_proxy(**caching(late))
    with proxy.connect() as one, proxy.connect() as other:
        assert number(one, how) == 1
        counted.execute("UPDATE counted SET n = 2")  # past the proxy
        assert (number(one, how), number(other, how)) == (1, 1)
        assert number(other, how, READ + " ") == 2  # another text
        other.execute("UPDATE others SET n = n")
        assert number(one, how) == 1
        other.execute("UPDATE counted SET n = 3")
        assert (number(one, how), number(other, how)) == (3, 3)


async def test_asyncpg_gets_what_was_kept_for_its_parameters(
    start_proxy: StartProxy, counted: psycopg.Connection[Any]
) -> None:
    import asyncpg

    proxy = start_proxy(**caching())
    connection = await asyncpg.connect(host="127.0.0.1", port=proxy.port, user="postgres", database="postgres")
    sql = "SELECT n, note, $1::int AS x FROM counted"
    assert [tuple(row) for row in await connection.fetch(sql, 5)] == [(1, "one", 5)]
    await asyncio.to_thread(counted.execute, "UPDATE counted SET n = 2")
    assert [tuple(row) for row in await connection.fetch(sql, 5)] == [(1, "one", 5)]
    assert [tuple(row) for row in await connection.fetch(sql, 6)] == [(2, "one", 6)]
    async with connection.transaction():
        assert [tuple(row) for row in await connection.fetch(sql, 5)] == [(2, "one", 5)]
    assert [tuple(row) for row in await connection.fetch(sql, 5)] == [(1, "one", 5)]
    await connection.close()


@pytest.mark.parametrize("how", ["simple", "text"])
def test_transactions_read_from_the_server_and_keep_nothing(
    start_proxy: StartProxy, counted: psycopg.Connection[Any], how: str
) -> None:
    proxy = start_proxy(**caching())
    with proxy.connect() as connection:
        with connection.transaction():
            connection.execute("UPDATE counted SET n = 2")
            assert number(connection, how) == 2
        assert number(connection, how) == 2
        with connection.transaction(force_rollback=True):
            connection.execute("UPDATE counted SET n = 3")
            assert number(connection, how) == 3
        assert number(connection, how) == 2
        with connection.pipeline():
            connection.execute("UPDATE counted SET n = 4")
            found = connection.execute(READ)
            assert found.fetchone() == (4, "one")


def test_roles_and_settings_and_formats_have_results_of_their_own(
    start_proxy: StartProxy, counted: psycopg.Connection[Any]
) -> None:
    counted.execute("DROP SCHEMA IF EXISTS elsewhere CASCADE")
    counted.execute("CREATE SCHEMA elsewhere")
    counted.execute("CREATE TABLE elsewhere.counted AS SELECT 7 AS n, 'x' AS note")
    proxy = start_proxy(**caching())
    with proxy.connect() as one, proxy.connect() as other, proxy.connect(options="-c search_path=elsewhere") as third:
        assert number(one, "simple") == 1
        counted.execute("UPDATE counted SET n = 2")
        assert number(third, "simple") == 7
        assert number(one, "text") == 2  # another protocol
        other.execute("SET search_path = elsewhere")
        assert number(other, "simple") == 7
        other.execute("SET search_path = public")
        assert number(other, "simple") == 2  # its settings are not known to be one's
        with proxy.connect(user="scram", password="secret") as role:
            assert number(role, "simple") == 2
        other.execute("CREATE TEMP TABLE counted AS SELECT 9 AS n, '' AS note")
        other.execute("RESET search_path")
        assert number(other, "simple") == 9
        assert number(one, "simple") == 2
        role_is = "SELECT current_user::text"
        assert psycopg.ClientCursor(one).execute(role_is).fetchone() == ("postgres",)
        one.execute("DO $$ BEGIN SET ROLE scram; END $$")
        assert psycopg.ClientCursor(one).execute(role_is).fetchone() == ("scram",)
    counted.execute("DROP SCHEMA elsewhere CASCADE")


def test_what_may_change_anything_ends_all_that_is_kept(
    start_proxy: StartProxy, counted: psycopg.Connection[Any]
) -> None:
    proxy = start_proxy(**caching())
    with proxy.connect() as one, proxy.connect() as other:
        for value, sql in enumerate(("DO $$ BEGIN UPDATE counted SET n = 1; END $$", "TRUNCATE counted", "ANALYZE")):
            assert number(one, "simple") >= 0
            counted.execute("DELETE FROM counted")
            counted.execute("INSERT INTO counted VALUES (0, 'one')")
            other.execute(sql.replace("n = 1", f"n = {value + 1}"))
            if sql == "TRUNCATE counted":
                counted.execute("INSERT INTO counted VALUES (5, 'five')")
                assert number(one, "simple") == 5


@pytest.mark.parametrize("how", ["simple", "text"])
def test_plugins_may_answer_from_elsewhere_and_say_what_is_not_kept(
    start_proxy: StartProxy, counted: psycopg.Connection[Any], how: str
) -> None:
    elsewhere: dict[str, CacheEntry] = {}

    def put(call: Any, subject: tuple[str, CacheEntry]) -> CacheSetDecision:
        elsewhere[subject[0]] = subject[1]
        return CacheSetDecision.SKIP

    hooks = caching(cache_get=lambda call, key: elsewhere.get(key), cache_set=put)
    proxy = start_proxy(**hooks)
    with proxy.connect() as one:
        assert number(one, how) == 1
        counted.execute("UPDATE counted SET n = 2")
        assert number(one, how) == 1
        for key, entry in elsewhere.items():
            assert isinstance(entry.value, BodyBytes)
            for wrong in (entry.value.value[:-1], b"helios1", b"", b"helios1" + b"\0" * 40):
                elsewhere[key] = CacheEntry(value=BodyBytes(wrong), policy=entry.policy)
        one.execute("UPDATE counted SET n = 3")
        assert number(one, how) == 3

    skipped = start_proxy(**{**caching(), "should_cache": lambda call, ran: ShouldCacheDecisionSkip()})
    with skipped.connect() as one:
        assert number(one, how) == 3
        counted.execute("UPDATE counted SET n = 4")
        assert number(one, how) == 4


@pytest.mark.parametrize("ttl", [0, 1])
def test_nothing_is_given_after_its_time(start_proxy: StartProxy, counted: psycopg.Connection[Any], ttl: int) -> None:
    proxy = start_proxy(**caching(ttl=ttl))
    with proxy.connect() as one:
        for value in (1, 2, 3):
            counted.execute(f"UPDATE counted SET n = {value}")
            assert number(one, "simple") == value


async def test_a_stale_result_is_given_while_one_session_fetches_a_new_one() -> None:
    policy = CachePolicy(ttl=1, stale_while_revalidate=MINUTE, tags=[])
    kept = Caching(Hooks(**caching(should_cache=lambda call, ran: ShouldCacheDecisionStore(policy))))
    session = Session(id="1", user="u", database="d", client_addr="unix", encrypted=False, attributes=[])
    call = Call(trace_parent=None, deadline=1, session=session, identity=None)
    read = Classifier()(READ.encode())
    found = await kept.look_up(call, read, ())
    assert found is not None
    await kept.keep(call, read, found, ResultSet(columns=[], rows=[], rows_affected=0), b"T", b"C")
    given = [await kept.look_up(call, read, ()) for _ in range(3)]
    assert [each is not None and each.kept is not None for each in given] == [False, True, True]


def test_tags_that_plugins_name_end_what_is_kept(start_proxy: StartProxy, counted: psycopg.Connection[Any]) -> None:
    def fail(call: Any, tables: Any) -> list[str]:
        raise RuntimeError("broken")

    for answer in (lambda call, tables: ["tag"] if tables[0].name == "others" else [], fail):
        counted.execute("UPDATE counted SET n = 1")
        proxy = start_proxy(**caching(cache_invalidate=answer))
        with proxy.connect() as one:
            assert number(one, "simple") == 1
            counted.execute("UPDATE counted SET n = 2")
            assert number(one, "simple") == 1
            one.execute("INSERT INTO others VALUES (1)")
            assert number(one, "simple") == 2


def test_a_large_result_passes_and_is_not_kept(start_proxy: StartProxy, counted: psycopg.Connection[Any]) -> None:
    proxy = start_proxy(**caching())
    large = "SELECT n, repeat('x', 100000) FROM counted, generate_series(1, 30)"
    with proxy.connect() as one:
        for value in (1, 2):
            rows = one.execute(large).fetchall()
            assert len(rows) == 30
            assert all(row == (value, "x" * 100000) for row in rows)
            counted.execute("UPDATE counted SET n = 2")
