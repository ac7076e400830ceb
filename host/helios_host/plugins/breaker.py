"""When a plugin that keeps failing is left alone, and when it is tried again."""

from __future__ import annotations

import enum
import threading
from collections import deque
from typing import Final

__all__ = ["Breaker", "BreakerState"]

FAILURES: Final = 5
WINDOW_SECONDS: Final = 30.0
"""So many failures within so many seconds open the breaker."""

FIRST_PAUSE_SECONDS: Final = 1.0
LONGEST_PAUSE_SECONDS: Final = 60.0
"""The first pause; each further one is twice as long, up to the longest."""

RESTARTS: Final = 10
RESTART_WINDOW_SECONDS: Final = 600.0
"""The restart budget: a breaker that opens more often within so many seconds stays open until somebody resets it."""


class BreakerState(enum.Enum):
    """Whether the plugin is asked."""

    CLOSED = "closed"
    """It is asked."""

    TRYING = "trying"
    """It is asked again after a pause; one failure opens the breaker."""

    OPEN = "open"
    """It is not asked until the pause is over."""

    SPENT = "spent"
    """It is not asked until somebody resets the breaker."""


class Breaker:
    """The breaker of one plugin; times are of a monotonic clock, in seconds. Threads may use it at once."""

    def __init__(self) -> None:
        self.state = BreakerState.CLOSED
        self.retry_at = 0.0
        self._level = 0
        self._failures: deque[float] = deque(maxlen=FAILURES)
        self._openings: deque[float] = deque(maxlen=RESTARTS)
        self._tried_at = 0.0
        self._lock = threading.RLock()

    def failed(self, now: float) -> bool:
        """Count a failure; says whether it opened the breaker."""
        with self._lock:
            if self.state in (BreakerState.OPEN, BreakerState.SPENT):
                return False
            if self.state is BreakerState.TRYING and now - self._tried_at > WINDOW_SECONDS:
                self.state, self._level = BreakerState.CLOSED, 0
            self._failures.append(now)
            in_window = len(self._failures) == FAILURES and now - self._failures[0] <= WINDOW_SECONDS
            if self.state is BreakerState.CLOSED and not in_window:
                return False
            self._open(now)
            return True

    def trip(self, now: float) -> bool:
        """Open the breaker at once; says whether it was not open."""
        with self._lock:
            if self.state in (BreakerState.OPEN, BreakerState.SPENT):
                return False
            self._open(now)
            return True

    def try_again(self, now: float) -> bool:
        """Say whether the pause is over; it is for one caller only, and the plugin is asked again from then on."""
        with self._lock:
            if self.state is not BreakerState.OPEN or now < self.retry_at:
                return False
            self.state, self._tried_at = BreakerState.TRYING, now
            return True

    def reset(self) -> None:
        """Close the breaker and forget every failure."""
        with self._lock:
            self.state, self._level = BreakerState.CLOSED, 0
            self._failures.clear()
            self._openings.clear()

    def _open(self, now: float) -> None:
        self._failures.clear()
        if len(self._openings) == RESTARTS and now - self._openings[0] <= RESTART_WINDOW_SECONDS:
            self.state = BreakerState.SPENT
            return
        self._openings.append(now)
        self.state = BreakerState.OPEN
        self.retry_at = now + min(FIRST_PAUSE_SECONDS * 2.0**self._level, LONGEST_PAUSE_SECONDS)
        self._level += 1
