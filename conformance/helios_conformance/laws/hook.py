"""The base of laws on single functions of single hooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import attrs

from helios_conformance.subject import Subject

from .base import Example, Law, Part, Target, arguments_of, ask, release, unwrapped

__all__ = ["HookLaw", "part_of", "reply"]


class HookLaw(Law):
    """A law on some functions: `functions` are (hook, version, WIT name)."""

    functions: ClassVar[tuple[tuple[str, int, str], ...]]

    def targets(self, subject: Subject) -> Iterable[Target]:
        """Return those that the subject exports."""
        for hook, version, name in self.functions:
            if (export := subject.export(hook, version)) is not None:
                yield Target(hook, version, export.interface, export.interface.function(name))

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:  # noqa: ARG002 - for subclasses
        """Return a part for each parameter."""
        return arguments_of(target)


def reply(subject: Subject, target: Target, example: Example, function: str | None = None) -> Any:
    """Return what a function of the target's interface answers, bare; `None` where it answers an error.

    `example` holds its arguments by their Python names; it may hold more.
    """
    called = None if function is None else target.interface.function(function)
    session = subject.used()
    answer = ask(session, target, example, called)
    release(answer)
    return unwrapped(answer)


def part_of(target: Target, function: str, name: str) -> Part:
    """Return the part of one parameter of a function of the target's interface."""
    other = attrs.evolve(target, function=target.interface.function(function))
    return arguments_of(other)[name]
