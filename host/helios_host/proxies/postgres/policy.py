"""What plugins say about one statement: which text is sent, or why none is.

The order is the contract's: pre-query, rewrite, parse again, authorize on the text that will be sent.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from typing import Final

import attrs
from helios_api.v2.authorize import (
    AuthorizeDecision,
    AuthorizeDecisionAllow,
    AuthorizeDecisionAllowWith,
    AuthorizeDecisionDeny,
    AuthorizeOutcome,
    ColumnMask,
    Obligations,
)
from helios_api.v2.pre_query import (
    PreQueryDecisionContinue,
    PreQueryDecisionDeny,
    PreQueryDecisionRespond,
    PreQueryDecisionRewrite,
    PreQueryOutcome,
)
from helios_api.v2.types import ResultSet

from helios_host.proxies.postgres.branches import change_refused, changes
from helios_host.proxies.postgres.caching import Caching
from helios_host.proxies.postgres.decisions import Decision, Refused
from helios_host.proxies.postgres.events import Events
from helios_host.proxies.postgres.hooks import Hooks
from helios_host.proxies.postgres.lite import past_hidden, sets_parameters
from helios_host.proxies.postgres.obligations import Enforcer
from helios_host.proxies.postgres.respond import CannotAnswer, answering_text, takes_parameters
from helios_host.proxies.postgres.reuse import ALWAYS, NEVER, Asker, Reuse, Term
from helios_host.proxies.postgres.statements import Classifier, ParsedStatement

__all__ = ["Policy"]

_logger: Final = logging.getLogger(__name__)

_FAILED: Final = Refused("the plugins that guard this database could not be asked", "XX000")
_CHANGED: Final = Refused("plugins now change this prepared statement; prepare it again", "26000")

_ALLOW: Final = AuthorizeDecisionAllow()

_PARAMETERS: Final = Refused("the branch and the point in time of a session are given when it begins")


class Policy:
    """The chains that decide about statements, of one set of plugins; `events` where plugins are told how they end.

    Where no plugin `may_wait` for a host function, a decision needs no task: all that it waits for is its turn.
    """

    __slots__ = (
        "_ask_first",
        "_ask_last",
        "_ask_past",
        "_ask_rewrite",
        "_authorize_reuse",
        "_branches",
        "_classify",
        "_enforcer",
        "_keeps_parameters",
        "_pre_query_reuse",
        "_rewrite_reuse",
        "caching",
        "events",
        "is_empty",
        "may_wait",
        "post_query",
        "reads_results",
        "sync_modes",
    )

    def __init__(self, hooks: Hooks, classify: Classifier, events: Events | None) -> None:
        self._ask_first = None if hooks.pre_query.is_empty else hooks.pre_query
        self._ask_rewrite = None if hooks.rewrite.is_empty else hooks.rewrite
        self._ask_last = None if hooks.authorize.is_empty else hooks.authorize
        self._ask_past = None if hooks.time_travel_policy.is_empty else hooks.time_travel_policy
        self._keeps_parameters = self._ask_past is not None or not hooks.can_access_branch.is_empty
        changing = (hooks.on_branch_create, hooks.on_branch_merge, hooks.on_branch_delete)
        self._branches = None if all(chain.is_empty for chain in changing) else hooks
        self._classify = classify
        self._enforcer = Enforcer(classify)
        self._pre_query_reuse: Reuse[PreQueryOutcome] = Reuse()
        self._rewrite_reuse: Reuse[None] = Reuse()
        self._authorize_reuse: Reuse[AuthorizeOutcome] = Reuse()
        self.events = events
        self.sync_modes = None if hooks.select_sync_mode.is_empty else hooks.select_sync_mode
        last = (hooks.time_travel_policy, *changing, hooks.select_sync_mode)
        chains = (hooks.pre_query, hooks.rewrite, hooks.authorize, *last)
        self.post_query = None if hooks.post_query.is_empty else hooks.post_query
        self.caching = None if hooks.cache_key.is_empty else Caching(hooks)
        readers = (self._ask_last, self._ask_past, self.post_query, self.caching)
        self.reads_results = any(each is not None for each in readers)
        self.may_wait = any(chain.may_wait for chain in chains) or (self.caching is not None and self.caching.may_wait)
        undecided = self.post_query is None and self.caching is None and not self._keeps_parameters
        self.is_empty = all(chain.is_empty for chain in chains) and undecided

    async def decide(self, asker: Asker, parsed: ParsedStatement) -> Decision | Refused:
        """Say what is sent instead of a statement, or why none is."""
        try:
            asked, asked_term = await self._pre_query(asker, parsed)
            if isinstance(asked, Refused):
                return asked
            if asked.answers:
                return Decision(asked, asked, asked, asked_term.text)
            sent, sent_term = await self._rewrite(asker, asked)
            if isinstance(sent, Refused):
                return sent
            allowed, term = await self._authorize(asker, sent)
        except Exception:
            _logger.exception("plugin host failed")
            return _FAILED
        if isinstance(allowed, Refused):
            return allowed
        term &= asked_term
        return Decision(asked, allowed, sent, term.text, term & sent_term if allowed is parsed else NEVER)

    async def decide_again(self, asker: Asker, parsed: ParsedStatement, before: Decision) -> Refused | None:
        """Say whether a statement that was decided on `before`, and was prepared so, may run now.

        What is sent cannot change any more, so rewriting is not asked for again.
        """
        if before.until > time.monotonic():
            return None
        try:
            asked, asked_term = await self._pre_query(asker, parsed)
            if isinstance(asked, Refused):
                return asked
            if asked is not before.asked and asked.statement.text != before.asked.statement.text:
                return _CHANGED
            if asked.answers:
                return None
            allowed, term = await self._authorize(asker, before.authorized)
        except Exception:
            _logger.exception("plugin host failed")
            return _FAILED
        if isinstance(allowed, Refused):
            return allowed
        same = allowed is before.sent or (
            allowed.statement.text == before.sent.statement.text and allowed.masks == before.sent.masks
        )
        if not same:
            return _CHANGED
        before.until = min(asked_term.text, term.text)
        return None

    async def _pre_query(self, asker: Asker, parsed: ParsedStatement) -> tuple[ParsedStatement | Refused, Term]:
        # What comes of it, and until when.
        chain = self._ask_first
        if chain is None:
            return parsed, ALWAYS
        known = self._pre_query_reuse.get(asker, parsed)
        if known is not None:
            term, outcome = known
        else:
            asked = await chain(asker.call, parsed.statement)
            if asked is None:
                return parsed, NEVER
            outcome, term = asked, NEVER
            if outcome.cacheable is not None:
                changes = isinstance(outcome.decision, PreQueryDecisionRewrite)
                term = self._pre_query_reuse.put(asker, parsed, outcome.cacheable, outcome, any_literal=not changes)
        if outcome.decision.__class__ is PreQueryDecisionContinue:
            return parsed, term
        match outcome.decision:
            case PreQueryDecisionDeny(message):
                return Refused(message), NEVER
            case PreQueryDecisionRewrite(text):
                return self._read(text), term
            case PreQueryDecisionRespond(result):
                return self._answer(parsed.statement.text, result), term
        return parsed, term

    async def _rewrite(self, asker: Asker, parsed: ParsedStatement) -> tuple[ParsedStatement | Refused, Term]:
        # What takes its place, and until when nothing does.
        chain = self._ask_rewrite
        if chain is None:
            return parsed, ALWAYS
        known = self._rewrite_reuse.get(asker, parsed)
        if known is not None:
            return parsed, known[0]
        skipped = chain.skipped
        rewritten = await chain(asker.call, parsed.statement)
        if rewritten is None:
            if chain.unchanged is None or chain.skipped != skipped:
                return parsed, NEVER
            return parsed, self._rewrite_reuse.put(asker, parsed, chain.unchanged, None)
        if rewritten.parameters is not None:
            words = "a plugin wants to change this statement's parameters, which this proxy does not support"
            return Refused(words), NEVER
        return self._read(rewritten.text), NEVER

    async def _authorize(self, asker: Asker, parsed: ParsedStatement) -> tuple[ParsedStatement | Refused, Term]:
        # What may be sent, with what plugins oblige to written into it, and until when.
        if self._keeps_parameters and sets_parameters(parsed):
            return _PARAMETERS, NEVER
        if self._branches is not None and (found := changes(parsed)):
            refused = await change_refused(self._branches, asker.call, found)
            allowed, _ = (refused, NEVER) if refused is not None else await self._allowed(asker, parsed)
            return allowed, NEVER
        if self._ask_past is None or asker.as_of is None:
            allowed, term = await self._allowed(asker, parsed)
            return allowed, Term(term.text, 0.0) if self._keeps_parameters else term  # a literal may be their name
        hidden = await past_hidden(self._ask_past, asker.call, asker.as_of, parsed)
        if isinstance(hidden, Refused):
            return hidden, NEVER
        allowed, _ = await self._allowed(asker, parsed, hidden)
        return allowed, NEVER  # about the past plugins are always asked

    async def _allowed(
        self, asker: Asker, parsed: ParsedStatement, hidden: Sequence[ColumnMask] = ()
    ) -> tuple[ParsedStatement | Refused, Term]:
        # What may be sent, with `hidden` hidden too.
        decision, term = await self._authorized(asker, parsed)
        if decision.__class__ is AuthorizeDecisionAllow and not hidden:
            return parsed, term
        duties = Obligations(row_filters=[], column_masks=[])
        match decision:
            case AuthorizeDecisionDeny(message):
                return Refused(message), NEVER
            case AuthorizeDecisionAllowWith(given):
                duties = given
        if hidden:
            duties = attrs.evolve(duties, column_masks=[*duties.column_masks, *hidden])
        if not duties.row_filters and not duties.column_masks:
            return parsed, term
        return self._enforcer.enforced(parsed, duties), Term(term.text, 0.0)

    async def _authorized(self, asker: Asker, parsed: ParsedStatement) -> tuple[AuthorizeDecision, Term]:
        # What plugins say, and until when.
        chain = self._ask_last
        if chain is None:
            return _ALLOW, ALWAYS
        known = self._authorize_reuse.get(asker, parsed)
        if known is not None:
            term, outcome = known
        else:
            asked = await chain(asker.call, parsed.statement)
            if asked is None:
                return _ALLOW, NEVER
            outcome, term = asked, NEVER
            if outcome.cacheable is not None:
                term = self._authorize_reuse.put(asker, parsed, outcome.cacheable, outcome)
        return outcome.decision, term

    def _answer(self, text: str, result: ResultSet) -> ParsedStatement | Refused:
        """Return what the server gets so that the client gets this result."""
        if takes_parameters(text):
            return Refused("a plugin wants to answer a statement with parameters, which this proxy does not support")
        try:
            return attrs.evolve(self._classify(answering_text(result).encode()), answers=True)
        except CannotAnswer as error:
            return Refused(f"a plugin's answer cannot be sent: {error}")

    def _read(self, text: str) -> ParsedStatement | Refused:
        if "\0" in text:
            return Refused("a plugin wants to send a statement with a zero character in it")
        return self._classify(text.encode())
