"""The gate: what a plugin may do is what its manifest asks for and its operator grants, whatever API version it speaks.

The implementation of each capability asks the gate itself, below the API versions, so that no version's adapter can
pass around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

__all__ = ["PERMISSIONS", "AccessDenied", "Gate"]

PERMISSIONS: Final = frozenset(
    {
        "cache_read",
        "cache_write",
        "http_fetch",
        "kv_read",
        "kv_write",
        "metrics",
        "query_execute",
        "query_read",
        "search",
        "secrets",
        "wasi_clocks",
        "wasi_environment",
        "wasi_filesystem",
        "wasi_http",
        "wasi_random",
        "wasi_stdio",
    }
)
"""Every permission of the contract and of WASI, as manifests and configuration write them."""


class AccessDenied(Exception):
    """A plugin used what it was not granted; import functions with an error answer it as `access-denied`."""


@attrs.frozen
class Gate:
    """The permissions of one plugin: `requested` by its manifest, `granted` by its operator."""

    requested: frozenset[str]
    granted: frozenset[str]

    @classmethod
    def of(cls, requested: Iterable[str], granted: Iterable[str]) -> Gate:
        """Make a gate from any collections of names."""
        return cls(frozenset(requested), frozenset(granted))

    def allows(self, permission: str) -> bool:
        """Say whether the plugin has a permission."""
        return permission in self.requested and permission in self.granted

    def require(self, permission: str) -> None:
        """Raise `AccessDenied` unless the plugin has the permission."""
        if not self.allows(permission):
            raise AccessDenied(permission)

    def missing(self, permission: str) -> str:
        """Say in one sentence what is missing for a permission that is not allowed."""
        if permission not in self.requested:
            return f"its manifest does not ask for it: add {permission} to permissions in plugin.yaml"
        return f"its operator does not grant it: add {permission} to the plugin's list in [plugins.permissions]"
