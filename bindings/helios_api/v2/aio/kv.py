# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""The plugin's own lasting state; permissions `kv_read` and `kv_write`.

Values survive calls, reloads and restarts. Keys are the plugin's own: no other plugin sees them. Bytes that are not
text need an encoding such as base64.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ..kv import Duration, KvError

__all__ = ["Kv"]


class Kv(Protocol):
    """The plugin's own lasting state; permissions `kv_read` and `kv_write`.

    Values survive calls, reloads and restarts. Keys are the plugin's own: no other plugin sees them. Bytes that are not
    text need an encoding such as base64.
    """

    def compare_and_swap(
        self,
        key: str,
        expected: str | None,
        value: str,
        ttl: Duration | None,
    ) -> AwaitableOrValue[Ok[bool] | Err[KvError]]:
        """Store a value if the key still has the expected one, as one step, and say whether it was stored.

        `none` for `expected` is a key without a value.
        """
        ...

    def delete(self, key: str) -> AwaitableOrValue[Ok[bool] | Err[KvError]]:
        """Remove a value, and say whether there was one."""
        ...

    def get(self, key: str) -> AwaitableOrValue[Ok[str | None] | Err[KvError]]:
        """Get a value; `none` where there is none."""
        ...

    def increment(self, key: str, by: int, ttl: Duration | None) -> AwaitableOrValue[Ok[int] | Err[KvError]]:
        """Add to an integer and get the sum, as one step.

        A key without a value counts as zero, and then gets `ttl`; a key with a value keeps the time that it has left.
        The value is kept as decimal text.
        """
        ...

    def list_keys(self, prefix: str, after: str | None, limit: int) -> AwaitableOrValue[Ok[list[str]] | Err[KvError]]:
        """List keys that start with `prefix`, in order of their UTF-8 bytes, at most `limit`.

        `after` is the last key of the list before; `none` begins.
        """
        ...

    def set(self, key: str, value: str, ttl: Duration | None) -> AwaitableOrValue[Ok[None] | Err[KvError]]:
        """Store a value for so long; `none` is for ever, zero removes it."""
        ...
