# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Chooses how a write is replicated."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import attrs
from witbind import Err, Ok

from . import ids
from .types import Call, PluginError, Statement, TableName

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "Call",
    "PluginError",
    "Statement",
    "SyncChoice",
    "SyncMode",
    "SyncModeExports",
    "TableName",
    "TableSyncMode",
]


class SyncMode(Enum):
    """What a write waits for, strictest first."""

    SYNC = "sync"
    """Until the replicas have applied it."""

    SEMI_SYNC = "semi-sync"
    """Until one replica has received it."""

    ASYNC = "async"
    """For no replica."""


@attrs.frozen(kw_only=True)
class TableSyncMode:
    """What writes to one table wait for."""

    table: TableName
    """The table."""

    mode: SyncMode
    """What writes to it wait for."""


@attrs.frozen(kw_only=True)
class SyncChoice:
    """What a write waits for, and why."""

    mode: SyncMode
    """What it waits for where no table says otherwise."""

    tables: list[TableSyncMode]
    """What it waits for by table; the strictest of the tables that it names holds."""

    reason: str | None
    """Why, for people; `none` where it is plain."""


class SyncModeExports:
    """Chooses how a write is replicated."""

    __slots__ = ("_select_sync_mode",)

    def __init__(self, instance: Instance) -> None:
        self._select_sync_mode = instance.func(ids.SYNC_MODE, "select-sync-mode")

    def select_sync_mode(
        self,
        call: Call,
        statement: Statement,
        rows_affected: int | None,
    ) -> Ok[SyncChoice | None] | Err[PluginError]:
        """Choose what the statement waits for.

        `rows-affected` is the number of rows that it is expected to change, where it is known. `none` abstains. The
        strictest answer holds. A failure counts as `sync`.
        """
        result: Ok[SyncChoice | None] | Err[PluginError] = self._select_sync_mode(call, statement, rows_affected)
        return result
