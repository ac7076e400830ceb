"""`helios-plugin run`: one hook call, without a proxy."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

import attrs
import click

from helios_host.scaffold.calls import Called, CannotCall, call_hook, find_hook, opened, started

__all__ = ["command", "json_object", "shown"]

ANSWERED_ERROR: Final = 1
UNUSABLE: Final = 2
CRASHED: Final = 3


def json_object(text: str | None, source: str) -> dict[str, Any]:
    """Return the JSON object of an option; raises `click.UsageError`."""
    try:
        found = json.loads(text) if text else {}
    except ValueError as error:
        raise click.UsageError(f"{source}: no JSON: {error}") from error
    if not isinstance(found, dict):
        raise click.UsageError(f"{source}: expected a JSON object")
    return found


@click.command(name="run")
@click.argument("hook")
@click.option(
    "--plugin",
    type=click.Path(exists=True, path_type=Path),
    default="dist",
    show_default=True,
    help="Directory, .wasm or .tar.gz.",
)
@click.option(
    "--input", "file", type=click.File("r"), help="JSON object of the hook's arguments by name; - is standard input."
)
@click.option("--config", help="The plugin's configuration, as a JSON object.")
@click.option("--sample", is_flag=True, help="Print an input to begin with, and call nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def command(hook: str, plugin: Path, file: Any, config: str | None, sample: bool, as_json: bool) -> None:
    """Call HOOK of a plugin once: the answer, its logs, its host calls, its time.

    HOOK is a name such as pre-query, connection.on-connect, or pre-query@1 for API version 1. Arguments and fields that
    the input leaves out are filled in. The plugin gets a host in memory: an empty kv, plain answers of everything else.

    The exit code is 0 with an answer, 1 where the plugin answers an error, 2 where nothing can be called, 3 where the
    plugin crashes or runs too long.
    """
    given = json_object(file.read() if file else None, "--input")
    settings = json_object(config, "--config")
    try:
        with opened(plugin, settings) as subject:
            found = find_hook(subject, hook)
            if sample:
                click.echo(json.dumps(found.inputs, indent=2))
                return
            arguments = found.arguments(given)
            with started(subject) as session:
                called = call_hook(subject, session, found, arguments)
    except CannotCall as error:
        click.echo(str(error), err=True)
        sys.exit(UNUSABLE)
    click.echo(json.dumps(attrs.asdict(called), indent=2) if as_json else "\n".join(shown(called)))
    if called.error is not None:
        sys.exit(CRASHED if called.plugin_error is None else ANSWERED_ERROR)


def shown(called: Called) -> list[str]:
    """Return what a call came to as lines for people."""
    lines = [f"{called.function} of {called.hook} v{called.version}, {called.microseconds:,.0f} µs"]
    if called.error is None:
        lines.append(f"answer  {json.dumps(called.answer, ensure_ascii=False)}")
    elif called.plugin_error is not None:
        lines.append(f"error   {json.dumps(called.plugin_error, ensure_ascii=False)}")
    else:
        lines.append(f"crash   {called.error}")
    for line in called.logs:
        fields = "".join(f" {key}={value}" for key, value in line["fields"].items())
        lines.append(f"log     {line['level']:5} {line['message']}{fields}")
    lines += [
        f"host    {call['function']}({', '.join(json.dumps(a, ensure_ascii=False) for a in call['arguments'])})"
        for call in called.host_calls
    ]
    lines += [
        f"lacks   permission {name}: the manifest does not ask for it, a host would refuse" for name in called.lacking
    ]
    return lines
