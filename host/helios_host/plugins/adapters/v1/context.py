"""What most hooks of version 1 see of a call: the statement in its session, and the identity."""

from __future__ import annotations

from typing import cast

import attrs
from helios_api.v1.types import Identity as Identity1
from helios_api.v1.types import QueryContext
from helios_api.v2.types import Call, Statement, TableName, TableReference

__all__ = ["identity", "query_context", "table_name"]


class _Context:
    """What `QueryContext` is to a generated call, made in a third of its time: every call of a hook makes one."""

    __slots__ = (*(field.name for field in attrs.fields(QueryContext)), "of")

    def __init__(self, call: Call, statement: Statement, rows_affected: int) -> None:
        session = call.session
        self.query = statement.text
        self.database = session.database
        self.user = session.user
        self.client_addr = session.client_addr
        self.tables = table_names(statement)
        self.attributes = session.attributes
        self.is_batch = statement.is_batch
        self.rows_affected = rows_affected
        self.of = (call, statement)


_last: _Context | None = None


def query_context(call: Call, statement: Statement, rows_affected: int = 0) -> QueryContext:
    """Say a call and its statement in version 1; the plugins of one chain get the same object."""
    global _last
    last = _last
    if last is None or last.of[1] is not statement or last.of[0] is not call or last.rows_affected != rows_affected:
        last = _last = _Context(call, statement, rows_affected)
    return cast("QueryContext", last)


def table_names(statement: Statement) -> list[str]:
    """Return the statement's tables as `schema.name` or `name`, each once."""
    names = [table_name(table) for table in statement.tables]
    return names if len(names) < 2 else list(dict.fromkeys(names))


def table_name(table: TableName | TableReference) -> str:
    """Return a table as `schema.name` or `name`."""
    return table.name if table.schema is None else f"{table.schema}.{table.name}"


def identity(call: Call) -> Identity1:
    """Say who the session acts for; where nobody authenticated it, its user name."""
    known = call.identity
    if known is None:
        return Identity1(user_id=call.session.user, roles=[], attributes=[])
    return Identity1(user_id=known.user_id, roles=known.roles, attributes=known.attributes)
