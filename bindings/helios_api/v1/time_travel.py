# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Says who may read which history."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from . import ids
from .types import Identity, Timestamp

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Identity", "TimePolicy", "TimePolicyAllowed", "TimePolicyDenied", "TimeTravel", "Timestamp"]


@attrs.frozen
class TimePolicyAllowed:
    """It may."""


@attrs.frozen
class TimePolicyDenied:
    """It may not; the string is the message that the client gets."""

    value: str


TimePolicy: TypeAlias = TimePolicyAllowed | TimePolicyDenied
"""Whether the past may be read."""


class TimeTravel:
    """Says who may read which history."""

    __slots__ = ("_time_travel_policy",)

    def __init__(self, instance: Instance) -> None:
        self._time_travel_policy = instance.func(ids.TIME_TRAVEL, "time-travel-policy")

    def time_travel_policy(self, identity: Identity, table: str, as_of: Timestamp) -> TimePolicy:
        """Say whether `identity` may read a table as it was at a point in time.

        `table` is `schema.name` or `name`. All plugins must allow. A failure denies.
        """
        result: TimePolicy = self._time_travel_policy(identity, table, as_of)
        return result
