"""`python -m helios_conformance`: every guest in build/guests, every law, and the report in build."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import attrs
import click
from rich.console import Console

from . import terminal
from .command import exit_code, write_reports
from .profile import PROFILES
from .report import Cell, Report
from .run import run_conformance
from .siblings import check_siblings


@click.command()
@click.argument("names", nargs=-1)
@click.option(
    "--guests",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build/guests"),
    show_default=True,
    help="Where the built guests are.",
)
@click.option(
    "--profile", type=click.Choice(list(PROFILES)), default="ci", show_default=True, help="How much is tried."
)
@click.option("--seed", type=int, help="Try the examples of an earlier run again.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build"),
    show_default=True,
    help="Where conformance.json, .xml and .html go.",
)
def main(names: tuple[str, ...], guests: Path, profile: str, seed: int | None, output: Path) -> None:
    """Check every built guest, or those whose directory names begin with NAMES."""
    console = Console()
    components = [
        path for path in sorted(guests.glob("*/plugin.wasm")) if not names or path.parent.name.startswith(names)
    ]
    if not components:
        console.print(f"[red]there is no guest in {guests}[/]: build them first, with `just guests`")
        sys.exit(2)
    number = random.SystemRandom().getrandbits(32) if seed is None else seed
    report = Report(profile, number)
    started = time.monotonic()
    with terminal.progress(console, "conformance") as told:
        for component in components:
            one = run_conformance(
                component, None, profile, number, reproductions=output / "conformance-failures", progress=told
            )
            one.cells = [_named(cell, component.parent.name) for cell in one.cells]
            report.extend(one)
        report.extend(check_siblings(components, PROFILES[profile], number, told))
    report.seconds = round(time.monotonic() - started, 1)
    terminal.show(report, console)
    write_reports(report, output / "conformance.json", output / "conformance.xml", output / "conformance.html")
    console.print(f"{output}/conformance.json, .xml and .html have the whole report", highlight=False)
    sys.exit(exit_code(report))


def _named(cell: Cell, directory: str) -> Cell:
    """Name a guest by its directory: builds of one plugin in several languages may share a name."""
    return attrs.evolve(cell, guest=directory)


if __name__ == "__main__":
    main()
