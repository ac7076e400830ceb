"""The command line of the guest build."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from .model import BUILD, ROOT, Guest, find_guests
from .recipes import RECIPES
from .run import MAX_JOBS, Outcome, build_guests

__all__ = ["main"]


@click.command()
@click.option("--only", multiple=True, metavar="NAME", help="A plugin or one of its builds; may be given repeatedly.")
@click.option("--language", "languages", multiple=True, help="Guests in this language; may be given repeatedly.")
@click.option("--jobs", type=click.IntRange(1, MAX_JOBS), default=MAX_JOBS, show_default=True, help="Compiles at once.")
@click.option("--list", "listing", is_flag=True, help="Say what there is, and build nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcomes as JSON; progress goes to standard error.")
def main(only: Sequence[str], languages: Sequence[str], jobs: int, listing: bool, as_json: bool) -> None:
    """Build the guests into build/guests, as far as this machine has their toolchains.

    Exit status 1 where one of them fails, 2 where a name is not known.
    """
    if listing:
        _list()
        return
    with _Progress(Console(stderr=as_json, highlight=False)) as progress:
        try:
            outcomes = build_guests(
                only=only, languages=languages, jobs=jobs, started=progress.started, finished=progress.finished
            )
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    progress.summary(outcomes)
    if as_json:
        click.echo(json.dumps([_as_json(outcome) for outcome in outcomes], indent=2))
    if any(outcome.status == "failed" for outcome in outcomes):
        sys.exit(1)


def _list() -> None:
    for guest in find_guests():
        missing = RECIPES[guest.language].missing()
        click.echo(f"{guest.name:32} {guest.target.relative_to(ROOT)}{f'  needs: {missing}' if missing else ''}")


def _as_json(outcome: Outcome) -> dict[str, object]:
    guest = outcome.guest
    there = outcome.status in {"built", "cached"}
    return {
        "name": guest.name,
        "plugin": guest.plugin,
        "language": guest.language,
        "versions": guest.versions,
        "status": outcome.status,
        "note": outcome.note,
        "seconds": outcome.seconds,
        "bytes": outcome.size,
        "path": str(guest.target) if there else None,
    }


class _Progress:
    """Says what is going on: moving lines on a terminal, plain ones elsewhere."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._tasks: dict[str, TaskID] = {}
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._live = Progress(*columns, console=console, transient=True) if console.is_terminal else None

    def __enter__(self) -> _Progress:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live is not None:
            self._live.stop()

    def started(self, guest: Guest) -> None:
        if self._live is None:
            self._print(f"building {guest.name}")
        else:
            self._tasks[guest.name] = self._live.add_task(f"building {guest.name}", total=None)

    def finished(self, outcome: Outcome) -> None:
        name = outcome.guest.name
        if self._live is not None and name in self._tasks:
            self._live.remove_task(self._tasks.pop(name))
        match outcome.status:
            case "built":
                self._print(f"built {name} in {outcome.seconds:.1f} s, {outcome.size / 1000:,.0f} kB")
            case "skipped":
                self._print(f"skipped {name}: {outcome.guest.language} needs: {outcome.note}")
            case "failed":
                self._print(f"FAILED {name}\n{outcome.note}")
            case "cached":
                pass

    def summary(self, outcomes: Sequence[Outcome]) -> None:
        """Say in one line how many guests there are now."""
        counts = {status: sum(outcome.status == status for outcome in outcomes) for status in ("built", "cached")}
        failed = sum(outcome.status == "failed" for outcome in outcomes)
        line = f"{counts['built']} guests built, {counts['cached']} up to date, in {BUILD.relative_to(ROOT)}/"
        self._print(line + (f", {failed} FAILED" if failed else ""))

    def _print(self, line: str) -> None:
        self._console.print(line, markup=False, soft_wrap=True)
