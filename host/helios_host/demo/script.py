"""The statements of the demo, and what is expected of each.

Each guard has a table of its own that it denies, so that every language has its say: the chain asks the C guard first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import attrs

__all__ = ["DENIED_TABLES", "PRIORITIES", "SCHEMA", "SCRIPT", "Step", "configuration"]

Protocol = Literal["simple", "extended", "prepared", "pipeline", "transaction", "copy"]

DENIED_TABLES: Final = {"c": "secrets", "zig": "payroll", "rust": "api_keys", "python": "audit_log"}
"""The table that the guard in each language denies."""

PRIORITIES: Final = {"c": 40, "zig": 30, "rust": 20, "python": 10}

MAX_ROWS: Final = 100
"""The LIMIT that the Python guard adds; the others add none."""

SCHEMA: Final = """
create table users (id serial primary key, name text not null);
insert into users (name) select 'user ' || n from generate_series(1, 20) n;
create table events (id serial primary key, kind text not null, at timestamptz default now());
insert into events (kind) select (array['click', 'view', 'buy'])[1 + n % 3] from generate_series(1, 1500) n;
create table secrets (token text); insert into secrets values ('s3cr3t');
create table payroll (salary int); insert into payroll values (1);
create table api_keys (key text); insert into api_keys values ('k');
create table audit_log (line text); insert into audit_log values ('l');
"""


@attrs.frozen
class Step:
    """One statement: how it is sent, who must decide what, and what the client must get.

    `client` is `N rows`, or SQLSTATE and message of the error. A step whose `guard` was not built is left out.
    """

    protocol: Protocol
    sql: str
    client: str
    guard: str | None = None
    decision: Literal["allow", "deny", "rewrite"] = "allow"
    parameters: Sequence[object] = ()


def _denied(table: str) -> str:
    return f'42501 table "{table}" is not allowed'


_NO_WHERE: Final = "42501 {} without WHERE is not allowed"
_DELETE: Final = _NO_WHERE.format("DELETE")

SCRIPT: Final[tuple[Step, ...]] = (
    Step("simple", "SELECT name FROM users WHERE id = 7 LIMIT 1", "1 row"),
    Step("extended", "SELECT name FROM users WHERE id = %s LIMIT 1", "1 row", parameters=[7]),
    Step("prepared", "SELECT name FROM users WHERE id = %s LIMIT 2", "1 row", parameters=[8]),
    Step("simple", "SELECT * FROM events", f"{MAX_ROWS} rows", "python", "rewrite"),
    Step("extended", "SELECT * FROM events WHERE kind = %s", f"{MAX_ROWS} rows", "python", "rewrite", ["click"]),
    Step("prepared", "SELECT id FROM events WHERE kind <> %s", f"{MAX_ROWS} rows", "python", "rewrite", ["buy"]),
    Step("simple", "DELETE FROM users", _DELETE, "c", "deny"),
    Step("extended", "UPDATE users SET name = %s", _NO_WHERE.format("UPDATE"), "c", "deny", ["nobody"]),
    Step("prepared", "DELETE FROM users USING events", _DELETE, "c", "deny"),
    Step("simple", "DELETE /* WHERE id = 1 */ FROM users -- WHERE", _DELETE, "c", "deny"),
    Step("simple", "SELECT 1 LIMIT 1; DELETE FROM users", _DELETE, "c", "deny"),
    Step("simple", "WITH gone AS (DELETE FROM users RETURNING *) SELECT * FROM gone", _DELETE, "c", "deny"),
    Step("transaction", "DELETE FROM events", _DELETE, "c", "deny"),
    Step("pipeline", "DELETE FROM users", _DELETE, "c", "deny"),
    Step("simple", "SELECT token FROM secrets", _denied("secrets"), "c", "deny"),
    Step("extended", "SELECT salary FROM payroll WHERE salary > %s", _denied("payroll"), "zig", "deny", [0]),
    Step("prepared", "SELECT key FROM api_keys WHERE key <> %s", _denied("api_keys"), "rust", "deny", [""]),
    Step("simple", 'SELECT line FROM public."audit_log"', _denied("audit_log"), "python", "deny"),
    Step("extended", "DELETE FROM users WHERE id = %s", "1 row", parameters=[20]),
    Step("copy", "COPY users TO STDOUT", "19 rows"),
    Step("copy", "COPY secrets TO STDOUT", _denied("secrets"), "c", "deny"),
    Step("prepared", "SELECT count(*) FROM users LIMIT 1", "1 row"),
)


def configuration(plugins: dict[str, str]) -> str:
    """Return the configuration of the demo: `plugins` are the guards' names by language; a busy machine has time."""
    lines = ["[plugins]", "timeout = '1s'", ""]
    for language, name in plugins.items():
        rows = MAX_ROWS if language == "python" else 0
        lines += [
            f"[plugins.{name}]",
            f"priority = {PRIORITIES[language]}",
            f"config = {{ denied_tables = ['{DENIED_TABLES[language]}'], max_rows = {rows} }}",
            "",
        ]
    lines += ["[plugins.permissions]", *(f'{name} = ["metrics"]' for name in plugins.values())]
    return "\n".join(lines)
