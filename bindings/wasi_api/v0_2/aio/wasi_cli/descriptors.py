# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""What `wasi:cli` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from ...wasi_cli import ids
from ..wasi_io import descriptors as wasi_io

__all__ = [
    "INTERFACES",
    "STDERR",
    "STDIN",
    "STDOUT",
    "TERMINAL_INPUT",
    "TERMINAL_INPUT_TERMINAL_INPUT",
    "TERMINAL_OUTPUT",
    "TERMINAL_OUTPUT_TERMINAL_OUTPUT",
    "TERMINAL_STDERR",
    "TERMINAL_STDIN",
    "TERMINAL_STDOUT",
    "WORLDS",
]

STDERR: Final = wit.Interface(
    ids.STDERR,
    (wit.Function("get-stderr", "get_stderr", (), wit.Own(wasi_io.STREAMS_OUTPUT_STREAM)),),
)

STDIN: Final = wit.Interface(
    ids.STDIN,
    (wit.Function("get-stdin", "get_stdin", (), wit.Own(wasi_io.STREAMS_INPUT_STREAM)),),
)

STDOUT: Final = wit.Interface(
    ids.STDOUT,
    (wit.Function("get-stdout", "get_stdout", (), wit.Own(wasi_io.STREAMS_OUTPUT_STREAM)),),
)

TERMINAL_INPUT_TERMINAL_INPUT: Final = wit.Resource(ids.TERMINAL_INPUT, "terminal-input", host=True)

TERMINAL_INPUT: Final = wit.Interface(
    ids.TERMINAL_INPUT,
    (),
    resources=(TERMINAL_INPUT_TERMINAL_INPUT,),
)

TERMINAL_OUTPUT_TERMINAL_OUTPUT: Final = wit.Resource(ids.TERMINAL_OUTPUT, "terminal-output", host=True)

TERMINAL_OUTPUT: Final = wit.Interface(
    ids.TERMINAL_OUTPUT,
    (),
    resources=(TERMINAL_OUTPUT_TERMINAL_OUTPUT,),
)

TERMINAL_STDERR: Final = wit.Interface(
    ids.TERMINAL_STDERR,
    (
        wit.Function(
            "get-terminal-stderr",
            "get_terminal_stderr",
            (),
            wit.Option(wit.Own(TERMINAL_OUTPUT_TERMINAL_OUTPUT)),
        ),
    ),
)

TERMINAL_STDIN: Final = wit.Interface(
    ids.TERMINAL_STDIN,
    (wit.Function("get-terminal-stdin", "get_terminal_stdin", (), wit.Option(wit.Own(TERMINAL_INPUT_TERMINAL_INPUT))),),
)

TERMINAL_STDOUT: Final = wit.Interface(
    ids.TERMINAL_STDOUT,
    (
        wit.Function(
            "get-terminal-stdout",
            "get_terminal_stdout",
            (),
            wit.Option(wit.Own(TERMINAL_OUTPUT_TERMINAL_OUTPUT)),
        ),
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.STDERR: STDERR,
    ids.STDIN: STDIN,
    ids.STDOUT: STDOUT,
    ids.TERMINAL_INPUT: TERMINAL_INPUT,
    ids.TERMINAL_OUTPUT: TERMINAL_OUTPUT,
    ids.TERMINAL_STDERR: TERMINAL_STDERR,
    ids.TERMINAL_STDIN: TERMINAL_STDIN,
    ids.TERMINAL_STDOUT: TERMINAL_STDOUT,
}

WORLDS: Final[dict[str, wit.World]] = {}
