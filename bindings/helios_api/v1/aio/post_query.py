# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Called with what a statement returned, before the client gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..post_query import PostQueryResult, QueryContext, QueryResult

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["PostQuery"]


class PostQuery:
    """Called with what a statement returned, before the client gets it."""

    __slots__ = ("_post_query",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._post_query = instance.func(ids.POST_QUERY, "post-query")

    async def post_query(self, ctx: QueryContext, result: QueryResult) -> PostQueryResult:
        """Decide what happens to a result.

        `ctx.rows-affected` is known here. Plugins are asked in order of priority, each about the result that the one
        before it left. A failure denies.
        """
        result_: PostQueryResult = await self._post_query(ctx, result)
        return result_
