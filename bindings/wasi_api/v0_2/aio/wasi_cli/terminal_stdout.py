# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""An interface providing an optional `terminal-output` for stdout as a
link-time authority.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from .terminal_output import TerminalOutput

__all__ = ["TerminalOutput", "TerminalStdout"]


class TerminalStdout(Protocol):
    """An interface providing an optional `terminal-output` for stdout as a
    link-time authority.
    """

    def get_terminal_stdout(self) -> AwaitableOrValue[TerminalOutput | None]:
        """If stdout is connected to a terminal, return a `terminal-output` handle
        allowing further interaction with it.
        """
        ...
