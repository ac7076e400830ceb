# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Told what happened to statements, after the fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..metrics import Call, PluginError, QueryEvent

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Metrics"]


class Metrics:
    """Told what happened to statements, after the fact."""

    __slots__ = ("_on_events",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._on_events = instance.func(ids.METRICS, "on-events")

    async def on_events(self, call: Call, events: list[QueryEvent]) -> Ok[None] | Err[PluginError]:
        """Take note of events, oldest first, at least one.

        They may come from many sessions; the call's own is the proxy's. It cannot slow or fail a statement. Under load
        the host may drop events; a failure drops these.
        """
        result: Ok[None] | Err[PluginError] = await self._on_events(call, events)
        return result
