# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Chooses how a write is replicated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..sync_mode import Call, PluginError, Statement, SyncChoice

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["SyncModeExports"]


class SyncModeExports:
    """Chooses how a write is replicated."""

    __slots__ = ("_select_sync_mode",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._select_sync_mode = instance.func(ids.SYNC_MODE, "select-sync-mode")

    async def select_sync_mode(
        self,
        call: Call,
        statement: Statement,
        rows_affected: int | None,
    ) -> Ok[SyncChoice | None] | Err[PluginError]:
        """Choose what the statement waits for.

        `rows-affected` is the number of rows that it is expected to change, where it is known. `none` abstains. The
        strictest answer holds. A failure counts as `sync`.
        """
        result: Ok[SyncChoice | None] | Err[PluginError] = await self._select_sync_mode(call, statement, rows_affected)
        return result
