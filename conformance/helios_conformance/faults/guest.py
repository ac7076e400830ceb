"""Finds the faults of the seeded plugin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from helios_conformance.engine import ticking
from helios_conformance.examine import examine
from helios_conformance.laws import Target, law_named
from helios_conformance.profile import PROFILES, Profile
from helios_conformance.report import Cell, Status
from helios_conformance.subject import Subject

from .build import build_seeded
from .table import Fault

__all__ = ["WORLDS", "find_guest_faults"]

WORLDS: Final = ("everything",)


def find_guest_faults(
    faults: list[Fault], seed: int, profile: Profile = PROFILES["ci"]
) -> Iterator[tuple[Fault, Cell]]:
    """Run the law of each fault on the plugin that has it, and on the one that has none: that one must pass."""
    with ticking():
        subject = Subject.load(build_seeded("reference", WORLDS))
        good: dict[tuple[str, str, int], Cell] = {}
        for fault in faults:
            law = law_named(fault.law)
            other = subject.with_config({"fault": fault.name})
            found = _target(other, fault)
            cell = examine(law, other, found, profile, seed)
            place = (fault.law, fault.function, fault.version)
            if place not in good:
                good[place] = examine(law, subject, found, profile, seed)
            if good[place].status is not Status.PASSED:
                cell = attrs.evolve(
                    good[place], status=Status.ERROR, reason=f"the plugin without a fault: {good[place]}"
                )
            other.close()
            yield fault, cell
        subject.close()


def _target(subject: Subject, fault: Fault) -> Target:
    targets = list(law_named(fault.law).targets(subject))
    for target in targets:
        if (target.label, target.version) == (fault.function, fault.version):
            return target
    raise LookupError(
        f"{fault.law} has no target {fault.function} v{fault.version}; it has {[t.label for t in targets]}"
    )
