"""A plugin's time: the machine's, the same in steps of a millisecond, or one that stands still.

The monotonic clock begins at one second when the instance does: a plugin does not learn how long the machine runs. The
frozen clocks begin at 2000-01-01T00:00:00Z and move only when the guest waits: at once, and by as much.
"""

from __future__ import annotations

import math
import time
from typing import Final, Protocol

from wasi_api.v0_2.wasi_clocks.wall_clock import Datetime

from .settings import ClockKind

__all__ = ["MAX_INSTANT", "Clock", "datetime", "new_clock"]

SECOND: Final = 1_000_000_000
COARSE: Final = 1_000_000
"""Nanoseconds of a step of the coarse clock."""
MAX_INSTANT: Final = (1 << 64) - 1
FROZEN: Final = 946_684_800 * SECOND
"""2000-01-01T00:00:00Z in nanoseconds since 1970."""


class Clock(Protocol):
    """A plugin's time; all in nanoseconds but for `seconds_until`."""

    resolution: int

    def monotonic(self) -> int:
        """Return the time since a second before the instance began."""
        ...

    def wall(self) -> int:
        """Return the time since 1970."""
        ...

    def seconds_until(self, instant: int) -> float:
        """Return how many seconds it takes until `monotonic` is at an instant."""
        ...

    def skip(self, instant: int) -> bool:
        """Move on to an instant, and say whether this clock does so."""
        ...


class Running:
    """The machine's time in steps of `resolution`."""

    def __init__(self, resolution: int) -> None:
        self.resolution = resolution
        self._origin = time.monotonic_ns() - SECOND

    def monotonic(self) -> int:
        """Return the time since a second before the instance began."""
        return self._step(time.monotonic_ns() - self._origin)

    def wall(self) -> int:
        """Return the time since 1970."""
        return self._step(time.time_ns())

    def seconds_until(self, instant: int) -> float:
        """Return the seconds until the step that an instant belongs to."""
        step = -(-instant // self.resolution) * self.resolution
        return max(0.0, (step - (time.monotonic_ns() - self._origin)) / SECOND)

    def skip(self, _: int) -> bool:
        """It goes on by itself."""
        return False

    def _step(self, instant: int) -> int:
        return instant - instant % self.resolution


class Frozen:
    """A time that stands still."""

    resolution = 1

    def __init__(self) -> None:
        self._now = SECOND

    def monotonic(self) -> int:
        """Return one second, and what was waited for."""
        return self._now

    def wall(self) -> int:
        """Return the first second of 2000, and what was waited for."""
        return FROZEN + self._now - SECOND

    def seconds_until(self, _: int) -> float:
        """It never comes by itself."""
        return math.inf

    def skip(self, instant: int) -> bool:
        """Move on to an instant."""
        self._now = max(self._now, instant)
        return True


def new_clock(kind: ClockKind) -> Clock:
    """Return a clock that begins now."""
    if kind == "frozen":
        return Frozen()
    return Running(COARSE if kind == "coarse" else 1)


def datetime(nanoseconds: int) -> Datetime:
    """Return a time since 1970 as WASI has it."""
    seconds, rest = divmod(max(0, min(nanoseconds, MAX_INSTANT)), SECOND)
    return Datetime(seconds=seconds, nanoseconds=rest)
