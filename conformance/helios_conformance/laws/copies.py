"""A law on chains of several plugins: a plugin and a copy of it under another name, which is asked after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs
from helios_host.errors import HeliosError
from helios_host.hooks.chain import restate_unparsed
from helios_host.hooks.table import Rule

from helios_conformance.subject import Subject

from .base import Broken, Example, Target, case_name
from .chains import chain_of, plainly
from .host import HostLaw

__all__ = ["CopiesDecideAsOne"]

_ENDS: Final = ("Deny", "Denied", "Respond", "Refuse")
"""Decisions after which no other plugin of a pipeline is asked."""

_ADD_UP: Final = ("AllowWith", "RequireApproval", "Redacted")
"""Decisions whose parts add up: what two copies ask for is there twice, or joined."""


class CopiesDecideAsOne(HostLaw):
    """Two copies in one chain."""

    name = "copies-decide-as-one"
    sentence = (
        "Two copies of a plugin in one chain decide as one does; in a pipeline the second is asked about what the "
        "first made, and what is collected has the share of each."
    )
    weight = 0.5

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def copy(self, subject: Subject) -> str:
        """Return the name of the copy that has to be in the host; what failed in an earlier host is forgotten."""
        self._known.clear()
        return copy_name(subject.name)

    def targets(self, subject: Subject) -> Iterator[Target]:
        """Return the chains whose rule says what two copies come to."""
        for target in super().targets(subject):
            assert target.function is not None
            if target.function.name != "post-query":  # results of two are joined by what each replaced and hid
                yield target

    def skipped(self, subject: Subject, target: Target) -> str | None:
        """Leave out what depends on what was asked before."""
        if target.hook in subject.stateful:
            return "declared stateful"
        kept = [id_ for id_ in subject.imported if id_.partition("/")[2].startswith(("kv@", "cache-store@", "query@"))]
        return "it keeps state in the host" if kept else None

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask one alone, then both; an example in which a plugin fails says nothing here."""
        assert target.function is not None
        one = self._alone(subject, target, example)
        both = self.chain(subject, target, example)
        failed = any(self._failed(subject))
        self._restored(subject)
        if failed or isinstance(one, HeliosError) or isinstance(both, HeliosError):
            return
        self._compare(subject, target, example, one, both)

    def _compare(self, subject: Subject, target: Target, example: Example, one: Any, both: Any) -> None:
        assert target.function is not None
        rule = chain_of(target.hook, target.function.name).rule
        if rule is Rule.UNION:
            expected, found = str(_shares(subject, one)), str([*map(repr, both or [])])
            same = expected == found
        elif rule is Rule.PIPELINE:
            expected, found = self._handed_on(subject, target, example, one), plainly(both)
            same = expected == found
        elif (case := case_name(getattr(one, "decision", one))).endswith(_ADD_UP):
            expected, found = case, case_name(getattr(both, "decision", both))
            same = expected == found or (target.function.name == "on-branch-merge" and found.endswith("Deny"))
        else:
            expected, found = plainly(one), plainly(both)
            same = expected == found
        if not same:
            raise Broken(f"one gives {one!r:.300}; of two was expected {expected!r:.400}, and found {found!r:.400}")

    def _alone(self, subject: Subject, target: Target, example: Example) -> Any:
        assert self.host is not None
        self.host.disable(copy_name(subject.name))
        try:
            return self.chain(subject, target, example)
        finally:
            self.host.enable(copy_name(subject.name))

    def _handed_on(self, subject: Subject, target: Target, example: Example, one: Any) -> Any:
        """Return what the second copy makes of what the first one made, or the first one's last word."""
        assert target.function is not None
        decision = getattr(one, "decision", one)
        if one is None or case_name(decision).endswith(_ENDS):
            return plainly(one)
        changed = _changed(target.function.name, decision, example)
        if changed is None:
            return plainly(one)
        then = self._alone(subject, target, changed)
        kept = case_name(getattr(then, "decision", then)).endswith(("Continue", "Keep", "NoneType"))
        return plainly(one if kept else then)

    def _failed(self, subject: Subject) -> Iterator[bool]:
        assert self.host is not None
        for name in (subject.name, copy_name(subject.name)):
            yield self.host.plugins[name].failures > self._known.get(name, 0)

    def _restored(self, subject: Subject) -> None:
        """Close the breakers that this example may have opened, and count failures from here."""
        assert self.host is not None
        for name in (subject.name, copy_name(subject.name)):
            if self.host.plugins[name].failures > self._known.get(name, 0):
                self.host.enable(name)
            self._known[name] = self.host.plugins[name].failures


def copy_name(name: str) -> str:
    """Return the name of a plugin's copy, which is as short as the plugin's may be long."""
    return f"{name[:50]}-copy"


def _changed(function: str, decision: Any, example: Example) -> Example | None:
    """Return what the second plugin is asked about; `None` where it is the same as the first."""
    case = case_name(decision)
    if function in ("pre-query", "rewrite") and (function == "rewrite" or case.endswith("Rewrite")):
        rewritten = decision.value if hasattr(decision, "value") else decision
        text = getattr(rewritten, "text", rewritten)
        return {**example, "statement": restate_unparsed(example["statement"], text)}
    if function == "rag-rerank":
        return {**example, "chunks": decision}
    if function == "post-process-response" and case.endswith("Replace"):
        return {**example, "response": decision.value}
    return None


def _shares(subject: Subject, one: Any) -> list[str]:
    """Return what two copies collect, the first one's before the other's; tags, which have no names, are there once."""
    theirs = []
    for item in one or []:
        field = next((name for name in ("id", "name") if hasattr(item, name)), None)
        if field is not None:
            name = getattr(item, field).removeprefix(f"{subject.name}.")
            theirs.append(repr(attrs.evolve(item, **{field: f"{copy_name(subject.name)}.{name}"})))
    return [*map(repr, one or []), *theirs]
