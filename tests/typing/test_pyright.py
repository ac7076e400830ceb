"""Generated packages before pyright in strict mode; skipped where it is not installed (`pip install pyright`)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


@pytest.mark.deep
def test_generated_packages_are_strictly_typed_for_pyright(tmp_path: Path) -> None:
    pyright = shutil.which("pyright", path=str(BIN)) or shutil.which("pyright")
    if pyright is None:
        pytest.skip("pyright is not installed")
    packages = [
        ROOT / "bindings" / "helios_api",
        ROOT / "bindings" / "wasi_api",
        ROOT / "tests" / "codegen" / "expanded",
    ]
    for package in packages:
        shutil.copytree(package, tmp_path / package.name)
    settings = {
        "include": [package.name for package in packages],
        "extraPaths": [str(ROOT / "bindings"), "expanded"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [pyright, "--outputjson", "--pythonpath", sys.executable, "-p", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    told = json.loads(done.stdout)
    assert told["summary"]["filesAnalyzed"] >= 500
    assert told["generalDiagnostics"] == []
