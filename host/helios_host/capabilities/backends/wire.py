"""Statements on one PostgreSQL connection, bounded in time even when the server falls silent.

psycopg makes connections; statements go through its `pq` and `generators` layers, so that both kinds of store wait in
the same way, nothing outlives its deadline, and rows can be taken before all of them have come.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Any, Final, TypeAlias, TypeVar

import psycopg
from psycopg import generators, waiting
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

from helios_host.capabilities.failures import Invalid, TimedOut
from helios_host.instances.scope import clock

__all__ = ["Connection", "Wire", "execute", "raise_error", "wait"]

T = TypeVar("T")

Connection: TypeAlias = "psycopg.Connection[Any] | psycopg.AsyncConnection[Any]"
Wire: TypeAlias = Generator[Any, Any, T]
"""A step of the protocol: yields what it waits for on the connection's socket."""

INTERVAL: Final = 0.1
"""Seconds between two looks at the clock while nothing comes."""


_BOOL, _BYTEA, _INT8, _INT2, _INT4, _TEXT, _FLOAT4, _FLOAT8 = 16, 17, 20, 21, 23, 25, 700, 701
"""Object identifiers of built-in types (`pg_type.dat` of the server)."""

_DECODE: Final[dict[int, Callable[[bytes], Any]]] = {
    _BOOL: lambda data: data == b"t",
    _BYTEA: lambda data: bytes.fromhex(data[2:].decode()),
    _INT8: int,
    _INT2: int,
    _INT4: int,
    26: int,
    _FLOAT4: float,
    _FLOAT8: float,
}


async def wait(connection: Connection, step: Wire[T], until: float) -> T:
    """Run a step to its end; raises `TimedOut` once `until` (`time.perf_counter`) is over."""
    bounded: Any = _bounded(step, until)
    fileno = connection.pgconn.socket
    if isinstance(connection, psycopg.AsyncConnection):
        answer: T = await waiting.wait_async(bounded, fileno, INTERVAL)
    else:
        answer = waiting.wait(bounded, fileno, INTERVAL)
    return answer


def _bounded(step: Wire[T], until: float) -> Wire[T]:
    try:
        wanted = next(step)
        while True:
            ready = yield wanted
            if clock() > until:
                raise TimedOut("the database does not answer in time")
            wanted = step.send(ready)
    except StopIteration as stop:
        value: T = stop.value
        return value


async def execute(connection: Connection, until: float, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Run this host's own text, and return the rows of its last statement.

    Raises `psycopg.Error`, `TimedOut` and `Invalid`.

    With values (`$1` and so on; whole numbers, text, bytes or `None`) it is one statement, without it may be several.
    """
    pgconn = connection.pgconn
    if values:
        data, oids = [_data(value) for value in values], [_oid(value) for value in values]
        pgconn.send_query_params(sql.encode(), data, oids, [int(isinstance(value, bytes)) for value in values])
    else:
        pgconn.send_query(sql.encode())
    results = await wait(connection, _all(connection), until)
    for result in results:
        raise_error(result)
    return _rows(results[-1])


def _all(connection: Connection) -> Wire[list[PGresult]]:
    yield from generators.send(connection.pgconn)
    results: list[PGresult] = yield from generators.fetch_many(connection.pgconn)
    return results


def raise_error(result: PGresult) -> None:
    """Raise the `psycopg.Error` that a result holds, if it holds one."""
    if result.status in (ExecStatus.FATAL_ERROR, ExecStatus.BAD_RESPONSE):
        raise psycopg.errors.error_from_result(result)


def _rows(result: PGresult) -> list[tuple[Any, ...]]:
    decoders = [_DECODE.get(result.ftype(column), bytes.decode) for column in range(result.nfields)]
    return [tuple(_value(result, row, decoders)) for row in range(result.ntuples)]


def _value(result: PGresult, row: int, decoders: Sequence[Callable[[bytes], Any]]) -> Generator[Any, None, None]:
    for column, decode in enumerate(decoders):
        data = result.get_value(row, column)
        yield None if data is None else decode(data)


def _data(value: Any) -> bytes | None:
    if isinstance(value, str) and "\0" in value:
        raise Invalid("a text has a zero character, which PostgreSQL's texts have not")
    return value if value is None or isinstance(value, bytes) else str(value).encode()


def _oid(value: Any) -> int:
    return {bytes: _BYTEA, int: _INT8, str: _TEXT}.get(type(value), 0)
