"""Runs a project's tests on this machine, without a host: one way a language."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from .golang import run_go_tests
from .javascript import run_javascript_tests
from .model import SDK, Guest
from .python import python_bindings, python_paths
from .recipes import (
    RECIPES,
    ZIG,
    c_sdk,
    cargo_project,
    libcxx,
    zig_modules,
)
from .tools import BuildError, MissingTool, assemble_wit, run_tool

__all__ = ["TESTS", "run_tests"]


def run_tests(guest: Guest) -> int:
    """Run a project's tests with their output where this process's goes; returns the exit code.

    Raises `MissingTool` where the toolchain is missing, and `BuildError` where they cannot be run for another reason.
    """
    if (missing := RECIPES[guest.language].missing()) is not None:
        raise MissingTool(f"{guest.language} needs: {missing}")
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


NATIVE: Final = ("-DHELIOS_NATIVE", "-g", "-Wall", "-Wextra", "-Wno-unknown-attributes")


def _c(guest: Guest, work: Path) -> int:
    """Build one program of C sources, tests and the SDK's host in memory, and run it."""
    sources, flags = _c_parts(guest, work)
    own = [guest.folder / name for name in guest.sources]
    return _program(guest, work, [*NATIVE, *flags, *own, *_tests(guest, "*.c"), *sources])


def _cpp(guest: Guest, work: Path) -> int:
    """Do the same with C++ sources, which the compiler is given one by one."""
    sources, flags = _c_parts(guest, work)
    objects: list[str | Path] = []
    own = [guest.folder / name for name in guest.sources]
    for source in [*own, *_tests(guest, "*.cpp"), SDK / "cpp" / "runtime.cpp"]:
        objects.append(work / f"{len(objects)}.o")
        options = ("-std=c++20", "-fno-exceptions", "-fno-rtti", *libcxx(True), *NATIVE, f"-I{SDK / 'cpp'}", *flags)
        run_tool([*ZIG, "c++", *options, "-c", source, "-o", objects[-1]], work)
    for source in sources:
        objects.append(work / f"{len(objects)}.o")
        run_tool([*ZIG, "cc", *NATIVE, *flags, "-c", source, "-o", objects[-1]], work)
    return _program(guest, work, objects)


def _zig(guest: Guest, work: Path) -> int:
    """Make an object of the Zig sources, and a program of it with C tests."""
    sources, flags = _c_parts(guest, work)
    root = guest.folder / guest.sources[0]
    run_tool([*ZIG, "build-obj", "-lc", "-fPIC", "--name", "plugin", *zig_modules(guest, root)], work)
    return _program(guest, work, [*NATIVE, *flags, work / "plugin.o", *_tests(guest, "*.c"), *sources])


def _c_parts(guest: Guest, work: Path) -> tuple[list[Path], list[str]]:
    sources, flags = c_sdk(guest, work)
    kept = [path for path in sources if path.name not in ("lifecycle.c", "helios_hooks.c", "stream.c")]
    host = [SDK / "c" / "src" / name for name in ("native.c", "native_query.c")]
    return [*kept, *host], [*flags, f"-I{guest.folder}"]


def _tests(guest: Guest, pattern: str) -> list[Path]:
    found = sorted((guest.folder / "tests").glob(pattern))
    if not found:
        raise BuildError(f"{guest.folder / 'tests'} has no {pattern}")
    return found


def _program(guest: Guest, work: Path, parts: Sequence[str | Path]) -> int:
    program = work / "tests"
    run_tool([*ZIG, "cc", *parts, "-o", program], work)
    return subprocess.run([program], cwd=guest.folder, check=False).returncode


def _rust(guest: Guest, _: Path) -> int:
    cargo_project(guest)
    target = guest.folder / ".helios" / "target"
    command: list[str | Path] = [
        "cargo",
        "test",
        "--offline",
        "--quiet",
        "--lib",
        "--jobs",
        "1",
        "--target-dir",
        target,
    ]
    return subprocess.run(command, cwd=guest.folder, check=False).returncode


TESTS: Final[dict[str, Callable[[Guest, Path], int]]] = {
    "c": _c,
    "cpp": _cpp,
    "go": run_go_tests,
    "javascript": run_javascript_tests,
    "python": _python,
    "rust": _rust,
    "typescript": run_javascript_tests,
    "zig": _zig,
}
"""How each language's tests are run: given the project and a work directory that holds its world."""
