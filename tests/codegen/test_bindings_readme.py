"""The examples of the page on bindings run as they stand there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from witbind import generate

PAGE = Path(__file__).parent.parent.parent / "bindings" / "README.md"


@pytest.mark.slow
def test_the_examples_type_check_and_run(tmp_path: Path) -> None:
    componentize = Path(sys.executable).parent / "componentize-py"
    if not componentize.exists():
        pytest.skip("componentize-py is not installed")
    page = PAGE.read_text(encoding="utf-8")
    blocks = [
        re.search(f"```{start}.*?\n```", page, re.DOTALL)
        for start in (
            "wit\npackage",
            "python\nimport time",
            "python\nfrom wit_world",
            "python\nfrom wasmtime",
            "python\nfrom pathlib",
            "python\nimport asyncio",
        )
    ]
    names = ("greet.wit", "main.py", "app.py", "wasi.py", "adapted.py", "awaited.py")
    for name, block in zip(names, blocks, strict=True):
        assert block is not None, name
        (tmp_path / name).write_text(block[0].split("\n", 1)[1].removesuffix("```"), encoding="utf-8")
    main = (tmp_path / "main.py").read_text(encoding="utf-8")
    *setup, call = main.splitlines(keepends=True)
    (tmp_path / "wasi.py").write_text("".join([*setup, (tmp_path / "wasi.py").read_text(encoding="utf-8"), call]))
    quick = (tmp_path / "adapted.py").read_text(encoding="utf-8")
    (tmp_path / "adapted.py").write_text(re.sub("component = .*\n", lambda _: quick, main))
    generate(tmp_path / "greet.wit", tmp_path / "greet_api")
    built = subprocess.run(
        [str(componentize), "-d", "greet.wit", "-w", "greetings", "componentize", "app", "-o", "greet.wasm", "-s"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    typed = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "main.py", "wasi.py", "adapted.py", "awaited.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert typed.returncode == 0, typed.stdout
    for name in ("main.py", "wasi.py", "adapted.py"):
        done = subprocess.run([sys.executable, name], cwd=tmp_path, capture_output=True, text=True)
        assert re.fullmatch(r"Ok\(value='Hello Countess Ada, it is past \d+'\)\n", done.stdout), done.stderr
    done = subprocess.run([sys.executable, "awaited.py"], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == "[Ok(value='Hello Ada, it is past 1'), Ok(value='Hello Grace, it is past 1')]\n", done.stderr
