"""Components and tests of JavaScript and TypeScript: esbuild bundles, componentize-qjs makes a component of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, Final

from .jsresource import method_in_contract, static_in_component
from .model import SDK, SUPPORT, Guest
from .tools import BuildError, about, run_tool

__all__ = ["compile_javascript", "javascript_version", "link_sdk", "missing_javascript", "run_javascript_tests"]

TOOLS: Final = SUPPORT / "js"
"""Where package.json and its lock pin the tools; `npm ci` puts them beside it."""

OLDEST_NODE: Final = 20


@cache
def _node() -> str | None:
    """Return the version of node, `None` where there is none that is new enough."""
    if shutil.which("node") is None:
        return None
    found = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    match = re.fullmatch(r"v(\d+)\..*", found)
    return found if match and int(match[1]) >= OLDEST_NODE else None


def missing_javascript() -> str | None:
    """Say what brings the toolchain, `None` where it is there."""
    install = f"npm ci --prefix {TOOLS}"
    if _node() is None:
        return f"node {OLDEST_NODE} or newer with npm from https://nodejs.org, then {install}"
    there = all((TOOLS / "node_modules" / name).exists() for name in ("componentize-qjs", "esbuild", "typescript"))
    return None if there else install


def javascript_version() -> str:
    """Return the versions of node and of what the lock pins."""
    return f"{_node()} {(TOOLS / 'package-lock.json').read_text()}"


def link_sdk(guest: Guest) -> None:
    """Put the SDK where the configuration of an author's project has editors look for its types."""
    if guest.project:
        place = guest.folder / ".helios" / "sdk"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(SDK / "js", place)


def _bundle(guest: Guest, work: Path, out: Path, tests: bool) -> None:
    link_sdk(guest)
    worlds = guest.worlds
    options: dict[str, Any] = {
        "folder": str(guest.folder),
        "tools": str(TOOLS),
        "sources": guest.sources,
        "hooks": [world.removesuffix("-plugin") for world in worlds if world.endswith("-plugin")],
        "services": ["log", "config", *(w.removeprefix("with-") for w in worlds if w.startswith("with-"))],
        "about": about(guest),
        "out": str(out),
        "tests": tests,
    }
    (work / "bundle.json").write_text(json.dumps(options))
    run_tool(["node", SDK / "js" / "tools" / "bundle.mjs", work / "bundle.json"], work)


def compile_javascript(guest: Guest, work: Path) -> Path:
    """Make a component of one source and what it imports."""
    bundle, component = work / "bundle.js", work / "plugin.wasm"
    _bundle(guest, work, bundle, tests=False)
    streams = "llm-response-plugin" in guest.worlds
    if streams:
        method_in_contract(work)
    cli = TOOLS / "node_modules" / "componentize-qjs" / "cli.mjs"
    options: list[str | Path] = ["-w", work / "wit", "-n", "plugin", "-j", bundle, "-o", component]
    run_tool(["node", cli, *options, "--stub-wasi", "--sync"], work)
    if not component.exists():
        raise BuildError("componentize-qjs made no component")
    if streams:
        static_in_component(component, work)
    return component


def run_javascript_tests(guest: Guest, work: Path) -> int:
    """Run `tests/*.test.js` (or `.ts`) with node's own runner; TypeScript is checked first."""
    if not sorted((guest.folder / "tests").glob("*.test.[jt]s")):
        raise BuildError(f"{guest.folder / 'tests'} has no *.test.js or *.test.ts")
    out = work / "tests"
    _bundle(guest, work, out, tests=True)
    if guest.language == "typescript" and (guest.folder / "tsconfig.json").exists():
        run_tool(["node", TOOLS / "node_modules" / "typescript" / "bin" / "tsc", "--noEmit"], guest.folder)
    command = ["node", "--enable-source-maps", "--test", *map(str, sorted(out.rglob("*.mjs")))]
    return subprocess.run(command, cwd=guest.folder, check=False).returncode
