"""`python -m helios_conformance`: every guest in build/guests, every law, and the report in build."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from . import terminal
from .command import exit_code, write_reports
from .everything import check_everything, find_components
from .profile import PROFILES


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
    """Check every built guest, or those whose directory names begin with NAMES; the exit code tells."""
    console = Console()
    components = find_components(guests, names)
    if not components:
        console.print(f"[red]there is no such guest in {guests}[/]: build them first, with `just guests`")
        sys.exit(2)
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(f"{len(components)} guests", total=len(components) + 1)

        def told(name: str, done: int, total: int) -> None:
            bar.update(task, completed=done, description=f"checked {name}, {done} of {total}")
            if not console.is_terminal:
                console.print(f"checked {name}, {done} of {total}", highlight=False)

        report = check_everything(components, profile, seed, output / "conformance-failures", told)
    terminal.show(report, console)
    write_reports(report, output / "conformance.json", output / "conformance.xml", output / "conformance.html")
    console.print(f"{output}/conformance.json, .xml and .html have the whole report", highlight=False)
    sys.exit(exit_code(report))


if __name__ == "__main__":
    main()
