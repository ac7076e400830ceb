"""Builds of one plugin in several languages and versions agree."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from .codec import encode, shown
from .engine import ticking
from .examine import examine
from .laws.base import Broken, Example, Law, Part, Target, arguments_of, ask
from .laws.pairs import PAIRS
from .laws.versions import agree, pair_parts
from .profile import Profile
from .report import Cell, Report
from .subject import Subject, Unusable

__all__ = ["SiblingsAgree", "check_siblings"]


class SiblingsAgree(Law):
    """The same plugin, built from another language or for another version."""

    name = "siblings-agree"
    sentence = "Every build of a plugin, in whatever language and version, answers as the others do."
    weight = 2.0

    def __init__(self, other: Subject) -> None:
        self.other = other

    def targets(self, subject: Subject) -> Iterator[Target]:
        """Return the functions that both have, each in the highest version of the subject."""
        for export in subject.exports:
            if export.hook == "lifecycle" or subject.export(export.hook, export.version + 1) is not None:
                continue
            theirs = max(
                (e for e in self.other.exports if e.hook == export.hook), key=lambda e: e.version, default=None
            )
            if theirs is None:
                continue
            if theirs.version == export.version:
                for function in export.interface.functions:
                    if function.name == export.interface.id.partition("/")[2].partition("@")[0]:
                        yield Target(export.hook, export.version, export.interface, function)
            elif export.version == 2:
                for pair in (pair for pair in PAIRS if pair.hook == export.hook):
                    yield Target(export.hook, 2, export.interface, export.interface.function(pair.v2))

    def parts(self, subject: Subject, target: Target) -> dict[str, Part]:  # noqa: ARG002
        """Draw a call that both versions can be asked."""
        if target.version == 2:
            return pair_parts(target)
        return arguments_of(target)

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask both."""
        assert target.function is not None
        same = self.other.export(target.hook, target.version)
        if same is not None:
            self._same_version(subject, target, example)
            return
        pair = next(p for p in PAIRS if (p.hook, p.v2) == (target.hook, target.function.name))
        older = self.other.export(target.hook, 1)
        assert older is not None
        first = Target(target.hook, 1, older.interface, older.interface.function(pair.v1))
        try:
            agree(pair, self.other.used(), first, subject.used(), target, example)
        except Broken as broken:
            raise Broken(f"{self.other.name} against {subject.name}: {broken}") from broken

    def _same_version(self, subject: Subject, target: Target, example: Example) -> None:
        assert target.function is not None
        answers = [self._decision(target, ask(one.used(), target, example)) for one in (self.other, subject)]
        if answers[0] != answers[1]:
            raise Broken(f"{self.other.name} answers {shown(answers[0])}, {subject.name} {shown(answers[1])}")

    def _decision(self, target: Target, answer: Any) -> Any:
        """Return what is decided; how long it may be reused is each build's own."""
        assert target.function is not None
        found = encode(target.function.result, answer)
        if isinstance(found, dict) and isinstance(found.get("ok"), dict) and "decision" in found["ok"]:
            return found["ok"]["decision"]
        return found


def check_siblings(components: Sequence[Path], profile: Profile, seed: int, told: Callable[[Cell], object]) -> Report:
    """Compare neighbours among the builds of one plugin; what cannot be loaded is left to other checks."""
    report = Report("", seed)
    with ticking():
        for plugin, paths in itertools.groupby(sorted(components), key=lambda path: path.parent.name.rsplit("-", 2)[0]):
            subjects = []
            for path in paths:
                try:
                    subjects.append(Subject.load(path))
                except Unusable:
                    continue
            for one, other in itertools.pairwise(subjects):
                newer, older = (one, other) if _newest(one) >= _newest(other) else (other, one)
                law = SiblingsAgree(older)
                report.sentences[law.name] = law.sentence
                for target in law.targets(newer):
                    cell = examine(law, newer, target, profile, seed)
                    cell = _between(cell, plugin, newer, older)
                    report.cells.append(cell)
                    told(cell)
            for subject in subjects:
                subject.close()
    return report


def _newest(subject: Subject) -> int:
    return max(export.version for export in subject.exports)


def _between(cell: Cell, plugin: str, newer: Subject, older: Subject) -> Cell:
    names = [Path(subject.source).parent.name.removeprefix(f"{plugin}-") for subject in (newer, older)]
    return attrs.evolve(cell, guest=f"{plugin}: {' and '.join(names)}")
