"""Measures the plugin that exists in every language: `python guests/table.py --help`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import attrs
import click
from guestkit import Outcome, build_guests
from guestkit.model import GUESTS
from helios_host.scaffold.calls import find_hook, opened
from helios_host.scaffold.measure import TARGETS, measure
from helios_host.scaffold.reach import read_reach

PLUGIN: Final = "llm-guardrail"
HOOK: Final = "pre-query"
README: Final = GUESTS / "README.md"
BEGIN: Final = "<!-- guests-table: made by `just guests-table --write` -->\n"
END: Final = "<!-- guests-table ends -->"
CALL: Final[dict[str, Any]] = {
    "call": {"session": {"attributes": [["application_name", "agent-7"]]}},
    "statement": {
        "text": "SELECT name FROM users WHERE id = 7 LIMIT 10",
        "kind": "select",
        "tables": [{"name": "users", "access": "read"}],
    },
}
HEAD: Final = (
    "| language | build s | kB | compile ms | instantiate ms | memory kB | p50 µs | p99 µs | imports | targets |\n"
    "|---|---|---|---|---|---|---|---|---|---|\n"
)


@click.command()
@click.option(
    "--calls", type=click.IntRange(100), default=5000, show_default=True, help="Calls of each that are timed."
)
@click.option("--write", is_flag=True, help="Put the table into guests/README.md.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(calls: int, write: bool, as_json: bool) -> None:
    """Build the plugin in each language, and measure the same hook call of each.

    Times are processor time but for the build, so that a busy machine changes them little.
    """
    rows: list[dict[str, Any]] = []
    skipped: list[str] = []
    for outcome in build_guests(only=[PLUGIN]):
        if outcome.status in {"built", "cached"}:
            rows.append(_measured(outcome, calls))
            click.echo(_row(rows[-1]), err=True)
        else:
            skipped.append(f"{outcome.guest.language}: {outcome.note}")
    if as_json:
        click.echo(json.dumps({"rows": rows, "skipped": skipped}, indent=2))
        return
    table = HEAD + "\n".join(map(_row, rows)) + "\n"
    click.echo(table)
    for line in skipped:
        click.echo(f"skipped {line}")
    if write:
        text = README.read_text()
        before, _, rest = text.partition(BEGIN)
        README.write_text(f"{before}{BEGIN}{table}{END}{rest.partition(END)[2]}")


def _measured(outcome: Outcome, calls: int) -> dict[str, Any]:
    folder: Path = outcome.guest.target
    with opened(folder, {}) as subject:
        hook = find_hook(subject, HOOK)
        measured = measure(subject, hook, hook.arguments(CALL), calls)
    if measured.error is not None:
        raise click.ClickException(f"{outcome.guest.name}: {measured.error}")
    figures = attrs.asdict(measured)
    imports = [name.partition("/")[2].partition("@")[0] for name in read_reach(folder).imports]
    return {
        "language": outcome.guest.language,
        "build_s": outcome.seconds,
        "imports": imports,
        "missed": [name for name, (limit, _) in TARGETS.items() if figures[name] >= limit],
        **figures,
    }


def _row(row: dict[str, Any]) -> str:
    missed = ", ".join(name.partition("_")[0] for name in row["missed"])
    cells = (
        row["language"],
        f"{row['build_s']:.1f}",
        f"{row['bytes'] / 1000:,.0f}",
        f"{row['compile_ms']:,.0f}",
        f"{row['instantiate_ms']:.2f}",
        f"{row['memory_bytes'] / 1024:,.0f}",
        f"{row['p50_us']:.1f}",
        f"{row['p99_us']:.1f}",
        ", ".join(row["imports"]) or "none",
        f"misses {missed}" if missed else "all four",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
