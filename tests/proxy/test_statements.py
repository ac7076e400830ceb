"""What a text is: kind, tables and accesses, fingerprint; and what its classification may not depend on."""

from __future__ import annotations

import pgparse
import pytest
from helios_api.v2.types import StatementKind
from helios_host.proxies.postgres.statements import ALL_NAMES, MAX_PARSED, Classifier, skeleton
from hypothesis import given
from hypothesis import strategies as st

CASES: list[tuple[str, str, list[str]]] = [
    # text, kind, tables as access:schema.name
    ("", "select", []),
    ("-- nothing", "select", []),
    ("SELECT 1", "select", []),
    ("TABLE t", "select", ["read:t"]),
    ("VALUES (1), (2)", "select", []),
    ("SHOW search_path", "select", []),
    ("SELECT * FROM a, b.c JOIN d ON true", "select", ["read:a", "read:b.c", "read:d"]),
    ("SELECT * FROM db.s.t", "select", ["read:s.t"]),
    ('SELECT * FROM "Odd Name", lower', "select", ["read:Odd Name", "read:lower"]),
    ("SELECT * FROM T, t", "select", ["read:t"]),
    ("SELECT (SELECT max(x) FROM a) FROM b WHERE y IN (SELECT z FROM c)", "select", ["read:a", "read:b", "read:c"]),
    ("SELECT 1 FROM a UNION SELECT 2 FROM b EXCEPT SELECT 3 FROM c", "select", ["read:a", "read:b", "read:c"]),
    ("SELECT * FROM t FOR UPDATE OF t", "select", ["read:t"]),
    ("SELECT * FROM a, LATERAL (SELECT * FROM b) x", "select", ["read:a", "read:b"]),
    ("SELECT * FROM t TABLESAMPLE system (1)", "select", ["read:t"]),
    # WITH queries are no tables, their own scope aside.
    ("WITH x AS (SELECT * FROM a) SELECT * FROM x", "select", ["read:a"]),
    ("WITH x AS (SELECT * FROM x) SELECT * FROM x", "select", ["read:x"]),
    ("WITH RECURSIVE x AS (SELECT 1 UNION SELECT n FROM x) SELECT * FROM x", "select", []),
    ("WITH x AS (SELECT 1), y AS (SELECT * FROM x) SELECT * FROM y, x, z", "select", ["read:z"]),
    ("WITH y AS (SELECT * FROM x), x AS (SELECT 1) SELECT * FROM y", "select", ["read:x"]),
    ("WITH x AS (SELECT 1) SELECT * FROM s.x", "select", ["read:s.x"]),
    ("SELECT * FROM (WITH x AS (SELECT 1) SELECT * FROM x) q, x", "select", ["read:x"]),
    ("WITH x AS (SELECT 1) SELECT (SELECT count(*) FROM x)", "select", []),
    ("WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d", "delete", ["delete:t"]),
    ("WITH d AS (UPDATE t SET a = 1 RETURNING *) INSERT INTO u SELECT * FROM d", "update", ["update:t", "insert:u"]),
    ("WITH t AS (SELECT 1) INSERT INTO t SELECT * FROM t", "insert", ["insert:t"]),
    # Changes.
    ("INSERT INTO a.b SELECT * FROM c", "insert", ["insert:a.b", "read:c"]),
    ("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING", "insert", ["insert:t"]),
    ("INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2", "insert", ["insert:t", "update:t"]),
    ("UPDATE t SET a = b.a FROM b WHERE b.x = (SELECT 1 FROM c)", "update", ["update:t", "read:b", "read:c"]),
    ("UPDATE t SET a = 1 FROM t AS o", "update", ["update:t", "read:t"]),
    ("DELETE FROM t USING u", "delete", ["delete:t", "read:u"]),
    (
        "MERGE INTO t USING s ON t.a = s.a WHEN MATCHED AND s.b THEN DELETE WHEN MATCHED THEN UPDATE SET a = 1 "
        "WHEN NOT MATCHED THEN INSERT VALUES (1)",
        "merge",
        ["delete:t", "update:t", "insert:t", "read:s"],
    ),
    ("MERGE INTO t USING s ON true WHEN MATCHED THEN DO NOTHING", "merge", ["read:t", "read:s"]),
    ("TRUNCATE a, b.c", "truncate", ["truncate:a", "truncate:b.c"]),
    # COPY.
    ("COPY t TO STDOUT", "copy", ["read:t"]),
    ("COPY t FROM STDIN WHERE a > 1", "copy", ["insert:t"]),
    ("COPY (SELECT * FROM t) TO STDOUT", "copy", ["read:t"]),
    ("COPY (DELETE FROM t RETURNING *) TO STDOUT", "delete", ["delete:t"]),
    ("COPY t TO PROGRAM 'rm -rf /'", "opaque", ["read:t"]),
    # What runs another statement, or may.
    ("EXPLAIN DELETE FROM t", "utility", ["read:t"]),
    ("EXPLAIN (COSTS off) SELECT * FROM t", "utility", ["read:t"]),
    ("EXPLAIN ANALYZE DELETE FROM t", "delete", ["delete:t"]),
    ("EXPLAIN (ANALYZE) UPDATE t SET a = 1", "update", ["update:t"]),
    ("EXPLAIN (ANALYZE true) DELETE FROM t", "delete", ["delete:t"]),
    ("EXPLAIN (ANALYZE 'on') DELETE FROM t", "delete", ["delete:t"]),
    ("EXPLAIN (ANALYZE 1) DELETE FROM t", "delete", ["delete:t"]),
    ("EXPLAIN (ANALYZE false) DELETE FROM t", "utility", ["read:t"]),
    ("EXPLAIN (ANALYZE 0) DELETE FROM t", "utility", ["read:t"]),
    ("EXPLAIN SELECT my_function()", "opaque", []),
    ("PREPARE p AS DELETE FROM t", "delete", ["delete:t"]),
    ("PREPARE p AS SELECT 1 FROM t", "select", ["read:t"]),
    ("DECLARE c CURSOR FOR SELECT * FROM t", "select", ["read:t"]),
    ("FETCH 3 FROM c", "select", []),
    ("CLOSE c", "utility", []),
    ("EXECUTE p(1)", "opaque", []),
    ("CALL p()", "opaque", []),
    ("DO $$ BEGIN DELETE FROM t; END $$", "opaque", []),
    ("LOAD 'library'", "opaque", []),
    ("SELECT count(*), lower('X'), pg_catalog.now() FROM t", "select", ["read:t"]),
    ("SELECT coalesce(NULL, 1), extract(year FROM now()), current_user", "select", []),
    ("SELECT my_function(1) FROM t", "opaque", ["read:t"]),
    ("SELECT app.lower('X')", "opaque", []),
    ("SELECT * FROM my_rows()", "opaque", []),
    ("SELECT set_config('role', 'root', false)", "opaque", []),
    ("SELECT query_to_xml('DELETE FROM t', true, true, '')", "opaque", []),
    ("SELECT pg_read_file('/etc/passwd')", "opaque", []),
    ("SELECT lo_import('/etc/passwd')", "opaque", []),
    ("SELEC 1", "opaque", []),
    ("SELECT 'unfinished", "opaque", []),
    # Definitions.
    ("CREATE TABLE t (a int REFERENCES u, LIKE v)", "definition", ["define:t", "read:u", "read:v"]),
    ("CREATE TABLE t AS SELECT * FROM u", "definition", ["define:t", "read:u"]),
    ("CREATE TABLE t AS EXECUTE p", "opaque", ["define:t"]),
    ("SELECT * INTO t FROM u", "definition", ["define:t", "read:u"]),
    ("CREATE VIEW v AS SELECT * FROM t", "definition", ["define:v", "read:t"]),
    ("CREATE MATERIALIZED VIEW v AS SELECT * FROM t", "definition", ["define:v", "read:t"]),
    ("CREATE INDEX ON t (a)", "definition", ["define:t"]),
    ("CREATE RULE r AS ON INSERT TO t DO ALSO DELETE FROM u", "definition", ["define:t", "delete:u"]),
    ("CREATE TRIGGER x AFTER INSERT ON t EXECUTE FUNCTION f()", "definition", ["define:t"]),
    ("CREATE POLICY p ON t USING (a IN (SELECT b FROM u))", "definition", ["define:t", "read:u"]),
    ("CREATE FUNCTION f() RETURNS int RETURN 1", "definition", []),
    ("CREATE FUNCTION f() RETURNS void BEGIN ATOMIC DELETE FROM t; END", "definition", ["delete:t"]),
    ("CREATE FOREIGN TABLE t (a int) SERVER s", "definition", ["define:t"]),
    ("CREATE EXTENSION x", "definition", []),
    ("CREATE ROLE r", "definition", []),
    ("ALTER TABLE s.t ADD COLUMN a int", "definition", ["define:s.t"]),
    ("ALTER TABLE t RENAME TO u", "definition", ["define:t"]),
    ("ALTER TABLE t SET SCHEMA u", "definition", ["define:t"]),
    ("ALTER TABLE t ATTACH PARTITION u DEFAULT", "definition", ["define:t", "read:u"]),
    ("ALTER SYSTEM SET work_mem = '1MB'", "definition", []),
    ("DROP TABLE a.b, c", "definition", ["define:a.b", "define:c"]),
    ("DROP VIEW v", "definition", ["define:v"]),
    ("DROP TRIGGER x ON s.t", "definition", ["define:s.t"]),
    ("DROP FUNCTION f", "definition", []),
    ("COMMENT ON TABLE a.b IS 'x'", "definition", ["define:a.b"]),
    ("COMMENT ON COLUMN a.b.c IS 'x'", "definition", ["define:a.b"]),
    ("GRANT SELECT ON t, s.u TO r", "definition", ["define:t", "define:s.u"]),
    ("REVOKE ALL ON FUNCTION f() FROM r", "definition", []),
    ("REASSIGN OWNED BY a TO b", "definition", []),
    # The rest.
    ("BEGIN", "transaction", []),
    ("SAVEPOINT s", "transaction", []),
    ("COMMIT AND CHAIN", "transaction", []),
    ("SET x.y = 1", "setting", []),
    ("RESET ALL", "setting", []),
    ("DISCARD ALL", "setting", []),
    ("VACUUM (ANALYZE) t", "utility", ["read:t"]),
    ("LOCK TABLE t IN EXCLUSIVE MODE", "utility", ["read:t"]),
    ("LISTEN x", "utility", []),
    ("REINDEX TABLE t", "utility", ["read:t"]),
    ("REFRESH MATERIALIZED VIEW v", "utility", ["read:v"]),
    ("DEALLOCATE ALL", "utility", []),
    # Several: the kind that changes most.
    ("BEGIN; SELECT 1; COMMIT", "transaction", []),
    ("SELECT * FROM a; DELETE FROM b; SELECT * FROM c", "delete", ["read:a", "delete:b", "read:c"]),
    ("INSERT INTO t VALUES (1); DROP TABLE u", "definition", ["insert:t", "define:u"]),
]


def shown(text: str, classify: Classifier) -> tuple[str, list[str]]:
    statement = classify.parse(text)
    tables = [f"{t.access.value}:{t.schema + '.' if t.schema else ''}{t.name}" for t in statement.tables]
    return statement.kind.value, tables


@pytest.mark.parametrize(("text", "kind", "tables"), CASES, ids=[case[0][:50] for case in CASES])
def test_kind_and_tables(text: str, kind: str, tables: list[str]) -> None:
    assert shown(text, Classifier()) == (kind, tables)


def test_what_is_known_already_is_the_same_as_what_is_not() -> None:
    known = Classifier()
    first = [shown(text, known) for text, _, _ in CASES]
    assert [shown(text, known) for text, _, _ in CASES] == first
    assert [shown(text, Classifier(capacity=2)) for text, _, _ in CASES] == first


PLAIN = [case for case in CASES if case[1] in ("select", "insert", "update", "delete") and case[2]]
WORDS = st.text("ab'é\\$1;-", max_size=8)


@given(
    st.lists(st.tuples(st.sampled_from(PLAIN), st.integers(0, 10**9), st.text("ab'é\\$1;-", max_size=8)), max_size=20)
)
def test_constants_change_nothing(cases: list[tuple[tuple[str, str, list[str]], int, str]]) -> None:
    classify = Classifier()
    for (text, _, _), number, words in cases:
        quoted = "'" + words.replace("'", "''") + "'"
        changed = f"SELECT {number}, {quoted}; {text}"
        fresh = Classifier().parse(changed)
        assert classify.parse(changed) == fresh
        assert fresh.text == changed
        assert fresh.is_batch
        assert fresh.fingerprint == pgparse.fingerprint(changed)


PARTS = st.sampled_from(
    ["1", "20", "007", "1.5", "1e5", "0x1F", "t1", '"t1"', "'1'", "$1", "a", ".", "-", ",", "(", ")", " "]
)


@given(st.lists(PARTS, max_size=8).map("".join), st.integers(0, 10**6))
def test_texts_with_other_digits_in_the_same_places_have_their_own_shape(part: str, seed: int) -> None:
    classify = Classifier()
    text = f"SELECT {part} FROM t WHERE a = 1"
    other = "".join(
        str((int(c) + seed // 10 ** (i % 7)) % 10) if c.isdigit() else c for i, c in enumerate(text)
    ).encode()
    for _ in range(2):  # a form is noted at the first look
        classify(text.encode())
        classify.shape(text.encode())
    found = classify.shape(other)
    if found is not None:
        fresh = Classifier()(other)
        assert fresh.shape.is_plain
        assert (found.kind, found.fingerprint, found.tables) == (
            fresh.statement.kind,
            fresh.statement.fingerprint,
            fresh.statement.tables,
        )
    assert Classifier()(other).statement == classify(other).statement


@given(st.text(max_size=60) | st.lists(st.sampled_from([case[0] for case in CASES]), max_size=3).map("; ".join))
def test_any_text_has_a_kind(text: str) -> None:
    if "\0" in text:
        return
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return
    parsed = Classifier()(raw)
    assert parsed.statement.text == text
    assert (parsed.statement.fingerprint is None) <= (parsed.statement.kind is StatementKind.OPAQUE)


@given(st.lists(st.sampled_from(CASES), min_size=2, max_size=4))
def test_a_text_of_several_has_the_tables_of_each_and_the_greatest_kind(
    cases: list[tuple[str, str, list[str]]],
) -> None:
    classify = Classifier()
    text = ";\n".join(case[0] for case in cases)
    if any(classify.parse(case[0]).fingerprint is None for case in cases):
        return
    order = [kind.value for kind in StatementKind]
    kind, tables = shown(text, classify)
    assert kind == max((case[1] for case in cases), key=order.index)
    assert tables == list(dict.fromkeys(table for case in cases for table in case[2]))


def test_fingerprints_are_the_same_for_other_constants_and_layout() -> None:
    prints = {
        Classifier().parse(text).fingerprint
        for text in ("SELECT * FROM t WHERE a = 1", "select *\nfrom t where a=2 -- x")
    }
    assert len(prints) == 1
    assert Classifier().parse("nonsense").fingerprint is None


def test_deep_and_long_texts() -> None:
    classify = Classifier()
    assert shown("SELECT " + " || ".join(["'x'"] * 400) + " FROM t", classify) == ("select", ["read:t"])
    assert classify.parse("SELECT " + "(" * 20_000 + "1" + ")" * 20_000).kind is StatementKind.OPAQUE
    long = "SELECT '" + "x" * MAX_PARSED + "'"
    assert classify.parse(long).kind is StatementKind.OPAQUE
    assert classify.parse(long).text == long


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("DEALLOCATE s", ("s",)),
        ("DEALLOCATE ALL", (ALL_NAMES,)),
        ("DISCARD ALL", (ALL_NAMES,)),
        ("PREPARE s AS SELECT 1", ("s",)),
        ("SELECT 1; DEALLOCATE a; DEALLOCATE b", ("a", "b")),
        ("SELECT 1", ()),
    ],
)
def test_names_that_a_text_gives_up_or_takes(text: str, names: tuple[str, ...]) -> None:
    assert Classifier()(text.encode()).releases == names


@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ("SELECT upper('x') FROM t", True),
        ("WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d", True),
        ("BEGIN ISOLATION LEVEL SERIALIZABLE", True),
        ("SAVEPOINT s", True),
        ("COMMIT", False),
        ("ROLLBACK TO s", False),
        ("SET client_encoding TO UTF8", False),
        ("SELECT set_config('client_encoding', 'SJIS', false)", False),
        ("SELECT 1; SET client_encoding TO SJIS; SELECT 2", False),
        ("CALL p()", False),
        ("no SQL", False),
    ],
)
def test_what_surely_keeps_the_sessions_settings(text: str, keeps: bool) -> None:
    assert Classifier()(text.encode()).keeps_settings is keeps


LITERALS = st.one_of(
    st.integers(0, 10**12).map(str),
    st.floats(0, 10**6).map(lambda number: f"{number:.3f}"),
    st.text(st.sampled_from("ab' ;-/*$\"1(),"), max_size=12).map(lambda text: "'" + text.replace("'", "''") + "'"),
)
TEMPLATES = [text for text, _, _ in CASES if "1" in text] + [
    "SELECT a FROM t WHERE b = 1 AND c IN (1, 1) LIMIT 1",
    'SELECT "a 1" FROM "T 1" WHERE x1 = 1 OR y = .5 OR z = 1.5e3',
    "INSERT INTO t1 (a) VALUES (1, E'x', B'1', 1)",
    "SELECT a1, 1 FROM t /* 1 */ -- 1",
    "SELECT $1, $$ 1 $$, $a$1$a$",
    "UPDATE t SET a = 1 WHERE b = '1'",
    "DELETE FROM t WHERE a = 1 OR 1 = 1",
    "SELECT 1_000, 0x1F, 1e5, t.a1 FROM t",
]


@given(st.sampled_from(TEMPLATES), st.lists(LITERALS, min_size=1, max_size=4))
def test_texts_of_one_skeleton_are_read_alike(text: str, literals: list[str]) -> None:
    """What was remembered for one text is what the parser says of the other."""
    other = text
    for number, literal in enumerate(literals):
        places = [place for place, sign in enumerate(other) if sign == "1"]
        place = places[number % len(places)] if places else 0
        other = other[:place] + literal + other[place + 1 :]
    if skeleton(text.encode()) is None or skeleton(text.encode()) != skeleton(other.encode()):
        return
    try:
        pgparse.parse(other)
        pgparse.parse(text)
    except pgparse.PGQueryError:
        return  # the server says so too
    warm = Classifier()
    warm(text.encode())
    assert warm.parse(other) == Classifier().parse(other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("SELECT 1", "SELECT 22.5", True),
        ("SELECT 'a'", "SELECT 'it''s -- /* $$'", True),
        ("SELECT a1", "SELECT a2", False),
        ("SELECT * FROM t LIMIT 10", "SELECT * FROM t LIMIT ALL", False),
        ('SELECT * FROM "t 1"', 'SELECT * FROM "t 2"', False),
        ("SELECT $1", "SELECT $2", False),
        ("SELECT $$1$$", "SELECT $$2$$", False),
        ("SELECT 1 -- 1", "SELECT 1 -- 2", False),
        (r"SELECT '\', 1", r"SELECT '\', 2", False),
        ("SELECT 'é'", "SELECT 'a'", False),
        ("SELECT 'a' 'b", "SELECT 'a' 'c", False),
    ],
)
def test_skeleton(one: str, other: str, alike: bool) -> None:
    first, second = skeleton(one.encode()), skeleton(other.encode())
    assert (first is not None and first == second) == alike
