"""Every language with every hook: `new`, its own test, `build`, `check` and `run`; an hour of two cores."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helios_host.scaffold.contract import HOOKS, stubs
from helios_host.scaffold.project import LANGUAGES

from .conftest import need, shell

pytestmark = pytest.mark.deep


@pytest.mark.parametrize("hook", HOOKS)
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_new_plugin_builds_is_tested_checked_and_run(language: str, hook: str, tmp_path: Path) -> None:
    need(language)
    shell(tmp_path, "new", "p", "--lang", language, "--hook", hook)
    for arguments in (("test",), ("build",), ("check", "dist/plugin.wasm")):
        done = shell(tmp_path / "p", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
    inputs = sorted((tmp_path / "p" / "inputs").iterdir())
    assert len(inputs) == len(stubs(hook))
    for path in inputs:
        done = shell(tmp_path / "p", "run", path.stem, "--input", f"inputs/{path.name}", "--json")
        called = json.loads(done.stdout)
        assert called["plugin_error"] is None or hook in ("embedding", "vector-index")
        assert called["answer"] is not None or called["plugin_error"] is not None or called["error"] is None
