"""What host services know of the hook call that they serve: how long it may take, and what it left open."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
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

    The caller says `begin` before a call, and `end` after it, whatever became of it. `until` is when the call must be
    over (`clock`). `open` has the resources that the call holds. `rearm` gives the guest so many seconds of running
    time from now; it is `None` where the engine counts that time itself.
    """

    __slots__ = ("_limit", "open", "rearm", "until")

    def __init__(self) -> None:
        self.until = math.inf
        self.open: set[Droppable] = set()
        self.rearm: Callable[[float], None] | None = None
        self._limit = math.inf

    def begin(self, until: float, timeout: float) -> None:
        """A call begins, which must be over at `until`, and in which the guest may run for `timeout` seconds."""
        self.until = until
        self._limit = clock() + timeout

    def waited(self, since: float) -> None:
        """The guest waited for a host function since then: that does not count as its running time."""
        now = clock()
        self._limit += now - since
        if self.rearm is not None:
            self.rearm(self._limit - now)

    def remaining(self, most: float) -> float:
        """Return the seconds that the call may still wait, at most `most`; zero or less when there are none."""
        return min(most, self.until - clock())

    def end(self) -> None:
        """Close what the call left open."""
        while self.open:
            self.open.pop().drop()
