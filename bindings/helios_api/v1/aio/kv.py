# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""The plugin's own lasting state; permissions `kv_read` and `kv_write`.

Values survive calls, reloads and restarts. Keys are the plugin's own: no other plugin sees them. Bytes that are not
text need an encoding such as base64.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ..kv import KvError

__all__ = ["Kv"]


class Kv(Protocol):
    """The plugin's own lasting state; permissions `kv_read` and `kv_write`.

    Values survive calls, reloads and restarts. Keys are the plugin's own: no other plugin sees them. Bytes that are not
    text need an encoding such as base64.
    """

    def delete(self, key: str) -> AwaitableOrValue[Ok[bool] | Err[KvError]]:
        """Remove a value, and say whether there was one."""
        ...

    def get(self, key: str) -> AwaitableOrValue[Ok[str | None] | Err[KvError]]:
        """Get a value; `none` where there is none."""
        ...

    def increment(self, key: str, by: int) -> AwaitableOrValue[Ok[int] | Err[KvError]]:
        """Add to an integer and get the sum, as one step.

        A key without a value counts as zero. The value is kept as decimal text.
        """
        ...

    def set(self, key: str, value: str) -> AwaitableOrValue[Ok[None] | Err[KvError]]:
        """Store a value."""
        ...
