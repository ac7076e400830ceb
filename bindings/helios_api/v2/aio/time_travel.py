# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Says who may read which history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..time_travel import Call, PluginError, TableName, TimePolicy, TimeRange

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["TimeTravel"]


class TimeTravel:
    """Says who may read which history."""

    __slots__ = ("_time_travel_policy",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._time_travel_policy = instance.func(ids.TIME_TRAVEL, "time-travel-policy")

    async def time_travel_policy(
        self,
        call: Call,
        table: TableName,
        range: TimeRange,
    ) -> Ok[TimePolicy] | Err[PluginError]:
        """Say whether the call's identity may read a table as it was in a range of time.

        Every plugin that does not abstain must allow, and redactions add up. A failure denies.
        """
        result: Ok[TimePolicy] | Err[PluginError] = await self._time_travel_policy(call, table, range)
        return result
