"""`python -m helios_conformance.faults`: seed every fault, find it, and write the table into conformance/README.md."""

from __future__ import annotations

import itertools
import re
import sys
import time
from typing import Final

import click
from rich.console import Console
from rich.progress import Progress

from helios_conformance.report import Cell, Status

from .build import ROOT
from .guest import find_guest_faults
from .host import find_host_faults
from .table import FAULTS, Fault

README: Final = ROOT / "conformance" / "README.md"
MARKS: Final = ("<!-- faults -->", "<!-- /faults -->")


@click.command()
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the examples.")
@click.option("--only", multiple=True, help="Only these faults, by name.")
@click.option("--part", metavar="K/N", help="Only each N-th fault, from the K-th: 1/3, then 2/3, then 3/3.")
@click.option("--write", is_flag=True, help="Write what was found into the table in conformance/README.md.")
def main(seed: int, only: tuple[str, ...], part: str | None, write: bool) -> None:
    """Find every seeded fault by the law that should find it; the exit code tells."""
    chosen = [fault for fault in _part(part) if not only or fault.name in only]
    if unknown := set(only) - {fault.name for fault in FAULTS}:
        raise click.UsageError(f"there is no fault {', '.join(sorted(unknown))}")
    console = Console()
    started = time.monotonic()
    found: list[tuple[Fault, Cell]] = []
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("faults", total=len(chosen))
        guests = find_guest_faults([fault for fault in chosen if fault.where == "guest"], seed)
        hosts = find_host_faults([fault for fault in chosen if fault.where == "host"], seed)
        for fault, cell in itertools.chain(guests, hosts):
            found.append((fault, cell))
            progress.advance(task)
            if not console.is_terminal:
                console.print(f"{fault.name}: {cell.status.value} by {fault.law}, {cell.examples} examples")
            if cell.status is not Status.FAILED:
                console.print(
                    f"[red]not found[/] {fault.name} by {fault.law}: {cell.status.value} {cell.reason}", highlight=False
                )
    missed = [fault for fault, cell in found if cell.status is not Status.FAILED]
    console.print(f"{len(found) - len(missed)} of {len(found)} faults found in {time.monotonic() - started:.0f} s")
    if write and not missed:
        _write(found)
        console.print(f"wrote the table into {README.relative_to(ROOT)}")
    sys.exit(1 if missed or not found else 0)


def _part(part: str | None) -> list[Fault]:
    """Return the faults of a part such as `2/3`."""
    if part is None:
        return list(FAULTS)
    place, _, parts = part.partition("/")
    if not (place.isdigit() and parts.isdigit() and 1 <= int(place) <= int(parts)):
        raise click.UsageError(f"--part is {part}, expected one such as 1/3")
    return list(FAULTS[int(place) - 1 :: int(parts)])


def _write(found: list[tuple[Fault, Cell]]) -> None:
    """Write the table; faults that were not tried now keep the examples of the run before."""
    text = README.read_text()
    examples = {
        row[1]: row[2].strip() for row in re.finditer(r"^\|.*\(`([\w-]+)`\) \|.*\|([^|\n]*)\|$", text, re.MULTILINE)
    }
    examples |= {fault.name: str(cell.examples) for fault, cell in found}
    rows = ["| fault | where | found by | on | examples |", "|---|---|---|---|---|"]
    for fault in FAULTS:
        place, tried = f"{fault.function} v{fault.version}", examples.get(fault.name, "")
        rows.append(f"| {fault.what} (`{fault.name}`) | {fault.where} | {fault.law} | {place} | {tried} |")
    start, end = MARKS
    table = "\n".join([start, "", *rows, "", end])
    README.write_text(re.sub(f"{start}.*?{end}", lambda _: table, text, flags=re.DOTALL))


if __name__ == "__main__":
    main()
