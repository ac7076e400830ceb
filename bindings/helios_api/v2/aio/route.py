# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Chooses the server that a statement goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..route import Backend, Call, PluginError, RouteDecision, Statement

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Route"]


class Route:
    """Chooses the server that a statement goes to."""

    __slots__ = ("_route",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._route = instance.func(ids.ROUTE, "route")

    async def route(
        self,
        call: Call,
        statement: Statement,
        backends: list[Backend],
    ) -> Ok[RouteDecision] | Err[PluginError]:
        """Choose a server.

        `backends` lists every server that is configured, at least one. A name that is not in `backends` counts as a
        failure, and a failure leaves the plugin out.
        """
        result: Ok[RouteDecision] | Err[PluginError] = await self._route(call, statement, backends)
        return result
