"""`helios-plugin diff`: what a new version of a plugin can reach that the old one could not."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from helios_host.errors import printable
from helios_host.scaffold.reach import changes, read_reach

from .said import refused

__all__ = ["command"]

PLUGIN = click.Path(exists=True, path_type=Path)


@click.command(name="diff")
@click.argument("old", type=PLUGIN)
@click.argument("new", type=PLUGIN)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def command(old: Path, new: Path, as_json: bool) -> None:
    """Compare what two versions of a plugin can reach: permissions, hosts, imports, limits.

    The exit code is 1 where NEW can reach more than OLD, 2 where one of them is no plugin.
    """
    with refused():
        more, other = changes(read_reach(old), read_reach(new))
    if as_json:
        click.echo(json.dumps({"more": more, "other": other}, indent=2))
    else:
        for sign, lines in (("+", more), (" ", other)):
            for line in lines:
                click.echo(f"{sign} {printable(line, 400)}")
        if not more:
            click.echo("it can reach nothing new")
    sys.exit(1 if more else 0)
