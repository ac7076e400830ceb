"""`helios-plugin list`: load the plugins of a directory or a configuration, and show what they are."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from helios_host.engine.compile import CompileEvent
from helios_host.errors import HeliosError, printable
from helios_host.manager import PluginHost

__all__ = ["command"]

_COLUMNS = ("name", "version", "api", "hooks", "status", "problem")


@click.command(name="list")
@click.argument("directory", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="heliosproxy.toml")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def command(directory: Path | None, config: Path | None, as_json: bool) -> None:
    """Show the plugins of DIRECTORY, or of the configuration file, after loading each.

    The exit code is 1 when one of them cannot be loaded, 2 when the configuration is wrong.
    """
    if (directory is None) == (config is None):
        raise click.UsageError("give either a directory or --config")
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
        Console().print(_table(rows))
    sys.exit(1 if any(row["problem"] for row in rows) else 0)


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
