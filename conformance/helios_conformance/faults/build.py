"""Builds the seeded guests of this checkout with componentize-py; what is up to date is left alone."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from helios_conformance.subject import Unusable

__all__ = ["MIRRORED", "ROOT", "build_seeded", "mirror"]

ROOT: Final = Path(__file__).resolve().parents[3]
SEEDED: Final = ROOT / "conformance" / "seeded"
OUTPUT: Final = ROOT / "build" / "conformance"
MIRRORED: Final = (
    "pre-query", "post-query", "authenticate", "authorize", "cache", "route", "rewrite", "embedding", "rag",
    "agent-tools", "llm-response", "branch-policy", "vector-index", "time-travel", "sync-mode",
)  # fmt: skip
"""The hooks of the mirror."""

VERSIONS: Final = {"v1": "1.0.0", "v2": "2.0.0"}


def build_seeded(name: str, worlds: Sequence[str], versions: Sequence[str] = ("v1", "v2")) -> Path:
    """Build `conformance/seeded/<name>` for these worlds of the contract and return its component.

    Raises `Unusable` when the toolchain is not there or the guest does not build.
    """
    source, target = SEEDED / name, OUTPUT / name
    key = _digest(source, versions) + " ".join((*worlds, *versions))
    stamp = target / "stamp"
    component = target / "plugin.wasm"
    if component.exists() and stamp.exists() and stamp.read_text() == key:
        return component
    tool = _tool()
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target) as directory:
        work = Path(directory)
        _assemble(work, worlds, versions)
        made = work / "made.wasm"
        command = [
            tool,
            "-d",
            "wit",
            "-w",
            "plugin",
            *_names(versions),
            "componentize",
            "-p",
            str(source),
            "app",
            "-o",
            str(made),
            "-s",
        ]
        done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Unusable(f"conformance/seeded/{name} does not build:\n{done.stdout}{done.stderr}")
        shutil.copyfile(source / "plugin.yaml", target / "plugin.yaml")
        made.replace(component)
        stamp.write_text(key)
    return component


def mirror() -> Path:
    """Build the guest that answers in every hook of version 1 what it was asked; raises `Unusable`."""
    return build_seeded("mirror", [f"{hook}-plugin" for hook in MIRRORED], ("v1",))


def _tool() -> str:
    beside = Path(sys.executable).parent / "componentize-py"
    found = str(beside) if beside.exists() else shutil.which("componentize-py")
    if found is None:
        raise Unusable("componentize-py is not there: pip install componentize-py")
    return found


def _assemble(work: Path, worlds: Sequence[str], versions: Sequence[str]) -> None:
    """Write the guest's world, named `plugin`, with the contract beside it."""
    lines = ["package heliosproxy:seeded;", "", "world plugin {"]
    for version in versions:
        shutil.copytree(ROOT / "wit" / version, work / "wit" / "deps" / version)
        lines += [f"  include heliosproxy:plugin/{world}@{VERSIONS[version]};" for world in worlds]
    (work / "wit" / "plugin.wit").write_text("\n".join([*lines, "}", ""]))


def _names(versions: Sequence[str]) -> list[str]:
    """Name bindings by interface and major version."""
    names = []
    for version in versions:
        for path in sorted((ROOT / "wit" / version).glob("*.wit")):
            for interface in re.findall(r"^interface ([\w-]+) {", path.read_text(), re.MULTILINE):
                full = f"heliosproxy:plugin/{interface}@{VERSIONS[version]}={interface.replace('-', '_')}_{version}"
                names += ["--import-interface-name", full, "--export-interface-name", full]
    return names


def _digest(source: Path, versions: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for folder in (source, *(ROOT / "wit" / version for version in versions)):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".wit", ".yaml")):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
