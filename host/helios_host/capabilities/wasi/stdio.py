"""`wasi:cli`'s stdin, stdout and stderr: nothing to read, and lines in the plugin's log.

A line is cut into pieces of 4 KiB; the log has its own limits. The last lines of stderr are kept beside it: a
language's runtime writes there why it is about to trap.
"""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Callable
from typing import Final

from helios_host.instances.scope import CallScope

from .state import WasiState
from .streams import InputStream, OutputStream

__all__ = ["LINE_LIMIT", "STDERR_LINES", "Output", "Stderr", "Stdin", "Stdout", "Terminal"]

LINE_LIMIT: Final = 4096
"""Most characters of one line."""

STDERR_LINES: Final = 20
"""Lines of stderr that are kept of an instance."""


class Output:
    """Makes lines of what a guest writes to one of its streams, whatever handles it has on it.

    `write` puts a line into the plugin's log; `scope` is that of the running call, with which half a line ends. `last`
    has the last lines.
    """

    def __init__(self, scope: CallScope, write: Callable[[str], None]) -> None:
        self._scope: Final = scope
        self._write: Final = write
        self.last: deque[str] = deque(maxlen=STDERR_LINES)
        self.renew()

    def renew(self) -> None:
        """Forget what another instance wrote."""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pending = ""
        self.last.clear()

    def take(self, data: bytes) -> None:
        """Log the lines that are complete now."""
        self._scope.open.add(self)
        self._pending += self._decoder.decode(data)
        *lines, self._pending = self._pending.split("\n")
        for line in lines:
            self._emit(line)
        while len(self._pending) >= LINE_LIMIT:
            self._emit(self._pending[:LINE_LIMIT])
            self._pending = self._pending[LINE_LIMIT:]

    def drop(self) -> None:
        """Log what is left of a line."""
        pending, self._pending = self._pending + self._decoder.decode(b"", True), ""
        if pending:
            self._emit(pending)

    def _emit(self, line: str) -> None:
        text = line.rstrip("\r")[:LINE_LIMIT]
        self.last.append(text)
        self._write(text)


class Stdin:
    """`wasi:cli/stdin`: it is empty."""

    def __init__(self, state: WasiState) -> None:
        self._state: Final = state

    def get_stdin(self) -> InputStream:
        """Return a stream that is at its end."""
        return InputStream(self._state, lambda _: b"")


class Stdout:
    """`wasi:cli/stdout`."""

    def __init__(self, state: WasiState, output: Output) -> None:
        self._state: Final = state
        self._output: Final = output

    def get_stdout(self) -> OutputStream:
        """Return a stream into the log."""
        return OutputStream(self._state, self._output.take)


class Stderr:
    """`wasi:cli/stderr`."""

    def __init__(self, state: WasiState, output: Output) -> None:
        self._state: Final = state
        self._output: Final = output

    def get_stderr(self) -> OutputStream:
        """Return a stream into the log."""
        return OutputStream(self._state, self._output.take)


class Terminal:
    """`wasi:cli/terminal-stdin`, `terminal-stdout` and `terminal-stderr`: there is none."""

    def get_terminal_stdin(self) -> None:
        """There is none."""

    def get_terminal_stdout(self) -> None:
        """There is none."""

    def get_terminal_stderr(self) -> None:
        """There is none."""
