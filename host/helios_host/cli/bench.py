"""`helios-plugin bench`: what a plugin's hook costs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from helios_host.errors import printable
from helios_host.scaffold.calls import CannotCall, find_hook, opened
from helios_host.scaffold.measure import TARGETS, Measured, measure

from .run import json_object

__all__ = ["command"]

FAILED: Final = 1
UNUSABLE: Final = 2


@click.command(name="bench")
@click.argument("hook")
@click.option(
    "--plugin",
    type=click.Path(exists=True, path_type=Path),
    default="dist",
    show_default=True,
    help="Directory, .wasm or .tar.gz.",
)
@click.option(
    "--input", "file", type=click.File("r"), help="JSON object of the hook's arguments by name; - is standard input."
)
@click.option("--config", help="The plugin's configuration, as a JSON object.")
@click.option(
    "--calls", type=click.IntRange(100, 1_000_000), default=2000, show_default=True, help="Calls that are timed."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def command(hook: str, plugin: Path, file: Any, config: str | None, calls: int, as_json: bool) -> None:
    """Measure HOOK of a plugin: compilation, start, memory, time of a call.

    Times are processor time, so that a busy machine changes them little. The exit code is 1 where a call fails, 2 where
    nothing can be called.
    """
    given = json_object(file.read() if file else None, "--input")
    settings = json_object(config, "--config")
    console = Console(stderr=True)
    try:
        with console.status(f"{calls} calls of {hook}"), opened(plugin, settings) as subject:
            found = find_hook(subject, hook)
            measured = measure(subject, found, found.arguments(given), calls)
    except CannotCall as error:
        click.echo(str(error), err=True)
        sys.exit(UNUSABLE)
    if as_json:
        click.echo(json.dumps(measured.plain(), indent=2))
    else:
        Console().print(_table(measured))
    if measured.error is not None:
        click.echo(printable(measured.error, 2000), err=True)
        sys.exit(FAILED)


def _table(measured: Measured) -> Table:
    table = Table("what", "measured", "target", "")
    for name, value in measured.plain().items():
        if value is None or name == "error":
            continue
        limit, unit = TARGETS.get(name, (None, ""))
        verdict = "" if limit is None else ("pass" if value <= limit else "miss")
        target = "" if limit is None else f"under {limit:,.0f} {unit}"
        table.add_row(
            name.replace("_", " "),
            Text(f"{value:,}" if isinstance(value, int | float) else str(value)),
            target,
            verdict,
        )
    return table
