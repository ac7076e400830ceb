# ruff: noqa: E501, RUF001 - markup and style
"""The report as one HTML page that needs nothing else: matrices, failures, and every check in a sortable table."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Final

from .codec import shown
from .report import Cell, Report, Status
from .terminal import columns_of, worst

__all__ = ["page", "write_page"]

MARKS: Final = {Status.PASSED: "✓", Status.FAILED: "✗", Status.SKIPPED: "–", Status.ERROR: "!"}

STYLE: Final = """
:root { color-scheme: light dark; --good: light-dark(#1a7f37, #4ac26b); --bad: light-dark(#cf222e, #ff7b72); --skip: light-dark(#9a6700, #d29922); --line: #8884; --soft: #8881; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 1200px; padding: 0 1rem; }
h1 { margin-bottom: .2rem; } h2 { margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; } .wide { overflow-x: auto; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { background: var(--soft); white-space: nowrap; } td.n { text-align: right; font-variant-numeric: tabular-nums; }
.matrix { width: auto; } .matrix td.m { text-align: center; }
.passed { color: var(--good); } .failed, .error { color: var(--bad); font-weight: 700; } .skipped { color: var(--skip); }
.sum span { margin-right: 1.2rem; font-weight: 600; display: inline-block; } #checks td:nth-child(5) { white-space: nowrap; }
pre { background: var(--soft); padding: .7rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 24rem; }
details { border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 4px; margin: .6rem 0; padding: .5rem .8rem; overflow-wrap: anywhere; }
summary { cursor: pointer; } button.sort { all: unset; cursor: pointer; } button.sort:focus-visible { outline: 2px solid; }
th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
input, select { font: inherit; padding: .2rem .4rem; margin: 0 .6rem .6rem 0; }
"""

SCRIPT: Final = """
const table = document.getElementById('checks'), body = table.tBodies[0];
table.querySelectorAll('button.sort').forEach((button, column) => button.addEventListener('click', () => {
  const head = button.parentElement, up = head.getAttribute('aria-sort') !== 'ascending';
  table.querySelectorAll('th').forEach(th => th.removeAttribute('aria-sort'));
  head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
  const key = row => row.cells[column].dataset.v ?? row.cells[column].textContent;
  const number = column >= 5 && column <= 6;
  [...body.rows].sort((a, b) => (number ? key(a) - key(b) : key(a).localeCompare(key(b))) * (up ? 1 : -1))
    .forEach(row => body.append(row));
}));
const words = document.getElementById('words'), only = document.getElementById('only');
const filter = () => [...body.rows].forEach(row => { row.hidden = !(row.textContent.toLowerCase().includes(words.value.toLowerCase())
  && (!only.value || row.dataset.status === only.value)); });
words.addEventListener('input', filter); only.addEventListener('change', filter);
"""


def write_page(report: Report, path: Path) -> None:
    """Write the report to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(report))


def page(report: Report) -> str:
    """Return the report as HTML."""
    counts = report.counts()
    total = " ".join(f'<span class="{name}">{count} {name}</span>' for name, count in counts.items())
    verdict = "All laws hold" if report.ok else "Some laws do not hold" if report.failed else "Nothing was checked"
    guests = list(dict.fromkeys(cell.guest for cell in report.cells))
    several = len({guest for guest in guests if ": " not in guest})
    counted = "1 guest" if several == 1 else f"{several} guests"
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><title>Conformance</title>",
        "<meta name=viewport content='width=device-width, initial-scale=1'>",
        f"<style>{STYLE}</style><h1>Conformance</h1>",
        f"<p>{verdict}. {counted}, profile {escape(report.profile)}, seed {report.seed}, {report.seconds:.0f} s.</p>",
        f'<p class=sum>{total}</p><p>Only <span class="passed">✓ passed</span> is green; – was skipped, for the reason in the table.</p>',
    ]
    if report.failed:
        parts += ["<h2>Failures</h2>", *map(_failure, report.failed)]
    parts.append("<h2>Guests</h2>")
    parts += [_matrix(guest, [cell for cell in report.cells if cell.guest == guest], report) for guest in guests]
    parts += ["<h2>Every check</h2>", _checks(report.cells), f"<script>{SCRIPT}</script></html>"]
    return "\n".join(parts)


def _failure(cell: Cell) -> str:
    where = f"{escape(cell.guest)} · {escape(cell.function)} v{cell.version} · <b>{escape(cell.law)}</b>"
    if cell.failure is None:
        return f"<details open><summary>{where}</summary><p>{escape(cell.reason)}</p></details>"
    command = f"<p>Try it again:</p><pre>{escape(cell.failure.command)}</pre>" if cell.failure.command else ""
    whole = f"<p>{escape(cell.failure.message)}</p>" if len(cell.failure.message) > 300 else ""
    return (
        f"<details><summary>{where}<br>{escape(cell.failure.message[:300])}</summary>"
        f"{whole}<p>The smallest example found:</p><pre>{escape(shown(cell.failure.example))}</pre>{command}</details>"
    )


def _matrix(guest: str, cells: list[Cell], report: Report) -> str:
    columns = columns_of(cells)
    heads = "".join(f"<th scope=col>{escape(hook)}{f'<br>v{version}' if version else ''}" for hook, version in columns)
    rows = []
    for law in dict.fromkeys(cell.law for cell in cells):
        marks = "".join(
            _mark([c for c in cells if c.law == law and (c.hook, c.version) == column]) for column in columns
        )
        rows.append(f'<tr><th scope=row title="{escape(report.sentences.get(law, ""))}">{escape(law)}{marks}')
    return (
        f"<h3>{escape(guest)}</h3><div class=wide><table class=matrix><thead><tr><th>law{heads}</thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _mark(cells: list[Cell]) -> str:
    if not cells:
        return "<td>"
    status = worst(cells)
    tried = sum(cell.examples for cell in cells)
    said = f"{status.value}, {tried} examples" if tried else f"{status.value}: {cells[0].reason}"
    return f'<td class="m {status.value}" title="{escape(said)}">{MARKS[status]}'


def _checks(cells: Iterable[Cell]) -> str:
    heads = ("guest", "function", "version", "law", "result", "examples", "seconds", "why")
    head = "".join(f"<th scope=col><button class=sort>{name}</button>" for name in heads)
    options = "".join(f"<option>{status.value}" for status in Status)
    rows = []
    for cell in cells:
        why = cell.failure.message[:300] if cell.failure else cell.reason
        rows.append(
            f'<tr data-status="{cell.status.value}"><td>{escape(cell.guest)}<td>{escape(cell.function)}<td>v{cell.version}'
            f'<td>{escape(cell.law)}<td class="{cell.status.value}">{MARKS[cell.status]} {cell.status.value}'
            f'<td class=n data-v="{cell.examples}">{cell.examples}<td class=n data-v="{cell.seconds}">{cell.seconds:.2f}<td>{escape(why)}'
        )
    return (
        f'<label>Find <input id=words type=search></label><label>Result <select id=only><option value="">all{options}</select></label>'
        f"<div class=wide><table id=checks><thead><tr>{head}</thead><tbody>{''.join(rows)}</tbody></table></div>"
    )
