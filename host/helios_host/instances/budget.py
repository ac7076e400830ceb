"""What one hook call of a plugin may still do; shared by whoever calls the plugin and what it imports."""

from __future__ import annotations

from typing import Final

__all__ = ["MESSAGES_A_CALL", "CallBudget"]

MESSAGES_A_CALL: Final = 100
"""Most log messages of one hook call."""


class CallBudget:
    """Counts down within a call; the caller fills it up before each."""

    __slots__ = ("messages",)

    def __init__(self) -> None:
        self.messages = MESSAGES_A_CALL
