"""Chains that are told and do not answer: what they are told waits in a queue for one thread of its own.

Telling costs a request an append to a queue. What does not fit is dropped and counted; a plugin that fails loses what
it was told, and nothing else happens.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Generic, TypeVar

from helios_api.v2.metrics import QueryEvent
from helios_api.v2.types import Call

from helios_host.errors import CallError

from .chain import Chain
from .seat import Seat

__all__ = ["Background", "EventChain", "NoticeChain"]

_log = logging.getLogger("helios_host.hooks")

S = TypeVar("S")

QUEUE_LIMIT: Final = 10_000
"""Most events, and most notices, that wait; later ones are dropped."""

BATCH_LIMIT: Final = 256
"""Most events of one call."""

GATHER_SECONDS: Final = 0.05
"""How long the thread lets events gather: waking it for each one would take the GIL from requests."""


class Background:
    """One thread that runs the deliveries of several chains; started by the first thing to deliver."""

    def __init__(self) -> None:
        self._deliveries: list[Callable[[], bool]] = []
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._idle = threading.Condition()
        self._busy = False
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def add(self, delivery: Callable[[], bool]) -> None:
        """Add a function that delivers some of what waits, and says whether there was anything."""
        self._deliveries.append(delivery)

    def wake(self) -> None:
        """Say that there is something to deliver."""
        if not self._wake.is_set():
            self._wake.set()
            if self._thread is None:
                self._start()

    def flush(self, timeout: float) -> bool:
        """Wait until everything is delivered, at most `timeout` seconds; says whether it was."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._wake.is_set() and not self._busy, timeout)

    def close(self, timeout: float) -> None:
        """Deliver what waits, at most for `timeout` seconds, and end the thread."""
        if self._thread is not None:
            self.flush(timeout)
            self._stop.set()
            self._wake.set()
            self._thread.join(timeout)

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="helios-background", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.wait()
            self._stop.wait(GATHER_SECONDS)
            self._busy = True
            self._wake.clear()
            while sum(deliver() for deliver in self._deliveries):
                pass  # every chain gets a turn, until none has anything left
            with self._idle:
                self._busy = False
                self._idle.notify_all()


class _Told(Chain[S, None], Generic[S]):
    """A chain with a bounded queue; `dropped` counts what did not fit."""

    def __init__(self, background: Background, seats: Iterable[Seat[S, None]] = ()) -> None:
        super().__init__(seats)
        self.dropped = 0
        self._background = background
        self._queue: deque[Any] = deque()
        background.add(self._deliver)

    def _put(self, items: Sequence[Any]) -> None:
        room = QUEUE_LIMIT - len(self._queue)
        if room < len(items):
            if self.dropped == 0:
                _log.warning("plugins take notes more slowly than they come: some are dropped")
            self.dropped += len(items) - max(room, 0)
            items = items[: max(room, 0)]
        self._queue.extend(items)
        self._background.wake()

    def _take(self, limit: int) -> list[Any]:
        items: list[Any] = []
        while self._queue and len(items) < limit:
            items.append(self._queue.popleft())
        return items

    def _tell(self, call: Call, subject: S) -> None:
        for seat in self.seats:
            try:
                seat.call(time.perf_counter() + call.deadline * 1e-6, call, subject)
            except CallError as error:
                seat.refuses(error)

    def _deliver(self) -> bool:
        raise NotImplementedError


class NoticeChain(_Told[None]):
    """`on-disconnect`: each notice is a call of its own."""

    def __call__(self, call: Call) -> None:
        """Tell every plugin that the call's session ended, soon."""
        if self.seats:
            self._put((call,))

    def _deliver(self) -> bool:
        calls = self._take(BATCH_LIMIT)
        for call in calls:
            self._tell(call, None)
        return bool(calls)


class EventChain(_Told[Sequence[QueryEvent]]):
    """`on-events`: events gather and are told together; `call` is the proxy's own."""

    def __init__(
        self, background: Background, call: Call, seats: Iterable[Seat[Sequence[QueryEvent], None]] = ()
    ) -> None:
        super().__init__(background, seats)
        self._call = call

    def __call__(self, events: Sequence[QueryEvent]) -> None:
        """Tell every plugin what happened, soon."""
        if self.seats and events:
            self._put(events)

    def _deliver(self) -> bool:
        events = self._take(BATCH_LIMIT)
        if events:
            self._tell(self._call, events)
        return bool(events)
