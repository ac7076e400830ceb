"""The SQL guard does the same in every language and API version."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import guard_driver
import pytest
import wasmtime
import yaml
from guard_driver import ROOT, Case, Guard
from guestkit import build_guests, find_guests
from helios_api import v2
from wasmtime.component import Component

CASES = [Case(**line) for line in json.loads((ROOT / "guests/sql-guard/cases.json").read_text())]
NAMES = [(guest.name, version) for guest in find_guests() if guest.plugin == "sql-guard" for version in guest.versions]

pytestmark = pytest.mark.guests


@cache
def engine() -> wasmtime.Engine:
    config = wasmtime.Config()
    config.cache = True
    return wasmtime.Engine(config)


@cache
def built(name: str) -> Path | str:
    """Build a guard and return its directory, or why there is none."""
    (outcome,) = build_guests(only=[name])
    if outcome.status == "skipped":
        return f"{outcome.guest.language} needs: {outcome.note}"
    assert outcome.status != "failed", outcome.note
    return outcome.guest.target


def component_directory(name: str) -> Path:
    place = built(name)
    if isinstance(place, str):
        pytest.skip(place)
    return place


@cache
def component(name: str) -> Component:
    return Component.from_file(engine(), component_directory(name) / "plugin.wasm")


@attrs.frozen
class Starter:
    """Starts one of the guards with a configuration."""

    name: str
    version: str

    def __call__(self, config: dict[str, Any], *, load: bool = True, **more: Any) -> Guard:
        guard = guard_driver.start(engine(), component(self.name), self.version, config, **more)
        if load:
            assert guard.load() is None
        return guard


@pytest.fixture(params=NAMES, ids=["-".join(name) for name in NAMES], scope="module")
def guard_of(request: pytest.FixtureRequest) -> Starter:
    component(request.param[0])
    return Starter(*request.param)


@pytest.fixture(scope="module")
def loaded(guard_of: Starter) -> Any:
    """Give one loaded guard for each configuration."""
    guards: dict[str, Guard] = {}

    def get(config: dict[str, Any]) -> Guard:
        key = json.dumps(config)
        if key not in guards:
            guards[key] = guard_of(config)
        return guards[key]

    return get


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(loaded: Any, case: Case) -> None:
    guard = loaded(case.config)
    guard.unload()  # which tells what was counted
    before = dict(guard.host.counts)
    guard.host.lines.clear()
    reason = guard.pre_query(case)
    assert reason == case.deny
    guard.unload()
    counter = "statements_denied" if case.deny else "statements_allowed"
    assert guard.host.counts == {**before, counter: before.get(counter, 0) + 1}
    assert guard.host.lines == ([("info", f"denied: {case.deny}")] if case.deny else [])
    if case.deny is None:
        rewritten = guard.rewrite(case)
        assert rewritten == case.rewrite
        added = 0 if case.rewrite is None else 1
        assert guard.host.counts.get("statements_rewritten", 0) == before.get("statements_rewritten", 0) + added
        assert guard.host.lines == [("info", "added a LIMIT: the SELECT had none")] * added
        if rewritten is not None:
            again = attrs.evolve(case, sql=rewritten)
            assert guard.pre_query(again) is None
            assert guard.rewrite(again) is None


TABLES = "denied_tables: expected a list of table names"
ROWS = "max_rows: expected a whole number from 0 to 2147483647"


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"denied_tables": "secrets"}, TABLES),
        ({"denied_tables": ["secrets", 1]}, TABLES),
        ({"denied_tables": {"secrets": True}}, TABLES),
        ({"max_rows": -1}, ROWS),
        ({"max_rows": 2147483648}, ROWS),
        ({"max_rows": 1.5}, ROWS),
        ({"max_rows": "many"}, ROWS),
        ({"max_rows": True}, ROWS),
    ],
)
def test_a_bad_configuration_refuses_the_load(guard_of: Starter, config: dict[str, Any], words: str) -> None:
    assert guard_of(config, load=False).load() == words


def test_table_names_are_read_as_json_writes_them(guard_of: Starter) -> None:
    name = 'gr\u00f6\u00dfe \U0001f422 "\\/\n\t'
    guard = guard_of({"denied_tables": ["a", name]})
    quoted = name.replace('"', '""')
    case = Case("", f'SELECT * FROM "{quoted}" LIMIT 1', "select", [])
    assert guard.pre_query(case) == f'table "{name}" is not allowed'


def test_metadata_is_as_the_manifest_says(guard_of: Starter) -> None:
    manifest = yaml.safe_load((component_directory(guard_of.name) / "plugin.yaml").read_text())
    about = guard_of({}, load=False).metadata()
    for key in ("name", "version", "description", "author", "hooks", "permissions"):
        assert getattr(about, key) == manifest[key], key


def test_statements_that_pass_are_told_together(guard_of: Starter) -> None:
    guard = guard_of({})
    good, bad = Case("", "SELECT 1", "select", []), Case("", "DROP TABLE a", "definition", ["a"])
    for _ in range(63):
        guard.pre_query(good)
    assert guard.host.counts == {}
    guard.pre_query(good)
    assert guard.host.counts == {"statements_allowed": 64}
    guard.pre_query(good)
    guard.pre_query(bad)
    assert guard.host.counts == {"statements_allowed": 65, "statements_denied": 1}
    guard.unload()
    guard.pre_query(good)
    guard.unload()
    assert guard.host.counts == {"statements_allowed": 66, "statements_denied": 1}


@pytest.mark.parametrize("constant", ["1", "'a'", "-1", "$1", ".5", "E'\\''"])
def test_a_megabyte_of_constants(guard_of: Starter, constant: str) -> None:
    """As one token they fit into the guard's memory."""
    guard = guard_of({"denied_tables": ["secrets"]})
    count = (1 << 20) // (len(constant) + 2) if constant not in ("-1", "$1") else 20_000
    listed = ", ".join([constant] * count)
    start = f"SELECT * FROM users WHERE id IN ({listed})"
    assert guard.pre_query(Case("", start, "select", ["users"])) is None
    assert guard.rewrite(Case("", start, "select", ["users"])) == start + " LIMIT 1000"
    behind = Case("", f"{start}; DELETE FROM users", "delete", ["users"])
    assert guard.pre_query(behind) == "DELETE without WHERE is not allowed"
    hidden = Case("", f"SELECT * FROM f({listed}), secrets", "select", [])
    assert guard.pre_query(hidden) == 'table "secrets" is not allowed'


@pytest.mark.parametrize("piece", ["a ", "+", "(", "(1),", "a.", ";"])
def test_too_many_words_are_denied(guard_of: Starter, piece: str) -> None:
    guard = guard_of({"denied_tables": ["secrets"]})
    case = Case("", piece * ((1 << 20) // len(piece)), "select", [])
    assert guard.pre_query(case) == "a statement of more than 100000 words and signs is not allowed"
    assert guard.rewrite(case) is None


def test_a_large_statement(guard_of: Starter) -> None:
    guard = guard_of({})
    values = ", ".join(f"('value {n}', {n})" for n in range(15_000))
    case = Case("", f"INSERT INTO t VALUES {values}", "insert", ["t"])
    assert len(case.sql) > 300_000
    assert guard.pre_query(case) is None
    assert guard.rewrite(case) is None
    case.sql += "; DELETE FROM t"
    assert guard.pre_query(case) == "DELETE without WHERE is not allowed"


def test_parentheses_nested_deeply(guard_of: Starter) -> None:
    guard = guard_of({"denied_tables": ["secrets"]})
    deep = 20_000
    sql = "SELECT " + "(" * deep + "SELECT 1 FROM secrets" + ")" * deep
    assert guard.pre_query(Case("", sql, "select", [])) == 'table "secrets" is not allowed'


@pytest.fixture(params=[name for name, version in NAMES if version == "v2"], scope="module")
def guard(request: pytest.FixtureRequest) -> Starter:
    component(request.param)
    return Starter(request.param, "v2")


class TestVersion2:
    """What a guard of version 2 makes of what only that version says."""

    @pytest.mark.parametrize(
        ("kind", "reason"),
        [
            ("truncate", "TRUNCATE is not allowed"),
            ("delete", "DELETE without WHERE is not allowed"),
            ("update", "UPDATE without WHERE is not allowed"),
            ("insert", None),
        ],
    )
    def test_the_host_sees_more_than_the_tokens(self, guard: Starter, kind: str, reason: str | None) -> None:
        assert guard({}).pre_query(Case("", "SOMETHING new", kind, [])) == reason

    @pytest.mark.parametrize("word", ["DELETE", "UPDATE", "TRUNCATE", "DROP"])
    def test_a_destructive_word_where_nothing_can_be_parsed(self, guard: Starter, word: str) -> None:
        unknown = Case("", f"FROM t {word.lower()} everything", "opaque", [], parsed=False)
        running = guard({})
        assert running.pre_query(unknown) == f"{word} in a statement that cannot be parsed is not allowed"
        assert running.pre_query(attrs.evolve(unknown, parsed=True)) is None
        assert running.pre_query(attrs.evolve(unknown, sql=f"FROM t '{word}'")) is None

    def test_only_a_select_gets_a_limit(self, guard: Starter) -> None:
        running = guard({})
        assert running.rewrite(Case("", "SELECT f(a) FROM t", "select", ["t"])) is not None
        assert running.rewrite(Case("", "SELECT f(a) FROM t", "opaque", ["t"])) is None

    def test_only_an_allowed_text_may_be_reused(self, guard: Starter) -> None:
        running = guard({})
        assert isinstance(running, guard_driver.GuardV2)
        running.pre_query(Case("", "SELECT 1", "select", []))
        assert running.outcome is not None
        reuse = running.outcome.cacheable
        assert reuse is not None
        assert (reuse.by, reuse.within) == (v2.types.ReuseMatch.TEXT, v2.types.ReuseHolder.IDENTITY)
        assert reuse.ttl > 0
        running.pre_query(Case("", "DROP TABLE t", "definition", []))
        assert running.outcome.cacheable is None

    def test_a_metric_that_is_refused_changes_no_decision(self, guard: Starter) -> None:
        running = guard({}, telemetry_error=v2.telemetry.TelemetryErrorTooManySeries())
        assert running.pre_query(Case("", "DROP TABLE t", "definition", [])) == "DROP is not allowed"
        assert running.pre_query(Case("", "SELECT 1", "select", [])) is None
