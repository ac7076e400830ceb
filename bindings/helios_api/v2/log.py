# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
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

    def enabled(self, level: LogLevel) -> bool:
        """Say whether messages of this level are kept."""
        ...

    def log(self, level: LogLevel, message: str, fields: list[tuple[str, str]]) -> None:
        """Write a message with fields, as pairs of name and value.

        The host cuts messages at 4 KiB, fields included, takes at most 100 a call, and limits the rate; what it drops
        it counts in a line of its own.
        """
        ...
