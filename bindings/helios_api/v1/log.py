# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Writes to the plugin's log; always granted."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

__all__ = ["Log", "LogLevel"]


class LogLevel(Enum):
    """How severe a message is, least first."""

    TRACE = "trace"
    """Every step, for following the code."""

    DEBUG = "debug"
    """For finding faults."""

    INFO = "info"
    """What is worth knowing in normal operation."""

    WARN = "warn"
    """Something is odd, and the plugin goes on."""

    ERROR = "error"
    """Something failed."""


class Log(Protocol):
    """Writes to the plugin's log; always granted."""

    def log(self, level: LogLevel, message: str) -> None:
        """Write a message.

        The host cuts messages at 4 KiB, takes at most 100 a call, and limits the rate; what it drops it counts in a
        line of its own.
        """
        ...
