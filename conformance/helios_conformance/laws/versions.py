"""Version equivalence: both versions of a plugin agree wherever version 1 can say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

from helios_conformance.meaning import data
from helios_conformance.subject import Session, Subject

from .base import Broken, Example, Law, Part, Target, arguments_of, ask
from .pairs import PAIRS, UNSAYABLE, Pair

__all__ = ["LAWS", "agree", "pair_parts"]


def pair_parts(target: Target) -> dict[str, Part]:
    """Return the parts of a call of version 2 that version 1 can be asked too: statements are those of the grammar."""
    parts = arguments_of(target)
    if "statement" in parts:
        parts["statement"] = Part(data.statements(parsed=True), parts["statement"].type)
    if "range" in parts:
        parts["range"] = Part(
            parts["range"].strategy.map(lambda found: attrs.evolve(found, end=found.start)), parts["range"].type
        )
    return parts


def agree(pair: Pair, one: Session, first: Target, two: Session, second: Target, example: Example) -> None:
    """Raise `Broken` when the answers differ and both can be said; the targets are those of version 1 and 2."""
    arguments = pair.arguments(example)
    if arguments is None:
        return
    said = pair.second(ask(two, second, example), example)
    if said is UNSAYABLE:
        return
    expected = pair.first(ask(one, first, arguments), example)
    if expected is not UNSAYABLE and not _same(expected, said):
        raise Broken(f"version 1 says {expected!r:.300}, version 2 {said!r:.300}")


def _same(a: Any, b: Any) -> bool:
    return bool(a == b) or (a != a and b != b)


class VersionsAgree(Law):
    """A component that exports both versions."""

    name = "versions-agree"
    sentence = "Version 1 and version 2 of a plugin answer the same wherever version 1 can say it."
    weight = 2.0

    def targets(self, subject: Subject) -> Iterable[Target]:
        """Return each function of version 2 that has a pair in version 1."""
        for pair in PAIRS:
            export, other = subject.export(pair.hook, 2), subject.export(pair.hook, 1)
            if export is not None and other is not None:
                yield Target(pair.hook, 2, export.interface, export.interface.function(pair.v2))

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:  # noqa: ARG002
        """Draw a call of version 2."""
        return pair_parts(target)

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask both."""
        assert target.function is not None
        pair = next(p for p in PAIRS if (p.hook, p.v2) == (target.hook, target.function.name))
        other = subject.export(pair.hook, 1)
        assert other is not None
        first = Target(pair.hook, 1, other.interface, other.interface.function(pair.v1))
        session = subject.used()
        agree(pair, session, first, session, target, example)


LAWS: Final = (VersionsAgree(),)
