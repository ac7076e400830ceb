# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Reads the plugin's own configuration; always granted."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from ..config import ConfigEntry, ConfigValue

__all__ = ["Config"]


class Config(Protocol):
    """Reads the plugin's own configuration; always granted."""

    def get(self, key: str) -> AwaitableOrValue[str | None]:
        """Get one setting as text.

        A string is given as it is, any other value as JSON. `none` where it is neither set nor has a default.
        """
        ...

    def get_all(self) -> AwaitableOrValue[list[ConfigEntry]]:
        """Get every setting that has a value, in order of key."""
        ...

    def get_value(self, key: str) -> AwaitableOrValue[ConfigValue | None]:
        """Get one setting in its type.

        `none` where it is neither set nor has a default.
        """
        ...
