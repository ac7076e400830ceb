# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""The plugin's own lasting state; permissions `kv_read` and `kv_write`.

Values survive calls, reloads and restarts. Keys are the plugin's own: no other plugin sees them. Bytes that are not
text need an encoding such as base64.
"""

from __future__ import annotations

from typing import Protocol, TypeAlias

import attrs
from witbind import Err, Ok

__all__ = [
    "Kv",
    "KvError",
    "KvErrorAccessDenied",
    "KvErrorNotANumber",
    "KvErrorOther",
    "KvErrorTooLarge",
    "KvErrorUnavailable",
]


@attrs.frozen
class KvErrorAccessDenied:
    """The plugin does not have the permission."""


@attrs.frozen
class KvErrorUnavailable:
    """The store could not be reached."""

    value: str


@attrs.frozen
class KvErrorTooLarge:
    """The key or the value is larger than the host allows, or the plugin's share is full."""


@attrs.frozen
class KvErrorNotANumber:
    """The value is not an integer, or the sum would leave the range of a signed 64-bit integer."""


@attrs.frozen
class KvErrorOther:
    """Something else; the string is for people."""

    value: str


KvError: TypeAlias = KvErrorAccessDenied | KvErrorUnavailable | KvErrorTooLarge | KvErrorNotANumber | KvErrorOther
"""Why the store did not answer."""


class Kv(Protocol):
    """The plugin's own lasting state; permissions `kv_read` and `kv_write`.

    Values survive calls, reloads and restarts. Keys are the plugin's own: no other plugin sees them. Bytes that are not
    text need an encoding such as base64.
    """

    def delete(self, key: str) -> Ok[bool] | Err[KvError]:
        """Remove a value, and say whether there was one."""
        ...

    def get(self, key: str) -> Ok[str | None] | Err[KvError]:
        """Get a value; `none` where there is none."""
        ...

    def increment(self, key: str, by: int) -> Ok[int] | Err[KvError]:
        """Add to an integer and get the sum, as one step.

        A key without a value counts as zero. The value is kept as decimal text.
        """
        ...

    def set(self, key: str, value: str) -> Ok[None] | Err[KvError]:
        """Store a value."""
        ...
