# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Changes a statement before it is authorized and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..rewrite import Call, PluginError, RewrittenStatement, Statement

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Rewrite"]


class Rewrite:
    """Changes a statement before it is authorized and sent."""

    __slots__ = ("_rewrite",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._rewrite = instance.func(ids.REWRITE, "rewrite")

    async def rewrite(self, call: Call, statement: Statement) -> Ok[RewrittenStatement | None] | Err[PluginError]:
        """Give the statement to use instead.

        `none` leaves it as it is. Plugins are asked in order of priority, each about the statement that the one before
        it
        left. A failure leaves the plugin out.
        """
        result: Ok[RewrittenStatement | None] | Err[PluginError] = await self._rewrite(call, statement)
        return result
