"""Laws on every call: it is answered, in time, and the same way each time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs
from helios_api.v2.types import StatementKind
from helios_host.capabilities.gate import PERMISSIONS
from hypothesis import strategies as st

from helios_conformance.codec import shown
from helios_conformance.imports import permission_of
from helios_conformance.meaning import sql
from helios_conformance.subject import Subject

from .base import Broken, Example, FunctionLaw, Part, Target, arguments_of, ask, canonical, size_of

__all__ = ["LAWS"]

TIME_LIMIT: Final = 0.1
"""Seconds of processor time for up to 64 KiB of input, the contract's `timeout`, and as much for each 64 KiB more."""

STEP: Final = 1 << 16

STATEMENTS: Final = ("ctx", "statement")
"""Parameters that hold a statement's text."""

MAX_ANSWER: Final = 1 << 20
"""Bytes that an answer may have."""

MAX_MESSAGE: Final = 4096
"""Characters that the host takes of one message."""


class NeverTraps(FunctionLaw):
    """Well-typed input, hostile texts among it."""

    name = "never-traps"
    sentence = "A well-typed input is answered or refused with a typed error; the guest never dies."

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Call it."""
        canonical(target, ask(subject.used(), target, example))


class WithinLimits(FunctionLaw):
    """Time and size."""

    name = "within-limits"
    sentence = "A call takes at most 100 ms of processor time for each 64 KiB of input, and adds at most 1 MiB to it."
    weight = 0.6

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Measure."""
        measured(subject, target, example)


class TakesAMegabyte(FunctionLaw):
    """The largest statements."""

    name = "takes-a-megabyte"
    sentence = "A statement of a megabyte, of many tokens, one text or one comment, is answered within the same limits."
    weight = 0.0

    def targets(self, subject: Subject) -> Iterable[Target]:
        """Return the functions that take a statement."""
        return [
            t for t in super().targets(subject) if t.function and any(n in STATEMENTS for n, _, _ in t.function.params)
        ]

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:  # noqa: ARG002
        """Draw what stands around the statement."""
        return arguments_of(target)

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Try each of them."""
        name = next(name for name in STATEMENTS if name in example)
        for text in sql.megabytes():
            field = "query" if name == "ctx" else "text"
            changed = (
                {field: text} if name == "ctx" else {field: text, "kind": StatementKind.OPAQUE, "fingerprint": None}
            )
            try:
                measured(subject, target, {**example, name: attrs.evolve(example[name], **changed)})
            except Broken as broken:
                raise Broken(f"{text[:60]}… ({len(text)} bytes): {broken}") from broken


def measured(subject: Subject, target: Target, example: Example) -> None:
    """Raise `Broken` where a call takes too long; it is tried again first, since a collector may have run."""
    size = size_of([*example.values()])
    limit = TIME_LIMIT * (1 + size // STEP)
    for _ in range(2):
        session = subject.used()
        answer = ask(session, target, example)
        canonical(target, answer)
        if session.seconds <= limit:
            break
    else:
        raise Broken(f"it took {session.seconds:.3f} s of processor time for {size} bytes; the limit is {limit:.1f} s")
    if (length := size_of(answer)) > MAX_ANSWER + size:
        raise Broken(f"the answer has {length} bytes for {size} bytes of input")


class SameAnswer(FunctionLaw):
    """Twice on one instance."""

    name = "same-answer"
    sentence = (
        "The same input gets the same answer, and the same calls of the host, when it is asked again; "
        "metrics may be told later, several at once."
    )

    def skipped(self, subject: Subject, target: Target) -> str | None:
        """Leave out what is declared stateful."""
        return "declared stateful" if target.hook in subject.stateful else None

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask twice."""
        first, calls = self._once(subject, target, example)
        second, again = self._once(subject, target, example)
        _compare(first, second, "asked again")
        if calls != again:
            raise Broken(f"asked again it called the host differently: first {calls}, then {again}")

    def _once(self, subject: Subject, target: Target, example: Example) -> tuple[Any, list[str]]:
        session = subject.used()
        answer = canonical(target, ask(session, target, example))
        return answer, [call.id for call in session.calls if not call.id.startswith("telemetry@")]


class FreshOrUsed(FunctionLaw):
    """On a fresh instance and on one that answered something else before."""

    name = "fresh-or-used"
    sentence = "An instance that has answered other calls answers as a fresh one does."
    weight = 0.8

    def skipped(self, subject: Subject, target: Target) -> str | None:
        """Leave out what is declared stateful."""
        return "declared stateful" if target.hook in subject.stateful else None

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:  # noqa: ARG002
        """Draw the arguments, and which of them were others in the calls before."""
        arguments = arguments_of(target)
        others = {f"other_{name}": part for name, part in arguments.items()}
        changed = st.lists(st.sampled_from(sorted(arguments)), unique=True) if arguments else st.just([])
        return {**arguments, **others, "changed": Part(changed), "times": Part(st.sampled_from([1, 2, 7, 40]))}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Compare a fresh instance, one used as drawn, and the much-used one."""
        with subject.open() as fresh:
            expected = canonical(target, ask(fresh, target, example))
        before = {**example, **{name: example[f"other_{name}"] for name in example["changed"]}}
        with subject.open() as session:
            for _ in range(example["times"]):
                canonical(target, ask(session, target, before))
            session.answers = subject.host()
            found = canonical(target, ask(session, target, example))
            _compare(expected, found, f"after {example['times']} other calls")
        _compare(expected, canonical(target, ask(subject.used(), target, example)), "on a much-used instance")


class AsksBeforeUse(FunctionLaw):
    """Imports against the manifest."""

    name = "asks-before-use"
    sentence = "It never calls an import that its manifest does not ask for."
    weight = 0.5

    def skipped(self, subject: Subject, target: Target) -> str | None:  # noqa: ARG002
        """It needs something that a permission guards."""
        guarded = [i for i in subject.imported if not i.partition("/")[2].startswith(("log@", "config@"))]
        return None if guarded else "it imports nothing that needs a permission"

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Look at the record of host calls, in a start and in a call."""
        asked = PERMISSIONS & set(subject.manifest.permissions)
        with subject.open() as session:
            calls = list(session.calls)
            canonical(target, ask(session, target, example))
            calls += session.calls
        for call in calls:
            needed = permission_of(call.id)
            if needed and not asked & set(needed):
                raise Broken(f"it calls {call.id}, but its manifest does not ask for {' or '.join(needed)}")


class MessagesAreFew(FunctionLaw):
    """What the host would drop."""

    name = "logs-within-limits"
    sentence = "A call logs at most 100 messages, none longer than 4 KiB: the host drops the rest."
    weight = 0.5

    def skipped(self, subject: Subject, target: Target) -> str | None:  # noqa: ARG002
        """It needs a log."""
        return None if any("/log@" in id_ for id_ in subject.imported) else "it does not import log"

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Count messages and measure them."""
        session = subject.used()
        canonical(target, ask(session, target, example))
        logged = [call.arguments for call in session.calls if call.id.endswith("#log")]
        if len(logged) > 100:
            raise Broken(f"it logged {len(logged)} messages in one call")
        longest = max((length_logged(*arguments[1:]) for arguments in logged), default=0)
        if longest > MAX_MESSAGE:
            raise Broken(f"it logged a message of {longest} characters")


def length_logged(message: str, fields: Sequence[tuple[str, str]] = ()) -> int:
    """Return how many characters of its limit a message takes, as `log` counts them: ` name=value` for each field."""
    return len(message) + sum(len(name) + len(value) + 2 for name, value in fields)


def _compare(expected: Any, found: Any, when: str) -> None:
    if expected != found:
        raise Broken(f"{when} it answered {shown(found)}, before {shown(expected)}")


LAWS: Final = (
    NeverTraps(), WithinLimits(), TakesAMegabyte(), SameAnswer(), FreshOrUsed(), AsksBeforeUse(), MessagesAreFew(),
)  # fmt: skip
