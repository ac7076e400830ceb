"""What identifies a person is taken out of text: mail addresses, telephone and card numbers.

Streamed text is cut where nothing of that kind can begin before the cut and end behind it, so that the chunks that a
text comes in make no difference.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["Redactor", "redact"]

_FOUND: Final = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"  # a mail address
    r"|(?<!\S)[+(]{0,2}\d[\d ().-]{5,18}\d"  # a number with spaces, from where a word begins
    r"|\d(?:[.-]?\d){8,15}"  # a number within a word
)

_OPEN: Final = re.compile(r"(?<!\S)[+(]{0,2}(?:\d[\d()+. -]*)?\S*$")
"""The end of a text in which something may begin that has not ended yet; looked for where words begin only."""

_GAP: Final = "[removed]"


def redact(text: str) -> str:
    """Take what identifies a person out of a whole text."""
    return _FOUND.sub(_GAP, text)


class Redactor:
    """Does the same chunk by chunk."""

    def __init__(self) -> None:
        self._kept = ""

    def push(self, chunk: str) -> str:
        """Take a chunk, and give what is safe to pass on by now."""
        text = self._kept + chunk
        found = _OPEN.search(text)
        cut = found.start() if found else len(text)
        self._kept = text[cut:]
        return redact(text[:cut])

    def finish(self) -> str:
        """Give the rest."""
        text, self._kept = self._kept, ""
        return redact(text)
