"""`helios-plugin dev`: build, test and call a project again whenever its sources change."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click
from guestkit import BuildError, Guest, run_tests
from rich.console import Console
from watchfiles import DefaultFilter, watch

from helios_host.scaffold.calls import CannotCall, call_hook, find_hook, opened, started

from .build import built, project
from .run import json_object, shown

__all__ = ["command", "rounds"]

MADE: Final = (*DefaultFilter.ignore_dirs, "dist", ".helios", "target")


@click.command(name="dev")
@click.argument("hook", required=False)
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".", help="The project."
)
@click.option(
    "--input",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON object of the hook's arguments.",
)
@click.option("--config", help="The plugin's configuration, as a JSON object.")
@click.option(
    "--plugins",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Copy each build that works into this plugin directory of a running host with hot_reload.",
)
@click.option("--rounds", "most", type=click.IntRange(1), help="Stop after so many rounds.")
def command(
    hook: str | None, folder: Path, file: Path | None, config: str | None, plugins: Path | None, most: int | None
) -> None:
    """Test, build and, with HOOK, call the project whenever a file of it changes, until it is interrupted."""
    console = Console()
    settings = json_object(config, "--config")

    def one() -> None:
        guest = project(folder)
        if not _built(guest, console):
            return
        if plugins is not None:
            _install(guest, plugins)
        if hook is not None:
            _called(guest, hook, json_object(file.read_text() if file else None, "--input"), settings)

    with contextlib.suppress(KeyboardInterrupt):
        rounds(folder, one, console, most)


def rounds(folder: Path, one: Callable[[], None], console: Console, most: int | None = None) -> None:
    """Do one round at once, and one for each change of the folder's sources; what a round says is not the end."""
    left = most
    changes = watch(folder, watch_filter=DefaultFilter(ignore_dirs=MADE), rust_timeout=200, yield_on_timeout=True)
    next(changes)  # from here on no change is missed
    while True:
        try:
            one()
        except click.UsageError as error:
            console.print(error.format_message(), markup=False, soft_wrap=True)
        except OSError as error:  # a file went away while it was read
            console.print(f"{error.filename}: {error.strerror}", markup=False, soft_wrap=True)
        except SystemExit:
            pass
        left = None if left is None else left - 1
        if left == 0:
            return
        console.print("waiting for changes", style="dim")
        while not (found := next(changes)):
            pass
        for path in sorted({Path(path).name for _, path in found}):
            console.print(f"changed {path}", markup=False, style="dim")


def _built(guest: Guest, console: Console) -> bool:
    try:
        run_tests(guest)
    except BuildError as error:
        console.print(str(error), markup=False, soft_wrap=True)
    return built(guest, console).status in {"built", "cached"}


def _install(guest: Guest, plugins: Path) -> None:
    """Put both files of a plugin in their places, each at once."""
    target = plugins / guest.plugin
    target.mkdir(exist_ok=True)
    for name in ("plugin.yaml", "plugin.wasm"):
        copy = target / f".{name}"
        copy.write_bytes((guest.target / name).read_bytes())
        copy.replace(target / name)


def _called(guest: Guest, hook: str, given: dict[str, Any], settings: dict[str, Any]) -> None:
    try:
        with opened(guest.target, settings) as subject:
            found = find_hook(subject, hook)
            with started(subject) as session:
                called = call_hook(subject, session, found, found.arguments(given))
    except CannotCall as error:
        click.echo(str(error), err=True)
        return
    click.echo("\n".join(shown(called)))
