# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Says who may read which history."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids
from .types import Call, Mask, PluginError, TableName, Timestamp

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "Call",
    "Mask",
    "PluginError",
    "Redaction",
    "TableName",
    "TimePolicy",
    "TimePolicyAbstain",
    "TimePolicyAllowed",
    "TimePolicyDenied",
    "TimePolicyRedacted",
    "TimeRange",
    "TimeTravel",
    "Timestamp",
]


@attrs.frozen(kw_only=True)
class Redaction:
    """A column whose past values are hidden."""

    column: str
    """The column."""

    mask: Mask
    """How its values are hidden."""


@attrs.frozen
class TimePolicyAllowed:
    """It may."""


@attrs.frozen
class TimePolicyRedacted:
    """It may, with these columns hidden."""

    value: list[Redaction]


@attrs.frozen
class TimePolicyDenied:
    """It may not; the string is the message that the client gets."""

    value: str


@attrs.frozen
class TimePolicyAbstain:
    """The plugin has no say in it."""


TimePolicy: TypeAlias = TimePolicyAllowed | TimePolicyRedacted | TimePolicyDenied | TimePolicyAbstain
"""Whether the past may be read."""


@attrs.frozen(kw_only=True)
class TimeRange:
    """The part of the past that is read: one point where both ends are the same."""

    start: Timestamp
    """The earliest point."""

    end: Timestamp
    """The latest point, not before `start`."""


class TimeTravel:
    """Says who may read which history."""

    __slots__ = ("_time_travel_policy",)

    def __init__(self, instance: Instance) -> None:
        self._time_travel_policy = instance.func(ids.TIME_TRAVEL, "time-travel-policy")

    def time_travel_policy(self, call: Call, table: TableName, range: TimeRange) -> Ok[TimePolicy] | Err[PluginError]:
        """Say whether the call's identity may read a table as it was in a range of time.

        Every plugin that does not abstain must allow, and redactions add up. A failure denies.
        """
        result: Ok[TimePolicy] | Err[PluginError] = self._time_travel_policy(call, table, range)
        return result
