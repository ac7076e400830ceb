# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Called for each statement before anything else is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids
from .types import CacheScope, Call, PluginError, ResultSet, Statement

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "CacheScope",
    "Call",
    "PluginError",
    "PreQuery",
    "PreQueryDecision",
    "PreQueryDecisionContinue",
    "PreQueryDecisionDeny",
    "PreQueryDecisionRespond",
    "PreQueryDecisionRewrite",
    "PreQueryOutcome",
    "ResultSet",
    "Statement",
]


@attrs.frozen
class PreQueryDecisionContinue:
    """Go on with the statement as it is."""


@attrs.frozen
class PreQueryDecisionRewrite:
    """Go on with this SQL text instead; its parameters stay."""

    value: str


@attrs.frozen
class PreQueryDecisionDeny:
    """Refuse the statement; the string is the message that the client gets."""

    value: str


@attrs.frozen
class PreQueryDecisionRespond:
    """Answer with this result, without the database."""

    value: ResultSet


PreQueryDecision: TypeAlias = (
    PreQueryDecisionContinue | PreQueryDecisionRewrite | PreQueryDecisionDeny | PreQueryDecisionRespond
)
"""What happens to the statement."""


@attrs.frozen(kw_only=True)
class PreQueryOutcome:
    """A decision, and whether it may be reused."""

    decision: PreQueryDecision
    """What happens to the statement."""

    cacheable: CacheScope | None
    """How far the decision may be reused; `none` asks again for the next statement."""


class PreQuery:
    """Called for each statement before anything else is done with it."""

    __slots__ = ("_pre_query",)

    def __init__(self, instance: Instance) -> None:
        self._pre_query = instance.func(ids.PRE_QUERY, "pre-query")

    def pre_query(self, call: Call, statement: Statement) -> Ok[PreQueryOutcome] | Err[PluginError]:
        """Decide what happens to a statement.

        Plugins are asked in order of priority, each about the statement that the one before it left; `deny` and
        `respond` end it. A failure denies.
        """
        result: Ok[PreQueryOutcome] | Err[PluginError] = self._pre_query(call, statement)
        return result
