"""The memory that one call packs its arguments into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from .abi import Arena

__all__ = ["Frame"]

FIRST_DYNAMIC: Final = 2048

Views: TypeAlias = Callable[[str], Any]
Dynamic: TypeAlias = tuple[bytearray, int, int, Views]
"""Data, address, size and typed views of the dynamic arena."""


class Frame:
    """Static and dynamic memory of one function of one instance, or of one running import.

    The static part has the size that the types ask for; the dynamic part grows until the arguments fit, and keeps what
    it has grown to.
    """

    __slots__ = ("_dynamic", "dynamic", "static")

    def __init__(self, static_size: int, *, dynamic: bool) -> None:
        self.static = Arena(static_size)
        self._dynamic = self.static
        self.dynamic: Dynamic
        if dynamic:
            self.grow(FIRST_DYNAMIC)

    @property
    def size(self) -> int:
        """How many bytes its larger part has."""
        return self._dynamic.size

    def grow(self, wanted: int) -> Dynamic:
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


def _round_up(wanted: int) -> int:
    return 1 << max(wanted - 1, 1023).bit_length()
