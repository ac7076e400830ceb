# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Counts things for the operator's dashboards; permission `metrics`.

A plugin that imports it without the permission is refused at load.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["Telemetry"]


class Telemetry(Protocol):
    """Counts things for the operator's dashboards; permission `metrics`.

    A plugin that imports it without the permission is refused at load.
    """

    def metric_inc(self, name: str, value: float) -> AwaitableOrValue[None]:
        """Add `value` to a counter of the plugin.

        `name` is letters, digits and `_`, not starting with a digit; the host puts the plugin's name before it. The
        call
        is ignored where the name is not valid, or where `value` is negative or not finite.
        """
        ...
