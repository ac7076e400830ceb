"""Every guard in the real host: admitted as its manifest says, configured, asked through the chains."""

from __future__ import annotations

from pathlib import Path

import guard_driver
import pytest
from guard_driver import Case, GuardV2
from guestkit import build_guests, find_guests
from helios_host.manager import PluginHost

pytestmark = pytest.mark.guests
v2 = guard_driver.v2
GUARDS = [guest for guest in find_guests() if guest.output == "guests"]
SESSION = v2.types.Session(id="s1", user="alice", database="shop", client_addr="unix", encrypted=False, attributes=[])
CALL = v2.types.Call(trace_parent=None, deadline=2_000_000, session=SESSION, identity=None)


def host_of(directory: Path, name: str, setting: str = "") -> PluginHost:
    """Return a host of one guard alone, with what it asks for."""
    (outcome,) = build_guests(only=[name])
    if outcome.status == "skipped":
        pytest.skip(f"{outcome.guest.language} needs: {outcome.note}")
    assert outcome.status != "failed", outcome.note
    (directory / name).symlink_to(outcome.guest.target)
    plugin = name.rpartition("-")[0]
    grant = f'[plugins.permissions]\n{plugin} = ["metrics"]\n' if "sql-guard" in plugin else ""
    own = f"[plugins.{plugin}]\nconfig = {{ {setting} }}\n"
    return PluginHost.from_directory(directory, f'[plugins]\ntimeout = "5s"\ncompile_timeout = "300s"\n{own}{grant}')


@pytest.mark.parametrize("name", [guest.name for guest in GUARDS if guest.plugin == "sql-guard"])
def test_a_guard_denies_and_bounds(tmp_path: Path, name: str) -> None:
    with host_of(tmp_path, name, 'denied_tables = ["secrets"], max_rows = 7') as host:
        assert list(host.problems) == []
        assert list(host.plugins) == [name.rpartition("-")[0]]
        ask, rewrite = host.sync.hooks.pre_query, host.sync.hooks.rewrite

        def decide(sql: str, kind: str, *tables: str) -> object:
            outcome = ask(CALL, GuardV2.statement(Case("", sql, kind, list(tables))))
            assert outcome is not None
            return outcome.decision

        assert decide("SELECT * FROM users", "select", "users") == v2.pre_query.PreQueryDecisionContinue()
        denied = v2.pre_query.PreQueryDecisionDeny
        assert decide("DELETE FROM users", "delete", "users") == denied("DELETE without WHERE is not allowed")
        assert decide("SELECT * FROM secrets", "select") == denied('table "secrets" is not allowed')
        bounded = rewrite(CALL, GuardV2.statement(Case("", "SELECT * FROM users", "select", ["users"])))
        assert bounded is not None
        assert bounded.text == "SELECT * FROM users LIMIT 7"


@pytest.mark.parametrize("name", [guest.name for guest in GUARDS if guest.plugin == "sql-guard"])
def test_a_bad_setting_refuses_the_load_in_words(tmp_path: Path, name: str) -> None:
    with host_of(tmp_path, name, "max_rows = -1") as host:
        assert list(host.plugins) == []
        (problem,) = host.problems
        assert "max_rows: expected a whole number from 0 to 2147483647" in str(problem)


def test_allow_all_allows(tmp_path: Path) -> None:
    with host_of(tmp_path, "allow-all-c-v1") as host:
        assert list(host.problems) == []
        outcome = host.sync.hooks.pre_query(CALL, GuardV2.statement(Case("", "DROP TABLE a", "definition", [])))
        assert outcome is not None
        assert outcome.decision == v2.pre_query.PreQueryDecisionContinue()


def test_what_the_guard_of_version_1_lets_pass_may_be_reused_as_its_manifest_says(tmp_path: Path) -> None:
    with host_of(tmp_path, "sql-guard-c-v1") as host:

        def scope(sql: str) -> object:
            outcome = host.sync.hooks.pre_query(CALL, GuardV2.statement(Case("", sql, "select", [])))
            assert outcome is not None
            return outcome.cacheable

        types = v2.types
        minute = types.CacheScope(by=types.ReuseMatch.FINGERPRINT, within=types.ReuseHolder.IDENTITY, ttl=60_000_000)
        assert [scope("SELECT 1"), scope("DROP TABLE a"), scope("SELECT 2")] == [minute, None, minute]
        assert host.sync.hooks.rewrite.unchanged == host.hooks.rewrite.unchanged == minute
