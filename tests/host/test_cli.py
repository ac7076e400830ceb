from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helios_host.cli import main

import guests
from guests import PRE1, PRE2, Guest, build, install


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_a_directory_is_listed_as_a_table_and_as_json(plugin_dir: Path) -> None:
    install(plugin_dir, "one", build(Guest(hooks={PRE1: guests.YES})), hooks=("pre_query",))
    install(plugin_dir, "two", build(Guest(hooks={PRE2: guests.YES})), hooks=("pre_query",))
    table = run("list", str(plugin_dir))
    assert table.exit_code == 0
    assert "one" in table.stdout
    assert "v2" in table.stdout
    done = run("list", str(plugin_dir), "--json")
    assert json.loads(done.stdout) == {
        "plugins": [
            {
                "name": name,
                "version": "1.0.0",
                "api": [api],
                "hooks": ["pre_query"],
                "status": "running",
                "problem": None,
            }
            for name, api in (("one", 1), ("two", 2))
        ]
    }


def test_a_refused_plugin_is_listed_with_its_problem_and_an_exit_code(plugin_dir: Path) -> None:
    install(plugin_dir, "bad", b"(component)", hooks=("pre_query",))
    done = run("list", str(plugin_dir), "--json")
    assert done.exit_code == 1
    (row,) = json.loads(done.stdout)["plugins"]
    assert (row["name"], row["status"], row["hooks"]) == ("bad", "refused", ["pre_query"])
    assert row["problem"].startswith("NotAComponent: ")


def test_a_plugin_that_the_configuration_disables_is_listed(plugin_dir: Path) -> None:
    install(plugin_dir, "idle", b"", hooks=("pre_query",))
    config = plugin_dir.parent / "heliosproxy.toml"
    config.write_text('[plugins]\nplugin_dir = "plugins"\n[plugins.idle]\nenabled = false\n')
    done = run("list", "--config", str(config), "--json")
    assert done.exit_code == 0
    assert [row["status"] for row in json.loads(done.stdout)["plugins"]] == ["disabled"]


def test_a_wrong_configuration_is_an_exit_code_of_its_own(tmp_path: Path) -> None:
    config = tmp_path / "heliosproxy.toml"
    config.write_text("[plugins]\nmax_plugins = 0\n")
    done = run("list", "--config", str(config))
    assert done.exit_code == 2
    assert "plugins.max_plugins: expected an integer of at least 1" in done.stderr


def test_a_directory_or_a_configuration_is_needed() -> None:
    assert run("list").exit_code == 2


def test_version_and_help() -> None:
    assert "helios-plugin, version" in run("--version").stdout
    shown = run("--help").stdout
    assert "list" in shown
    assert "proxy" in shown
    assert "helios-plugin completion bash" in shown


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_of_every_shell_is_printed(shell: str) -> None:
    done = run("completion", shell)
    assert done.exit_code == 0
    assert f"_HELIOS_PLUGIN_COMPLETE={shell}_complete" in done.stdout
    assert run("completion", "csh").exit_code == 2


def test_an_unknown_command_is_refused() -> None:
    assert run("lst").exit_code == 2
