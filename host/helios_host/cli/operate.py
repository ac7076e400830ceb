"""`helios-plugin load | unload | enable | disable | reload | logs | metrics`: change and watch a running host.

Exit codes: 0 done; 1 refused by the host; 2 wrongly used; 3 no host answers; 4 the token may not do this.
"""

from __future__ import annotations

import functools
import json
import sys
import urllib.parse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from helios_host.admin.client import AdminClient, AdminRefused, AdminUnreachable
from helios_host.errors import printable

from .completion import plugin_names

__all__ = ["disable", "enable", "load", "logs", "metrics", "output", "reached", "reload", "running", "unload"]

REFUSED: Final = 1
UNREACHABLE: Final = 3
FORBIDDEN: Final = 4

CODES: Final = (
    "Exit codes: 0 done; 1 refused by the host; 2 wrongly used; 3 no host answers; 4 the token may not do this."
)

PIPE_WIDTH: Final = 200
"""Columns of a table that no terminal shows: a name in two lines is found by no `grep`."""

_MEASURED: Final = {
    "invocations": "calls",
    "errors": "failed calls",
    "avg_latency_us": "average, µs",
    "p50": "p50, µs",
    "p99": "p99, µs",
}
"""What the host measures, by its key in the answer."""

Command = Callable[..., None]


def running(required: bool = True) -> Callable[[Command], Command]:
    """Give a command the options that say which running host is meant."""

    def decorate(command: Command) -> Command:
        for option in (
            click.option("--json", "as_json", is_flag=True, help="Print JSON for programs."),
            click.option("--token", envvar="HELIOS_ADMIN_TOKEN", show_envvar=True, help="Its token."),
            click.option(
                "--admin",
                "url",
                envvar="HELIOS_ADMIN_URL",
                show_envvar=True,
                required=required,
                help="Admin API of the running host, such as http://127.0.0.1:9090.",
            ),
        ):
            command = option(command)
        return command

    return decorate


def reached(step: Callable[[], Any], as_json: bool) -> Any:
    """Return what a step of an `AdminClient` gives, or end the command with what went wrong and an exit code.

    Programs are told the whole problem, such as the digest that a reload may be approved by, on standard output.
    """
    try:
        return step()
    except AdminUnreachable as error:
        click.echo(printable(str(error)), err=True)
        sys.exit(UNREACHABLE)
    except AdminRefused as error:
        if as_json:
            click.echo(json.dumps(error.problem))
        click.echo("\n".join(printable(line) for line in str(error).split("\n")), err=True)
        sys.exit(FORBIDDEN if error.status in (401, 403) else REFUSED)


def _change(name: str, text: str, method: str, path: str) -> click.Command:
    """Make a command that changes one plugin by its name."""

    @click.command(name=name, help=text, epilog=CODES)
    @click.argument("plugin", shell_complete=plugin_names)
    @running()
    def command(plugin: str, url: str, token: str | None, as_json: bool) -> None:
        where = path.format(name=_quoted(plugin))
        _said(reached(lambda: AdminClient(url, token).ask(method, where), as_json), as_json)

    return command


unload: Final = _change("unload", "Unload PLUGIN after its last call.", "DELETE", "/plugins/{name}")
enable: Final = _change("enable", "Put PLUGIN back into its chains.", "POST", "/plugins/{name}/enable")
disable: Final = _change("disable", "Take PLUGIN out of its chains.", "POST", "/plugins/{name}/disable")


@click.command(epilog=CODES)
@click.argument("path", type=click.Path(path_type=Path))
@running()
def load(path: Path, url: str, token: str | None, as_json: bool) -> None:
    """Load the plugin at PATH, which is a path of the machine that the host runs on."""
    body = {"path": str(path.absolute())}
    _said(reached(lambda: AdminClient(url, token).ask("POST", "/plugins/load", body), as_json), as_json)


@click.command(epilog=CODES)
@click.argument("plugin", shell_complete=plugin_names)
@click.option("--approve", help="Digest of a version that asks for more than the running one.")
@running()
def reload(plugin: str, approve: str | None, url: str, token: str | None, as_json: bool) -> None:
    """Load PLUGIN again and swap the versions; no call is lost."""
    where, body = f"/plugins/{_quoted(plugin)}/reload", {"approve": approve}
    _said(reached(lambda: AdminClient(url, token).ask("POST", where, body if approve else {}), as_json), as_json)


@click.command(epilog=CODES)
@click.argument("plugin", shell_complete=plugin_names)
@click.option(
    "--level",
    type=click.Choice(["trace", "debug", "info", "warn", "error"]),
    default="trace",
    help="The least level that is shown.",
)
@click.option("--contains", default="", help="Text that a line has to have.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=100, show_default=True, help="Most lines; the last ones."
)
@click.option("--follow", is_flag=True, help="Go on with the lines that come.")
@running()
def logs(
    plugin: str, level: str, contains: str, limit: int, follow: bool, url: str, token: str | None, as_json: bool
) -> None:
    """Show the log of PLUGIN: what it wrote, and how calls of it failed."""
    query = urllib.parse.urlencode({"level": level, "contains": contains, "limit": limit})
    where = f"/plugins/{_quoted(plugin)}/logs?{query}"
    show: Callable[[Any], None] = functools.partial(_line, as_json=as_json)

    def run() -> None:
        client = AdminClient(url, token)
        if not follow:
            for line in client.ask("GET", where)["lines"]:
                show(line)
            return
        event = ""
        for event, line in client.events(f"{where}&follow=true"):
            if event == "line":
                show(line)
        if event != "unloaded":
            raise AdminUnreachable(f"{url}: the host ended")

    reached(run, as_json)


@click.command(epilog=CODES)
@click.argument("plugin", shell_complete=plugin_names)
@running()
def metrics(plugin: str, url: str, token: str | None, as_json: bool) -> None:
    """Show what the host measured of PLUGIN, and what the plugin counted itself."""
    where = f"/plugins/{_quoted(plugin)}/metrics"
    found = reached(lambda: AdminClient(url, token).ask("GET", where), as_json)
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    table = Table("metric", "labels", Column("value", justify="right"))
    for key, title in _MEASURED.items():
        table.add_row(title, "", str(found[key]))
        if key == "errors":
            for kind, count in found["errors_by_kind"].items():
                table.add_row("", f"kind={kind}", str(count))
    for series in found["series"]:
        labels = " ".join(f"{key}={value}" for key, value in series["labels"].items())
        table.add_row(Text(printable(series["name"])), Text(printable(labels)), f"{series['value']:,.15g}")
    output().print(table)


def output() -> Console:
    """Return what prints tables: as wide as the terminal, or wide where it goes into a file or a pipe."""
    console = Console()
    return console if console.is_terminal else Console(width=PIPE_WIDTH)


def _said(answer: Any, as_json: bool) -> None:
    click.echo(json.dumps(answer) if as_json else printable(f"{answer['name']}: {answer['status']}"))


def _line(line: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(line))
        return
    at = datetime.fromtimestamp(line["time"], UTC).isoformat(timespec="milliseconds")
    shown = line["fields"] | ({"worker": line["worker"]} if line["worker"] else {})
    fields = "".join(f" {key}={value}" for key, value in shown.items())
    click.echo(f"{at} {line['level']:5} {printable(line['message'] + fields)}")


def _quoted(name: str) -> str:
    return urllib.parse.quote(name, safe="")
