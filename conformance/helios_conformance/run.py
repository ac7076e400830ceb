"""The public function: check every law on a component."""

from __future__ import annotations

import random
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from .engine import ticking
from .examine import examine
from .laws import LAWS, Law
from .profile import PROFILES, Profile
from .report import Cell, Report, Status
from .reproduction import save_reproduction
from .subject import Subject, Unusable

__all__ = ["Progress", "check_subject", "run_conformance"]

Progress: TypeAlias = Callable[[Cell], object]
"""Told of each cell when it is done."""


def run_conformance(
    component: str | Path,
    manifest: str | Path | None = None,
    profile: str | Profile = "quick",
    seed: int | None = None,
    *,
    config: Mapping[str, Any] | None = None,
    stateful: Iterable[str] = (),
    laws: Iterable[Law] = LAWS,
    reproductions: Path | None = None,
    progress: Progress = id,
) -> Report:
    """Check a plugin against the laws of the contract and return the report; `report.ok` tells.

    `component` is a `.wasm` file, `manifest` its `plugin.yaml`, by default the one beside it; without one, the plugin
    is taken by what it says of itself. `profile` is `quick`, `ci`, `deep` or one's own. The same `seed` tries the same
    examples; by default it is drawn, and the report says it. `config` is the operator's configuration, `stateful` the
    hooks (in snake_case) whose answers may depend on earlier calls. Failing examples are saved below
    `reproductions`, where that is given. A component that cannot be used is one failed cell.
    """
    chosen = PROFILES[profile] if isinstance(profile, str) else profile
    name = profile if isinstance(profile, str) else "custom"
    number = random.SystemRandom().getrandbits(32) if seed is None else seed
    report = Report(name, number)
    started = time.monotonic()
    with ticking():
        try:
            subject = Subject.load(component, manifest, config=config, stateful=stateful)
        except Unusable as error:
            cell = Cell(guest=Path(component).parent.name or str(component), hook="-", version=0, function="-",
                        law="fits-the-contract", status=Status.ERROR, reason=str(error))  # fmt: skip
            report.cells.append(cell)
            progress(cell)
            return report
        try:
            check_subject(subject, chosen, report, tuple(laws), reproductions, progress)
        finally:
            subject.close()
    report.seconds = round(time.monotonic() - started, 2)
    return report


def check_subject(
    subject: Subject,
    profile: Profile,
    report: Report,
    laws: Iterable[Law],
    reproductions: Path | None,
    progress: Progress,
) -> None:
    """Add the cells of one subject to a report; the engine must be ticking."""
    for law in laws:
        report.sentences[law.name] = law.sentence
        for target in law.targets(subject):
            where = f"{subject.name} {target.label} {target.version} {law.name}"
            cell = examine(law, subject, target, profile, report.seed ^ zlib.crc32(where.encode()))
            if cell.failure is not None and reproductions is not None:
                cell = attrs.evolve(cell, failure=save_reproduction(subject, cell, report, reproductions))
            report.cells.append(cell)
            progress(cell)
