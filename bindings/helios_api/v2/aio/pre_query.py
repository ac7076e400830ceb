# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Called for each statement before anything else is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..pre_query import Call, PluginError, PreQueryOutcome, Statement

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["PreQuery"]


class PreQuery:
    """Called for each statement before anything else is done with it."""

    __slots__ = ("_pre_query",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._pre_query = instance.func(ids.PRE_QUERY, "pre-query")

    async def pre_query(self, call: Call, statement: Statement) -> Ok[PreQueryOutcome] | Err[PluginError]:
        """Decide what happens to a statement.

        Plugins are asked in order of priority, each about the statement that the one before it left; `deny` and
        `respond` end it. A failure denies.
        """
        result: Ok[PreQueryOutcome] | Err[PluginError] = await self._pre_query(call, statement)
        return result
