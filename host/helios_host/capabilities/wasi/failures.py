"""What ends a plugin's call from inside WASI; the instance is discarded.

WasiFailure
├── Exited         the guest called `exit`
├── Expired        the guest waited beyond the deadline of its call
├── LimitReached   more handles, bytes or host calls than a plugin may have
└── Misused        what WASI says traps, such as a handle dropped before its children
"""

from __future__ import annotations

__all__ = ["Exited", "Expired", "LimitReached", "Misused", "WasiFailure"]


class WasiFailure(Exception):
    """Base of what is no value of WASI, but the end of the call."""


class Exited(WasiFailure):
    """The guest called `exit`; `code` is its status, from 0 to 255."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the plugin called exit with status {code}")
        self.code = code


class Expired(WasiFailure):
    """The guest waited beyond the deadline of its call."""


class LimitReached(WasiFailure):
    """The guest holds or moves more than it may; the message says what, and how much is allowed."""


class Misused(WasiFailure):
    """The guest did what WASI says traps."""
