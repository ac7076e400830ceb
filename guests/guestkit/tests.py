"""Runs a project's tests on this machine, without a host: one way a language."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from .model import SDK, Guest
from .recipes import RECIPES, ZIG, BuildError, assemble_wit, c_sdk, python_bindings, python_paths, run_tool

__all__ = ["TESTS", "run_tests"]


def run_tests(guest: Guest) -> int:
    """Run a project's tests with their output where this process's goes; returns the exit code.

    Raises `BuildError` where they cannot be run: the text says what is missing, or is the tool's own.
    """
    if (missing := RECIPES[guest.language].missing()) is not None:
        raise BuildError(f"{guest.language} needs: {missing}")
    run = TESTS.get(guest.language)
    if run is None:
        raise BuildError(f"there is no way to run tests of {guest.language} without a host")
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        assemble_wit(guest, work)
        return run(guest, work)


def _python(guest: Guest, work: Path) -> int:
    paths = [*python_paths(guest, work), python_bindings(guest, work)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths)), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "unittest", "discover", "-s", "tests"]
    return subprocess.run(command, cwd=guest.folder, env=env, check=False).returncode


def _c(guest: Guest, work: Path) -> int:
    sources, flags = c_sdk(guest, work)
    sources = [path for path in sources if path.name != "lifecycle.c"]
    tests = sorted((guest.folder / "tests").glob("*.c"))
    own = [guest.folder / name for name in guest.sources]
    program = work / "tests"
    options = ("-DHELIOS_NATIVE", "-g", "-Wall", "-Wextra", "-Wno-unknown-attributes", f"-I{guest.folder}")
    command = [*ZIG, "cc", *options, *flags, *own, *tests, *sources, SDK / "c" / "src" / "native.c", "-o", program]
    run_tool(command, work)
    return subprocess.run([program], cwd=guest.folder, check=False).returncode


TESTS: Final[dict[str, Callable[[Guest, Path], int]]] = {"python": _python, "c": _c}
"""How each language's tests are run: given the project and a work directory that holds its world."""
