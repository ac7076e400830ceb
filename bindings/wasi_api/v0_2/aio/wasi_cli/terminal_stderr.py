# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""An interface providing an optional `terminal-output` for stderr as a
link-time authority.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from .terminal_output import TerminalOutput

__all__ = ["TerminalOutput", "TerminalStderr"]


class TerminalStderr(Protocol):
    """An interface providing an optional `terminal-output` for stderr as a
    link-time authority.
    """

    def get_terminal_stderr(self) -> AwaitableOrValue[TerminalOutput | None]:
        """If stderr is connected to a terminal, return a `terminal-output` handle
        allowing further interaction with it.
        """
        ...
