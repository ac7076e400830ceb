# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Chooses how a write is replicated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..sync_mode import QueryContext, SyncMode

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["SyncModeExports"]


class SyncModeExports:
    """Chooses how a write is replicated."""

    __slots__ = ("_select_sync_mode",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._select_sync_mode = instance.func(ids.SYNC_MODE, "select-sync-mode")

    async def select_sync_mode(self, query: str, ctx: QueryContext) -> SyncMode:
        """Choose what the statement waits for.

        `query` is `ctx.query`. The strictest answer holds. A failure counts as `sync`.
        """
        result: SyncMode = await self._select_sync_mode(query, ctx)
        return result
