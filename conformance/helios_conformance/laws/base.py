"""What a law is: a name, a sentence, where it holds, which examples it takes, and the check itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Final, TypeAlias

import attrs
import witbind
from hypothesis import strategies as st
from witbind import wit

from helios_conformance.codec import encode
from helios_conformance.meaning import contract_values
from helios_conformance.subject import Session, Subject, release

__all__ = [
    "ALL_HOOKS",
    "Broken",
    "Example",
    "FunctionLaw",
    "Law",
    "Part",
    "Target",
    "answered",
    "arguments_of",
    "ask",
    "canonical",
    "case_name",
    "functions_of",
    "release",
    "size_of",
    "unwrapped",
]  # fmt: skip

ALL_HOOKS: Final[frozenset[str]] = frozenset()
"""Stands for every hook."""

Example: TypeAlias = dict[str, Any]

VALUES: Final = contract_values()


class Broken(AssertionError):
    """A law does not hold for an example; the message says what was expected and what was found."""


@attrs.frozen
class Target:
    """What one check is about: an interface that the subject exports, and one of its functions where there is one."""

    hook: str
    version: int
    interface: wit.Interface
    function: wit.Function | None = None

    @property
    def label(self) -> str:
        """How reports name it."""
        return self.hook if self.function is None else f"{self.hook}.{self.function.python}"


@attrs.frozen
class Part:
    """One part of an example: a strategy, and the WIT type by which it is written as JSON; none for what is JSON."""

    strategy: st.SearchStrategy[Any]
    type: wit.Type | None = None


class Law:
    """A law; subclasses say `parts` and `check`.

    `hooks` and `versions` say where it holds. `weight` scales the number of examples: less than 1 for what is slow.
    """

    name: ClassVar[str]
    sentence: ClassVar[str]
    hooks: ClassVar[frozenset[str]] = ALL_HOOKS
    versions: ClassVar[frozenset[int]] = frozenset({1, 2})
    weight: ClassVar[float] = 1.0

    def targets(self, subject: Subject) -> Iterable[Target]:
        """Return what it is checked on: here each hook interface."""
        for export in subject.exports:
            if self.holds_for(export.hook, export.version):
                yield Target(export.hook, export.version, export.interface)

    def holds_for(self, hook: str, version: int) -> bool:
        """Say whether it speaks of this version of a hook."""
        return (hook in self.hooks if self.hooks else hook != "lifecycle") and version in self.versions

    def skipped(self, subject: Subject, target: Target) -> str | None:  # noqa: ARG002 - for subclasses
        """Return why it cannot be checked here, `None` where it can."""
        return None

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Return the parts of its examples."""
        raise NotImplementedError

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Raise `Broken` when it does not hold for an example."""
        raise NotImplementedError


class FunctionLaw(Law):
    """A law on each function of a hook that takes and returns plain values."""

    def targets(self, subject: Subject) -> Iterable[Target]:
        """Return each function of each hook interface."""
        for target in super().targets(subject):
            for function in functions_of(target.interface):
                yield attrs.evolve(target, function=function)

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:  # noqa: ARG002 - for subclasses
        """Return a part for each parameter."""
        return arguments_of(target)


def functions_of(interface: wit.Interface) -> list[wit.Function]:
    """Return the functions of an interface that take plain values: none that takes a handle."""
    return [f for f in interface.functions if not any(isinstance(t, (wit.Own, wit.Borrow)) for _, _, t in f.params)]


def arguments_of(target: Target) -> dict[str, Part]:
    """Return a part for each parameter of the target's function."""
    assert target.function is not None
    strategies = VALUES.parameters(target.interface.id, target.function)
    return {python: Part(strategies[python], t) for _, python, t in target.function.params}


def ask(session: Session, target: Target, example: Example, function: wit.Function | None = None) -> Any:
    """Call the target's function, or another of its interface, with the arguments of an example; raises `Broken`.

    A guest that dies, runs too long or answers too much breaks whatever law it is asked for.
    """
    function = function or target.function
    assert function is not None
    arguments = [example[python] for _, python, _ in function.params]
    return answered(lambda: session.call(target.interface, function.name, *arguments, size=size_of(arguments)))


def answered(call: Callable[[], Any]) -> Any:
    """Return what a call of a guest answers; raises `Broken` when there is no answer."""
    try:
        return call()
    except witbind.Interrupted as error:
        raise Broken("the guest did not answer within ten times its time limit") from error
    except witbind.Trap as error:
        raise Broken(f"the guest died: {error.message}") from error
    except witbind.ResultTooLarge as error:
        raise Broken(error.message) from error


def canonical(target: Target, value: Any, function: wit.Function | None = None) -> Any:
    """Return an answer as JSON, and let its handles go."""
    function = function or target.function
    assert function is not None
    encoded = encode(function.result, value)
    release(value)
    return encoded


def unwrapped(value: Any) -> Any:
    """Return the payload of `Ok`, or a bare value; `None` for `Err`."""
    if isinstance(value, witbind.Err):
        return None
    return value.value if isinstance(value, witbind.Ok) else value


def case_name(value: Any) -> str:
    """Return the class name of a variant's case, such as `PreQueryDecisionDeny`."""
    return type(value).__name__


def size_of(value: Any) -> int:
    """Return about how many bytes the texts and numbers of a value take."""
    if isinstance(value, (str, bytes)):
        return len(value)
    if isinstance(value, (list, tuple)):
        return 8 + sum(map(size_of, value))
    if attrs.has(type(value)):
        return sum(size_of(getattr(value, field.name)) for field in attrs.fields(type(value)))
    return 8
