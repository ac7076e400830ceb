"""The `witbind` command: generate bindings, check them, look into components, compare versions."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs
import click
from click.shell_completion import get_completion_class

from .diff import Diff, compare
from .errors import WitbindError
from .fits import Fit, fits, installed_worlds, worlds_of
from .generator import differing
from .generator import generate as generate_package
from .load import load
from .source import read_text

__all__ = ["main"]

F = TypeVar("F", bound=Callable[..., Any])

STATUS: Final = """\b
Exit status:
  0  done; what was asked is so
  1  check: DIR differs; inspect: no world of --worlds fits; diff: the new version is too low
  2  a wrong option, a source that cannot be read, or an output that cannot be written"""


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


_as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def _busy(what: str) -> contextlib.AbstractContextManager[object]:
    """Return what shows on a terminal that something is under way: large components take seconds."""
    if not sys.stderr.isatty():
        return contextlib.nullcontext()
    from rich.console import Console  # only a terminal pays for it

    return Console(stderr=True).status(what)


class _Group(click.Group):
    """Prints the errors of witbind as one message and ends with status 2, as for bad usage."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (WitbindError, OSError) as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]}, epilog=STATUS)
@click.version_option(package_name="helios-plugin-host")
def main() -> None:
    """Typed Python host bindings for WebAssembly components, generated from WIT."""


@main.command()
@_source
def generate(path: Path, out: Path, world: str | None, features: tuple[str, ...], all_features: bool) -> None:
    """Write the Python package of PATH: a WIT file, a WIT directory or a component."""
    with _busy(f"generating {out}"):
        package = generate_package(path, out, world, _split(features), all_features)
    click.echo(f"{package.folder}: {len(package.files)} files")


@main.command()
@_source
@_as_json
def check(
    path: Path, out: Path, world: str | None, features: tuple[str, ...], all_features: bool, as_json: bool
) -> None:
    """Say how DIR differs from what `generate` would write; status 1 if it does."""
    with _busy(f"checking {out}"):
        found = differing(path, out, world, _split(features), all_features)
    if as_json:
        files = [{"file": str(file), "diff": text} for file, text in found.items()]
        click.echo(json.dumps({"same": not files, "files": files}, indent=2))
    else:
        click.echo("".join(found.values()), nl=False)
    if found:
        click.echo(f"{out} is not what `witbind generate {path} -o {out}` writes", err=True)
        sys.exit(1)


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--worlds", multiple=True, metavar="PATH", type=click.Path(path_type=Path), help="WIT whose worlds to try; repeat."
)
@_gates
@_as_json
def inspect(path: Path, worlds: tuple[Path, ...], features: tuple[str, ...], all_features: bool, as_json: bool) -> None:
    """Print the world of a component as WIT, and say which worlds it satisfies.

    Tried are the worlds in --worlds, or else those of the generated packages that are installed (entry points of the
    group `witbind.worlds`). Of those whose exports it has by name but does not satisfy, it says why; where no such
    world was given, of the one that it is nearest to. PATH may also be WIT, which is printed as one document. Status 1
    if worlds were given and none is satisfied.
    """
    gates = (_split(features), all_features)
    with _busy(f"reading {path}"):
        text = read_text(path, *gates)
        known = [world for source in worlds for world in worlds_of(source, *gates)]
        found = fits(path, known) if worlds else _fits_installed(path)
    if as_json:
        click.echo(
            json.dumps({"wit": text, "worlds": [attrs.asdict(fit) | {"fits": fit.fits} for fit in found]}, indent=2)
        )
    else:
        shown = [fit for fit in found if fit.fits or fit.exports_all]
        if worlds and not shown:
            shown = sorted(found, key=lambda fit: len(fit.differences))[:1]
        told = ["\n".join(map(_told, shown))] if shown else []
        click.echo("\n\n".join([text.rstrip(), *told]))
    if worlds and not any(fit.fits for fit in found):
        click.echo("satisfies none of the worlds given", err=True)
        sys.exit(1)


def _fits_installed(path: Path) -> list[Fit]:
    """Return how a component fits the installed worlds; WIT, encoded or not, is no component."""
    main = load(path).main
    return fits(path, installed_worlds()) if main.id == "root:component" else []


def _told(fit: Fit) -> str:
    if fit.fits:
        return f"satisfies {fit.world}"
    return "\n  ".join([f"does not satisfy {fit.world}:", *fit.differences])


@main.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--world",
    "worlds",
    multiple=True,
    metavar="W",
    help="Of the worlds compare only this one: `name` or `namespace:package/name`; repeat.",
)
@_gates
@_as_json
def diff(
    old: Path, new: Path, worlds: tuple[str, ...], features: tuple[str, ...], all_features: bool, as_json: bool
) -> None:
    """Say what changed from OLD to NEW, whom it breaks, and what the next version must be.

    Status 1 if NEW has a version below that.
    """
    gates = (_split(features), all_features)
    with _busy(f"comparing {old} and {new}"):
        result = compare(load(old, *gates), load(new, *gates), worlds)
    click.echo(json.dumps(_plain(result), indent=2) if as_json else _in_words(result))
    if not result.is_new_version_enough:
        version = (
            "the new package has no version" if result.new is None else f"the new version, {result.new}, is too low"
        )
        click.echo(version, err=True)
        sys.exit(1)


def _in_words(result: Diff) -> str:
    lines = [str(change) for change in sorted(result.changes, key=lambda change: -change.level)]
    lines = lines or ["nothing changed"]
    if result.next_version is not None:
        lines.append(f"next version: {result.next_version} or later (old {result.old}, new {result.new or 'none'})")
    return "\n".join(lines)


def _plain(result: Diff) -> dict[str, Any]:
    return {
        "level": result.level.name.lower(),
        "old": result.old,
        "new": result.new,
        "next_version": result.next_version,
        "enough": result.is_new_version_enough,
        "changes": [
            {"level": change.level.name.lower(), "breaks": change.breaks or None, "text": change.text}
            for change in result.changes
        ],
    }


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    r"""Print the completion script of SHELL.

    \b
      eval "$(witbind completion bash)"       # in ~/.bashrc; zsh alike in ~/.zshrc
      witbind completion fish > ~/.config/fish/completions/witbind.fish
    """
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(main, {}, "witbind", "_WITBIND_COMPLETE").source())


def _split(features: tuple[str, ...]) -> list[str]:
    return [feature for entry in features for feature in entry.split(",") if feature]
