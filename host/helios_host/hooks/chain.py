"""The chains: each asks every plugin of one hook function and makes one answer of theirs.

A chain is called with a call and its subject and answers in types of API version 2, or `None` when nobody has a say.
`is_empty` is an attribute, so that a proxy can skip building a call for a hook that nobody has. A plugin that fails is
reported and its seat's failure rule decides: a refusal names the plugin. What a plugin says when it refuses is cut at
2 KiB.

The rule of a chain is written once, as a generator that yields whom to ask about what and is sent the answer, or thrown
the failure. `specialise` makes of it what is called and what is awaited; where sources are not installed, `Chain`
drives the generator itself.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Generator, Iterable
from typing import Any, Final, Generic, TypeAlias, TypeVar

import attrs
from helios_api.v2.authenticate import (
    AuthRequest,
    AuthResult,
    AuthResultAbstain,
    AuthResultChallenge,
    AuthResultDenied,
    CredentialResponse,
)
from helios_api.v2.authorize import (
    AuthorizeDecisionAllow,
    AuthorizeDecisionAllowWith,
    AuthorizeDecisionDeny,
    AuthorizeOutcome,
    ColumnMask,
    Obligations,
    RowFilter,
)
from helios_api.v2.connection import ConnectDecision, ConnectDecisionAccept, ConnectDecisionRefuse
from helios_api.v2.pre_query import (
    PreQueryDecisionContinue,
    PreQueryDecisionDeny,
    PreQueryDecisionRewrite,
    PreQueryOutcome,
)
from helios_api.v2.rewrite import RewrittenStatement
from helios_api.v2.types import CacheScope, Call, Statement, StatementKind

from helios_host.errors import CallError, client_text

from .packing import Packing
from .reuse import narrower
from .seat import Seat
from .specialise import specialise

__all__ = [
    "AuthenticateChain",
    "AuthorizeChain",
    "Chain",
    "ConnectChain",
    "PreQueryChain",
    "Restate",
    "RewriteChain",
    "Steps",
    "restate_unparsed",
]

S = TypeVar("S")
A = TypeVar("A")

Steps: TypeAlias = Generator[tuple[Seat[S, Any], S], Any, A]
"""Yields whom to ask about what, is sent the answer or thrown its `CallError`, and returns the chain's answer."""

Restate = Callable[[Statement, str], Statement]
"""Makes the statement that a rewritten text is: the proxy parses it again."""

FRESH_SECONDS: Final = 0.001
"""How long the deadline in a call counts as what is left; later plugins of the chain are told what is left."""

_clock = time.perf_counter
_CONTINUE = PreQueryDecisionContinue()
_ALLOW = AuthorizeDecisionAllow()
_ACCEPT = ConnectDecisionAccept()


def restate_unparsed(statement: Statement, text: str) -> Statement:
    """Return a statement of a new text that nobody parsed: its kind is `opaque`, its tables are not known."""
    return attrs.evolve(statement, text=text, kind=StatementKind.OPAQUE, fingerprint=None, tables=[])


class Chain(Generic[S, A]):
    """The seats of one hook function, in the order in which they are asked."""

    def __init__(self, seats: Iterable[Seat[S, A]] = ()) -> None:
        self.seats: Final[tuple[Seat[S, A], ...]] = tuple(seats)
        self.is_empty: Final[bool] = not self.seats
        longest = max((seat.timeout for seat in self.seats), default=0.0)
        self._spacious: Final = int((longest + FRESH_SECONDS) * 1e6)
        takes = [seat.takes for seat in self.seats if seat.takes is not None]
        self.packing: Final = Packing(takes[0]) if len(takes) > 1 else None
        if self.seats:
            _follow_rule(type(self))

    def times(self, call: Call) -> tuple[float, float]:
        """Return until when a plugin may be asked as it is, and until when the chain may run; see `Ask`."""
        now = _clock()
        roomy = now + FRESH_SECONDS if call.deadline > self._spacious else 0.0
        return roomy, now + call.deadline * 1e-6

    def steps(self, subject: S) -> Steps[S, A | None]:
        """Ask in turn; each subclass has its rule here."""
        raise NotImplementedError

    def __call__(self, call: Call, subject: S) -> A | None:
        """Ask every plugin that has a say, and wait for each."""
        roomy, until = self.times(call)
        steps = self.steps(subject)
        try:
            seat, subject = next(steps)
            while True:
                try:
                    answer = seat.ask(roomy, until, call, subject)
                except CallError as error:
                    seat, subject = steps.throw(error)
                else:
                    seat, subject = steps.send(answer)
        except StopIteration as end:
            found: A | None = end.value
            return found

    async def ask(self, call: Call, subject: S) -> A | None:
        """Ask every plugin that has a say; the event loop goes on while one computes for long or waits.

        Where none does, the coroutine ends at its first step.
        """
        roomy, until = self.times(call)
        steps = self.steps(subject)
        try:
            seat, subject = next(steps)
            while True:
                try:
                    answer = await seat.ask_async(roomy, until, call, subject)
                except CallError as error:
                    seat, subject = steps.throw(error)
                else:
                    seat, subject = steps.send(answer)
        except StopIteration as end:
            found: A | None = end.value
            return found

    @property
    def plugins(self) -> tuple[str, ...]:
        """The plugins' names, in the order in which they are asked."""
        return tuple(seat.plugin for seat in self.seats)


_followed: Final[set[type]] = set()


def _follow_rule(kind: type[Chain[Any, Any]]) -> None:
    """Give a chain that has a rule the functions that follow it: with its first plugin, as it takes milliseconds."""
    owner = next(base for base in kind.__mro__ if "steps" in vars(base))
    if owner is Chain or owner in _followed:
        return
    _followed.add(owner)
    for name, awaited in (("__call__", False), ("ask", True)):
        made = specialise(vars(owner)["steps"], awaited=awaited)
        if made is not None:
            setattr(owner, name, made)


class PreQueryChain(Chain[Statement, PreQueryOutcome]):
    """`pre-query`: a pipeline; deny and respond end it."""

    def __init__(self, restate: Restate, seats: Iterable[Seat[Statement, PreQueryOutcome]] = ()) -> None:
        super().__init__(seats)
        self._restate = restate

    def steps(self, subject: Statement) -> Steps[Statement, PreQueryOutcome | None]:
        """Decide what happens to a statement; a rewrite is that of all plugins together."""
        outcome: PreQueryOutcome | None = None
        reusable = True
        for seat in self.seats:
            try:
                answer = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return PreQueryOutcome(decision=PreQueryDecisionDeny(seat.excuse(error)), cacheable=None)
                reusable = False
                continue
            decision = answer.decision
            if outcome is None:
                outcome = answer
            elif decision.__class__ is not PreQueryDecisionContinue or outcome.cacheable is not None:
                kept = outcome.decision if decision.__class__ is PreQueryDecisionContinue else decision
                outcome = PreQueryOutcome(decision=kept, cacheable=narrower(outcome.cacheable, answer.cacheable))
            if decision.__class__ is PreQueryDecisionContinue:
                continue
            if isinstance(decision, PreQueryDecisionDeny):
                decision = PreQueryDecisionDeny(client_text(decision.value))
                return PreQueryOutcome(decision=decision, cacheable=outcome.cacheable if reusable else None)
            if not isinstance(decision, PreQueryDecisionRewrite):
                break
            subject = self._restate(subject, decision.value)
        if reusable or outcome is None:
            return outcome
        return attrs.evolve(outcome, cacheable=None)


class RewriteChain(Chain[Statement, RewrittenStatement | None]):
    """`rewrite`: a pipeline. A plugin that fails under the rule `deny` raises its `CallError`."""

    def __init__(self, restate: Restate, seats: Iterable[Seat[Statement, RewrittenStatement | None]] = ()) -> None:
        super().__init__(seats)
        self._restate = restate
        scopes = [seat.reuse for seat in self.seats]
        self.unchanged: Final = functools.reduce(narrower, scopes) if scopes else None
        """How far a statement that all plugins left as it is need not be asked about again."""
        self.skipped = 0
        """How often a plugin failed, and its answer was done without."""

    def steps(self, subject: Statement) -> Steps[Statement, RewrittenStatement | None]:
        """Return what takes the statement's place after every plugin, or `None` when none changes it."""
        result: RewrittenStatement | None = None
        for seat in self.seats:
            try:
                answer = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    raise
                self.skipped += 1
                continue
            if answer is None:
                continue
            if answer.parameters is None and result is not None:
                answer = attrs.evolve(answer, parameters=result.parameters)
            result = answer
            subject = self._restate(subject, answer.text)
            if answer.parameters is not None:
                subject = attrs.evolve(subject, parameters=answer.parameters)
        return result


class AuthorizeChain(Chain[Statement, AuthorizeOutcome]):
    """`authorize`: every plugin that does not abstain must allow; obligations add up."""

    def steps(self, subject: Statement) -> Steps[Statement, AuthorizeOutcome | None]:
        """Say whether the statement may run, and under which obligations of all plugins together."""
        allowed = False
        filters: list[RowFilter] = []
        masks: list[ColumnMask] = []
        scope: CacheScope | None = None
        for index, seat in enumerate(self.seats):
            try:
                answer = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return AuthorizeOutcome(decision=AuthorizeDecisionDeny(seat.excuse(error)), cacheable=None)
                scope = None
                continue
            decision = answer.decision
            scope = answer.cacheable if index == 0 else narrower(scope, answer.cacheable)
            if isinstance(decision, AuthorizeDecisionDeny):
                decision = AuthorizeDecisionDeny(client_text(decision.value))
                return AuthorizeOutcome(decision=decision, cacheable=scope)
            if isinstance(decision, AuthorizeDecisionAllowWith):
                filters += decision.value.row_filters
                masks += decision.value.column_masks
                allowed = True
            elif isinstance(decision, AuthorizeDecisionAllow):
                allowed = True
        if not allowed:
            return None
        if not filters and not masks:
            return AuthorizeOutcome(decision=_ALLOW, cacheable=scope)
        obligations = Obligations(row_filters=filters, column_masks=masks)
        return AuthorizeOutcome(decision=AuthorizeDecisionAllowWith(obligations), cacheable=scope)


class AuthenticateChain(Chain[AuthRequest, AuthResult]):
    """`authenticate`: the first plugin that does not abstain decides.

    The state of a challenge carries the plugin's name, so that the answer reaches the plugin that asked, and it alone.
    """

    def steps(self, subject: AuthRequest) -> Steps[AuthRequest, AuthResult | None]:
        """Say who the client is."""
        seats, credential = self.seats, subject.credential
        if isinstance(credential, CredentialResponse):
            asked, _, state = credential.value.state.partition("\n")
            seats = tuple(seat for seat in seats if seat.plugin == asked)
            if not seats:
                return AuthResultDenied("the plugin that asked is gone: begin again")
            answer = attrs.evolve(credential.value, state=state)
            subject = attrs.evolve(subject, credential=CredentialResponse(answer))
        for seat in seats:
            try:
                result: AuthResult = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return AuthResultDenied(seat.excuse(error))
                continue
            if isinstance(result, AuthResultChallenge):
                challenge = attrs.evolve(result.value, state=f"{seat.plugin}\n{result.value.state}")
                return AuthResultChallenge(challenge)
            if isinstance(result, AuthResultDenied):
                return AuthResultDenied(client_text(result.value))
            if not isinstance(result, AuthResultAbstain):
                return result
        return None


class ConnectChain(Chain[None, ConnectDecision]):
    """`on-connect`: every plugin must accept."""

    def __call__(self, call: Call, subject: None = None) -> ConnectDecision | None:
        """Say whether the session may begin."""
        return super().__call__(call, subject)

    async def ask(self, call: Call, subject: None = None) -> ConnectDecision | None:
        """Say whether the session may begin."""
        return await super().ask(call, subject)

    def steps(self, subject: None) -> Steps[None, ConnectDecision | None]:
        """Say whether the session may begin."""
        accepted = False
        for seat in self.seats:
            try:
                decision = yield seat, subject
            except CallError as error:
                if seat.refuses(error):
                    return ConnectDecisionRefuse(seat.excuse(error))
                continue
            if isinstance(decision, ConnectDecisionRefuse):
                return ConnectDecisionRefuse(client_text(decision.value))
            accepted = True
        return _ACCEPT if accepted else None
