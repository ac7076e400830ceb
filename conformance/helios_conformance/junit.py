"""The report as JUnit XML: one suite a guest, one case a cell."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Final

from .codec import shown
from .report import Cell, Report, Status

__all__ = ["write_junit"]

_FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(report: Report, path: Path) -> None:
    """Write the report to a file."""
    root = ElementTree.Element("testsuites", name="conformance", time=f"{report.seconds:.3f}")
    for guest in dict.fromkeys(cell.guest for cell in report.cells):
        cells = [cell for cell in report.cells if cell.guest == guest]
        counts = {status: str(sum(cell.status is status for cell in cells)) for status in Status}
        suite = ElementTree.SubElement(
            root, "testsuite", name=_text(guest), tests=str(len(cells)), failures=counts[Status.FAILED],
            errors=counts[Status.ERROR], skipped=counts[Status.SKIPPED], time=f"{sum(c.seconds for c in cells):.3f}",
        )  # fmt: skip
        for cell in cells:
            _case(suite, cell)
    path.parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _case(suite: ElementTree.Element, cell: Cell) -> None:
    case = ElementTree.SubElement(
        suite, "testcase", name=f"{cell.law}[{cell.function}-v{cell.version}]", classname=_text(cell.guest),
        time=f"{cell.seconds:.3f}",
    )  # fmt: skip
    if cell.status is Status.SKIPPED:
        ElementTree.SubElement(case, "skipped", message=_text(cell.reason))
    elif cell.status is Status.ERROR:
        ElementTree.SubElement(case, "error", message=_text(cell.reason))
    elif cell.failure is not None:
        failure = ElementTree.SubElement(case, "failure", message=_text(cell.failure.message))
        failure.text = _text(f"{shown(cell.failure.example)}\n{cell.failure.command or ''}")


def _text(value: str) -> str:
    """Leave out what XML cannot carry."""
    return _FORBIDDEN.sub("?", value)
