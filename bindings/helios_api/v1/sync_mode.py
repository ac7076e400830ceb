# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Chooses how a write is replicated."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from . import ids
from .types import QueryContext

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["QueryContext", "SyncMode", "SyncModeExports"]


class SyncMode(Enum):
    """What a write waits for, strictest first."""

    SYNC = "sync"
    """Until the replicas have applied it."""

    SEMI_SYNC = "semi-sync"
    """Until one replica has received it."""

    ASYNC = "async"
    """For no replica."""


class SyncModeExports:
    """Chooses how a write is replicated."""

    __slots__ = ("_select_sync_mode",)

    def __init__(self, instance: Instance) -> None:
        self._select_sync_mode = instance.func(ids.SYNC_MODE, "select-sync-mode")

    def select_sync_mode(self, query: str, ctx: QueryContext) -> SyncMode:
        """Choose what the statement waits for.

        `query` is `ctx.query`. The strictest answer holds. A failure counts as `sync`.
        """
        result: SyncMode = self._select_sync_mode(query, ctx)
        return result
