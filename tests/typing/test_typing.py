"""Programs that users would write, and mistakes that they would make, before a type checker."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from witbind import generate

HERE = Path(__file__).parent
BINDINGS = HERE.parents[1] / "bindings"
STORE = HERE.parent / "codegen" / "both_sides" / "store.wit"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[int, set[str]]]:
    """Return what mypy says of the programs and of the package they use: codes by file and line."""
    folder = tmp_path_factory.mktemp("typing")
    generate(STORE, folder / "both_sides_api")
    for program in (HERE / "programs").glob("*.py"):
        shutil.copy(program, folder)
    mypy = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary"]
    done = subprocess.run(
        [*mypy, "--enable-error-code", "unused-awaitable", "."], cwd=folder, capture_output=True, text=True
    )
    assert done.stderr == ""
    found: dict[str, dict[int, set[str]]] = {}
    for file, line, code in re.findall(r"^(\S+?):(\d+): error: .*\[([\w-]+)\]$", done.stdout, re.MULTILINE):
        found.setdefault(file, {}).setdefault(int(line), set()).add(code)
    assert done.returncode == bool(found), done.stdout
    return found


def test_programs_and_the_package_they_use_are_strictly_typed(told: dict[str, dict[int, set[str]]]) -> None:
    assert set(told) == {"wrong.py"}


def test_every_mistake_is_found_where_it_is(told: dict[str, dict[int, set[str]]]) -> None:
    lines = (HERE / "programs" / "wrong.py").read_text(encoding="utf-8").splitlines()
    expected = {at: {code} for at, line in enumerate(lines, 1) for code in re.findall(r"# error: ([\w-]+)$", line)}
    assert told["wrong.py"] == expected
