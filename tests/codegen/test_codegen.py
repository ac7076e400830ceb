"""Codegen cases: each `cases/*.wit` is named after what it guards, `expanded/` is what it generates, committed.

`WITBIND_BLESS=1` writes `expanded/` anew.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from witbind.generator import check, generate

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.wit"))
EXPANDED = HERE / "expanded"
TOOLS = Path(sys.executable).parent

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)


def folder(case: Path) -> Path:
    return EXPANDED / f"{case.stem.replace('-', '_')}_case"


@every_case
def test_expanded_output_is_what_is_committed(case: Path) -> None:
    if os.environ.get("WITBIND_BLESS"):
        shutil.rmtree(folder(case), ignore_errors=True)
        generate(case, folder(case), all_features=True)
    assert check(case, folder(case), all_features=True) == ""


def test_no_expanded_output_without_a_case() -> None:
    found = {path.name for path in EXPANDED.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    assert found == {folder(case).name for case in CASES}


def test_expanded_output_passes_mypy_strict() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary", "."],
        cwd=EXPANDED,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.deep
def test_expanded_output_passes_pyright_strict(tmp_path: Path) -> None:
    pyright = TOOLS / "pyright"
    if not pyright.exists():
        pytest.skip("pyright is not installed")
    shutil.copytree(EXPANDED, tmp_path / "expanded", ignore=shutil.ignore_patterns(".mypy_cache", "__pycache__"))
    config = {
        "include": ["expanded"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "venvPath": str(TOOLS.parent.parent),
        "venv": TOOLS.parent.name,
        "extraPaths": [str(HERE.parent.parent / "bindings")],
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    done = subprocess.run([str(pyright), "-p", str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_formatter_and_the_import_sorter_change_nothing() -> None:
    ruff = [str(TOOLS / "ruff")]
    style = ["--isolated", "--no-cache", "--line-length", "120", "--target-version", "py311"]
    formatted = subprocess.run([*ruff, "format", "--diff", *style, str(EXPANDED)], capture_output=True, text=True)
    assert formatted.returncode == 0, formatted.stdout
    linted = subprocess.run(
        [*ruff, "check", *style, "--select", "I,F,RUF022,RUF023,W", str(EXPANDED)], capture_output=True, text=True
    )
    assert linted.returncode == 0, linted.stdout


def test_every_expanded_module_imports_and_types_leave_the_engine_alone() -> None:
    script = """
import importlib, pathlib, sys
modules = [p.relative_to(".").with_suffix("") for p in sorted(pathlib.Path(".").rglob("*.py"))]
worlds = [m for m in modules if "\\nfrom witbind.runtime import" in m.with_suffix(".py").read_text()]
for module in modules:
    if module not in worlds:
        importlib.import_module(".".join(module.parts))
assert "wasmtime" not in sys.modules, "a module of types imported the engine"
for module in worlds:
    importlib.import_module(".".join(module.parts))
print(len(modules), len(worlds))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=EXPANDED, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert all(int(count) > 0 for count in done.stdout.split())
