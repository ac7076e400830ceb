"""What host services know of the hook call that they serve: how long it may take, and what it left open."""

from __future__ import annotations

import math
import time
from typing import Final, Protocol

__all__ = ["CallScope", "Droppable", "clock"]

clock: Final = time.perf_counter
"""The clock of deadlines, in seconds."""


class Droppable(Protocol):
    """A resource that a call holds."""

    def drop(self) -> None:
        """Close it now, without waiting; closing twice does nothing."""
        ...


class CallScope:
    """The running call of one instance.

    The caller sets `until` (`time.perf_counter`) before a call, and calls `end` after it, whatever became of it.
    `open` has the resources that the call holds.
    """

    __slots__ = ("open", "until")

    def __init__(self) -> None:
        self.until = math.inf
        self.open: set[Droppable] = set()

    def remaining(self, most: float) -> float:
        """Return the seconds that the call may still wait, at most `most`; zero or less when there are none."""
        return min(most, self.until - clock())

    def end(self) -> None:
        """Close what the call left open."""
        while self.open:
            self.open.pop().drop()
