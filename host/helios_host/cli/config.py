"""`helios-plugin config`: check a configuration file, show what it comes to, print its JSON Schema."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from helios_host.config import HostConfig, config_schema, load_config, plain_config
from helios_host.errors import ConfigurationError, printable

__all__ = ["command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(name="config")
def command() -> None:
    """Check heliosproxy.toml, show what it comes to, or print its JSON Schema."""


@command.command()
@click.argument("file", type=_FILE, default="heliosproxy.toml")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def check(file: Path, as_json: bool) -> None:
    """Report every problem of FILE and of the environment; the exit code is 2 when there is one."""
    try:
        load_config(file)
    except ConfigurationError as error:
        if as_json:
            problems = [{"path": problem.path, "message": problem.message} for problem in error.problems]
            click.echo(json.dumps({"file": str(file), "problems": problems}, indent=2))
        else:
            click.echo(printable_lines(str(error)), err=True)
        sys.exit(2)
    click.echo(json.dumps({"file": str(file), "problems": []}, indent=2) if as_json else f"{file}: no problems")


@command.command()
@click.argument("file", type=_FILE, default="heliosproxy.toml")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def show(file: Path, as_json: bool) -> None:
    """Show what FILE, the environment and the defaults come to; the exit code is 2 when FILE is wrong."""
    config = _loaded(file)
    found = plain_config(config)
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    for path, value in _flat(found):
        click.echo(f"{printable(path)} = {json.dumps(value, ensure_ascii=False)}")


@command.command()
def schema() -> None:
    """Print the JSON Schema of heliosproxy.toml, for editors."""
    click.echo(json.dumps(config_schema(), indent=2))


def printable_lines(text: str) -> str:
    """Return text of several lines with what could forge a terminal escaped."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _loaded(file: Path) -> HostConfig:
    try:
        return load_config(file)
    except ConfigurationError as error:
        click.echo(printable_lines(str(error)), err=True)
        sys.exit(2)


def _flat(value: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, item in value.items():
        where = f"{path}.{key}" if path else key
        if isinstance(item, dict) and item:
            yield from _flat(item, where)
        else:
            yield where, item
