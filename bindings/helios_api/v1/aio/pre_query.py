# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Called for each statement before anything else is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..pre_query import PreQueryResult, QueryContext

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["PreQuery"]


class PreQuery:
    """Called for each statement before anything else is done with it."""

    __slots__ = ("_pre_query",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._pre_query = instance.func(ids.PRE_QUERY, "pre-query")

    async def pre_query(self, ctx: QueryContext) -> PreQueryResult:
        """Decide what happens to a statement.

        Plugins are asked in order of priority, each about the text that the one before it left. A failure denies.
        """
        result: PreQueryResult = await self._pre_query(ctx)
        return result
