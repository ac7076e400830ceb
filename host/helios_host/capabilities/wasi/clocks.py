"""`wasi:clocks`, on the instance's clock."""

from __future__ import annotations

from typing import Final

from wasi_api.v0_2.wasi_clocks.wall_clock import Datetime

from .clock import MAX_INSTANT, datetime
from .polling import Pollable
from .state import WasiState

__all__ = ["MonotonicClock", "WallClock"]


class MonotonicClock:
    """`wasi:clocks/monotonic-clock`."""

    def __init__(self, state: WasiState) -> None:
        self._state: Final = state

    def now(self) -> int:
        """Return the time."""
        return self._state.clock.monotonic()

    def resolution(self) -> int:
        """Return the clock's step."""
        return self._state.clock.resolution

    def subscribe_instant(self, when: int) -> Pollable:
        """Return what is ready at an instant."""
        return Pollable(self._state, at=when)

    def subscribe_duration(self, when: int) -> Pollable:
        """Return what is ready after a time."""
        return self.subscribe_instant(min(MAX_INSTANT, self._state.clock.monotonic() + when))


class WallClock:
    """`wasi:clocks/wall-clock`."""

    def __init__(self, state: WasiState) -> None:
        self._state: Final = state

    def now(self) -> Datetime:
        """Return the time since 1970."""
        return datetime(self._state.clock.wall())

    def resolution(self) -> Datetime:
        """Return the clock's step."""
        return datetime(self._state.clock.resolution)
