"""How the server reads a text: what of its settings decides whether plugins read the same."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["Reading"]

_UTF8: Final = frozenset({"UTF8", "UNICODE"})
"""UTF8 as the server reports it: of all aliases it keeps `UNICODE`, and no other, as the client wrote it."""


@attrs.define
class Reading:
    """The session's settings that say how the server reads a text, as it last reported them."""

    encoding: str = "UTF8"
    conforming_strings: bool = True

    def reported(self, name: bytes, value: bytes) -> None:
        """The server reported a setting."""
        if name == b"client_encoding":
            self.encoding = value.decode("ascii", "replace")
        elif name == b"standard_conforming_strings":
            self.conforming_strings = value != b"off"

    def objection(self, text: bytes, settled: bool) -> str | None:
        """Return why plugins may read a text other than the server will; `settled` where no change may be under way.

        What can differ is text outside ASCII in another encoding, and a backslash in a string.
        """
        if not text.isascii():
            if self.encoding not in _UTF8:
                return f"client_encoding is {self.encoding}: plugins read text outside ASCII in UTF8 only"
            if not settled:
                return "text outside ASCII cannot be checked before the statements sent ahead of it are answered"
        if b"\\" in text:
            if not self.conforming_strings:
                return "standard_conforming_strings is off: plugins cannot check a text with a backslash in it"
            if not settled:
                return "a text with a backslash cannot be checked before the statements sent ahead of it are answered"
        return None
