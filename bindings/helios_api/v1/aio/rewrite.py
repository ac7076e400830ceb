# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Changes a statement's text before it is authorized and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..rewrite import QueryContext

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Rewrite"]


class Rewrite:
    """Changes a statement's text before it is authorized and sent."""

    __slots__ = ("_rewrite",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._rewrite = instance.func(ids.REWRITE, "rewrite")

    async def rewrite(self, ctx: QueryContext) -> str | None:
        """Give the SQL text to use instead.

        `none` leaves the statement as it is. Plugins are asked in order of priority, each about the text that the one
        before it left. A failure leaves the plugin out.
        """
        result: str | None = await self._rewrite(ctx)
        return result
