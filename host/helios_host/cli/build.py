"""`helios-plugin build`: make a component of a project."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

import attrs
import click
from guestkit import BuildError, Guest, Outcome, build_project, read_project
from rich.console import Console

from helios_host.errors import HeliosError
from helios_host.scaffold.reach import read_reach, unexported

__all__ = ["FAILED", "MISSING", "built", "command", "project"]

FAILED: Final = 1
UNUSABLE: Final = 2
MISSING: Final = 3


def project(folder: Path) -> Guest:
    """Return the project in a folder, or end the command with what is wrong with it."""
    try:
        return read_project(folder)
    except (ValueError, BuildError) as error:
        click.echo(str(error), err=True)
        sys.exit(UNUSABLE)


def built(guest: Guest, console: Console) -> Outcome:
    """Build a project and say what came of it, with a line that moves while it works."""
    with console.status(f"building {guest.plugin}: {guest.language}"):
        outcome = _loadable(build_project(guest))
    match outcome.status:
        case "built" | "cached":
            how = "built" if outcome.status == "built" else "is up to date, built"
            line = f"{guest.target / 'plugin.wasm'} {how} in {outcome.seconds:.1f} s, {outcome.size / 1000:,.1f} kB"
        case "skipped":
            line = f"cannot build: {guest.language} needs: {outcome.note}"
        case _:
            line = outcome.note
    console.print(line, markup=False, highlight=False, soft_wrap=True)
    return outcome


def _loadable(outcome: Outcome) -> Outcome:
    """Return the outcome, or a failed one where a host would refuse what was built for its manifest."""
    if outcome.status not in {"built", "cached"}:
        return outcome
    try:
        wrong = unexported(read_reach(outcome.guest.target))
    except HeliosError as error:
        wrong = [str(error)]
    return attrs.evolve(outcome, status="failed", note="\n".join(wrong)) if wrong else outcome


@click.command(name="build")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def command(folder: Path, as_json: bool) -> None:
    """Build the project in FOLDER into its dist/, which a host can load.

    The exit code is 1 where it does not build or its plugin.yaml is wrong, 2 where FOLDER is no project, 3 where the
    toolchain is missing: the last line says what brings it.
    """
    guest = project(folder)
    outcome = built(guest, Console(stderr=True))
    if as_json:
        there = outcome.status in {"built", "cached"}
        found = {"status": outcome.status, "note": outcome.note, "seconds": outcome.seconds, "bytes": outcome.size}
        click.echo(json.dumps({**found, "path": str(guest.target) if there else None}, indent=2))
    sys.exit({"failed": FAILED, "skipped": MISSING}.get(outcome.status, 0))
