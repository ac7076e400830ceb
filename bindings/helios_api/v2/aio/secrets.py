# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Reads secrets that the operator keeps for the plugin; permission `secrets`, granted by name."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ..secrets import SecretError

__all__ = ["Secrets"]


class Secrets(Protocol):
    """Reads secrets that the operator keeps for the plugin; permission `secrets`, granted by name."""

    def get(self, name: str) -> AwaitableOrValue[Ok[str] | Err[SecretError]]:
        """Get the secret of this name.

        The host hides its value in the plugin's log.
        """
        ...
