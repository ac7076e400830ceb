# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ENVIRONMENT",
    "EXIT",
    "STDERR",
    "STDIN",
    "STDOUT",
    "TERMINAL_INPUT",
    "TERMINAL_OUTPUT",
    "TERMINAL_STDERR",
    "TERMINAL_STDIN",
    "TERMINAL_STDOUT",
]

ENVIRONMENT: Final = "wasi:cli/environment@0.2.12"
EXIT: Final = "wasi:cli/exit@0.2.12"
STDERR: Final = "wasi:cli/stderr@0.2.12"
STDIN: Final = "wasi:cli/stdin@0.2.12"
STDOUT: Final = "wasi:cli/stdout@0.2.12"
TERMINAL_INPUT: Final = "wasi:cli/terminal-input@0.2.12"
TERMINAL_OUTPUT: Final = "wasi:cli/terminal-output@0.2.12"
TERMINAL_STDERR: Final = "wasi:cli/terminal-stderr@0.2.12"
TERMINAL_STDIN: Final = "wasi:cli/terminal-stdin@0.2.12"
TERMINAL_STDOUT: Final = "wasi:cli/terminal-stdout@0.2.12"
