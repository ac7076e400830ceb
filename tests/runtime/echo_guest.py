"""The echo guest in C: built by the suite, with its generated Python package."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent / "echo"
BIN = Path(sys.executable).parent


def build(directory: Path) -> Path:
    """Return the component, built again only when its sources changed."""
    sources = sorted(path for path in HERE.rglob("*") if path.is_file())
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    component = directory / f"echo-{digest}.wasm"
    if component.exists():
        return component
    directory.mkdir(parents=True, exist_ok=True)
    made = directory / f"echo-{digest}.made"
    compile_c([HERE / "echo.c", HERE / "bindings" / "echo_world.c"], HERE / "echo.wit", made)
    made.replace(component)
    return component


def compile_c(files: list[Path], wit: Path, out: Path) -> None:
    """Write the component of C files and the only world of a WIT file; its steps lie beside it."""
    core, embedded = out.with_suffix(".core"), out.with_suffix(".embedded")
    compiler = [sys.executable, "-m", "ziglang", "cc", "-target", "wasm32-wasi", "-mexec-model=reactor", "-Oz", "-s"]
    subprocess.run([*compiler, "-Wl,-z,stack-size=65536", *files, "-o", core], check=True)
    tool = BIN / "wasm-tools"
    subprocess.run([tool, "component", "embed", wit, core, "-o", embedded], check=True)
    subprocess.run([tool, "component", "new", embedded, "-o", out], check=True)


def generate(directory: Path) -> None:
    """Write the Python package of the guest's WIT into `directory`."""
    subprocess.run([BIN / "witbind", "generate", HERE / "echo.wit", "-o", directory], check=True)
