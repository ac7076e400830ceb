"""The guests' bindings from wit-bindgen, which are committed because pip does not bring wit-bindgen."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from .model import ROOT, Guest, find_guests
from .recipes import ZIG, ZIG_TARGET, BuildError, assemble_wit

__all__ = ["check", "find_wit_bindgen", "main", "write"]

C: Final = ("c", "--no-object-file")
LANGUAGES: Final = {"c": C, "zig": C, "rust": ("rust", "--format", "--generate-all", "--runtime-path", "crate::rt")}
"""What wit-bindgen is told for each language of a guest."""

SOURCE: Final = "cargo install wit-bindgen-cli --version 0.63.0"
"""What brings wit-bindgen, in the version that the committed files come from."""

FORCE_LINK: Final = re.compile(r"\n// Ensure that the \*_component_type\.o object is linked in\n.*?\n}\n", re.DOTALL)
"""It asks for an object file that describes the world; here `wasm-tools component embed` does that."""


def find_wit_bindgen() -> str | None:
    """Return the path of the wit-bindgen program: `$WIT_BINDGEN`, or the one on PATH."""
    return os.environ.get("WIT_BINDGEN") or shutil.which("wit-bindgen")


def write() -> list[Path]:
    """Generate all bindings anew and return the files that changed."""
    changed = []
    for path, text in _generated():
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            changed.append(path)
    return changed


def check() -> list[Path]:
    """Return the files that are not what wit-bindgen makes of the contract."""
    return [path for path, text in _generated() if not path.exists() or _differ(path.read_text(), text)]


def _differ(written: str, generated: str) -> bool:
    """Compare two files; what another version of zig translated is not compared."""
    first, other = written.partition("\n")[0], generated.partition("\n")[0]
    translated = "translate-c" in first and "translate-c" in other
    return written != generated and not (translated and first != other)


def _generated() -> Iterator[tuple[Path, str]]:
    tool = find_wit_bindgen()
    if tool is None:
        raise FileNotFoundError(f"wit-bindgen is not there: {SOURCE}")
    folders = {guest.bindings: guest for guest in find_guests()}
    for folder, guest in folders.items():
        if folder is not None:
            yield from _generate(tool, guest, folder)


def _generate(tool: str, guest: Guest, folder: Path) -> Iterator[tuple[Path, str]]:
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        assemble_wit(guest, work)
        out = work / "out"
        command = [tool, *LANGUAGES[guest.language], "-w", "plugin", "--out-dir", str(out), str(work / "wit")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BuildError(f"$ {' '.join(command)}\n{done.stderr}")
        for path in sorted(out.iterdir()):
            text = FORCE_LINK.sub("", path.read_text())
            yield folder / path.name, text
            path.write_text(text)
        if guest.language == "zig":
            yield folder / "plugin.zig", translate_header(out / "plugin.h")


def translate_header(header: Path) -> str:
    """Return a header of wit-bindgen's as Zig source.

    It is committed too: zig builds its translator from source on first use, in more than a minute.
    """
    command = [*ZIG, "translate-c", *ZIG_TARGET, str(header)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"$ {' '.join(command)}\n{done.stderr}")
    kept = [f"//! plugin.h as Zig source, by zig translate-c {importlib.metadata.version('ziglang')}.\n"]
    keep = False
    for line in done.stdout.splitlines():
        if line[:1] not in {" ", "}"}:  # a declaration begins; those of C's own headers are left out
            keep = re.search(r"plugin|^const (__root|union_unnamed_)", line, re.IGNORECASE) is not None
        if keep:
            kept.append(line)
    return "\n".join([*kept, ""])


@click.command()
@click.argument("verb", type=click.Choice(["write", "check"]))
def main(verb: str) -> None:
    """Write the committed bindings, or check that they are what wit-bindgen makes of the contract.

    Exit status 1 where `check` finds a difference, and where `write` finds no wit-bindgen.
    """
    if find_wit_bindgen() is None:
        click.echo(f"{'cannot write' if verb == 'write' else 'skipped'}: wit-bindgen needs: {SOURCE}")
        sys.exit(verb == "write")
    paths = write() if verb == "write" else check()
    for path in paths:
        click.echo(f"{'wrote' if verb == 'write' else 'differs'} {path.relative_to(ROOT)}")
    if not paths:
        click.echo("the guests' bindings are up to date")
    sys.exit(verb == "check" and bool(paths))
