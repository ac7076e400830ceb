"""Row filters hide what PostgreSQL's own row security hides, or the statement is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from helios_api.v2.authorize import AuthorizeDecisionAllowWith, AuthorizeOutcome, Obligations, RowFilter
from helios_api.v2.types import Call, Statement, TableName
from helios_host.proxies.postgres.row_filters import CannotEnforce, restricted
from helios_host.proxies.postgres.statements import Classifier
from hypothesis import given
from hypothesis import strategies as st
from proxy_harness import Chain, Postgres, RunningProxy, StartProxy

CONDITION = "tenant = 1 -- of the first tenant"

SAME_ROWS = [
    "SELECT * FROM orders ORDER BY id",
    "select id, o.total from orders as o where o.id < 60 order by 1",
    'SELECT "orders".id FROM public."orders" ORDER BY id DESC LIMIT 5',
    "SELECT count(*), sum(total) FROM orders WHERE id BETWEEN 10 AND 50 AND id IN (11, 12, 13)",
    "SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer ORDER BY 1",
    "SELECT o.id, p.id FROM orders o LEFT JOIN orders p ON p.id = o.id + 1 ORDER BY 1, 2",
    "SELECT c.name, (SELECT count(*) FROM orders WHERE customer = c.id) FROM customers c ORDER BY 1",
    "SELECT name FROM customers WHERE id IN (SELECT customer FROM orders) ORDER BY 1",
    "WITH o AS (SELECT * FROM orders) SELECT count(*) FROM o",
    "SELECT id FROM orders WHERE id = 3 UNION ALL SELECT id FROM orders WHERE id > 95 ORDER BY 1",
    "SELECT orders.id FROM orders, customers c WHERE orders.customer = c.id ORDER BY 1 FOR UPDATE OF orders",
    "SELECT id FROM orders WHERE 100 / (total - 7) > 0 ORDER BY id",  # fails on a row of the second tenant
    "SELECT s.id FROM (SELECT id, 100 / (total - 7) AS q FROM orders) s WHERE s.q > 0 ORDER BY 1",
    "SELECT id /* orders -- */ FROM orders -- FROM orders\n WHERE note <> $$ where $$ ORDER BY id",
    "UPDATE orders SET total = total + 1 WHERE id < 50 RETURNING id",
    "UPDATE orders AS o SET note = ' WHERE ' RETURNING o.id, note -- all",
    "UPDATE orders SET total = 0 WHERE id = 4 OR id = 5 RETURNING id",
    "UPDATE orders SET total = 1 WHERE 100 / (total - 7) > 0 RETURNING id",
    "DELETE FROM orders -- all of them",
    "DELETE FROM orders WHERE id < 20 AND id > 10 -- some\n;",
    "DELETE FROM orders WHERE customer IN (SELECT id FROM customers WHERE name = 'c1') RETURNING id",
    "INSERT INTO totals SELECT customer, sum(total) FROM orders GROUP BY customer RETURNING *",
    "UPDATE totals SET total = s.n FROM (SELECT count(*) AS n FROM orders) s RETURNING *",
]

REFUSED = [
    "INSERT INTO orders VALUES (1000, 2, 1, 1, '')",
    "SELECT * FROM ONLY orders",
    "TABLE orders",
    "SELECT * FROM orders TABLESAMPLE SYSTEM (50)",
    "WITH orders AS (SELECT * FROM orders) SELECT * FROM orders",
    "WITH d AS (DELETE FROM orders RETURNING id) SELECT * FROM d",
    "UPDATE orders SET total = 1 FROM customers c WHERE c.id = customer",
    "DELETE FROM orders USING customers c WHERE c.id = customer",
    "MERGE INTO orders USING customers c ON c.id = customer WHEN MATCHED THEN DELETE",
    "MERGE INTO totals USING orders o ON o.customer = totals.customer WHEN MATCHED THEN DELETE",
    "COPY orders TO STDOUT",
    "CREATE TABLE copied AS SELECT * FROM orders",
    "TRUNCATE orders",
    "LOCK TABLE orders",
    "EXPLAIN ANALYZE SELECT * FROM orders",
    "SELECT 1; SELECT * FROM orders",
    "DO $$ BEGIN DELETE FROM orders; END $$",
    "SELECT * FROM postgres.public.orders",
    'SELECT * FROM U&"orders"',
    "SELECT query_to_xml('SELECT * FROM orders', true, true, '')",
]


@pytest.fixture(scope="module")
def orders(postgres_server: Postgres) -> Iterator[Postgres]:
    with postgres_server.connect() as connection:
        connection.execute(
            "CREATE TABLE customers (id int PRIMARY KEY, name text);"
            "INSERT INTO customers SELECT n, 'c' || n FROM generate_series(1, 5) n;"
            "CREATE TABLE totals (customer int, total bigint); INSERT INTO totals VALUES (1, 1);"
            "CREATE TABLE orders (id int PRIMARY KEY, tenant int, customer int, total int, note text);"
            "INSERT INTO orders SELECT n, 1 + n % 3, 1 + n % 5, CASE WHEN n = 52 THEN 7 ELSE n + 100 END, 'note'"
            " FROM generate_series(1, 100) n;"
            "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;"
            "CREATE POLICY first_tenant ON orders TO scram USING (tenant = 1) WITH CHECK (true);"
            "GRANT ALL ON customers, totals, orders TO scram"
        )
        yield postgres_server
        connection.execute("DROP TABLE customers, totals, orders")


def filters(condition: str = CONDITION, schema: str | None = None) -> list[RowFilter]:
    return [RowFilter(table=TableName(schema=schema, name="orders"), condition=condition)]


def filtered(text: str, condition: str = CONDITION, schema: str | None = None) -> str:
    classify = Classifier()
    return restricted(classify(text.encode()), filters(condition, schema), classify).statement.text


def rows(connection: psycopg.Connection[Any], text: str) -> tuple[list[Any] | None, int]:
    """Return what a statement returns and how many rows it changes, without its effect."""
    with connection.transaction(force_rollback=True):
        cursor = connection.execute(text, prepare=False)
        return (sorted(cursor.fetchall()) if cursor.description else None), cursor.rowcount


@pytest.mark.parametrize("text", SAME_ROWS)
def test_the_same_rows_as_under_row_security(orders: Postgres, text: str) -> None:
    with orders.connect() as connection:
        found = rows(connection, filtered(text))
        connection.execute("SET SESSION AUTHORIZATION scram")
        assert found == rows(connection, text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_proven_is_refused(text: str) -> None:
    with pytest.raises(CannotEnforce):
        filtered(text)


@pytest.mark.parametrize(
    "condition", ["tenant = ", "true) OR (true", "tenant = 1; DROP TABLE orders", "$1", "true /*", "x GROUP BY y"]
)
@pytest.mark.parametrize("text", ["SELECT * FROM orders", "DELETE FROM orders WHERE id = 1"])
def test_a_condition_is_one_expression(text: str, condition: str) -> None:
    with pytest.raises(CannotEnforce):
        filtered(text, condition)


def test_what_names_no_such_table_stays_as_it_is() -> None:
    for text in (
        "SELECT * FROM customers",
        "SELECT 1",
        "BEGIN",
        "SELECT * FROM other.orders",
        "WITH orders AS (SELECT 1) TABLE orders",
    ):
        assert filtered(text, schema="public") == text


def test_an_index_can_be_used_where_no_condition_can_tell_of_hidden_rows() -> None:
    assert "OFFSET" not in filtered("SELECT total / id FROM orders WHERE id = $1 AND customer IN (1, 2)")
    assert "OFFSET" in filtered("SELECT id FROM orders WHERE note LIKE 'a%'")
    assert "CASE" not in filtered("DELETE FROM orders WHERE id = 1")


names = st.sampled_from(["orders", "public.orders", '"orders"', "customers", "orders o", "orders AS x"])
pieces = st.sampled_from(
    [
        "SELECT",
        "FROM",
        "WHERE",
        "id = 1",
        "(",
        ")",
        "'",
        '"',
        "--",
        "/*",
        "*/",
        "\n",
        ",",
        "$$",
        "JOIN",
        "USING (id)",
        "UPDATE",
        "SET total = 1",
        "DELETE",
        "RETURNING id",
        "WITH o AS",
        "AND",
        ";",
        "ONLY",
        "*",
        "IN",
        "AS",
        "E'\\'",
    ]
)


@given(st.lists(st.one_of(names, pieces), max_size=12).map(" ".join))
def test_every_mention_of_the_table_is_filtered_or_refused(text: str) -> None:
    classify = Classifier()
    parsed = classify(text.encode())
    try:
        sent = restricted(parsed, filters(), classify).statement
    except CannotEnforce:
        return
    mentions = sum(table.name == "orders" for table in parsed.statement.tables)
    assert sent.text.count(CONDITION) >= mentions


def allow_with(call: Call, statement: Statement) -> AuthorizeOutcome:
    duties = Obligations(row_filters=filters(), column_masks=[])
    return AuthorizeOutcome(decision=AuthorizeDecisionAllowWith(duties), cacheable=None)


@pytest.fixture(params=["at once", "waiting"])
def tenant(request: pytest.FixtureRequest, orders: Postgres, start_proxy: StartProxy) -> RunningProxy:
    return start_proxy(authorize=Chain(allow_with, late=request.param))


def test_sessions_see_what_the_filter_lets_them_see(tenant: RunningProxy) -> None:
    with tenant.connect() as connection:
        for _ in range(7):  # from the sixth on it is prepared
            assert connection.execute("SELECT count(*) FROM orders WHERE id < %s", [50]).fetchone() == (16,)
        assert psycopg.ClientCursor(connection).execute("SELECT count(*) FROM orders").fetchone() == (33,)
        with connection.transaction(), connection.cursor("c") as cursor:
            assert len(cursor.execute("SELECT * FROM orders").fetchall()) == 33
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="cannot enforce on it: only SELECT"):
            connection.execute("COPY orders TO STDOUT")
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_statement_that_was_prepared_under_another_filter_is_prepared_again(
    orders: Postgres, start_proxy: StartProxy
) -> None:
    tenants = [1]

    def authorize(call: Call, statement: Statement) -> AuthorizeOutcome:
        duties = Obligations(row_filters=filters(f"tenant = {tenants[0]}"), column_masks=[])
        return AuthorizeOutcome(decision=AuthorizeDecisionAllowWith(duties), cacheable=None)

    with start_proxy(authorize=authorize).connect() as connection:
        text = "SELECT DISTINCT tenant FROM orders"
        assert connection.execute(text, prepare=True).fetchall() == [(1,)]
        assert connection.execute(text, prepare=True).fetchall() == [(1,)]
        tenants[0] = 2
        with pytest.raises(psycopg.errors.InvalidSqlStatementName):
            connection.execute(text, prepare=True)
        connection.execute("DEALLOCATE ALL")
        assert connection.execute(text, prepare=True).fetchall() == [(2,)]
