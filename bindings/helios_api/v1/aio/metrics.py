# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Told what happened to each statement, after the fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..metrics import QueryEvent

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Metrics"]


class Metrics:
    """Told what happened to each statement, after the fact."""

    __slots__ = ("_on_event",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._on_event = instance.func(ids.METRICS, "on-event")

    async def on_event(self, event: QueryEvent) -> None:
        """Take note of an event.

        It cannot slow or fail the statement. Under load the host may drop events; a failure drops this one.
        """
        await self._on_event(event)
