"""The SQL guard's rules against PostgreSQL's own parser, and every built guard against the rules."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

import guard_driver
import pgparse
import pytest
from guard_driver import ROOT, Case, Guard
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from test_sql_guard import NAMES, component, engine

pytestmark = pytest.mark.guests


def load_rules() -> ModuleType:
    """Import the Python guard's rules, which need no contract."""
    folder = ROOT / "guests/sql-guard/python"
    modules = {}
    for name in ("lexer", "guard"):
        spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        modules[name] = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(modules[name])
    del sys.modules["lexer"], sys.modules["guard"]
    return modules["guard"]


rules = load_rules()
DENIED = ["secrets", "audit.events"]
SETTINGS = rules.Settings(tuple(DENIED), 1000)

EXAMPLES = int(os.environ.get("GUARD_EXAMPLES", "150"))

SLOW = [HealthCheck.filter_too_much, HealthCheck.too_slow]

WORDS = """
    SELECT FROM WHERE DELETE UPDATE SET INSERT INTO VALUES TRUNCATE DROP TABLE ALTER COLUMN DEFAULT NOT NULL DO LIMIT
    ALL FETCH FIRST ROWS ONLY FOR KEY NO SHARE OF ON CONFLICT WITH AS MATERIALIZED UNION PREPARE EXPLAIN ANALYZE COPY TO
    STDOUT LOCK JOIN USING CROSS LATERAL ORDER BY GROUP RETURNING MERGE WHEN MATCHED THEN DISTINCT IS CREATE REFERENCES
    true 1 1.5e3 $1 * = + - / < :: . , ; ( ) [ ] a b secrets "secrets" SECRETS audit events "x""y" U&"secr\\0065ts"
    UESCAPE '' 'a' 'a''b' 'a\\' '\\'' E'a\\'' E'\\\\' B'01' N'a' $$a$$ $q$;'$q$ $$ $q$ ' " -- /* */ delete Update where
    limit größe
"""
ODD = [
    "-- x\n",
    "/* ; */",
    "/* /* */ */",
    "\n",
    "\x00",
    "'a'\n'b'",
    "E'a'\n'\\''",
    "E'a' -- c\n'\\''",
    "\u017felect",
    "\u212a",
]
PIECES = [*WORDS.split(), *ODD]

soup = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", " ", "", "\n"])), max_size=25).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


@st.composite
def statements(draw: st.DrawFn, depth: int = 2) -> str:
    """Draw SQL that is mostly valid, from a few productions."""

    def some(*choices: str) -> str:
        return draw(st.sampled_from(choices))

    def query(level: int) -> str:
        table = some("a", "secrets", "b AS x", '"a b"', "public.a", "audit.events")
        if level and draw(st.booleans()):
            table = f"({query(level - 1)}) AS s"
        more = some("", ", b", " JOIN c ON true", ", secrets", " CROSS JOIN LATERAL (SELECT 1) l")
        head = some(
            "SELECT *",
            "SELECT count(*)",
            "SELECT a AS where",
            "SELECT x.limit",
            "SELECT DISTINCT a",
            "SELECT 1 AS delete",
        )
        text = f"{head} FROM {table}{more}"
        text += some("", " WHERE a = 'LIMIT 1'", " WHERE a IN (SELECT b FROM c LIMIT 1)", " WHERE (a)")
        if level and draw(st.booleans()):
            text = f"{text} {some('UNION', 'UNION ALL', 'EXCEPT')} {query(level - 1)}"
            if draw(st.booleans()):
                return text
            text = f"({text})"
        elif draw(st.integers(0, 4)) == 0:
            text = f"({text + some('', ' LIMIT 5', ' OFFSET 1', ' FOR UPDATE', ' ORDER BY 1')})"
        text += some(
            "",
            "",
            " ORDER BY 1",
            " LIMIT 5",
            " LIMIT ALL",
            " LIMIT NULL OFFSET 2",
            " FETCH FIRST 5 ROWS ONLY",
            " OFFSET 1",
        )
        return text + some("", "", " FOR UPDATE", " FOR NO KEY UPDATE OF a", " FOR SHARE")

    def change() -> str:
        where = some("", "", " WHERE a = 1", " WHERE a IN (SELECT 1)")
        back = some("", " RETURNING *", " RETURNING a AS where")
        return some(
            f"DELETE FROM a{where}{back}",
            f"DELETE FROM ONLY a AS x USING b, c{where}{back}",
            f"UPDATE a SET b = 1, c = (SELECT 1 WHERE true){where}{back}",
            f"UPDATE set SET set = 'WHERE'{where}{back}",
            f"INSERT INTO a VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 1{back}",
        )

    def one(level: int) -> str:
        match draw(st.integers(0, 9)):
            case 0 | 1 | 2 | 3:
                return query(level)
            case 4 | 5:
                return change()
            case 6:
                inner = change() if draw(st.booleans()) else query(0)
                return f"WITH d AS {some('', 'MATERIALIZED ')}({inner}) {one(0)}"
            case 7:
                return some(
                    "EXPLAIN ", "EXPLAIN ANALYZE ", "EXPLAIN (ANALYZE) ", "PREPARE p AS ", "PREPARE p (int) AS "
                ) + one(0)
            case 8:
                return some(
                    "TRUNCATE a", "DROP TABLE a", "ALTER TABLE a DROP COLUMN b", "ALTER TABLE a ALTER b DROP DEFAULT"
                )
            case _:
                return some(
                    "GRANT DELETE, UPDATE ON a TO b",
                    "CREATE RULE r AS ON DELETE TO a DO ALSO DELETE FROM b",
                    "CREATE TABLE a (b int REFERENCES c ON DELETE CASCADE ON UPDATE SET NULL)",
                    "MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE",
                    "DO $$ BEGIN END $$",
                    "COPY (DELETE FROM a RETURNING *) TO STDOUT",
                    "SELECT 1",
                    "TABLE a",
                )

    parts = [one(depth) for _ in range(draw(st.integers(1, 2)))]
    text = some(";", " ; ", ";;").join(parts) + some("", ";", " -- end")
    if draw(st.booleans()):
        text = text.replace(" ", some("  ", "\n", "/* WHERE */", " -- LIMIT 1\n"))
    return text.lower() if draw(st.booleans()) else text


def nodes(tree: Any) -> Iterator[tuple[str, Any]]:
    """Yield every node of a parse tree, by name."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield name, value
            yield from nodes(value)
    elif isinstance(tree, list):
        for item in tree:
            yield from nodes(item)


def parse(sql: str) -> list[Any]:
    """Parse as PostgreSQL does; what it refuses is no example."""
    assume("\0" not in sql)
    try:
        tree: list[Any] = pgparse.parse(sql)
        return tree
    except pgparse.PGQueryError:
        assume(False)
        raise AssertionError from None


def destroys(name: str, node: Any) -> bool:
    if name in {"DeleteStmt", "UpdateStmt"}:
        return "whereClause" not in node
    if name == "AlterTableCmd":
        return str(node.get("subtype")) == "AT_DropColumn"
    return name in {"TruncateStmt", "DropStmt", "DropdbStmt", "DoStmt"}


def limit_of(tree: list[Any]) -> list[Any]:
    """Return the numbers in the limit of a parsed text's one SELECT."""
    return [value for name, value in nodes(tree[0]["stmt"]["SelectStmt"].get("limitCount")) if name == "ival"]


def without_positions(tree: Any) -> Any:
    if isinstance(tree, dict):
        positions = {"location", "stmt_location", "stmt_len", "list_start", "list_end"}
        return {key: without_positions(value) for key, value in tree.items() if key not in positions}
    return [without_positions(item) for item in tree] if isinstance(tree, list) else tree


@given(st.one_of(statements(), soup))
@settings(max_examples=EXAMPLES, suppress_health_check=SLOW, deadline=None)
def test_what_destroys_is_denied(sql: str) -> None:
    if any(destroys(name, node) for name, node in nodes(parse(sql))):
        assert rules.deny(sql, [], SETTINGS) is not None


@given(st.one_of(statements(), soup))
@settings(max_examples=EXAMPLES, suppress_health_check=SLOW, deadline=None)
def test_a_denied_table_is_seen_without_the_host(sql: str) -> None:
    tables = [value for name, value in nodes(parse(sql)) if name == "RangeVar"]
    denied = [
        t for t in tables if t["relname"] == "secrets" or (t["relname"] == "events" and t.get("schemaname") == "audit")
    ]
    if denied:
        assert rules.deny(sql, [], SETTINGS) is not None


@given(statements())
@settings(max_examples=EXAMPLES, suppress_health_check=SLOW, deadline=None)
def test_what_harms_nothing_is_allowed(sql: str) -> None:
    tree = parse(sql)
    assume(not any(destroys(name, node) for name, node in nodes(tree)))
    assume(not any(name in {"MergeStmt", "AlterTableStmt"} for name, _ in nodes(tree)))
    assert rules.deny(sql, [], rules.Settings()) is None


@given(st.one_of(statements(), soup))
@settings(max_examples=EXAMPLES, suppress_health_check=SLOW, deadline=None)
def test_a_limit_changes_nothing_but_the_limit(sql: str) -> None:
    tree = parse(sql)
    limited = rules.limit(sql, 1000)
    assume(limited is not None)
    again = pgparse.parse(limited)
    assert limit_of(again)[-1] == 1000
    before, after = (without_positions(t[0]["stmt"]["SelectStmt"]) for t in (tree, again))
    for key in ("limitCount", "limitOption"):
        before.pop(key, None)
        after.pop(key, None)
    assert before == after
    assert rules.limit(limited, 1000) is None


@given(statements())
@settings(max_examples=EXAMPLES, suppress_health_check=SLOW, deadline=None)
def test_an_unbounded_select_gets_a_limit(sql: str) -> None:
    tree = parse(sql)
    assume(len(tree) == 1 and set(tree[0]["stmt"]) == {"SelectStmt"})
    names = {name for name, _ in nodes(tree)}
    select = tree[0]["stmt"]["SelectStmt"]
    assume("fromClause" in names and not names & {"DeleteStmt", "UpdateStmt", "InsertStmt", "MergeStmt", "intoClause"})
    # `(SELECT ... OFFSET 1) ORDER BY 1` takes no LIMIT behind it: such a text is left as it is.
    assume("limitOffset" not in select)
    limit = select.get("limitCount")
    if limit is None or any(name == "isnull" for name, _ in nodes(limit)):
        assert rules.limit(sql, 1000) is not None


@cache
def running(name: str, version: str) -> Guard:
    guard = guard_driver.start(engine(), component(name), version, {"denied_tables": DENIED})
    assert guard.load() is None
    return guard


@pytest.mark.parametrize(("name", "version"), NAMES)
def test_every_guard_follows_the_rules(name: str, version: str) -> None:
    component(name)

    @given(st.one_of(statements(), soup, st.text(max_size=40)))
    @settings(max_examples=EXAMPLES, suppress_health_check=SLOW, deadline=None)
    def check(sql: str) -> None:
        guard = running(name, version)
        case = Case("", sql, "select", [])
        assert guard.pre_query(case) == rules.deny(sql, [], SETTINGS)
        assert guard.rewrite(case) == rules.limit(sql, 1000)

    check()


def test_the_cases_are_what_the_rules_say() -> None:
    for line in json.loads((ROOT / "guests/sql-guard/cases.json").read_text()):
        case = Case(**line)
        chosen = rules.read_settings(case.config)
        assert rules.deny(case.sql, [rules.Table(*t.rpartition(".")[::2]) for t in case.tables], chosen) == case.deny
