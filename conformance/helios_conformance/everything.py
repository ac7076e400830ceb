"""Checks many components in two processes, since a guest keeps one core busy."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Final

import attrs

from .deployed import check_chains
from .engine import ticking
from .faults.build import mirror
from .hosts import HOST_LAWS, check_host
from .profile import PROFILES
from .report import Cell, Report
from .run import run_conformance
from .siblings import check_siblings
from .subject import Subject, Unusable

__all__ = ["check_everything", "find_components"]

PROCESSES: Final = min(2, os.cpu_count() or 1)


def find_components(directory: Path, names: tuple[str, ...] = ()) -> list[Path]:
    """Return the built guests below a directory, those whose directory names begin with one of `names`."""
    found = sorted(directory.glob("*/plugin.wasm"))
    return [path for path in found if not names or path.parent.name.startswith(names)]


def check_everything(
    components: Sequence[Path], profile: str, seed: int | None, save: Path, told: Callable[[str, int, int], object]
) -> Report:
    """Check each component, and builds of one plugin against each other; `told` gets what is done."""
    number = random.SystemRandom().getrandbits(32) if seed is None else seed
    report = Report(profile, number)
    started = time.monotonic()
    with ProcessPoolExecutor(PROCESSES, mp_context=multiprocessing.get_context("spawn")) as pool:
        largest_first = sorted(components, key=lambda path: -path.stat().st_size)
        names: dict[Future[Report], str] = {}
        for beside, name in ((mirror, "chains with the mirror"), (None, "chains of plugins")):
            names[pool.submit(_chains, list(components), beside, profile, number)] = name
        names |= {pool.submit(_one, path, profile, number, save): path.parent.name for path in largest_first}
        names[pool.submit(_siblings, list(components), profile, number)] = "builds of one plugin"
        jobs = list(names)
        for done, job in enumerate(as_completed(jobs), 1):
            report.extend(job.result())
            told(names[job], done, len(jobs))
    order = {path.parent.name: place for place, path in enumerate(components)}
    report.cells.sort(key=lambda cell: (order.get(cell.guest, len(order)), cell.guest))
    report.seconds = round(time.monotonic() - started, 1)
    return report


def _one(path: Path, profile: str, seed: int, save: Path) -> Report:
    """Check one; its cells are named by its directory, since builds of one plugin may share a name."""
    report = run_conformance(path, None, profile, seed, reproductions=save)
    with ticking():
        try:
            subject = Subject.load(path)
        except Unusable:  # said already
            pass
        else:
            report.cells += check_host(subject, PROFILES[profile], seed)
            report.sentences |= {law.name: law.sentence for law in HOST_LAWS}
            subject.close()
    name = path.parent.name
    report.cells = [_again(attrs.evolve(cell, guest=name), name, profile, seed) for cell in report.cells]
    return report


def _siblings(components: list[Path], profile: str, seed: int) -> Report:
    report = check_siblings(components, PROFILES[profile], seed, id)
    report.cells = [_again(cell, cell.guest.partition(":")[0], profile, seed) for cell in report.cells]
    return report


def _chains(components: list[Path], beside: Callable[[], Path] | None, profile: str, seed: int) -> Report:
    report = check_chains(components, beside, PROFILES[profile], seed)
    report.cells = [_again(cell, _chained(cell), profile, seed) for cell in report.cells]
    return report


def _chained(cell: Cell) -> str:
    """Return the guests that a chain is made of again."""
    names = cell.function.partition(" of ")[2].split(" then ")
    return " ".join(name for name in names if name not in ("all", "mirror"))


def _again(cell: Cell, guests: str, profile: str, seed: int) -> Cell:
    """Give a failure that has no reproduction the command that tries the same examples again."""
    if cell.failure is None or cell.failure.command is not None:
        return cell
    command = " ".join(["just conformance", *filter(None, [guests]), f"--profile {profile} --seed {seed}"])
    return attrs.evolve(cell, failure=attrs.evolve(cell.failure, command=command))
