"""Rules of the SQL guard, apart from any contract: text in, decision out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from lexer import END, Token, Tokens, lex

CLAUSES: Final = (
    "EXCEPT FETCH FOR GROUP HAVING INTERSECT LIMIT OFFSET ORDER RETURNING SELECT SET UNION VALUES WHERE WINDOW"
)
CLOSES_LIST: Final = frozenset(CLAUSES.split())
INTRODUCES_LIST: Final = frozenset({"FROM", "LOCK", "TABLE", "TRUNCATE", "USING"})
INTRODUCES_TABLE: Final = INTRODUCES_LIST | {"COPY", "INTO", "JOIN", "ONLY", "UPDATE"}
MAY_PRECEDE_TABLE: Final = frozenset({"EXISTS", "IF", "LATERAL", "NOT"})
ASCII_LOWER: Final = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}

LAST_ROW_COUNT: Final = 2**31 - 1


class Settings(NamedTuple):
    """The operator's settings. A denied table is `name` or `schema.name`; max_rows 0 adds no LIMIT."""

    denied_tables: tuple[str, ...] = ()
    max_rows: int = 1000


def read_settings(values: dict[str, object]) -> Settings:
    """Check the settings; raises ValueError that says what is wrong."""
    tables = values.get("denied_tables", [])
    rows = values.get("max_rows", Settings().max_rows)
    if not isinstance(tables, list) or not all(isinstance(table, str) for table in tables):
        raise ValueError("denied_tables: expected a list of table names")
    if not isinstance(rows, int) or isinstance(rows, bool) or not 0 <= rows <= LAST_ROW_COUNT:
        raise ValueError("max_rows: expected a whole number from 0 to 2147483647")
    return Settings(tuple(tables), rows)


class Table(NamedTuple):
    """A table that a statement names; `schema` is empty where it says none."""

    schema: str
    name: str


def deny(sql: str, tables: Sequence[Table], settings: Settings) -> str | None:
    """Return the reason for refusing a statement; `tables` are those that the host found in it."""
    reading = lex(sql)
    reason = _deny_reading(reading, tables, settings)
    if reason is None and reading.unfinished:
        reason = "a quote or comment that does not end is not allowed"
    if reason is None and reading.ambiguous:
        # The server's reading depends on standard_conforming_strings: both must pass.
        reason = _deny_reading(lex(sql, backslashes=True), tables, settings)
    return reason


def _deny_reading(reading: Tokens, tables: Iterable[Table], settings: Settings) -> str | None:
    if reading.too_many:
        return "a statement of more than 100000 words and signs is not allowed"
    if reason := _destructive(reading.tokens):
        return reason
    if settings.denied_tables:
        found = [*tables, *_tables(reading.tokens)]
        if name := next((name for table in found if (name := _denied(table, settings))), None):
            return f'table "{name}" is not allowed'
        if reading.escaped:
            return "a name with Unicode escapes is not allowed"
    return None


def destroys_by_kind(kind: str, sql: str) -> str | None:
    """Return the reason for refusing a statement of which the host says that it destroys, and the tokens do not."""
    if kind == "truncate":
        return "TRUNCATE is not allowed"
    verb = {"delete": "DELETE", "update": "UPDATE"}.get(kind)
    if verb and not any(token.word == verb for token in lex(sql).tokens):
        return f"{verb} without WHERE is not allowed"
    return None


def holds_destructive_word(sql: str) -> str | None:
    """Return the reason for refusing a statement that the host could not parse."""
    tokens = lex(sql).tokens
    for i, token in enumerate(tokens):
        if token.word in {"DELETE", "UPDATE", "TRUNCATE", "DROP"} and not _is_label(tokens, i):
            return f"{token.word} in a statement that cannot be parsed is not allowed"
    return None


def _at(tokens: list[Token], i: int) -> Token:
    return tokens[i] if 0 <= i < len(tokens) else END


def _is_label(tokens: list[Token], i: int) -> bool:
    """Whether a word is a column, an alias or another name because of what stands before it."""
    return _at(tokens, i - 1).word in {".", "AS"}


def _followed_by(tokens: list[Token], i: int, word: str) -> bool:
    """Whether a word follows in the same statement, on the same level of parentheses."""
    depth = tokens[i].depth
    for j in range(i + 1, len(tokens)):
        token = tokens[j]
        if token.depth < depth or token.word == ";":
            return False
        if token.word == word and token.depth == depth and not _is_label(tokens, j):
            return True
    return False


def _is_delete(tokens: list[Token], i: int) -> bool:
    """Whether a DELETE that does not open a statement is a verb."""
    if _is_label(tokens, i) or tokens[i - 1].word in {"SELECT", "DISTINCT", ","}:
        return False
    return _at(tokens, i + 1).word == "FROM"


def _is_update(tokens: list[Token], i: int) -> bool:
    """Whether an UPDATE that does not open a statement is a verb."""
    before, following = tokens[i - 1].word, _at(tokens, i + 1).word
    if _is_label(tokens, i) or before in {"FOR", "ON"}:  # FOR UPDATE, ON UPDATE CASCADE
        return False
    if before in {"DO", "THEN"} and following == "SET":  # ON CONFLICT, MERGE
        return False
    if before == "KEY" and _at(tokens, i - 2).word == "NO":  # FOR NO KEY UPDATE
        return False
    return _followed_by(tokens, i, "SET")


def _destructive(tokens: list[Token]) -> str | None:
    """Return the reason why one of the statements is destructive."""
    opening = ""  # the word that the statement begins with; behind `PREPARE p AS` begins another one
    merges = False
    for i, token in enumerate(tokens):
        word, before = token.word, _at(tokens, i - 1).word
        opens = i == 0 or before == ";" or (before == "AS" and opening == "PREPARE")
        if opens:
            opening, merges = word, False
        if word == "DELETE":
            if merges and before == "THEN":
                return "MERGE with DELETE is not allowed"
            if (opens or _is_delete(tokens, i)) and not _followed_by(tokens, i, "WHERE"):
                return "DELETE without WHERE is not allowed"
        elif word == "UPDATE":
            if (opens or _is_update(tokens, i)) and not _followed_by(tokens, i, "WHERE"):
                return "UPDATE without WHERE is not allowed"
        elif word == "MERGE":
            merges = True
        elif word == "TRUNCATE" and opens:
            return "TRUNCATE is not allowed"
        elif word == "DO" and opens:
            return "DO is not allowed: what it runs cannot be checked"
        elif word == "DROP":
            # ALTER COLUMN c DROP DEFAULT and DROP NOT NULL take no data away.
            harmless = _at(tokens, i + 1).word in {"DEFAULT", "NOT"}
            if opens or (opening == "ALTER" and not _is_label(tokens, i) and not harmless):
                return "DROP is not allowed"
    return None


def _tables(tokens: list[Token]) -> list[Table]:
    """Return the names that stand where a table stands."""
    tables: list[Table] = []
    in_list: dict[int, bool] = {}  # for each level: a comma is followed by another table
    expected = False
    i = 0
    while i < len(tokens):
        word, depth = tokens[i].word, tokens[i].depth
        if word == "(":
            in_list[depth + 1] = False
        elif word == ",":
            expected = in_list.get(depth, False)
        elif not tokens[i].name:
            expected = False
            if word == ";":
                in_list[depth] = False
        elif _introduces_table(tokens, i):
            expected = True
            if word in INTRODUCES_LIST and _at(tokens, i - 1).word != "AS":
                in_list[depth] = True
        elif expected and word not in MAY_PRECEDE_TABLE:
            schema = ""
            while _at(tokens, i + 1).word == "." and _at(tokens, i + 2).name:
                schema = tokens[i].name
                i += 2
            tables.append(Table(schema, tokens[i].name))
            expected = False
        elif word in CLOSES_LIST and not _is_label(tokens, i):
            in_list[depth] = False
        i += 1
    return tables


def _introduces_table(tokens: list[Token], i: int) -> bool:
    word, before = tokens[i].word, _at(tokens, i - 1).word
    if word not in INTRODUCES_TABLE or before == ".":
        return False
    if word == "TABLE":  # also CREATE TABLE a AS TABLE b
        return True
    return before != "AS" and (word != "FROM" or before != "DISTINCT")  # IS DISTINCT FROM


def _fold(name: str) -> str:
    return name.translate(ASCII_LOWER)


def _denied(table: Table, settings: Settings) -> str | None:
    """Return the setting that denies a table. A missing schema on either side matches any."""
    schema, name = _fold(table.schema), _fold(table.name)
    for denied in settings.denied_tables:
        denied_schema, _, denied_name = _fold(denied).rpartition(".")
        if name == denied_name and (not schema or not denied_schema or schema == denied_schema):
            return denied
    return None


def _may_change_data(tokens: list[Token]) -> bool:
    """Whether a text may change data, by its words."""
    for i, token in enumerate(tokens):
        if token.word in {"DELETE", "INSERT", "MERGE"} and not _is_label(tokens, i):
            return True
        if token.word == "UPDATE" and not _is_label(tokens, i) and _at(tokens, i - 1).word not in {"FOR", "KEY"}:
            return True
    return False


def limit(sql: str, max_rows: int) -> str | None:
    """Return the one unbounded SELECT of a text with a LIMIT; None where there is none, or in any doubt."""
    reading = lex(sql)
    tokens = reading.tokens
    while tokens and tokens[-1].word == ";":
        tokens.pop()
    inner = [token.depth for token in tokens if token.word not in {"(", ")"}]
    if not (max_rows and inner and reading.balanced) or reading.too_many or reading.unfinished or reading.ambiguous:
        return None
    if any(token.word == ";" for token in tokens) or _may_change_data(tokens):
        return None
    base = min(inner)  # parentheses around all of it
    tokens = tokens[base : len(tokens) - base]
    if tokens[-1].depth < base:
        return None
    return _limit_select(sql, tokens, max_rows)


def _main_select(tokens: list[Token]) -> int | None:
    """Find the word that the statement's own query begins with, behind its WITH and its parentheses."""
    base, start = tokens[0].depth, 0
    if tokens[0].word == "WITH":
        for start in range(1, len(tokens)):
            token = tokens[start]
            if token.depth == base and token.word in {"SELECT", "TABLE", "VALUES"} and not _is_label(tokens, start):
                break
            if token.depth == base and token.word == "(" and tokens[start - 1].word == ")":
                break
    first = next((i for i in range(start, len(tokens)) if tokens[i].word != "("), None)
    openings = {"SELECT", "TABLE", "WITH", "VALUES"} if start else {"SELECT", "TABLE", "WITH"}
    return first if first is not None and tokens[first].word in openings else None


def _limit_select(sql: str, tokens: list[Token], max_rows: int) -> str | None:
    """Put a LIMIT into a statement without parentheses around all of it."""
    first = _main_select(tokens)
    if first is None:
        return None
    many = first > 0 or tokens[0].word == "TABLE"  # whether it can return more than one row
    bounded = False  # `(SELECT ... LIMIT 5) ORDER BY 1` takes no other LIMIT
    unbounded = END  # the ALL of a LIMIT ALL
    base, level = tokens[0].depth, tokens[first].depth
    end = tokens[-1].end
    for i in range(first, len(tokens)):
        token, following = tokens[i], _at(tokens, i + 1)
        level = min(level, token.depth)
        many |= token.word == "("  # a function can return a set
        if token.depth > level or not token.word or _is_label(tokens, i):
            continue
        if token.word in {"EXCEPT", "INTERSECT", "UNION"}:
            bounded, unbounded = False, END
        elif token.word == "LIMIT" and following.word in {"ALL", "NULL"}:
            unbounded = following
        elif token.word in {"FETCH", "LIMIT"} or (token.word == "OFFSET" and level > base):
            bounded = True
        elif token.word == "INTO":
            return None
        elif token.word == "FOR" and level == base:  # FOR UPDATE and the like stand behind LIMIT
            end = min(end, tokens[i - 1].end)
        many |= token.word == "FROM"
    if unbounded.word:
        return f"{sql[: unbounded.start]}{max_rows}{sql[unbounded.end :]}"
    if bounded or not many:
        return None
    after = sql[end : end + 1]
    gap = " " if after.isascii() and (after.isalpha() or after == "_") else ""  # `(a)FOR UPDATE`
    return f"{sql[:end]} LIMIT {max_rows}{gap}{sql[end:]}"
