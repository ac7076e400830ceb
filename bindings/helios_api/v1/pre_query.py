# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Called for each statement before anything else is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from . import ids
from .types import QueryContext

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "PreQuery",
    "PreQueryResult",
    "PreQueryResultContinue",
    "PreQueryResultDeny",
    "PreQueryResultRewrite",
    "QueryContext",
]


@attrs.frozen
class PreQueryResultContinue:
    """Go on with the statement as it is."""


@attrs.frozen
class PreQueryResultRewrite:
    """Go on with this SQL text instead."""

    value: str


@attrs.frozen
class PreQueryResultDeny:
    """Refuse the statement; the string is the message that the client gets."""

    value: str


PreQueryResult: TypeAlias = PreQueryResultContinue | PreQueryResultRewrite | PreQueryResultDeny
"""What happens to the statement."""


class PreQuery:
    """Called for each statement before anything else is done with it."""

    __slots__ = ("_pre_query",)

    def __init__(self, instance: Instance) -> None:
        self._pre_query = instance.func(ids.PRE_QUERY, "pre-query")

    def pre_query(self, ctx: QueryContext) -> PreQueryResult:
        """Decide what happens to a statement.

        Plugins are asked in order of priority, each about the text that the one before it left. A failure denies.
        """
        result: PreQueryResult = self._pre_query(ctx)
        return result
