"""What plugins say about one statement: which text is sent, or why none is.

The order is the contract's: pre-query, rewrite, parse again, authorize on the text that will be sent.
"""

from __future__ import annotations

import logging
from typing import Final

import attrs
from helios_api.v2.authorize import AuthorizeDecisionAllowWith, AuthorizeDecisionDeny, AuthorizeOutcome
from helios_api.v2.pre_query import (
    PreQueryDecisionDeny,
    PreQueryDecisionRespond,
    PreQueryDecisionRewrite,
    PreQueryOutcome,
)

from helios_host.proxies.postgres.events import Events
from helios_host.proxies.postgres.hooks import Hooks
from helios_host.proxies.postgres.reuse import Asker, Reuse
from helios_host.proxies.postgres.statements import Classifier, ParsedStatement

__all__ = ["INSUFFICIENT_PRIVILEGE", "Policy", "Refused"]

_logger: Final = logging.getLogger(__name__)

INSUFFICIENT_PRIVILEGE: Final = "42501"


@attrs.frozen
class Refused:
    """The statement is not sent; the client gets this error."""

    message: str
    sqlstate: str = INSUFFICIENT_PRIVILEGE


class Policy:
    """The chains that decide about statements, of one set of plugins; `events` where plugins are told how they end."""

    __slots__ = ("_authorize_reuse", "_classify", "_hooks", "_pre_query_reuse", "events", "is_empty")

    def __init__(self, hooks: Hooks, classify: Classifier, events: Events | None) -> None:
        self._hooks = hooks
        self._classify = classify
        self._pre_query_reuse: Reuse[PreQueryOutcome] = Reuse()
        self._authorize_reuse: Reuse[AuthorizeOutcome] = Reuse()
        self.events = events
        self.is_empty = hooks.pre_query.is_empty and hooks.rewrite.is_empty and hooks.authorize.is_empty

    def decide(self, asker: Asker, parsed: ParsedStatement) -> ParsedStatement | Refused:
        """Return what is sent instead of a statement, the same object where it is sent as it is."""
        try:
            after = self._pre_query(asker, parsed)
            if not isinstance(after, Refused):
                after = self._rewrite(asker, after)
            if not isinstance(after, Refused):
                after = self._authorize(asker, after)
        except Exception:
            _logger.exception("plugin host failed")
            return Refused("the plugins that guard this database could not be asked", "XX000")
        return after

    def _pre_query(self, asker: Asker, parsed: ParsedStatement) -> ParsedStatement | Refused:
        chain = self._hooks.pre_query
        if chain.is_empty:
            return parsed
        statement = parsed.statement
        outcome = self._pre_query_reuse.get(asker, statement)
        if outcome is None:
            outcome = chain(asker.call, statement)
            if outcome is None:
                return parsed
            if outcome.cacheable is not None:
                changes = isinstance(outcome.decision, PreQueryDecisionRewrite)
                self._pre_query_reuse.put(asker, statement, outcome.cacheable, outcome, any_constant=not changes)
        match outcome.decision:
            case PreQueryDecisionDeny(message):
                return Refused(message)
            case PreQueryDecisionRewrite(text):
                return self._read(text)
            case PreQueryDecisionRespond():
                return Refused("a plugin wants to answer this statement itself, which this proxy does not support")
        return parsed

    def _rewrite(self, asker: Asker, parsed: ParsedStatement) -> ParsedStatement | Refused:
        chain = self._hooks.rewrite
        rewritten = None if chain.is_empty else chain(asker.call, parsed.statement)
        if rewritten is None:
            return parsed
        if rewritten.parameters is not None:
            return Refused("a plugin wants to change this statement's parameters, which this proxy does not support")
        return self._read(rewritten.text)

    def _authorize(self, asker: Asker, parsed: ParsedStatement) -> ParsedStatement | Refused:
        chain = self._hooks.authorize
        if chain.is_empty:
            return parsed
        statement = parsed.statement
        outcome = self._authorize_reuse.get(asker, statement)
        if outcome is None:
            outcome = chain(asker.call, statement)
            if outcome is None:
                return parsed
            if outcome.cacheable is not None:
                self._authorize_reuse.put(asker, statement, outcome.cacheable, outcome)
        match outcome.decision:
            case AuthorizeDecisionDeny(message):
                return Refused(message)
            case AuthorizeDecisionAllowWith(duties) if duties.row_filters or duties.column_masks:
                return Refused(
                    "a plugin allows this statement only with row filters or column masks, "
                    "which this proxy does not enforce"
                )
        return parsed

    def _read(self, text: str) -> ParsedStatement | Refused:
        if "\0" in text:
            return Refused("a plugin wants to send a statement with a zero character in it")
        return self._classify(text.encode())
