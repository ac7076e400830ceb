# ruff: noqa: S608, RUF001 - hostile SQL is what this file is for
"""SQL from a grammar: PostgreSQL's dialect with what is known of each statement, and texts that are no statement.

What the grammar makes parses, and its `kind` and `tables` are those that the contract asks for. `hostile` texts are
injection shapes, broken quotes, odd unicode and a megabyte of SQL: nothing is known of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias, TypeVar

import attrs
from hypothesis import strategies as st

from helios_conformance.strategies import text

__all__ = ["MEGABYTE", "NAMES", "Sql", "Table", "hostile", "megabytes", "statements", "texts"]

MEGABYTE: Final = 1 << 20

Draw: TypeAlias = Callable[[st.SearchStrategy[Any]], Any]
T = TypeVar("T")


@attrs.frozen
class Table:
    """A table as the contract names it, and as the statement writes it."""

    schema: str | None
    name: str
    written: str
    access: str = "read"


@attrs.frozen
class Sql:
    """A statement: its text, its `statement-kind`, its tables and how many parameters it takes."""

    text: str
    kind: str
    tables: tuple[Table, ...] = ()
    parameters: int = 0
    parsed: bool = True


NAMES: Final = (
    Table(None, "users", "users"),
    Table(None, "orders", "orders"),
    Table("public", "users", "public.users"),
    Table("audit", "log", "audit.log"),
    Table(None, "secrets", "secrets"),
    Table(None, "orders", "ORDERS"),
    Table(None, "Mixed Case", '"Mixed Case"'),
    Table(None, 'a"b', '"a""b"'),
    Table("Straße", "größe", '"Straße"."größe"'),
    Table(None, "set", '"set"'),
)
"""Tables: plain, qualified, in capitals, quoted, with a quote, beyond ASCII, and named as a keyword."""

PLAIN: Final = (NAMES[0], NAMES[1], NAMES[4], NAMES[3])
"""Those that policies are likely to be about."""

COLUMNS: Final = ("id", "name", "total", "u.id", '"Mixed"', "data->>'key'", "größe")
LITERALS: Final = (
    "1", "0", "NULL", "true", "'a'", "''", "'it''s'", "'-- no comment'", "'; DROP TABLE users'", "E'\\'quoted\\n'",
    "U&'d\\0061t'", "$$dollar 'quoted'$$", "$tag$a $$ b$tag$", "B'101'", "X'1F'", "1.5e10", "9223372036854775808",
    "'漢字'", "'😀'",
    "-1", "DATE '2024-02-29'", "INTERVAL '1 day'", "'[1,2,3]'::json", "ARRAY[1,2]", "CAST('1' AS int)", "(1, 2)",
    "current_user",
)  # fmt: skip
SPACES: Final = (" ", "\n", "\t", "  ", " /* a */ ", " /* a /* nested */ b */ ", " -- line\n", "\r\n")


class _Builder:
    """Draws one statement; notes tables and parameters in order of appearance."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.tables: list[Table] = []
        self.parameters = 0
        self.depth = 0

    def pick(self, values: tuple[T, ...]) -> T:
        made: T = self.draw(st.sampled_from(values))
        return made

    def make(self, *makers: Callable[[], str]) -> str:
        return self.pick(makers)()

    def chance(self) -> bool:
        return bool(self.draw(st.booleans()))

    def table(self, access: str = "read") -> str:
        found = attrs.evolve(self.pick(NAMES if self.chance() else PLAIN), access=access)
        known = {(table.schema, table.name, table.access) for table in self.tables}
        if (found.schema, found.name, access) not in known:
            self.tables.append(found)
        return found.written

    def value(self) -> str:
        if self.depth > 2:
            return "1"
        self.depth += 1
        made = self.make(self.literal, self.literal, self.column, self.parameter, self.function, self.case, self.scalar)
        self.depth -= 1
        return made

    def literal(self) -> str:
        return self.pick(LITERALS)

    def column(self) -> str:
        return self.pick(COLUMNS)

    def parameter(self) -> str:
        self.parameters += 1
        return f"${self.parameters}"

    def function(self) -> str:
        return f"{self.pick(('lower', 'count', 'coalesce', 'now'))}({self.value()})"

    def case(self) -> str:
        return f"CASE WHEN {self.condition()} THEN {self.value()} ELSE {self.value()} END"

    def scalar(self) -> str:
        return f"(SELECT {self.value()} FROM {self.table()})"

    def condition(self) -> str:
        return self.make(
            lambda: f"{self.value()} = {self.value()}",
            lambda: f"{self.value()} IS NOT NULL",
            lambda: f"{self.value()} IN ({self.value()}, {self.value()})",
            lambda: f"{self.value()} BETWEEN {self.value()} AND {self.value()}",
            lambda: f"NOT {self.value()} LIKE '%a%' ESCAPE '!'",
            lambda: f"EXISTS (SELECT 1 FROM {self.table()})",
            lambda: f"({self.value()} > 1 OR {self.value()} < 0) AND true",
        )

    def where(self) -> str:
        return f" WHERE {self.condition()}" if self.chance() else ""

    def source(self) -> str:
        return self.make(
            self.table,
            lambda: f"{self.table()} AS u",
            lambda: f"{self.table()} a LEFT JOIN {self.table()} b ON a.id = b.id",
            lambda: f"{self.table()} CROSS JOIN LATERAL (SELECT 1) l",
            lambda: f"(SELECT * FROM {self.table()}) s",
            lambda: "generate_series(1, 3) g",
            lambda: f"ONLY {self.table()}",
            lambda: f"{self.table()}, {self.table()}",
        )

    def select(self) -> str:
        head = "SELECT " + self.pick(("*", "DISTINCT id", "count(*)", "id, name AS n", "sum(id) OVER (ORDER BY id)"))
        if self.chance():
            head += f", {self.value()}"
        text = f"{head} FROM {self.source()}{self.where()}"
        text += self.pick(("", "", " GROUP BY 1", " GROUP BY id HAVING count(*) > 1"))
        return text + self.tail()

    def tail(self) -> str:
        return self.pick(
            ("", "", "", " ORDER BY 1", " LIMIT 10", " LIMIT 5 OFFSET 2", " FETCH FIRST 3 ROWS ONLY",
            " ORDER BY id DESC NULLS LAST LIMIT ALL", " FOR UPDATE")
        )  # fmt: skip

    def with_query(self) -> str:
        inner = f"SELECT id FROM {self.table()}{self.where()}"
        return f"WITH {self.pick(('', 'RECURSIVE '))}w AS ({inner}) SELECT * FROM w{self.tail()}"

    def union(self) -> str:
        kind = self.pick(("UNION", "UNION ALL", "EXCEPT", "INTERSECT"))
        return f"SELECT id FROM {self.table()} {kind} SELECT id FROM {self.table()}"

    def insert(self) -> str:
        target = attrs.evolve(self.pick(NAMES), access="insert")
        self.tables.append(target)
        head = f"INSERT INTO {target.written} (id, name) VALUES ({self.value()}, {self.value()})"
        end = self.pick(("", " RETURNING id", " ON CONFLICT (id) DO UPDATE SET name = excluded.name"))
        if end.startswith(" ON"):
            self.tables.append(attrs.evolve(target, access="update"))
        return head + end

    def update(self) -> str:
        return f"UPDATE {self.table('update')} SET name = {self.value()}, id = 1{self.where()}"

    def delete(self) -> str:
        return f"DELETE FROM {self.table('delete')}{self.where()}"

    def truncate(self) -> str:
        return f"TRUNCATE {self.pick(('', 'TABLE '))}{self.table('truncate')}{self.pick(('', ' CASCADE'))}"

    def definition(self) -> str:
        return self.make(
            lambda: f"CREATE TABLE {self.table('define')} (id int PRIMARY KEY, name text)",
            lambda: f"DROP TABLE IF EXISTS {self.table('define')}",
            lambda: f"ALTER TABLE {self.table('define')} ADD COLUMN x int",
            lambda: f"ALTER TABLE {self.table('define')} DROP COLUMN x",
            lambda: f"CREATE INDEX i ON {self.table('define')} (id)",
            lambda: f"GRANT SELECT ON {self.table('define')} TO public",
        )


def _select(b: _Builder) -> str:
    return b.make(b.select, b.select, b.select, b.with_query, b.union, lambda: "VALUES (1, 'a')", lambda: "SELECT 1")


def _fixed(*texts: str) -> Callable[[_Builder], str]:
    return lambda b: b.pick(texts)


_KINDS: Final[tuple[tuple[str, Callable[[_Builder], str]], ...]] = (
    ("select", _fixed("SELECT 1")),
    ("select", lambda b: f"SELECT * FROM {b.table()}"),
    ("select", _select),
    ("select", _select),
    ("select", _select),
    ("select", _select),
    ("select", _select),
    ("insert", _Builder.insert),
    ("update", _Builder.update),
    ("delete", _Builder.delete),
    ("truncate", _Builder.truncate),
    ("definition", _Builder.definition),
    ("definition", _Builder.definition),
    ("transaction", _fixed("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT s", "START TRANSACTION READ ONLY")),
    ("setting", _fixed("SET search_path = public", "RESET ALL", "SET LOCAL statement_timeout = 1")),
    ("utility", _fixed("VACUUM", "LISTEN c", "EXPLAIN SELECT 1")),
    ("opaque", _fixed("DO $$ BEGIN DELETE FROM users; END $$", "CALL p(1)")),
)


@st.composite
def statements(draw: Draw, kinds: tuple[str, ...] = ()) -> Sql:
    """Statements of the grammar, of these kinds, all where none are given, in any layout."""
    builder = _Builder(draw)
    rows = tuple(row for row in _KINDS if not kinds or row[0] in kinds)
    kind, make = builder.pick(rows)
    laid_out = _layout(builder, make(builder))
    return Sql(laid_out, kind, tuple(builder.tables), builder.parameters)


def _layout(builder: _Builder, text: str) -> str:
    """Change what does not matter: the case of words, spaces and comments around, a semicolon."""
    style = builder.pick(("plain", "plain", "plain", "lower", "spaced", "around", "semicolon"))
    head, _, rest = text.partition(" ")
    if style == "lower":
        return f"{head.lower()} {rest}" if rest else head.lower()
    if style == "spaced" and rest:
        return head + builder.pick(SPACES) + rest
    if style == "around":
        return builder.pick(SPACES) + text + builder.pick(SPACES)
    return text + ";" if style == "semicolon" else text


_HOSTILE: Final = (
    "", ";", "--", "/*", "/* a /* b */", "'", "E'\\'", '"', "$$", "$x$ $X$", "SELECT", "SELECT '", 'SELECT "',
    "SELECT $1$", "\x00", "SELECT\x001",
    "SELECT 1; DROP TABLE users; --", "' OR '1'='1", "1; DELETE FROM users",
    "SELECT * FROM users WHERE id = 1 OR 1=1 --",
    "SELECT * FROM users WHERE name = '' UNION SELECT * FROM secrets --", "SELECT/**/1/**/FROM/**/users",
    "ＳＥＬＥＣＴ * FROM users",
    "SELECT\u00a01", "SELECT 'a' -- \u2028 DROP TABLE users", "\ufeffSELECT 1", "DELETE FROM users\u202e WHERE",
    "U&\"d\\0061t\"",
    "SELECT 1 LIMIT", "UPDATE users SET", "WITH a AS (DELETE FROM users RETURNING *) SELECT * FROM a", "(((((((((1",
    "SELECT " + "(" * 500 + "1" + ")" * 500,
)  # fmt: skip


def megabytes() -> tuple[str, ...]:
    """Return statements of a megabyte: of many tokens, of one text, and of one comment."""
    values = ", ".join(["1"] * (MEGABYTE // 3))
    return (
        f"SELECT * FROM users WHERE id IN ({values})",
        "SELECT '" + "a" * MEGABYTE + "'",
        "SELECT 1 /*" + "*" * MEGABYTE + "*/",
    )


def hostile() -> st.SearchStrategy[Sql]:
    """Texts of which nothing is known."""
    characters = st.characters(codec="utf-8")
    pieces = st.lists(st.sampled_from((*_HOSTILE, *LITERALS, *SPACES, "FROM users", "a" * 300)), max_size=6).map(
        "".join
    )
    shapes = [st.sampled_from(_HOSTILE), pieces, st.text(characters, max_size=60)]
    return st.one_of(shapes).map(lambda text: Sql(text, "opaque", parsed=False))


def texts() -> st.SearchStrategy[str]:
    """Any text where SQL is expected: mostly statements of the grammar."""
    good: st.SearchStrategy[Sql] = statements()
    any_text = st.one_of(good, hostile()).map(lambda sql: sql.text)
    return any_text | any_text | text()
