"""The memory that one call packs its arguments into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from .abi import Arena

__all__ = ["Dynamic", "Frame", "Text"]

FIRST_DYNAMIC: Final = 2048
FIRST_TEXT: Final = 4096

Views: TypeAlias = Callable[[str], Any]
Dynamic: TypeAlias = tuple[bytearray, int, int, Views]
"""Data, address, size and typed views of the dynamic arena."""
Text: TypeAlias = tuple[bytearray, int, int]
"""Data, address and end address of the text block."""


class Frame:
    """Static, dynamic and text memory of one function of one instance, or of one running import.

    The static part has the size that the types ask for; the other two double until the arguments fit, and keep what
    they have grown to.
    """

    __slots__ = ("_dynamic", "_text", "dynamic", "static", "text")

    def __init__(self, static_size: int, *, dynamic: bool, text: bool) -> None:
        self.static = Arena(static_size)
        self._dynamic = self._text = self.static
        self.dynamic: Dynamic
        self.text: Text
        if dynamic:
            self.grow_dynamic(FIRST_DYNAMIC)
        if text:
            self.grow_text(FIRST_TEXT)

    def grow_dynamic(self, wanted: int) -> Dynamic:
        """Replace the dynamic arena by one of at least `wanted` bytes."""
        arena = self._dynamic = Arena(_round_up(wanted))
        whole = memoryview(arena.data)
        views: dict[str, Any] = {}

        def view(code: Any) -> Any:
            if code not in views:
                views[code] = whole.cast(code)
            return views[code]

        self.dynamic = (arena.data, arena.base, arena.size, view)
        return self.dynamic

    def grow_text(self, wanted: int) -> Text:
        """Replace the text block by one of at least `wanted` bytes."""
        arena = self._text = Arena(_round_up(wanted))
        self.text = (arena.data, arena.base, arena.base + arena.size)
        return self.text


def _round_up(wanted: int) -> int:
    return 1 << max(wanted - 1, 1023).bit_length()
