"""The demo's client: sends each step as its protocol says, and tells what it got."""

from __future__ import annotations

import psycopg

from .script import Step

__all__ = ["run_step"]


def run_step(dsn: str, step: Step) -> str:
    """Run one step on a session of its own; return `N rows`, or SQLSTATE and message of the error.

    After an error the session must still work, or the answer says so.
    """
    with psycopg.connect(dsn, autocommit=step.protocol != "transaction", prepare_threshold=None) as connection:
        try:
            count = _send(connection, step)
        except psycopg.Error as error:
            connection.rollback()
            outcome = f"{error.sqlstate} {error.diag.message_primary}"
        else:
            outcome = f"{count} row{'' if count == 1 else 's'}"
        if connection.execute("select 42 limit 1").fetchone() != (42,):
            outcome += ", and the session was disturbed"
    return outcome


def _send(connection: psycopg.Connection, step: Step) -> int:
    sql = step.sql.encode()
    if step.protocol == "simple":
        return psycopg.ClientCursor(connection).execute(sql).rowcount
    if step.protocol == "copy":
        with connection.cursor().copy(sql) as copy:
            return sum(bytes(block).count(b"\n") for block in copy)
    if step.protocol == "pipeline":
        with connection.pipeline():
            connection.execute("select 1 limit 1")
            cursor = connection.execute(sql)
            connection.execute("select 2 limit 1")
            return cursor.rowcount
    if step.protocol == "transaction":
        connection.execute("insert into events (kind) values ('left behind?')")
        return connection.execute(sql).rowcount
    prepared = step.protocol == "prepared"
    times = 3 if prepared else 1
    return [connection.execute(sql, step.parameters, prepare=prepared) for _ in range(times)][-1].rowcount
