# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Writes to the plugin's log; always granted."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from ..log import LogLevel

__all__ = ["Log"]


class Log(Protocol):
    """Writes to the plugin's log; always granted."""

    def log(self, level: LogLevel, message: str) -> AwaitableOrValue[None]:
        """Write a message.

        The host cuts messages at 4 KiB, takes at most 100 a call, and limits the rate; what it drops it counts in a
        line of its own.
        """
        ...
