# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Called with what a statement returned, before the client gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from . import ids
from .types import QueryContext, QueryResult

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "PostQuery",
    "PostQueryResult",
    "PostQueryResultDeny",
    "PostQueryResultKeep",
    "PostQueryResultReplace",
    "QueryContext",
    "QueryResult",
]


@attrs.frozen
class PostQueryResultKeep:
    """Pass the result on as it is."""


@attrs.frozen
class PostQueryResultReplace:
    """Pass this result on instead; it has the same columns."""

    value: QueryResult


@attrs.frozen
class PostQueryResultDeny:
    """Withhold the result; the string is the message that the client gets."""

    value: str


PostQueryResult: TypeAlias = PostQueryResultKeep | PostQueryResultReplace | PostQueryResultDeny
"""What happens to the result."""


class PostQuery:
    """Called with what a statement returned, before the client gets it."""

    __slots__ = ("_post_query",)

    def __init__(self, instance: Instance) -> None:
        self._post_query = instance.func(ids.POST_QUERY, "post-query")

    def post_query(self, ctx: QueryContext, result: QueryResult) -> PostQueryResult:
        """Decide what happens to a result.

        `ctx.rows-affected` is known here. Plugins are asked in order of priority, each about the result that the one
        before it left. A failure denies.
        """
        result_: PostQueryResult = self._post_query(ctx, result)
        return result_
