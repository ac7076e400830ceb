"""The `witbind` command: generate bindings, check them, look into components, compare versions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from .diff import Level, compare
from .errors import WitbindError
from .fits import fits
from .generator import check as check_package
from .generator import generate as generate_package
from .load import load
from .source import read_text

__all__ = ["main"]

F = TypeVar("F", bound=Callable[..., Any])


def _gates(command: F) -> F:
    """Add the options that open `@unstable` gates."""
    command = click.option("--all-features", is_flag=True, help="Open every @unstable gate.")(command)
    return click.option(
        "--features", multiple=True, metavar="F", help="Open the @unstable gates of a feature; repeat, or use commas."
    )(command)


def _source(command: F) -> F:
    """Add what `generate` and `check` read and where their output is."""
    command = click.option(
        "-o", "--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="The package's folder."
    )(command)
    command = click.option("--world", metavar="W", help="Only this world: `name` or `namespace:package/name`.")(command)
    return click.argument("path", type=click.Path(path_type=Path))(_gates(command))


class _Group(click.Group):
    """Prints the errors of witbind as one message and ends with status 2, as for bad usage."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (WitbindError, OSError) as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="helios-plugin-host")
def main() -> None:
    """Typed Python host bindings for WebAssembly components, generated from WIT."""


@main.command()
@_source
def generate(path: Path, out: Path, world: str | None, features: tuple[str, ...], all_features: bool) -> None:
    """Write the Python package of PATH: a WIT file, a WIT directory or a component."""
    package = generate_package(path, out, world, _split(features), all_features)
    click.echo(f"{package.folder}: {len(package.files)} files")


@main.command()
@_source
def check(path: Path, out: Path, world: str | None, features: tuple[str, ...], all_features: bool) -> None:
    """Say how DIR differs from what `generate` would write; status 1 if it does."""
    difference = check_package(path, out, world, _split(features), all_features)
    if difference:
        click.echo(difference, nl=False)
        click.echo(f"{out} is not what `witbind generate {path} -o {out}` writes", err=True)
        sys.exit(1)


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--worlds", multiple=True, metavar="PATH", type=click.Path(path_type=Path), help="WIT whose worlds to try; repeat."
)
@_gates
def inspect(path: Path, worlds: tuple[Path, ...], features: tuple[str, ...], all_features: bool) -> None:
    """Print the world of a component as WIT, and say which of the worlds in --worlds it satisfies.

    Of those whose exports it has by name but does not satisfy, it says why. PATH may also be WIT, which is printed as
    one document. Status 1 if worlds were given and none is satisfied.
    """
    click.echo(read_text(path, _split(features), all_features).rstrip())
    if not worlds:
        return
    found = fits(path, worlds, _split(features), all_features)
    click.echo()
    for fit in found:
        if not fit.differences:
            click.echo(f"satisfies {fit.world}")
        elif fit.exports_all:
            click.echo("\n".join([f"does not satisfy {fit.world}:", *(f"  {line}" for line in fit.differences)]))
    if all(fit.differences for fit in found):
        click.echo("satisfies none of the worlds given")
        sys.exit(1)


@main.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--world", "worlds", multiple=True, metavar="W", help="Of the worlds compare only this one; repeat.")
@_gates
def diff(old: Path, new: Path, worlds: tuple[str, ...], features: tuple[str, ...], all_features: bool) -> None:
    """Say what changed from OLD to NEW, whom it breaks, and what the next version must be.

    Status 1 if NEW has a version below that.
    """
    gates = (_split(features), all_features)
    result = compare(load(old, *gates), load(new, *gates), worlds)
    for change in sorted(result.changes, key=lambda change: -change.level):
        click.echo(str(change))
    if result.level is Level.NONE:
        click.echo("nothing changed")
    if result.next_version is not None:
        click.echo(f"next version: {result.next_version} or later (old {result.old}, new {result.new})")
    if not result.is_new_version_enough:
        click.echo(f"the new version, {result.new}, is too low", err=True)
        sys.exit(1)


def _split(features: tuple[str, ...]) -> list[str]:
    return [feature for entry in features for feature in entry.split(",") if feature]
