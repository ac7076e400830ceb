"""`helios-plugin inspect`: what a plugin can reach, on one page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from helios_host.config import HostConfig, load_config
from helios_host.errors import printable
from helios_host.scaffold.reach import Reach, plain, read_reach

from .said import refused

__all__ = ["command"]

PLUGIN = click.Path(exists=True, path_type=Path)


@click.command(name="inspect")
@click.argument("plugin", type=PLUGIN, default="dist")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="heliosproxy.toml: also say what the operator grants.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def command(plugin: Path, config: Path | None, as_json: bool) -> None:
    """Show what PLUGIN, a directory, .wasm or .tar.gz, can reach; by default `dist`. Nothing of it is run.

    The exit code is 1 where the plugin imports what the contract does not have, 2 where it is no plugin.
    """
    with refused():
        settings: HostConfig | None = load_config(config) if config is not None else None
        reach = read_reach(plugin, settings)
    if as_json:
        click.echo(json.dumps(plain(reach), indent=2))
    else:
        click.echo(_page(reach))
    if reach.outside:
        raise SystemExit(1)


def _page(reach: Reach) -> str:
    """Return a line for each value below its label; lines are never cut, so that a digest can be copied."""
    rows = {
        "plugin": f"{reach.name} {reach.version}",
        "about": reach.description,
        "hooks": _listed(reach.hooks),
        "exports": _listed(reach.exports),
        "imports": _listed(reach.imports),
        "not in the contract": _listed(reach.outside) if reach.outside else "",
        "permissions": _listed(reach.permissions),
        "granted": _granted(reach),
        "hosts": _hosts(reach),
        "secrets": _listed(reach.secrets) if reach.secrets is not None else "",
        "settings": _listed([f"{key}: {kind}" for key, kind in reach.settings.items()]),
        "memory": f"{reach.memory:,} bytes at start, at most {_limit(reach.max_memory)}",
        "size": f"{reach.size:,} bytes",
        "digest": reach.digest,
        "signed": "yes, see `helios-plugin verify`" if reach.signed else "no",
    }
    shown = {label: value.split("\n") for label, value in rows.items() if value}
    width = max(map(len, shown)) + 2
    lines = [(label if place == 0 else "", line) for label, found in shown.items() for place, line in enumerate(found)]
    return "\n".join(f"{label:{width}}{printable(line, 400)}" for label, line in lines)


def _listed(names: Sequence[str]) -> str:
    return "\n".join(names) if names else "none"


def _granted(reach: Reach) -> str:
    if reach.granted is None:
        return ""
    lacking = sorted(set(reach.permissions) - set(reach.granted))
    return "\n".join([*(reach.granted or ["none"]), *(f"not granted: {name}" for name in lacking)])


def _hosts(reach: Reach) -> str:
    if "http_fetch" not in reach.permissions:
        return "none: it does not ask for http_fetch"
    if reach.hosts is None:
        return "what the operator allows in its [plugins.NAME.network]; see --config"
    return _listed(reach.hosts)


def _limit(value: int | None) -> str:
    return "the operator's limit" if value is None else f"{value:,} bytes"
