"""How plugins say that they are: `lifecycle.health` of API version 2, asked at load and then every ten seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from helios_api.v2.lifecycle import HealthStatus, HealthStatusDegraded, HealthStatusUnhealthy
from helios_api.v2.types import Call, Session

from helios_host.errors import EngineError, printable

if TYPE_CHECKING:
    from .member import Member

__all__ = ["HealthWatch", "asking", "health_text"]

EVERY_SECONDS: Final = 10.0

_CALL: Final = Call(
    trace_parent=None,
    deadline=250_000,
    session=Session(id="health", user="", database="", client_addr="", encrypted=False, attributes=[]),
    identity=None,
)


def asking(timeout: float) -> tuple[float, float, Call, None]:
    """Return the arguments of a health check as of a hook call, with a time limit in seconds."""
    until = time.perf_counter() + timeout
    return until, until, _CALL, None


def health_text(status: HealthStatus | None) -> str:
    """Return a status in words for operators: `healthy`, or `degraded` or `unhealthy` and why; else `unknown`."""
    if status is None:
        return "unknown"
    if isinstance(status, HealthStatusDegraded | HealthStatusUnhealthy):
        word = "degraded" if isinstance(status, HealthStatusDegraded) else "unhealthy"
        return f"{word}: {printable(status.value, 200)}"
    return "healthy"


class HealthWatch:
    """Asks the members of a host how they are, one after the other, on a thread of its own.

    `changed` is called when the breaker of one opened.
    """

    def __init__(self, members: Callable[[], Iterable[Member]], changed: Callable[[], None]) -> None:
        self._members: Final = members
        self._changed: Final = changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="helios-health", daemon=True)

    def start(self) -> None:
        """Begin to ask; raises `EngineError` where no thread can be made."""
        try:
            self._thread.start()
        except RuntimeError as error:
            raise EngineError(f"there is no thread for asking plugins how they are: {error}") from error

    def stop(self) -> None:
        """Stop, and wait until the question that is asked was answered."""
        self._stop.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join()

    def check(self) -> None:
        """Ask every member once."""
        opened = [member.check_health() for member in self._members()]
        if any(opened):
            self._changed()

    def _run(self) -> None:
        while not self._stop.wait(EVERY_SECONDS):
            self.check()
