"""`just demo`: statements through the proxy, and who decided what."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from typing import Final

import click
from helios_api.v2.types import Call, Session
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from helios_host.engine.compile import CompileEvent
from helios_host.errors import HeliosError

from .ai_scenes import run_ai_scenes, skipped
from .client import run_step
from .measure import counts, decider, hook_times
from .scenes import run_scenes
from .script import DENIED_TABLES, SCRIPT, Step
from .stage import Stage, find_guards, postgres, running_proxy

WIDTH: Final = 150
"""Columns of the table where the output is no terminal."""

console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
CALL = Call(
    trace_parent=None,
    deadline=250_000,
    session=Session(
        id="demo", user="postgres", database="postgres", client_addr="127.0.0.1", encrypted=False, attributes=[]
    ),
    identity=None,
)


@click.command()
@click.option("--serve", is_flag=True, help="Leave everything running after the script, until Ctrl-C.")
@click.option("--port", default=0, show_default="any free one", help="The port that the proxy listens on.")
def main(serve: bool, port: int) -> None:
    """Run real statements through the proxy, guarded by plugins, and show who decided what.

    Exits with 0 only if every decision and every answer was the expected one.
    """
    guards = find_guards()
    if not guards:
        console.print("[red]No guard is built.[/] Run `just guests` first; it says what is missing.")
        sys.exit(2)
    for language in DENIED_TABLES:
        if language not in guards:
            console.print(f"[yellow]sql-guard in {language} was not built; its steps are left out (`just guests`)[/]")
    console.print("starting PostgreSQL")
    try:
        with postgres() as server, running_proxy(server, guards, port, _progress) as stage:
            failures = _run(stage, guards) + _scenes(server)
            if serve:
                _wait(stage)
    except HeliosError as error:
        console.print(f"[red]{type(error).__name__}:[/] {error}")
        sys.exit(2)
    sys.exit(1 if failures else 0)


def _progress(event: CompileEvent) -> None:
    if event.state == "compiling":
        console.print(f"compiling {event.plugin} ({event.component_bytes / 1000:,.0f} kB), once")
    elif event.state != "failed":
        console.print(f"{event.plugin}: {event.state} in {event.seconds:.2f} s")


def _run(stage: Stage, guards: dict[str, Path]) -> int:
    """Run the script and print its table; return how many steps went wrong."""
    table = Table(title="statement → plugin → decision → what the client got", title_justify="left", box=SIMPLE_HEAD)
    for name in ("", "sent as", "statement", "plugin", "decision", "the client got"):
        table.add_column(name, overflow="fold")
    for name in ("hook, median µs", "p99 µs"):
        table.add_column(name, justify="right")
    started = time.perf_counter()
    steps = [step for step in SCRIPT if step.guard is None or step.guard in guards]
    failures = 0
    for step in steps:
        before = counts(stage.host)
        client = run_step(stage.dsn, step)
        plugin, decision = decider(before, counts(stage.host))
        expected = stage.names[step.guard] if step.guard else ""
        right = (client, plugin, decision) == (step.client, expected, step.decision)
        failures += not right
        median, p99 = hook_times(stage.host, decision, plugin, CALL, stage.classify(step.sql.encode()).statement)
        row = [step.protocol, step.sql, plugin or f"all {len(guards)}", decision, client]
        table.add_row("[green]✓" if right else "[red]✗", *map(Text, row), f"{median:.1f}", f"{p99:.1f}")
        if not right:
            table.add_row("", "", "", *map(Text, _expectation(step, expected)), "", "", style="red")
    console.print(table)
    seconds = time.perf_counter() - started
    verdict = (
        f"[red]{failures} of {len(steps)} steps went otherwise" if failures else f"[green]all {len(steps)} as expected"
    )
    console.print(f"{verdict}[/] in {seconds:.1f} s; guards: {', '.join(stage.names.values())}")
    return failures


def _scenes(server: str) -> int:
    """Ask plugins of the other hooks and print their table; return how many answers went wrong."""
    table = Table(title="hook → question → plugin → what it said", title_justify="left", box=SIMPLE_HEAD)
    for name in ("", "hook", "question", "plugin", "answer"):
        table.add_column(name, overflow="fold")
    failures = 0
    for plugin in skipped():
        console.print(f"[yellow]{plugin} is left out: it asks HTTP services, and httpcore is not installed[/]")
    for scene in [*run_scenes(CALL, server, _progress), *run_ai_scenes(CALL, _progress)]:
        failures += not scene.right
        row = [scene.hook, scene.question, scene.plugin, scene.said]
        table.add_row("[green]✓" if scene.right else "[red]✗", *map(Text, row))
        if not scene.right:
            table.add_row("", "", "", "", Text(f"expected {scene.expected}"), style="red")
    console.print(table)
    return failures


def _expectation(step: Step, plugin: str) -> list[str]:
    return [f"expected {plugin or 'nobody'}", f"expected {step.decision}", f"expected {step.client}"]


def _wait(stage: Stage) -> None:
    console.print(f"\nthe proxy is up: [bold]psql {stage.dsn}[/]\nCtrl-C ends it")
    try:
        signal.pause()
    except KeyboardInterrupt:
        console.print("ending")


if __name__ == "__main__":
    main()
