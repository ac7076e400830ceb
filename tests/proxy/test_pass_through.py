"""What drivers do goes through the proxy as it goes to the server."""

from __future__ import annotations

import asyncio
import resource
import threading
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import psycopg
import pytest
from proxy_harness import RunningProxy, StartProxy, raw
from psycopg import sql


def test_simple_statements(any_proxy: RunningProxy) -> None:
    with any_proxy.connect() as connection, psycopg.ClientCursor(connection) as cursor:
        cursor.execute("SELECT 1; SELECT 'two'; SELECT 3 WHERE false")
        assert cursor.fetchall() == [(1,)]
        assert cursor.nextset()
        assert cursor.fetchall() == [("two",)]
        assert cursor.nextset()
        assert cursor.fetchall() == []
        cursor.execute("")
        with pytest.raises(psycopg.errors.UndefinedTable):
            cursor.execute("SELECT * FROM nowhere")
        assert cursor.execute("SELECT 5").fetchone() == (5,)


def test_prepared_statements(any_proxy: RunningProxy) -> None:
    with any_proxy.connect() as connection:
        for number in range(1, 20):
            row = connection.execute("SELECT name FROM items WHERE id = %s", (number,), prepare=True).fetchone()
            assert row == (f"item {number}",)
        assert connection.execute("SELECT %b::bytea", (bytes(range(256)),), binary=True).fetchone() == (
            bytes(range(256)),
        )


def test_statements_in_a_pipeline(any_proxy: RunningProxy) -> None:
    with any_proxy.connect() as connection:
        with connection.pipeline() as pipeline:
            cursors = [connection.execute("SELECT %s::int", (n,)) for n in range(50)]
            pipeline.sync()
            cursors += [connection.execute("SELECT %s::int", (n,)) for n in range(50, 60)]
        assert [cursor.fetchone() for cursor in cursors] == [(n,) for n in range(60)]


def test_an_error_in_a_pipeline_aborts_its_batch_only(any_proxy: RunningProxy) -> None:
    with any_proxy.connect() as connection:
        with connection.pipeline() as pipeline:
            connection.execute("SELECT 1")
            connection.execute("SELECT 1 / 0")
            connection.execute("SELECT 2")
            with pytest.raises(psycopg.errors.DivisionByZero):
                pipeline.sync()
        assert connection.execute("SELECT 3").fetchone() == (3,)


def test_many_rows_in_one_transaction(any_proxy: RunningProxy) -> None:
    with any_proxy.connect() as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE many (n int, t text)")
        cursor.executemany("INSERT INTO many VALUES (%s, %s)", [(n, "x" * n) for n in range(2000)])
        assert cursor.execute("SELECT count(*), sum(length(t)) FROM many").fetchone() == (2000, 1999000)


def test_copy_in_and_out(any_proxy: RunningProxy) -> None:
    with any_proxy.connect() as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE copied (n int, t text)")
        with cursor.copy("COPY copied FROM STDIN") as copy:
            for number in range(20_000):
                copy.write_row((number, "é" * (number % 50)))
        with cursor.copy("COPY copied TO STDOUT (FORMAT binary)") as copy:
            assert sum(len(block) for block in copy) > 20_000
        assert cursor.execute("SELECT count(*) FROM copied").fetchone() == (20_000,)


def test_a_copy_that_the_client_breaks_off(any_proxy: RunningProxy) -> None:
    with any_proxy.connect() as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE copied (n int)")
        with pytest.raises(ZeroDivisionError), cursor.copy("COPY copied FROM STDIN") as copy:
            copy.write_row((1 // 0,))
        assert cursor.execute("SELECT count(*) FROM copied").fetchone() == (0,)


def copy_by_the_extended_protocol(connection: psycopg.Connection[Any], rows: bytes) -> None:
    """Send `rows` to the table `copied`."""

    def copy(pgconn: psycopg.pq.abc.PGconn) -> None:
        pgconn.put_copy_data(rows)
        pgconn.put_copy_end()

    raw(connection, lambda pgconn: pgconn.send_query_params(b"COPY copied FROM STDIN", []))
    raw(connection, copy)


def test_a_copy_by_the_extended_protocol(any_proxy: RunningProxy) -> None:
    with any_proxy.connect() as connection:
        connection.execute("CREATE TEMP TABLE copied (n int)")
        copy_by_the_extended_protocol(connection, b"1\n2\n")
        assert connection.execute("SELECT count(*) FROM copied").fetchone() == (2,)


def test_megabytes_in_one_value(any_proxy: RunningProxy) -> None:
    value = bytes(range(256)) * 40_000
    with any_proxy.connect() as connection:
        assert connection.execute("SELECT %b::bytea", (value,), binary=True).fetchone() == (value,)
        text = "x" * 3_000_000
        query = sql.SQL("SELECT {}").format(sql.Literal(text))
        assert psycopg.ClientCursor(connection).execute(query).fetchone() == (text,)


def test_cursors_of_both_kinds(any_proxy: RunningProxy) -> None:
    with any_proxy.connect() as connection, connection.transaction():
        with connection.cursor(name="named") as cursor:
            cursor.execute("SELECT generate_series(1, 1000)")
            assert cursor.fetchmany(10) == [(n,) for n in range(1, 11)]
        connection.execute("DECLARE other CURSOR FOR SELECT generate_series(1, 5)")
        assert connection.execute("FETCH ALL FROM other").fetchall() == [(n,) for n in range(1, 6)]


def test_notifications_and_notices(any_proxy: RunningProxy) -> None:
    with any_proxy.connect() as connection:
        notices: list[str | None] = []
        connection.add_notice_handler(lambda notice: notices.append(notice.message_primary))
        connection.execute("LISTEN bell")
        connection.execute("DO $$ BEGIN RAISE NOTICE 'ding'; END $$")
        with any_proxy.connect() as other:
            other.execute("NOTIFY bell, 'dong'")
        notification = next(iter(connection.notifies(timeout=20, stop_after=1)))
        assert (notices, notification.payload) == (["ding"], "dong")


def test_a_running_statement_is_cancelled(any_proxy: RunningProxy, start_proxy: StartProxy) -> None:
    with any_proxy.connect() as connection:
        threading.Timer(0.3, connection.cancel_safe).start()
        with pytest.raises(psycopg.errors.QueryCanceled):
            connection.execute("SELECT pg_sleep(60)")
        assert connection.execute("SELECT 1").fetchone() == (1,)
    any_proxy.wait_for("cancel")


async def test_asyncpg(any_proxy: RunningProxy) -> None:
    connection = await asyncpg.connect(host="127.0.0.1", port=any_proxy.port, user="postgres", database="postgres")
    assert await connection.fetchval("SELECT $1::int + 1", 41) == 42
    async with connection.transaction():
        names = [record["name"] async for record in connection.cursor("SELECT name FROM items ORDER BY id", prefetch=7)]
    assert names == [f"item {n}" for n in range(1, 101)]
    await connection.executemany("SELECT $1::int", [(n,) for n in range(500)])
    await connection.execute("CREATE TEMP TABLE copied (n int)")
    await connection.copy_records_to_table("copied", records=[(n,) for n in range(1000)])
    assert await connection.fetchval("SELECT count(*) FROM copied") == 1000
    with pytest.raises(asyncio.TimeoutError):
        await connection.fetch("SELECT pg_sleep(60)", timeout=0.3)
    assert await connection.fetchval("SELECT 1") == 1
    await connection.close()


def test_two_hundred_sessions_one_after_the_other(any_proxy: RunningProxy) -> None:
    for number in range(200):
        with any_proxy.connect() as connection:
            assert connection.execute("SELECT %s::int", (number,)).fetchone() == (number,)


def test_a_slow_reader_holds_the_server_back(start_proxy: StartProxy) -> None:
    # Half a gigabyte would not fit anywhere on the way unless the server is made to wait.
    proxy = start_proxy()
    with proxy.connect() as connection, connection.cursor() as cursor:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        size = 0
        with cursor.copy("COPY (SELECT repeat('x', 1000) FROM generate_series(1, 500000)) TO STDOUT") as copy:
            for number, block in enumerate(copy):
                size += len(block)
                if number == 10:
                    threading.Event().wait(0.5)  # the proxy reads on until its buffer is full
        assert size > 500_000_000
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KiB


def test_the_server_holds_a_fast_writer_back(any_proxy: RunningProxy) -> None:
    with any_proxy.connect() as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE copied (t text)")
        with cursor.copy("COPY copied FROM STDIN") as copy:
            for _ in range(60):
                copy.write(("x" * 9999 + "\n") * 100)
        assert cursor.execute("SELECT count(*) FROM copied").fetchone() == (6000,)


def test_a_query_may_fail_behind_a_prepared_statement_without_sync(any_proxy: RunningProxy) -> None:
    """asyncpg prepares with Flush, so that what `execute` sends next ends the same batch."""

    async def session() -> None:
        connection = await asyncpg.connect(host="127.0.0.1", port=any_proxy.port, user="postgres", database="postgres")
        prepared = await connection.prepare("SELECT 1")
        for wrong in ("SELEC", "SELECT 1/0", "SELECT * FROM nowhere"):
            with pytest.raises(asyncpg.PostgresError):
                await connection.execute(wrong)
            assert await prepared.fetchval() == 1
            await connection.prepare("SELECT 2")
        await connection.execute("CREATE TEMP TABLE t (a int)")

        async def records() -> AsyncIterator[tuple[int]]:
            yield (1,)
            raise LookupError

        with pytest.raises(LookupError):
            await connection.copy_records_to_table("t", records=records())
        assert await connection.fetchval("SELECT count(*) FROM t") == 0
        await connection.close()

    asyncio.run(session())
