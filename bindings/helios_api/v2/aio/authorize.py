# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Called for each statement to say whether this identity may run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..authorize import AuthorizeOutcome, Call, PluginError, Statement

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Authorize"]


class Authorize:
    """Called for each statement to say whether this identity may run it."""

    __slots__ = ("_authorize",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._authorize = instance.func(ids.AUTHORIZE, "authorize")

    async def authorize(self, call: Call, statement: Statement) -> Ok[AuthorizeOutcome] | Err[PluginError]:
        """Say whether the call's identity may run the statement.

        `statement.text` is what will be sent to the server. Every plugin that does not abstain must allow, and
        obligations add up. A failure denies.
        """
        result: Ok[AuthorizeOutcome] | Err[PluginError] = await self._authorize(call, statement)
        return result
