# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Says who may read which history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..time_travel import Identity, TimePolicy, Timestamp

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["TimeTravel"]


class TimeTravel:
    """Says who may read which history."""

    __slots__ = ("_time_travel_policy",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._time_travel_policy = instance.func(ids.TIME_TRAVEL, "time-travel-policy")

    async def time_travel_policy(self, identity: Identity, table: str, as_of: Timestamp) -> TimePolicy:
        """Say whether `identity` may read a table as it was at a point in time.

        `table` is `schema.name` or `name`. All plugins must allow. A failure denies.
        """
        result: TimePolicy = await self._time_travel_policy(identity, table, as_of)
        return result
