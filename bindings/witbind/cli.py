"""The `witbind` command: generate bindings, check them, look into components, compare versions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from .errors import WitbindError
from .generate import check as check_package
from .generate import generate as generate_package

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


def _split(features: tuple[str, ...]) -> list[str]:
    return [feature for entry in features for feature in entry.split(",") if feature]
