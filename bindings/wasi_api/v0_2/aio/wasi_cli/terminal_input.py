# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""Terminal input.

In the future, this may include functions for disabling echoing,
disabling input buffering so that keyboard events are sent through
immediately, querying supported features, and so on.
"""

from __future__ import annotations

from typing import Protocol

__all__ = ["TerminalInput"]


class TerminalInput(Protocol):
    """The input side of a terminal."""
