# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Called for each statement to say whether this identity may run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..authorize import AuthorizeResult, Identity, QueryContext

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Authorize"]


class Authorize:
    """Called for each statement to say whether this identity may run it."""

    __slots__ = ("_authorize",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._authorize = instance.func(ids.AUTHORIZE, "authorize")

    async def authorize(self, identity: Identity, ctx: QueryContext) -> AuthorizeResult:
        """Say whether `identity` may run the statement.

        `ctx.query` is the text that will be sent to the server. Where nobody authenticated the session, `identity` has
        the session's user name and no roles. All plugins must allow. A failure denies.
        """
        result: AuthorizeResult = await self._authorize(identity, ctx)
        return result
