"""What the server returns, changed on its way: masked columns and `post-query`, on both protocols and formats."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from helios_api.v2.authorize import (
    AuthorizeDecisionAllowWith,
    AuthorizeOutcome,
    ColumnMask,
    Obligations,
    RowFilter,
)
from helios_api.v2.post_query import (
    PostQueryDecisionDeny,
    PostQueryDecisionKeep,
    PostQueryDecisionMaskColumns,
    PostQueryDecisionReplace,
    ResultMask,
)
from helios_api.v2.types import (
    CacheScope,
    MaskConstant,
    MaskHash,
    MaskKeepFirst,
    MaskKeepLast,
    MaskNullify,
    ResultSet,
    ReuseHolder,
    ReuseMatch,
    SqlValueInteger,
    SqlValueText,
    TableName,
)
from proxy_harness import Chain, Postgres, RunningProxy, StartProxy

PEOPLE = TableName(schema=None, name="people")
SHA_OF_42 = "73475cb40a568e8da8a045ced110137e159f890ac4da883b6b17dc651b3a8049"


@pytest.fixture(scope="module")
def people(postgres_server: Postgres) -> Iterator[None]:
    with postgres_server.connect() as connection:
        connection.execute(
            "CREATE TABLE people (id int PRIMARY KEY, name text, age int, pay numeric(8, 2), born date, boss int)"
        )
        connection.execute(
            "INSERT INTO people VALUES (1, 'alice', 42, 1000.50, '1984-02-01', NULL), "
            "(2, 'bob', NULL, 12, '1990-12-31', 1), (3, NULL, 7, -0.5, NULL, 1)"
        )
        yield
        connection.execute("DROP TABLE people")


def masking(late: str = "at once", filters: tuple[str, ...] = (), **masks: Any) -> Chain:
    duties = Obligations(
        row_filters=[RowFilter(table=PEOPLE, condition=each) for each in filters],
        column_masks=[ColumnMask(table=PEOPLE, column=column, mask=mask) for column, mask in masks.items()],
    )
    scope = CacheScope(by=ReuseMatch.FINGERPRINT, within=ReuseHolder.SESSION, ttl=60_000_000)
    outcome = AuthorizeOutcome(decision=AuthorizeDecisionAllowWith(duties), cacheable=scope)
    return Chain(lambda call, statement: outcome, late=late)


def rows(proxy: RunningProxy, sql: str, how: str) -> list[tuple[Any, ...]]:
    """Run a statement and return its rows."""
    if how == "asyncpg":
        return asyncio.run(_asyncpg(proxy, sql))
    with proxy.connect() as connection:
        if how == "simple":
            cursor: Any = psycopg.ClientCursor(connection)
        elif how == "pipeline":
            with connection.pipeline():
                before, cursor = connection.execute("SELECT 1"), connection.execute(sql)
                after = connection.execute("SELECT 'x'")
                found = cursor.fetchall()
                assert (before.fetchall(), after.fetchall()) == ([(1,)], [("x",)])
            return found
        elif how == "prepared":
            for _ in range(2):
                found = connection.execute(sql, prepare=True).fetchall()
            return found
        else:
            cursor = connection.cursor(binary=how == "binary")
        found = cursor.execute(sql, **({"prepare": True} if how == "text" else {})).fetchall()
        cursor.execute("SELECT id FROM items WHERE id = 5")
        assert cursor.fetchall() == [(5,)]
        return found


async def _asyncpg(proxy: RunningProxy, sql: str) -> list[tuple[Any, ...]]:
    import asyncpg

    connection = await asyncpg.connect(host="127.0.0.1", port=proxy.port, user="postgres", database="postgres")
    try:
        once = [tuple(row) for row in await connection.fetch(sql)]
        statement = await connection.prepare(sql)
        for _ in range(2):
            assert [tuple(row) for row in await statement.fetch()] == once
        async with connection.transaction(), connection.transaction():
            assert [tuple(row) async for row in connection.cursor(sql, prefetch=2)] == once
        return once
    finally:
        await connection.close()


WAYS = ["simple", "text", "binary", "pipeline", "prepared", "asyncpg"]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("how", WAYS)
def test_masked_columns_come_masked(start_proxy: StartProxy, how: str) -> None:
    masks = {"name": MaskKeepFirst(2), "age": MaskHash(), "pay": MaskConstant("***"), "born": MaskNullify()}
    proxy = start_proxy(authorize=masking(**masks))
    expected = [(1, "al***", SHA_OF_42, "***", None), (2, "bo*", None, "***", None)]
    sql = "SELECT id, name, age, p.pay AS x, p.born FROM people p WHERE id < 3 ORDER BY id"
    assert rows(proxy, sql, how) == expected
    boss = [(*expected[0], None), (*expected[1], 1)]
    assert rows(proxy, "SELECT * FROM people WHERE id < 3 ORDER BY id", how) == boss
    joined = "SELECT i.name, p.*, i.id FROM items i JOIN people p ON p.id = i.id WHERE p.id < 3 ORDER BY i.id"
    assert rows(proxy, joined, how) == [("item 1", *boss[0], 1), ("item 2", *boss[1], 2)]
    assert rows(proxy, "SELECT count(*), max(boss) FROM people", how) == [(3, 1)]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("how", WAYS)
def test_masks_and_row_filters_hold_together(start_proxy: StartProxy, how: str) -> None:
    proxy = start_proxy(authorize=masking(filters=("id <> 1",), name=MaskKeepLast(1)))
    assert rows(proxy, "SELECT name, id FROM people ORDER BY id", how) == [("**b", 2), (None, 3)]
    assert rows(proxy, "SELECT id, people.* FROM people WHERE id = 2", how)[0][:3] == (2, 2, "**b")


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("late", ["in slices", "waiting"])
def test_masks_hold_where_plugins_take_their_time(start_proxy: StartProxy, late: str) -> None:
    proxy = start_proxy(authorize=masking(late, name=MaskConstant("-")))
    for how in ("simple", "pipeline", "asyncpg"):
        assert rows(proxy, "SELECT name FROM people WHERE id = 1", how) == [("-",)]


@pytest.mark.usefixtures("people")
def test_what_an_insert_and_an_update_return_is_masked(start_proxy: StartProxy) -> None:
    proxy = start_proxy(authorize=masking(name=MaskConstant("-")))
    with proxy.connect() as connection, connection.transaction(force_rollback=True):
        insert = "INSERT INTO people (id, name) VALUES (9, %s) RETURNING name, id"
        assert connection.execute(insert, ["zoe"]).fetchall() == [("-", 9)]
        update = "UPDATE people SET name = 'yan' WHERE id = 9 RETURNING *"
        assert connection.execute(update).fetchall() == [(9, "-", None, None, None, None)]


def sqlstate_of(run: Any, sql: str) -> str | None:
    try:
        run(sql)
    except psycopg.Error as error:
        return error.sqlstate
    return None


EVASIONS = [
    "SELECT upper(name) FROM people",
    "SELECT name || '' FROM people",
    "SELECT id FROM people WHERE name = 'alice'",
    "SELECT id FROM people ORDER BY name",
    "SELECT id, name FROM people ORDER BY 2",
    "SELECT id, name AS n FROM people ORDER BY n",
    "SELECT DISTINCT name FROM people",
    "SELECT count(*) FROM people GROUP BY name",
    "SELECT max(name) FROM people",
    "SELECT x FROM (SELECT name AS x FROM people) t",
    "SELECT t.* FROM (SELECT * FROM people) t",
    "WITH t AS (SELECT * FROM people) SELECT * FROM t",
    "WITH people AS (SELECT * FROM people) SELECT name FROM people",
    "SELECT name FROM people UNION SELECT 'x'",
    "SELECT people FROM people",
    "SELECT p FROM people p",
    "SELECT p::text FROM people p",
    "SELECT (p).name FROM people p",
    "SELECT row_to_json(p) FROM people p",
    "SELECT p.row_to_json FROM people p",
    "SELECT id FROM people p WHERE p.to_json::text LIKE '%alice%'",
    "SELECT (p.*)::text FROM people p",
    "SELECT ROW(p.*) FROM people p",
    "SELECT a FROM people AS t(i, a)",
    "SELECT j.name FROM (people JOIN items USING (id)) AS j",
    "SELECT people.id FROM people NATURAL JOIN items",
    "SELECT p.id FROM people p JOIN items USING (name)",
    "SELECT name FROM people, generate_series(1, 2)",
    "SELECT * FROM people p, people q",
    "SELECT (SELECT p.name) FROM people p",
    "SELECT x.* FROM people p, LATERAL (SELECT p.name) x",
    "SELECT name FROM people; SELECT 1",
    "COPY people TO STDOUT",
    "COPY (SELECT name FROM people) TO STDOUT",
    "CREATE TEMP TABLE t AS SELECT name FROM people",
    "SELECT name INTO TEMP t FROM people",
    "DECLARE c CURSOR WITH HOLD FOR SELECT name FROM people",
    "PREPARE p AS SELECT name FROM people",
    "INSERT INTO items SELECT id + 1000, name FROM people",
    "INSERT INTO people (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET boss = length(people.name)",
    "UPDATE people SET boss = length(name)",
    "UPDATE people SET boss = 1 RETURNING old",
    "EXPLAIN SELECT id FROM people WHERE name = 'alice'",
    "DO $$ BEGIN PERFORM 1; END $$",
]


@pytest.mark.usefixtures("people")
def test_what_could_show_a_masked_column_otherwise_is_refused(start_proxy: StartProxy) -> None:
    proxy = start_proxy(authorize=masking(name=MaskConstant("-")))
    with proxy.connect() as connection:
        for sql in EVASIONS:
            for run in (connection.execute, psycopg.ClientCursor(connection).execute):
                assert sqlstate_of(run, sql) == "42501", sql


@pytest.mark.usefixtures("people")
def test_functions_of_whole_rows_are_all_known(postgres_server: Postgres) -> None:
    from helios_host.proxies.postgres.masks import _ROW_FUNCTIONS

    with postgres_server.connect() as connection:
        names = connection.execute("SELECT DISTINCT proname FROM pg_proc WHERE pronargs <= 2").fetchall()
        shown = set()
        for (name,) in names:
            try:
                got = connection.execute(f'SELECT p."{name}" FROM people p WHERE id = 1').fetchall()
            except psycopg.Error:
                continue
            if "alice" in str(got):
                shown.add(name)
    assert shown - _ROW_FUNCTIONS == {"name"}  # the column itself
    assert {"row_to_json", "to_jsonb"} <= shown


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("how", WAYS)
def test_plugins_see_the_result_and_what_they_keep_is_the_servers(start_proxy: StartProxy, how: str) -> None:
    chain = Chain(lambda call, ran: PostQueryDecisionKeep())
    proxy = start_proxy(post_query=chain)
    sql = "SELECT id, name, age, pay FROM people WHERE id = 1"
    assert [str(v) for v in rows(proxy, sql, how)[0]] == ["1", "alice", "42", "1000.50"]
    seen = [result for _, (statement, result) in chain.calls if statement.text == sql]
    assert seen
    for result in seen:
        assert [(c.name, c.type_name) for c in result.columns][:3] == [
            ("id", "int4"),
            ("name", "text"),
            ("age", "int4"),
        ]
        if result.rows:
            assert [v.value for v in result.rows[0]] == [1, "alice", 42, "1000.50"]
            assert result.rows_affected == 1


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("late", ["at once", "waiting"])
def test_what_plugins_make_of_a_result_is_what_the_client_gets(start_proxy: StartProxy, how: str, late: str) -> None:
    def hide(call: Any, ran: Any) -> Any:
        if "people" not in ran[0].text:
            return None
        if "age" in ran[0].text:
            some = [[SqlValueInteger(6), SqlValueText("é")], *ran[1].rows[1:2]]
            return PostQueryDecisionReplace(ResultSet(columns=ran[1].columns, rows=some, rows_affected=2))
        masks = [ResultMask(column=0, mask=MaskKeepFirst(1)), ResultMask(column=1, mask=MaskConstant("x"))]
        return PostQueryDecisionMaskColumns(masks)

    proxy = start_proxy(post_query=Chain(hide, late=late))
    hidden = "SELECT name, id, boss FROM people ORDER BY id"
    assert rows(proxy, hidden, how) == [("a****", None, None), ("b**", None, 1), (None, None, 1)]
    replaced = "SELECT age, name FROM people ORDER BY id"
    if how != "asyncpg":  # whose cursor fetches by twos, so that plugins see two results
        assert rows(proxy, replaced, how) == [(6, "é"), (None, "bob")]


def pipelined(connection: psycopg.Connection[Any], *texts: str) -> None:
    with connection.pipeline():
        for text in texts:
            connection.execute(text)


@pytest.mark.usefixtures("people")
def test_a_result_that_is_withheld_ends_the_batch_and_not_the_session(start_proxy: StartProxy) -> None:
    def deny(call: Any, ran: Any) -> Any:
        return PostQueryDecisionDeny("not this one") if "people" in ran[0].text else None

    for late in ("at once", "in slices", "waiting"):
        proxy = start_proxy(post_query=Chain(deny, late=late))
        with proxy.connect() as connection:
            for run in (connection.execute, psycopg.ClientCursor(connection).execute):
                with pytest.raises(psycopg.errors.InsufficientPrivilege, match="not this one"):
                    run("SELECT name FROM people")
                assert run("SELECT 1").fetchall() == [(1,)]
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                pipelined(connection, "SELECT 2", "SELECT name FROM people", "SELECT 3")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                psycopg.ClientCursor(connection).execute("SELECT name FROM people; COPY items TO STDOUT; SELECT 1")
            assert connection.execute("SELECT 4").fetchall() == [(4,)]


def test_a_plugin_that_cannot_be_asked_and_a_result_too_large_are_withheld(start_proxy: StartProxy) -> None:
    def fail(call: Any, ran: Any) -> Any:
        raise RuntimeError("broken")

    proxy = start_proxy(post_query=fail)
    with proxy.connect() as connection, pytest.raises(psycopg.errors.InsufficientPrivilege, match="could not be asked"):
        connection.execute("SELECT 1")
    with start_proxy(post_query=lambda call, ran: None).connect() as connection:
        with pytest.raises(psycopg.errors.ProgramLimitExceeded, match="16 MiB"):
            connection.execute("SELECT repeat('x', 1000000) FROM generate_series(1, 20)")
        assert connection.execute("SELECT 1").fetchall() == [(1,)]


@pytest.mark.usefixtures("people")
def test_masks_hold_while_plugins_change(start_proxy: StartProxy) -> None:
    from proxy_harness import Hooks

    proxy = start_proxy(authorize=masking(name=MaskConstant("-")))
    with proxy.connect() as connection:
        sql = "SELECT name FROM people WHERE id = 1"
        assert connection.execute(sql, prepare=True).fetchall() == [("-",)]
        for hooks in (Hooks(), Hooks(authorize=masking(name=MaskConstant("+")))):
            proxy.host.hooks = hooks
            with pytest.raises(psycopg.Error) if hooks.authorize.answer else pytest.MonkeyPatch.context():
                connection.execute(sql, prepare=True)
        assert connection.execute(sql, prepare=False).fetchall() == [("+",)]


@pytest.mark.parametrize("before", [{}, {"pre_query": lambda *_: None}], ids=["none", "others"])
def test_plugins_of_results_that_arrive_between_batches_are_shown_the_next(
    start_proxy: StartProxy, before: dict[str, Any]
) -> None:
    from proxy_harness import Hooks

    proxy = start_proxy(**before)
    with proxy.connect() as connection, connection.cursor() as cursor:
        sql = "SELECT id FROM items WHERE id < 3 ORDER BY id"
        for _ in range(4):
            assert cursor.execute(sql, prepare=True).fetchall() == [(1,), (2,)]
        proxy.host.hooks = Hooks(post_query=lambda call, ran: PostQueryDecisionDeny("not now"))
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="not now"):
            cursor.execute(sql, prepare=True)
        proxy.host.hooks = Hooks()
        assert cursor.execute(sql, prepare=True).fetchall() == [(1,), (2,)]
