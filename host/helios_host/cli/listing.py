"""`helios-plugin list`: load the plugins of a directory or a configuration, and show what they are."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from helios_host.admin.client import AdminClient
from helios_host.engine.compile import CompileEvent
from helios_host.errors import HeliosError, printable
from helios_host.manager import PluginHost

from .operate import output, reached, running

__all__ = ["command"]

_RUNNING = (
    ("name", "name"),
    ("version", "version"),
    ("status", "status"),
    ("hooks", "hooks"),
    ("memory", "memory_used"),
    ("calls", "invocations"),
    ("failed", "errors"),
    ("avg µs", "avg_latency_us"),
    ("p99 µs", "p99"),
)
"""Columns of the table of a running host: their titles, and their keys in the answer."""

_COLUMNS = ("name", "version", "api", "hooks", "status", "problem")


@click.command(name="list")
@click.argument("directory", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="heliosproxy.toml")
@running(required=False)
def command(directory: Path | None, config: Path | None, url: str | None, token: str | None, as_json: bool) -> None:
    """Show the plugins of DIRECTORY or of a configuration file, after loading each, or those of a running host.

    The exit code is 1 when one of them cannot be loaded, 2 when the configuration is wrong.
    """
    asked = click.get_current_context().get_parameter_source("url") is ParameterSource.COMMANDLINE
    if directory is None and config is None and url is not None:
        _of_running(url, token, as_json)
        return
    if (directory is None) == (config is None) or asked:
        raise click.UsageError("give one of a directory, --config and --admin")
    console = Console(stderr=True)
    try:
        with console.status("loading") as status:

            def progress(event: CompileEvent) -> None:
                status.update(f"{event.plugin}: {event.state}")

            if config is not None:
                host = PluginHost.from_config(config, progress=progress)
            else:
                assert directory is not None
                host = PluginHost.from_directory(directory, progress=progress)
            with host:
                rows = plugin_rows(host)
    except HeliosError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    if as_json:
        click.echo(json.dumps({"plugins": rows}, indent=2))
    else:
        output().print(_table(rows))
    sys.exit(1 if any(row["problem"] for row in rows) else 0)


def _of_running(url: str, token: str | None, as_json: bool) -> None:
    found = reached(lambda: AdminClient(url, token).ask("GET", "/plugins"), as_json)
    if as_json:
        click.echo(json.dumps(found, indent=2))
    else:
        table = Table(box=None, pad_edge=False)
        for title, key in _RUNNING:
            justify: JustifyMethod = "left" if key in ("name", "version", "status", "hooks") else "right"
            table.add_column(title, overflow="fold", no_wrap=key not in ("name", "hooks"), justify=justify)
        for row in found["plugins"]:
            shown = {key: printable(str(row[key])) for _, key in _RUNNING} | {"hooks": "\n".join(row["hooks"])}
            table.add_row(*(Text(shown[key]) for _, key in _RUNNING))
        output().print(table)
        for refused in found["refused"]:
            click.echo(printable(f"{refused['name']}: {refused['error']}: {refused['message']}"), err=True)
    sys.exit(1 if found["refused"] else 0)


def plugin_rows(host: PluginHost) -> list[dict[str, Any]]:
    """Return what the table shows: a row a plugin, by name."""
    problems = {error.plugin or "": f"{type(error).__name__}: {error.message}" for error in reversed(host.problems)}
    rows = []
    for name in sorted({*host.manifests, *problems}):
        manifest, plugin = host.manifests.get(name), host.plugins.get(name)
        rows.append(
            {
                "name": name,
                "version": manifest.version if manifest else None,
                "api": sorted(set(plugin.versions.values())) if plugin else [],
                "hooks": list(manifest.hooks) if manifest else [],
                "status": plugin.status.value if plugin else "refused" if name in problems else "disabled",
                "problem": problems.get(name),
            }
        )
    return rows


def _table(rows: list[dict[str, Any]]) -> Table:
    table = Table(*_COLUMNS)
    for row in rows:
        shown = {**row, "api": ", ".join(f"v{major}" for major in row["api"]), "hooks": ", ".join(row["hooks"])}
        table.add_row(*(Text(printable(shown[name] or "")) for name in _COLUMNS))
    return table
