# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Reads secrets that the operator keeps for the plugin; permission `secrets`, granted by name."""

from __future__ import annotations

from typing import Protocol, TypeAlias

import attrs
from witbind import Err, Ok

__all__ = ["SecretError", "SecretErrorAccessDenied", "SecretErrorOther", "SecretErrorUnavailable", "Secrets"]


@attrs.frozen
class SecretErrorAccessDenied:
    """The plugin does not have the permission for this name."""


@attrs.frozen
class SecretErrorUnavailable:
    """The name is granted, and the operator's provider has no value for it or does not answer."""

    value: str


@attrs.frozen
class SecretErrorOther:
    """Something else; the string is for people."""

    value: str


SecretError: TypeAlias = SecretErrorAccessDenied | SecretErrorUnavailable | SecretErrorOther
"""Why there is no secret."""


class Secrets(Protocol):
    """Reads secrets that the operator keeps for the plugin; permission `secrets`, granted by name."""

    def get(self, name: str) -> Ok[str] | Err[SecretError]:
        """Get the secret of this name.

        The host hides its value in the plugin's log.
        """
        ...
