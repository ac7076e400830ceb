# ruff: noqa: RUF001 - the mark of what was skipped
"""The report on a terminal: progress while it runs, one matrix a guest, and what failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from textwrap import indent
from typing import Final

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from .codec import shown
from .report import Cell, Report, Status
from .run import Progress as OnCell

__all__ = ["columns_of", "progress", "show", "worst"]

MARKS: Final = {
    Status.PASSED: "[green]✓[/]",
    Status.FAILED: "[red bold]✗[/]",
    Status.SKIPPED: "[yellow]–[/]",
    Status.ERROR: "[red bold]![/]",
}
ORDER: Final = (Status.ERROR, Status.FAILED, Status.PASSED, Status.SKIPPED)


def worst(cells: Iterable[Cell]) -> Status:
    """Return the status that stands for several cells: a failure over a pass, a pass over a skip."""
    found = {cell.status for cell in cells}
    return next(status for status in ORDER if status in found)


def columns_of(cells: Iterable[Cell]) -> list[tuple[str, int]]:
    """Return the hooks and versions of a guest's cells, lifecycle first."""
    found = {(cell.hook, cell.version) for cell in cells}
    return sorted(found, key=lambda column: (column[0] != "lifecycle", *column))


@contextmanager
def progress(console: Console, title: str) -> Iterator[OnCell]:
    """Show what is being checked; gives the function that is told of each cell."""
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(pulse_style="cyan"), TextColumn("{task.fields[count]} checks"),
        TimeElapsedColumn(), console=console, transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task(title, total=None, count=0)
        count = 0

        def told(cell: Cell) -> None:
            nonlocal count
            count += 1
            bar.update(task, count=count, description=f"{cell.guest} {cell.function} v{cell.version} {cell.law}")

        yield told


def show(report: Report, console: Console) -> None:
    """Print the matrices, the failures and the sum."""
    for guest in dict.fromkeys(cell.guest for cell in report.cells):
        for table in _matrices(guest, [cell for cell in report.cells if cell.guest == guest], console.width):
            console.print(table)
    for cells in _alike(report.failed):
        _failure(cells, console)
    counts = report.counts()
    console.print(
        f"[green]{counts['passed']} passed[/], [red]{counts['failed']} failed[/], "
        f"[yellow]{counts['skipped']} skipped[/], [red]{counts['error']} errors[/] "
        f"in {report.seconds:.0f} s, profile {report.profile}, seed {report.seed}"
    )


def _matrices(guest: str, cells: list[Cell], width: int) -> Iterator[Table]:
    """Return the guest's matrix, in as many tables as fit beside their laws' names into `width` columns."""
    laws = max(len("law"), *(len(cell.law) for cell in cells)) + 4
    room, part = width - laws, list[tuple[str, int]]()
    for column in columns_of(cells):
        needed = len(column[0]) + 3
        if part and needed > room:
            yield _matrix(guest, cells, part)
            room, part = width - laws, []
        room -= needed
        part.append(column)
    yield _matrix(guest, cells, part)


def _matrix(guest: str, cells: list[Cell], columns: list[tuple[str, int]]) -> Table:
    table = Table(title=guest, title_justify="left", title_style="bold")
    table.add_column("law")
    for hook, version in columns:
        table.add_column(f"{hook}\nv{version}" if version else hook, justify="center")
    for law in dict.fromkeys(cell.law for cell in cells if (cell.hook, cell.version) in columns):
        marks = []
        for column in columns:
            here = [cell for cell in cells if cell.law == law and (cell.hook, cell.version) == column]
            marks.append(MARKS[worst(here)] if here else "")
        table.add_row(law, *marks)
    return table


def _alike(failed: Iterable[Cell]) -> Iterable[list[Cell]]:
    """Return failures by what they say: a guest that dies fails law after law for one reason."""
    found: dict[tuple[object, ...], list[Cell]] = {}
    for cell in failed:
        said = cell.failure.message if cell.failure else cell.reason
        found.setdefault((cell.guest, cell.function, cell.version, said), []).append(cell)
    return found.values()


def _failure(cells: list[Cell], console: Console) -> None:
    cell = cells[0]
    console.print(f"[red bold]✗ {escape(cell.guest)}[/] {cell.function} v{cell.version} [bold]{cell.law}[/]")
    if cell.failure is None:
        console.print(f"  {escape(cell.reason)}")
        return
    console.print(indent(escape(cell.failure.message), "  "), highlight=False)
    console.print(indent(escape(shown(cell.failure.example))[:1500], "  "), style="dim", highlight=False)
    if cell.failure.command:  # in one line, to be copied
        console.print(f"  $ {escape(cell.failure.command)}", style="cyan", highlight=False, soft_wrap=True)
    if others := ", ".join(other.law for other in cells[1:]):
        console.print(f"  and for the same reason: {others}", highlight=False)
