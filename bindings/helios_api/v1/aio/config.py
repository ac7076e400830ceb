# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Reads the plugin's own configuration; always granted."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

__all__ = ["Config"]


class Config(Protocol):
    """Reads the plugin's own configuration; always granted."""

    def get(self, key: str) -> AwaitableOrValue[str | None]:
        """Get one setting.

        A string is given as it is, any other value as JSON. `none` where it is neither set nor has a default.
        """
        ...

    def get_all(self) -> AwaitableOrValue[list[tuple[str, str]]]:
        """Get every setting, as pairs of key and value, in order of key."""
        ...
