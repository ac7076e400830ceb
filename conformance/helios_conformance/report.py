"""What was checked and how it went: plain records that every form of the report is made from."""

from __future__ import annotations

import enum
import json
from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import cattrs

__all__ = ["Cell", "Failure", "Report", "Status"]


class Status(enum.Enum):
    """How one check went; only `PASSED` is green."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    ERROR = "error"
    """The check itself went wrong."""


@attrs.frozen(kw_only=True)
class Failure:
    """Why a law does not hold: a message, the smallest example found, as JSON, and how to try it again."""

    message: str
    example: dict[str, Any]
    reproduction: str | None = None
    command: str | None = None


@attrs.frozen(kw_only=True)
class Cell:
    """One law, checked on one hook, or one function of it, of one version of one guest.

    `examples` is how many were tried, `seconds` how long it took, `reason` why it was skipped or went wrong.
    """

    guest: str
    hook: str
    version: int
    function: str
    law: str
    status: Status
    examples: int = 0
    seconds: float = 0.0
    reason: str = ""
    failure: Failure | None = None


@attrs.define
class Report:
    """The cells of a run, with the profile and the seed that it was made with; `sentences` are those of the laws."""

    profile: str
    seed: int
    sentences: dict[str, str] = attrs.field(factory=dict)
    cells: list[Cell] = attrs.field(factory=list)
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether something was checked and every check that could be made passed."""
        statuses = {cell.status for cell in self.cells}
        return Status.PASSED in statuses and not statuses & {Status.FAILED, Status.ERROR}

    @property
    def failed(self) -> list[Cell]:
        """The cells that failed or went wrong."""
        return [cell for cell in self.cells if cell.status in (Status.FAILED, Status.ERROR)]

    def counts(self) -> dict[str, int]:
        """Return how many cells there are of each status."""
        found = Counter(cell.status.value for cell in self.cells)
        return {status.value: found[status.value] for status in Status}

    def extend(self, other: Report) -> None:
        """Add the cells of another run."""
        self.cells += other.cells
        self.sentences |= other.sentences

    def summary(self) -> str:
        """Return one line, and two for each failure."""
        counts = self.counts()
        lines = [", ".join(f"{count} {status}" for status, count in counts.items())]
        for cell in self.failed:
            message = cell.failure.message if cell.failure else cell.reason
            lines.append(f"{cell.guest} v{cell.version} {cell.function} {cell.law}: {message}")
            if cell.failure and cell.failure.command:
                lines.append(f"  {cell.failure.command}")
        return "\n".join(lines)

    def to_json(self) -> str:
        """Return the report as JSON."""
        return json.dumps({**cattrs.unstructure(self), "counts": self.counts(), "ok": self.ok}, indent=1)

    def write_json(self, path: Path) -> None:
        """Write it as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.to_json())
