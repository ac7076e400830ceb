"""Chains that are told and do not answer: what they are told waits in a queue for one thread of its own.

Telling costs a request an append to a queue. What does not fit is dropped and counted; a plugin that fails loses what
it was told, and nothing else happens.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

from helios_api.v2.metrics import QueryEvent
from helios_api.v2.types import Call

from helios_host.errors import CallError

from .chain import Chain
from .seat import Seat

__all__ = ["Background", "DisconnectChain", "EventsChain"]

_log = logging.getLogger("helios_host.hooks")

S = TypeVar("S")

QUEUE_LIMIT: Final = 10_000
"""Most calls that wait; later ones are dropped."""

GATHER_SECONDS: Final = 0.02
"""How long the thread lets calls gather: waking it for each one would take the GIL from requests."""


class Background:
    """A queue of calls and the one thread that makes them; `dropped` counts what did not fit in.

    The thread is started by the first call and lives until `close`.
    """

    def __init__(self) -> None:
        self.dropped = 0
        self._queue: deque[tuple[_Told[Any], Call, Any]] = deque()
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._idle = threading.Condition()
        self._busy = False
        self._thread: threading.Thread | None = None
        self._lock = threading.RLock()

    def put(self, chain: _Told[S], call: Call, subject: S) -> None:
        """Tell a chain soon."""
        if len(self._queue) >= QUEUE_LIMIT:
            if self.dropped == 0:
                _log.warning("plugins take notes more slowly than they come: some are dropped")
            self.dropped += 1
            return
        self._queue.append((chain, call, subject))
        if not self._wake.is_set():
            self._wake.set()
            if self._thread is None:
                self._start()

    def flush(self, timeout: float) -> bool:
        """Wait until everything was told, at most `timeout` seconds; says whether it was."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._queue and not self._busy, timeout)

    def close(self, timeout: float) -> None:
        """Tell what waits, at most for `timeout` seconds, and end the thread."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self.flush(timeout)
            self._stop.set()
            self._wake.set()
            thread.join()
            self._stop.clear()

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                thread = threading.Thread(target=self._run, name="helios-background", daemon=True)
                try:
                    thread.start()
                except RuntimeError:  # the process can have no more; the next call tries again
                    self._wake.clear()
                else:
                    self._thread = thread

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.wait()
            self._stop.wait(GATHER_SECONDS)
            self._busy = True
            self._wake.clear()
            while self._queue and not self._stop.is_set():
                chain, call, subject = self._queue.popleft()
                chain.tell(call, subject)
            with self._idle:
                self._busy = False
                self._idle.notify_all()


class _Told(Chain[S, None]):
    def __init__(self, background: Background, seats: Iterable[Seat[S, None]] = ()) -> None:
        super().__init__(seats)
        self._background = background

    def tell(self, call: Call, subject: S) -> None:
        """Tell every plugin now; failures are reported and dropped."""
        for seat in self.seats:
            try:
                seat.ask(*self.times(call), call, subject)
            except CallError as error:
                seat.report(seat, error)
            except BaseException as error:  # noqa: BLE001 - the thread is needed, whatever an import raises
                _log.error("telling plugin %s ended with %s", seat.plugin, type(error).__name__)


class DisconnectChain(_Told[None]):
    """`on-disconnect`: every plugin is told."""

    def __call__(self, call: Call, subject: None = None) -> None:
        """Tell every plugin soon that the call's session ended."""
        if self.seats:
            self._background.put(self, call, subject)


class EventsChain(_Told[Sequence[QueryEvent]]):
    """`on-events`: every plugin is told. One call with many events costs much less than many calls."""

    def __call__(self, call: Call, subject: Sequence[QueryEvent]) -> None:
        """Tell every plugin soon what happened; `call` is the proxy's own."""
        if self.seats and subject:
            self._background.put(self, call, subject)
