# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""An interface providing an optional `terminal-input` for stdin as a
link-time authority.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from .terminal_input import TerminalInput

__all__ = ["TerminalInput", "TerminalStdin"]


class TerminalStdin(Protocol):
    """An interface providing an optional `terminal-input` for stdin as a
    link-time authority.
    """

    def get_terminal_stdin(self) -> AwaitableOrValue[TerminalInput | None]:
        """If stdin is connected to a terminal, return a `terminal-input` handle
        allowing further interaction with it.
        """
        ...
