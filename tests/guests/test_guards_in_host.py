"""Every guard in the real host: admitted as its manifest says, configured, asked through the chains."""

from __future__ import annotations

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


def plugin_name(name: str) -> str:
    """Return what the manifest of a build calls the plugin."""
    return name.rpartition("-")[0]


def configuration(name: str, setting: str = "") -> str:
    """Switch all guards off but one, and give that one what it asks for."""
    others = [plugin_name(guest.name) for guest in GUARDS if guest.name != name]
    plugin = plugin_name(name)
    off = "".join(f"[plugins.{other}]\nenabled = false\n" for other in others)
    grant = f'[plugins.permissions]\n{plugin} = ["metrics"]\n' if "sql-guard" in plugin else ""
    own = f"[plugins.{plugin}]\nconfig = {{ {setting} }}\n"
    return f'[plugins]\ntimeout = "5s"\ncompile_timeout = "300s"\n{own}{off}{grant}'


def host_of(name: str, setting: str = "") -> PluginHost:
    for outcome in build_guests():
        if outcome.guest.name == name and outcome.status == "skipped":
            pytest.skip(f"{outcome.guest.language} needs: {outcome.note}")
        assert outcome.status != "failed", outcome.note
    return PluginHost.from_directory(guard_driver.ROOT / "build" / "guests", configuration(name, setting))


@pytest.mark.parametrize("name", [guest.name for guest in GUARDS if guest.plugin == "sql-guard"])
def test_a_guard_denies_and_bounds(name: str) -> None:
    with host_of(name, 'denied_tables = ["secrets"], max_rows = 7') as host:
        assert list(host.problems) == []
        assert list(host.plugins) == [plugin_name(name)]
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
def test_a_bad_setting_refuses_the_load_in_words(name: str) -> None:
    with host_of(name, "max_rows = -1") as host:
        assert list(host.plugins) == []
        (problem,) = host.problems
        assert "max_rows: expected a whole number from 0 to 2147483647" in str(problem)


def test_allow_all_allows() -> None:
    with host_of("allow-all-c-v1") as host:
        assert list(host.problems) == []
        outcome = host.sync.hooks.pre_query(CALL, GuardV2.statement(Case("", "DROP TABLE a", "definition", [])))
        assert outcome is not None
        assert outcome.decision == v2.pre_query.PreQueryDecisionContinue()
