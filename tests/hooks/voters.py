"""Plugins in plain Python, in the seats of a chain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs
from helios_api.v2.types import Call
from helios_host.errors import CallError, GuestError, GuestTrap
from helios_host.hooks.checks import checked
from helios_host.hooks.seat import Seat
from helios_host.hooks.table import OnFailure
from hypothesis import strategies as st
from witbind import Err, Ok

FAILURE = "failure"
"""Stands for a plugin that fails."""

RULES = st.sampled_from(OnFailure)


@attrs.define
class Voter:
    """`answer` is what it answers, a function of the subject, or `FAILURE`; `saw` is what it was asked about."""

    name: str
    answer: Any
    on_failure: OnFailure = OnFailure.DENY
    saw: list[Any] = attrs.field(factory=list)
    calls: list[Call] = attrs.field(factory=list)
    reported: list[CallError] = attrs.field(factory=list)

    def seat(self) -> Seat[Any, Any]:
        def ask(_roomy: float, _until: float, call: Call, subject: Any) -> Any:
            self.saw.append(subject)
            self.calls.append(call)
            if self.answer is FAILURE:
                raise GuestTrap("the guest died", plugin=self.name)
            return self.answer(subject) if callable(self.answer) else self.answer

        async def ask_async(roomy: float, until: float, call: Call, subject: Any) -> Any:
            return ask(roomy, until, call, subject)

        return Seat(self.name, ask, ask_async, self.on_failure, 0.1, lambda _seat, error: self.reported.append(error))


def voters(answers: Sequence[Any], rules: Sequence[OnFailure] | None = None) -> list[Voter]:
    rules = rules or [OnFailure.DENY] * len(answers)
    return [Voter(f"p{i}", answer, rule) for i, (answer, rule) in enumerate(zip(answers, rules, strict=True))]


def drawn(answers: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Voter]]:
    """Draw plugins that give these answers, or fail."""
    pairs = st.lists(st.tuples(st.just(FAILURE) | answers, RULES), max_size=5)
    return pairs.map(lambda found: voters([a for a, _ in found], [r for _, r in found]))


def seats(found: Sequence[Voter], name: str = "") -> list[Seat[Any, Any]]:
    """Return their seats, with the checks of the chain of this name."""
    return list(checked(name, [voter.seat() for voter in found]))


def decisive(found: Sequence[Voter]) -> list[Voter]:
    """Return the plugins up to the first that fails and refuses, that one included."""
    for index, voter in enumerate(found):
        if voter.answer is FAILURE and voter.on_failure is OnFailure.DENY:
            return list(found[: index + 1])
    return list(found)


def answers(found: Sequence[Voter]) -> list[Any]:
    """Return what those answered that did not fail."""
    return [voter.answer for voter in found if voter.answer is not FAILURE]


def refused(found: Sequence[Voter]) -> Voter | None:
    """Return the plugin whose failure refuses, if one does."""
    last = decisive(found)[-1:] or [None]
    voter = last[0]
    return voter if voter is not None and voter.answer is FAILURE and voter.on_failure is OnFailure.DENY else None


def asking(ask: Callable[[Call, Any], Any], name: str = "p", rule: OnFailure = OnFailure.DENY) -> Seat[Any, Any]:
    """Return the seat of a plugin that an adapter asks; opens results as the pool does."""

    def opened(_roomy: float, _until: float, call: Call, subject: Any) -> Any:
        answer = ask(call, subject)
        if isinstance(answer, Err):
            raise GuestError("it answered an error", answer.value, plugin=name)
        return answer.value if isinstance(answer, Ok) else answer

    async def awaited(roomy: float, until: float, call: Call, subject: Any) -> Any:
        return opened(roomy, until, call, subject)

    return Seat(name, opened, awaited, rule, 0.1, lambda _seat, _error: None)
