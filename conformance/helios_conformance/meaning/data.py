"""Data that statements and models work on: points in time, vectors, values of columns, statements, whole results."""

from __future__ import annotations

import hashlib
from typing import Any, Final

from helios_api.v1 import types as v1
from helios_api.v2 import types as v2
from hypothesis import strategies as st

from helios_conformance.strategies import FLOAT32_EDGES, edges_first, integers, text

from . import sql

__all__ = [
    "TIMES", "context_of", "contexts", "duration", "finite_vectors", "query_results", "result_sets", "sql_values",
    "statement_of", "statements",
    "timestamp", "vector", "vectors",
]  # fmt: skip

Strategy = st.SearchStrategy[Any]

SECOND: Final = 1_000_000
TIMES: Final = (
    0, 1, -1, 1_700_000_000 * SECOND, (1 << 31) * SECOND, -(1 << 31) * SECOND, 951_782_400 * SECOND,
    1_483_228_799 * SECOND,
    253_402_300_799 * SECOND, -62_135_596_800 * SECOND, (1 << 63) - 1, -(1 << 63), (1 << 53) + 1,
)  # fmt: skip
"""The epoch, 2038 and 1901, a leap day, a leap second's neighbour, the years 9999 and 1, the ends of 64 bits."""

timestamp: Final[Strategy] = edges_first(TIMES, integers(-(1 << 63), (1 << 63) - 1))
duration: Final[Strategy] = edges_first((250_000, 0, 1, 100_000, 5_000_000, (1 << 64) - 1), st.integers(0, 60_000_000))

_float: Final = edges_first(FLOAT32_EDGES, st.floats(width=32))
_finite: Final = edges_first((0.0, 1.0, -1.0, 0.5, -0.0), st.floats(-1000, 1000, width=32))

vector: Final[Strategy] = st.lists(_float, max_size=8)
vectors: Final[Strategy] = st.lists(vector, max_size=4)
"""Vectors of any numbers; their lengths differ."""


def finite_vectors(minimum: int = 1, *, dimensions: int | None = None) -> Strategy:
    """Lists of at least `minimum` vectors of one length, of finite numbers of moderate size."""
    lengths = st.integers(1, 8) if dimensions is None else st.just(dimensions)
    return lengths.flatmap(lambda n: st.lists(st.lists(_finite, min_size=n, max_size=n), min_size=minimum, max_size=6))


sql_values: Final[Strategy] = st.one_of(
    st.just(v2.SqlValueNull()),
    st.builds(v2.SqlValueInteger, integers(-(1 << 63), (1 << 63) - 1)),
    st.builds(v2.SqlValueText, text(12)),
    st.builds(v2.SqlValueBoolean, st.booleans()),
    st.builds(v2.SqlValueFloat, st.floats()),
    st.builds(v2.SqlValueDecimal, st.sampled_from(["0", "1.50", "-1e400", "NaN", "Infinity"])),
    st.builds(v2.SqlValueBytes, st.binary(max_size=8)),
    st.builds(v2.SqlValueTimestamp, timestamp),
    st.builds(v2.SqlValueJson, st.sampled_from(["{}", "[1, null]", '{"a": {"b": "\\u0000"}}', "1e999", "null"])),
    st.builds(v2.SqlValueVector, vector),
    st.builds(
        v2.SqlValueOther, st.builds(v2.OtherValue, type_name=st.sampled_from(["inet", "int4[]", ""]), text=text(8))
    ),
)


def statement_of(found: sql.Sql, parameters: list[Any], is_batch: bool = False) -> v2.Statement:
    """Say a statement in version 2; one that was not parsed is `opaque` and without fingerprint."""
    return v2.Statement(
        text=found.text,
        kind=v2.StatementKind(found.kind),
        fingerprint=hashlib.sha256(found.text.encode()).hexdigest()[:16] if found.parsed else None,
        tables=[v2.TableReference(schema=t.schema, name=t.name, access=v2.TableAccess(t.access)) for t in found.tables],
        parameters=parameters,
        is_batch=is_batch,
    )


def context_of(
    found: sql.Sql, user: str, database: str, address: str, attributes: list[Any], rows: int
) -> v1.QueryContext:
    """Say a statement in version 1."""
    return v1.QueryContext(
        query=found.text,
        database=database,
        user=user,
        client_addr=address,
        tables=list(dict.fromkeys(table.written for table in found.tables)),
        attributes=attributes,
        is_batch=False,
        rows_affected=rows,
    )


def statements(*, parsed: bool = False) -> Strategy:
    """Statements of version 2 whose fields agree; with `parsed`, only those of the grammar."""
    good: Strategy = sql.statements()
    found = good if parsed else st.one_of(good, good, good, sql.hostile())

    def fill(chosen: sql.Sql) -> Strategy:
        parameters = st.lists(sql_values, min_size=chosen.parameters, max_size=chosen.parameters)
        return st.builds(statement_of, st.just(chosen), parameters, st.booleans())

    return found.flatmap(fill)


def contexts(user: Strategy, database: Strategy, address: Strategy, attributes: Strategy) -> Strategy:
    """Query contexts of version 1 whose fields agree."""
    good: Strategy = sql.statements()
    found = st.one_of(good, good, good, sql.hostile())
    rows = edges_first((0, 1, 1001), st.integers(0, (1 << 64) - 1))
    return st.builds(context_of, found, user, database, address, attributes, rows)


_COLUMNS: Final = (("id", "int8"), ("name", "text"), ("email", "text"), ("ssn", ""), ("größe", "numeric"), ("", "json"))


@st.composite
def result_sets(draw: Any) -> v2.ResultSet:
    """Results of version 2: every row has one value a column."""
    table = st.none() | st.builds(v2.TableName, schema=st.none(), name=st.sampled_from(["users", "secrets"]))
    names = draw(st.lists(st.sampled_from(_COLUMNS), max_size=4))
    columns = [v2.Column(name=name, type_name=kind, table=draw(table)) for name, kind in names]
    rows = draw(
        st.lists(st.lists(sql_values, min_size=len(columns), max_size=len(columns)), max_size=4 if columns else 0)
    )
    return v2.ResultSet(columns=columns, rows=rows, rows_affected=len(rows))


@st.composite
def query_results(draw: Any) -> v1.QueryResult:
    """Results of version 1: every row has one value a column."""
    columns = [name for name, _ in draw(st.lists(st.sampled_from(_COLUMNS), max_size=4))]
    value = st.none() | edges_first(("1", "a@example.org", "123-45-6789"), text(8))
    rows = draw(st.lists(st.lists(value, min_size=len(columns), max_size=len(columns)), max_size=4 if columns else 0))
    return v1.QueryResult(columns=columns, rows=rows, rows_affected=len(rows))
