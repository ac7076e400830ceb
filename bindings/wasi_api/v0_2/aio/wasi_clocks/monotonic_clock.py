# Generated from wasi:clocks@0.2 by witbind. Do not edit.
"""WASI Monotonic Clock is a clock API intended to let users measure elapsed
time.

It is intended to be portable at least between Unix-family platforms and
Windows.

A monotonic clock is a clock which has an unspecified initial value, and
successive reads of the clock will produce non-decreasing values.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from ...wasi_clocks.monotonic_clock import Duration, Instant
from ..wasi_io.poll import Pollable

__all__ = ["MonotonicClock", "Pollable"]


class MonotonicClock(Protocol):
    """WASI Monotonic Clock is a clock API intended to let users measure elapsed
    time.

    It is intended to be portable at least between Unix-family platforms and
    Windows.

    A monotonic clock is a clock which has an unspecified initial value, and
    successive reads of the clock will produce non-decreasing values.
    """

    def now(self) -> AwaitableOrValue[Instant]:
        """Read the current value of the clock.

        The clock is monotonic, therefore calling this function repeatedly will
        produce a sequence of non-decreasing values.

        For completeness, this function traps if it's not possible to represent
        the value of the clock in an `instant`. Consequently, implementations
        should ensure that the starting time is low enough to avoid the
        possibility of overflow in practice.
        """
        ...

    def resolution(self) -> AwaitableOrValue[Duration]:
        """Query the resolution of the clock. Returns the duration of time
        corresponding to a clock tick.
        """
        ...

    def subscribe_duration(self, when: Duration) -> AwaitableOrValue[Pollable]:
        """Create a `pollable` that will resolve after the specified duration has
        elapsed from the time this function is invoked.
        """
        ...

    def subscribe_instant(self, when: Instant) -> AwaitableOrValue[Pollable]:
        """Create a `pollable` which will resolve once the specified instant
        has occurred.
        """
        ...
