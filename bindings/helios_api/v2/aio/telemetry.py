# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Counts and measures things for the operator's dashboards; permission `metrics`.

Names are letters, digits and `_`, not starting with a digit; the host puts the plugin's name before them. Labels
are pairs of name and value, each name at most once; a metric always has the same label names.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ..telemetry import TelemetryError

__all__ = ["Telemetry"]


class Telemetry(Protocol):
    """Counts and measures things for the operator's dashboards; permission `metrics`.

    Names are letters, digits and `_`, not starting with a digit; the host puts the plugin's name before them. Labels
    are pairs of name and value, each name at most once; a metric always has the same label names.
    """

    def metric_inc(
        self,
        name: str,
        value: float,
        labels: list[tuple[str, str]],
    ) -> AwaitableOrValue[Ok[None] | Err[TelemetryError]]:
        """Add `value`, zero or more, to a counter."""
        ...

    def metric_observe(
        self,
        name: str,
        value: float,
        labels: list[tuple[str, str]],
    ) -> AwaitableOrValue[Ok[None] | Err[TelemetryError]]:
        """Add `value` to a histogram."""
        ...

    def metric_set(
        self,
        name: str,
        value: float,
        labels: list[tuple[str, str]],
    ) -> AwaitableOrValue[Ok[None] | Err[TelemetryError]]:
        """Set a gauge to `value`."""
        ...
