"""Telling the operator that a server or file of a host service fails, without filling the log."""

from __future__ import annotations

import logging
import threading
import time
from typing import Final

from helios_host.errors import printable

__all__ = ["Complaints"]

_log: Final = logging.getLogger("helios_host.capabilities")

SECONDS_BETWEEN: Final = 1.0


class Complaints:
    """Logs why `service` fails, at most once a second; the plugin is told less."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._lock = threading.Lock()
        self._next = 0.0
        self._kept_back = 0

    def add(self, error: BaseException) -> None:
        """Log an error, or count it until the next one is logged."""
        with self._lock:
            now = time.monotonic()
            if now < self._next:
                self._kept_back += 1
                return
            self._next = now + SECONDS_BETWEEN
            more, self._kept_back = self._kept_back, 0
        before = f" ({more} more since the last line)" if more else ""
        _log.warning("%s: %s: %s%s", self._service, type(error).__name__, printable(str(error)), before)
