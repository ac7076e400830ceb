# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Chooses the server that a statement goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..route import Backend, QueryContext

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Route"]


class Route:
    """Chooses the server that a statement goes to."""

    __slots__ = ("_route",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._route = instance.func(ids.ROUTE, "route")

    async def route(self, ctx: QueryContext, backends: list[Backend]) -> str | None:
        """Choose a server by its name.

        `backends` lists every server that is configured, at least one. `none` leaves it to the next plugin. A name that
        is not in `backends` counts as a failure, and a failure leaves the plugin out.
        """
        result: str | None = await self._route(ctx, backends)
        return result
