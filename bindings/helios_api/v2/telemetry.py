# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Counts and measures things for the operator's dashboards; permission `metrics`.

Names are letters, digits and `_`, not starting with a digit; the host puts the plugin's name before them. Labels
are pairs of name and value, each name at most once; a metric always has the same label names.
"""

from __future__ import annotations

from typing import Protocol, TypeAlias

import attrs
from witbind import Err, Ok

__all__ = [
    "Telemetry",
    "TelemetryError",
    "TelemetryErrorAccessDenied",
    "TelemetryErrorInvalid",
    "TelemetryErrorOther",
    "TelemetryErrorTooManySeries",
]


@attrs.frozen
class TelemetryErrorAccessDenied:
    """The plugin does not have the permission."""


@attrs.frozen
class TelemetryErrorInvalid:
    """The name, a label or the value is not valid, or the metric is of another kind; the string says which."""

    value: str


@attrs.frozen
class TelemetryErrorTooManySeries:
    """The plugin has as many series as the operator allows."""


@attrs.frozen
class TelemetryErrorOther:
    """Something else; the string is for people."""

    value: str


TelemetryError: TypeAlias = (
    TelemetryErrorAccessDenied | TelemetryErrorInvalid | TelemetryErrorTooManySeries | TelemetryErrorOther
)
"""Why a metric was not recorded."""


class Telemetry(Protocol):
    """Counts and measures things for the operator's dashboards; permission `metrics`.

    Names are letters, digits and `_`, not starting with a digit; the host puts the plugin's name before them. Labels
    are pairs of name and value, each name at most once; a metric always has the same label names.
    """

    def metric_inc(self, name: str, value: float, labels: list[tuple[str, str]]) -> Ok[None] | Err[TelemetryError]:
        """Add `value`, zero or more, to a counter."""
        ...

    def metric_observe(self, name: str, value: float, labels: list[tuple[str, str]]) -> Ok[None] | Err[TelemetryError]:
        """Add `value` to a histogram."""
        ...

    def metric_set(self, name: str, value: float, labels: list[tuple[str, str]]) -> Ok[None] | Err[TelemetryError]:
        """Set a gauge to `value`."""
        ...
