"""`helios-plugin new`: begin a plugin."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from helios_host.scaffold.contract import HOOKS, IMPORTS
from helios_host.scaffold.project import ALIASES, LANGUAGES, project_files

__all__ = ["command"]

UNUSABLE: Final = 2


@click.command(name="new")
@click.argument("name")
@click.option(
    "--lang",
    type=click.Choice(sorted({*LANGUAGES, *ALIASES})),
    default="python",
    show_default=True,
    help="Its language.",
)
@click.option(
    "--hook", "hooks", multiple=True, default=["pre-query"], show_default=True,
    shell_complete=lambda _ctx, _param, incomplete: [hook for hook in HOOKS if hook.startswith(incomplete)],
    help="A hook that it has; may be given repeatedly.",
)  # fmt: skip
@click.option("--import", "imports", multiple=True, type=click.Choice(sorted(IMPORTS)), help="A service that it uses.")
@click.option("--directory", type=click.Path(path_type=Path), help="Where it goes; by default a folder of its name.")
def command(name: str, lang: str, hooks: tuple[str, ...], imports: tuple[str, ...], directory: Path | None) -> None:
    """Begin the plugin NAME: a project that builds, with a test and an input to call it with.

    The exit code is 2 where NAME or a hook is none, or the directory is there already.
    """
    folder = directory or Path(name)
    if folder.exists() and any(folder.iterdir()):
        click.echo(f"{folder} is there already, and not empty", err=True)
        sys.exit(UNUSABLE)
    try:
        files = project_files(name, LANGUAGES[ALIASES.get(lang, lang)], hooks, imports)
    except ValueError as error:
        click.echo(str(error), err=True)
        sys.exit(UNUSABLE)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    click.echo(f"{folder}: {', '.join(sorted(files))}")
    click.echo(f"next: cd {folder} && helios-plugin test && helios-plugin build")
