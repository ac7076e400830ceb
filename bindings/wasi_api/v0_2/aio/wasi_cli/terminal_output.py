# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""Terminal output.

In the future, this may include functions for querying the terminal
size, being notified of terminal size changes, querying supported
features, and so on.
"""

from __future__ import annotations

from typing import Protocol

__all__ = ["TerminalOutput"]


class TerminalOutput(Protocol):
    """The output side of a terminal."""
