"""The example of the page on bindings runs as it stands there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from witbind import generate

PAGE = Path(__file__).parent.parent.parent / "bindings" / "README.md"
GUEST = """
from wit_world.imports import clock


class Greeter:
    def greet(self, who):
        return f"Hello {' '.join([*who.titles, who.name])}, it is past {clock.now() // 10**9}"
"""


@pytest.mark.slow
def test_the_example_type_checks_and_runs(tmp_path: Path) -> None:
    componentize = Path(sys.executable).parent / "componentize-py"
    if not componentize.exists():
        pytest.skip("componentize-py is not installed")
    blocks = dict(re.findall(r"```(wit|python)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[:2])
    for name, text in (("greet.wit", blocks["wit"]), ("main.py", blocks["python"]), ("app.py", GUEST)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    generate(tmp_path / "greet.wit", tmp_path / "greet_api")
    built = subprocess.run(
        [str(componentize), "-d", "greet.wit", "-w", "greetings", "componentize", "app", "-o", "greet.wasm", "-s"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    typed = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "main.py"], cwd=tmp_path, capture_output=True, text=True
    )
    assert typed.returncode == 0, typed.stdout
    done = subprocess.run([sys.executable, "main.py"], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == "Ok(value='Hello Countess Ada, it is past 1')\n", done.stderr
