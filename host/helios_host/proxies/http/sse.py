"""Server-sent events, as chat completions are streamed: their bytes in, their data out, and back."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

__all__ = ["EventReader", "TooLong", "event"]

EVENT_LIMIT: Final = 1 << 20
"""Most characters of one event."""

_END: Final = re.compile(r"\r\n\r\n|\n\n|\r\r")


class TooLong(Exception):
    """An event does not end."""


class EventReader:
    """Takes bytes as they come, and gives the data of each event that is whole."""

    def __init__(self) -> None:
        self._decoder: Final = codecs.getincrementaldecoder("utf-8")("replace")
        self._text = ""

    def feed(self, data: bytes, *, last: bool = False) -> Iterator[str]:
        """Yield the data of the events that end here; `last` says that nothing follows. Raises `TooLong`."""
        self._text += self._decoder.decode(data, last)
        if last:
            self._text += "\n\n"
        while (end := _END.search(self._text)) is not None:
            block, self._text = self._text[: end.start()], self._text[end.end() :]
            lines = [line[5:].removeprefix(" ") for line in block.splitlines() if line.startswith("data:")]
            if lines:
                yield "\n".join(lines)
        if len(self._text) > EVENT_LIMIT:
            raise TooLong


def event(data: str) -> bytes:
    """Return one event."""
    return "".join(f"data: {line}\n" for line in data.split("\n")).encode() + b"\n"
