"""What one call costs: through generated bindings, through wasmtime-py's own API, and through Extism's with JSON.

All subjects of a case take turns in one run, so that what else the machine does meets each of them; ratios hold from
machine to machine, microseconds do not. `build/bench.json` gets every row.
"""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import attrs
import click
from bench_cases import BARS, OVER, Case, make_cases
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

RESULT: Final = Path(__file__).parents[2] / "build" / "bench.json"
TURN_SECONDS: Final = 0.02
"""About how long one subject runs before the next one has its turn."""


@attrs.frozen
class Row:
    """What one subject of a case took for one call, in µs."""

    case: str
    subject: str
    p50_us: float
    p99_us: float


def run(call: Callable[[], object], times: int) -> list[int]:
    """Return the nanoseconds of each of some calls."""
    clock = time.perf_counter_ns
    taken = []
    for _ in range(times):
        start = clock()
        call()
        taken.append(clock() - start)
    return taken


def measure(case: Case, rounds: int, tick: Callable[[], None]) -> list[Row]:
    """Let the subjects of a case take turns and return a row for each."""
    turns = {}
    for name, call in case.subjects.items():
        once = sorted(run(call, 20))[10]
        turns[name] = max(5, min(10_000, int(TURN_SECONDS * 1e9 / once)))
    samples: dict[str, list[int]] = {name: [] for name in case.subjects}
    for _ in range(rounds):
        for name, call in case.subjects.items():
            gc.collect()
            samples[name] += run(call, turns[name])
        tick()
    return [_row(case, name, sorted(taken)) for name, taken in samples.items()]


def _row(case: Case, subject: str, taken: list[int]) -> Row:
    def at(part: float) -> float:
        return round(taken[int(len(taken) * part)] / 1000 / case.times, 3)

    return Row(case.name, subject, at(0.5), at(0.99))


def show(cases: list[Case], rows: list[Row], console: Console) -> None:
    """Print the table: each case with what our p50 is of the others', and the bar where there is one."""
    for case in cases:
        console.print(f"[bold]{case.name:16}[/]{case.what}")
    table = Table("case", "subject", box=None, header_style="bold")
    for title in ("p50 µs", "p99 µs", "helios / it", "bar", ""):
        table.add_column(title, justify="right")
    for case in cases:
        mine = [row for row in rows if row.case == case.name]
        ours = next(row for row in mine if row.subject == "helios")
        for row in mine:
            ratio = ours.p50_us / row.p50_us
            bar, over = BARS.get((case.name, row.subject)), OVER.get((case.name, row.subject))
            passed = ours.p50_us - row.p50_us <= over if over is not None else ratio <= (bar or 0)
            text = f"{bar:g}" if bar is not None else f"+{over:g} µs" if over is not None else ""
            verdict = "" if not text else "[green]pass[/]" if passed else "[red]miss[/]"
            table.add_row(
                case.name if row is ours else "",
                row.subject,
                f"{row.p50_us:,.2f}",
                f"{row.p99_us:,.2f}",
                "" if row is ours else f"{ratio:.3f}",
                text,
                verdict,
            )
    console.print(table)


@click.command()
@click.option("--case", "names", multiple=True, help="Measure this case only; may be given repeatedly.")
@click.option("--rounds", type=click.IntRange(1), default=25, show_default=True, help="Turns of each subject.")
def main(names: tuple[str, ...], rounds: int) -> None:
    """Measure calls side by side, print a table, write build/bench.json."""
    cases = make_cases()
    unknown = set(names) - {case.name for case in cases}
    if unknown:
        raise click.UsageError(f"no case {', '.join(sorted(unknown))}; there are {', '.join(c.name for c in cases)}")
    chosen = [case for case in cases if not names or case.name in names]
    console = Console(highlight=False)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("measuring", total=len(chosen) * rounds)
        rows = [row for case in chosen for row in measure(case, rounds, lambda: progress.advance(task))]
    show(chosen, rows, console)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps({"rows": [attrs.asdict(row) for row in rows]}, indent=2) + "\n")
    console.print(f"[dim]{RESULT.relative_to(Path.cwd()) if RESULT.is_relative_to(Path.cwd()) else RESULT}[/]")


if __name__ == "__main__":
    main()
