# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Writes to the plugin's log; always granted."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from ..log import LogLevel

__all__ = ["Log"]


class Log(Protocol):
    """Writes to the plugin's log; always granted."""

    def enabled(self, level: LogLevel) -> AwaitableOrValue[bool]:
        """Say whether messages of this level are kept."""
        ...

    def log(self, level: LogLevel, message: str, fields: list[tuple[str, str]]) -> AwaitableOrValue[None]:
        """Write a message with fields, as pairs of name and value.

        The host cuts messages at 4 KiB, fields included, takes at most 100 a call, and limits the rate; what it drops
        it counts in a line of its own.
        """
        ...
