"""A plugin from outside the SDKs, written from the WIT alone: the report says what is wrong with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from helios_conformance import Profile, Status, replay, run_conformance
from helios_conformance.command import check
from helios_conformance.laws import law_named

from guests import PRE1, Guest, build, deny1, install

SHORT = Profile(examples=10, seconds=0.5, shrink=1.0)
DIES = "(if (i32.gt_u (local.get 1) (i32.const 40)) (then unreachable))"
"""A statement of over forty bytes is more than this guest bears."""

LAWS = [law_named(name) for name in ("says-who-it-is", "takes-its-configuration", "never-traps", "asks-before-use")]
"""Enough of them: all of them take half a minute."""

MANIFEST = "description: Denies everything\nauthor: somebody\nlicense: MIT\n"


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A module in WAT, made a component by wasm-tools, that dies of long statements and says nothing of itself."""
    component = build(Guest(hooks={PRE1: DIES + deny1(2)}))
    return install(tmp_path, "foreign", component, hooks=("pre_query",), manifest=MANIFEST) / "plugin.wasm"


def test_a_foreign_plugin_gets_a_useful_report(foreign: Path, tmp_path: Path) -> None:
    report = run_conformance(foreign, profile=SHORT, seed=1, laws=LAWS, reproductions=tmp_path / "saved")
    status = {(cell.law, cell.function): cell.status for cell in report.cells}
    assert status["says-who-it-is", "lifecycle.metadata"] is Status.FAILED
    assert status["takes-its-configuration", "lifecycle.on_load"] is Status.PASSED
    assert status["asks-before-use", "pre_query.pre_query"] is Status.SKIPPED
    (died,) = (cell for cell in report.failed if cell.law == "never-traps")
    assert died.failure is not None
    assert "the guest died" in died.failure.message
    query = died.failure.example["ctx"]["query"]
    assert len(query.encode() if isinstance(query, str) else query["repeat"] * query["times"]) > 40
    assert died.failure.command == f"helios-plugin check --replay {died.failure.reproduction}"


def test_a_reproduction_becomes_a_regression_case(foreign: Path, tmp_path: Path) -> None:
    report = run_conformance(foreign, profile=SHORT, seed=1, laws=LAWS, reproductions=tmp_path / "saved")
    (died,) = (cell for cell in report.failed if cell.law == "never-traps")
    saved = Path(died.failure.reproduction)
    assert replay(saved).status is Status.FAILED
    foreign.write_bytes(build(Guest(hooks={PRE1: deny1(2)})))
    assert replay(saved).status is Status.PASSED
    assert json.loads(saved.read_text())["law"] == "never-traps"


def test_failures_of_one_reason_are_told_once_and_a_directory_is_replayed(foreign: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    laws = [part for name in ("never-traps", "same-answer") for part in ("--law", name)]
    told = CliRunner().invoke(check, [str(foreign), "--seed", "1", "--save", str(saved), *laws])
    assert told.exit_code == 1, told.output
    assert told.output.count("the guest died") == 1
    assert "and for the same reason: same-answer" in told.output
    (command,) = [line for line in told.output.splitlines() if line.startswith("  $ ")]
    assert command.endswith("foreign-v1-pre_query.pre_query-never-traps.json")
    again = CliRunner().invoke(check, ["--replay", str(saved)])
    assert again.exit_code == 1
    assert again.output.count("✗") == 2
    foreign.write_bytes(build(Guest(hooks={PRE1: deny1(2)})))
    assert CliRunner().invoke(check, ["--replay", str(saved), str(foreign)]).exit_code == 0
    assert CliRunner().invoke(check, ["--replay", str(foreign.parent / "none")]).exit_code == 2


def test_what_is_no_reproduction_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text('{"profile": "quick"}')
    told = CliRunner().invoke(check, ["--replay", str(tmp_path)])
    assert told.exit_code == 2
    assert "report.json is no reproduction: expected a JSON file that `helios-plugin check` saved" in told.output


def test_a_plugin_without_a_name_is_told(foreign: Path) -> None:
    foreign.with_name("plugin.yaml").unlink()
    report = run_conformance(foreign, profile=SHORT, seed=1, laws=LAWS[:1])
    (cell,) = report.cells
    assert cell.guest == "plugin"
    assert cell.failure is not None
    assert "no name" in cell.failure.message


def test_pytest_makes_a_test_of_each_law(foreign: Path, tmp_path: Path) -> None:
    options = ["-p", "helios_conformance.pytest_helios", "--helios-plugin", str(foreign), "--helios-seed", "1"]
    options += [part for law in LAWS for part in ("--helios-law", law.name)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-q", "--no-header", "-rA", str(tmp_path)],
        cwd=tmp_path, env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "never-traps[pre_query.pre_query-v1]" in done.stdout
    assert "the guest died" in done.stdout
    assert "2 failed, 1 passed, 1 skipped" in done.stdout


def test_pytest_finds_the_plugin_without_loading_the_engine() -> None:
    code = "import sys, helios_conformance.pytest_helios; sys.exit(bool({'wasmtime', 'hypothesis'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], timeout=120, check=False).returncode == 0
