"""What one hook call of a plugin may still do; shared by whoever calls the plugin and what it imports."""

from __future__ import annotations

from typing import Final

__all__ = ["BYTES_A_CALL", "HOST_CALLS_A_CALL", "MESSAGES_A_CALL", "CallBudget"]

MESSAGES_A_CALL: Final = 100
"""Most log messages of one hook call."""

HOST_CALLS_A_CALL: Final = 10_000
"""Most calls of host functions in one hook call."""

BYTES_A_CALL: Final = 64 << 20
"""Most bytes that a guest may pass to host functions in one hook call."""


class CallBudget:
    """Counts down within a call. The limits are those of the plugin.

    Every host function takes one of `calls`, so who calls fills it up where they differ from `calls_a_call`.
    """

    __slots__ = ("bytes", "bytes_a_call", "calls", "calls_a_call", "messages")

    def __init__(self, calls: int = HOST_CALLS_A_CALL, size: int = BYTES_A_CALL) -> None:
        self.calls_a_call: Final = calls
        self.bytes_a_call: Final = size
        self.refill()

    def refill(self) -> None:
        """Begin a call."""
        self.messages = MESSAGES_A_CALL
        self.calls = self.calls_a_call
        self.bytes = self.bytes_a_call
