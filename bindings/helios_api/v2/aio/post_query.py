# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Called with what a statement returned, before the client gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..post_query import Call, PluginError, PostQueryDecision, ResultSet, Statement

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["PostQuery"]


class PostQuery:
    """Called with what a statement returned, before the client gets it."""

    __slots__ = ("_post_query",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._post_query = instance.func(ids.POST_QUERY, "post-query")

    async def post_query(
        self,
        call: Call,
        statement: Statement,
        result: ResultSet,
    ) -> Ok[PostQueryDecision] | Err[PluginError]:
        """Decide what happens to a result.

        Plugins are asked in order of priority, each about the result that the one before it left; `deny` ends it. A
        failure denies.
        """
        result_: Ok[PostQueryDecision] | Err[PluginError] = await self._post_query(call, statement, result)
        return result_
