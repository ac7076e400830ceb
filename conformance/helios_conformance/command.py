# ruff: noqa: E501 - one row an option
"""`helios-plugin check plugin.wasm`: the laws on one component, from the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape

from . import terminal
from .junit import write_junit
from .laws import LAWS, law_named
from .page import write_page
from .profile import PROFILES
from .report import Report, Status
from .reproduction import replay
from .run import run_conformance
from .subject import Unusable

__all__ = ["check", "write_reports"]


@click.command()
@click.argument("component", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="plugin.yaml; by default the one beside the component.",
)
@click.option(
    "--profile", type=click.Choice(list(PROFILES)), default="quick", show_default=True, help="How much is tried."
)
@click.option("--seed", type=int, help="Try the examples of an earlier run again.")
@click.option("--config", help="The operator's configuration, as a JSON object.")
@click.option("--stateful", multiple=True, metavar="HOOK", help="A hook whose answers may depend on earlier calls.")
@click.option("--law", "laws", multiple=True, metavar="LAW", help="Only these laws; `--laws` lists them.")
@click.option("--laws", "listed", is_flag=True, help="List the laws.")
@click.option(
    "--replay",
    "file",
    type=click.Path(exists=True, path_type=Path),
    help="Try a saved example again, or all of a directory.",
)
@click.option("--json", "json_path", type=click.Path(path_type=Path), help="Write the report as JSON.")
@click.option("--junit", type=click.Path(path_type=Path), help="Write the report as JUnit XML.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the report as one HTML page.")
@click.option(
    "--save",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("conformance-failures"),
    show_default=True,
    help="Where failing examples are saved.",
)
def check(
    component: Path | None,
    manifest: Path | None,
    profile: str,
    seed: int | None,
    config: str | None,
    stateful: tuple[str, ...],
    laws: tuple[str, ...],
    listed: bool,
    file: Path | None,
    json_path: Path | None,
    junit: Path | None,
    html: Path | None,
    save: Path,
) -> None:
    """Check the plugin COMPONENT, a .wasm file, against the laws of the contract.

    The exit code is 0 when every check that could be made passed, 1 when one did not, 2 when nothing could be checked.
    """
    console = Console()
    if listed:
        for law in LAWS:
            console.print(f"[bold]{law.name}[/]  {law.sentence}", highlight=False)
        return
    if file is not None:
        sys.exit(_replayed(file, component, console))
    if component is None:
        raise click.UsageError("name a component, such as plugin.wasm")
    try:
        chosen = [law_named(name) for name in laws] or LAWS
    except KeyError as error:
        raise click.UsageError(str(error.args[0])) from error
    with terminal.progress(console, component.name) as told:
        report = run_conformance(
            component, manifest, profile, seed, config=_config(config), stateful=stateful, laws=chosen, reproductions=save, progress=told
        )  # fmt: skip
    terminal.show(report, console)
    write_reports(report, json_path, junit, html)
    sys.exit(exit_code(report))


def exit_code(report: Report) -> int:
    """Return 0 where all is well, 1 where a law does not hold, 2 where nothing was checked."""
    if report.failed:
        return 1
    return 0 if report.ok else 2


def write_reports(report: Report, json_path: Path | None, junit: Path | None, html: Path | None) -> None:
    """Write the forms of the report that are asked for."""
    if json_path is not None:
        report.write_json(json_path)
    if junit is not None:
        write_junit(report, junit)
    if html is not None:
        write_page(report, html)


def _config(text: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text) if text is not None else {}
    except ValueError as error:
        raise click.UsageError(f"--config is no JSON: {error}") from error
    if not isinstance(found, dict):
        raise click.UsageError("--config: expected a JSON object")
    return found


def _replayed(path: Path, component: Path | None, console: Console) -> int:
    """Replay a file, or the files of a directory; the worst exit code of theirs holds."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        console.print(f"[red]there is no saved example in {path}[/]", highlight=False)
        return 2
    return max(_replayed_one(file, component, console, f"{file.name}: " if path.is_dir() else "") for file in files)


def _replayed_one(file: Path, component: Path | None, console: Console, before: str) -> int:
    try:
        cell = replay(file, component)
    except (ValueError, KeyError, Unusable) as error:
        console.print(f"[red]{escape(str(error))}[/]", highlight=False, soft_wrap=True)
        return 2
    if cell.status is Status.PASSED:
        console.print(f"[green]✓[/] {before}{cell.law} holds for this example now", highlight=False, soft_wrap=True)
        return 0
    assert cell.failure is not None
    said = f"{before}{cell.law}: {cell.failure.message}"
    console.print(f"[red]✗[/] {escape(said)}", highlight=False, soft_wrap=True)
    return 1
