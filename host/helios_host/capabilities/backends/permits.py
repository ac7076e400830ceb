"""A bound on how many use something at a time, over threads and event loops alike."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Final

from helios_host.capabilities.faces import Io
from helios_host.capabilities.failures import Unavailable

__all__ = ["Permits"]


class Permits:
    """Gives at most `count` permits at a time, to those who wait in turn."""

    def __init__(self, count: int, io: Io, busy: str) -> None:
        self._free = count
        self._io: Final = io
        self._busy: Final = busy
        self._lock = threading.Lock()
        self._waiting: deque[Future[None]] = deque()

    async def acquire(self, patience: float) -> None:
        """Take a permit; raises `Unavailable` when none comes free within `patience` seconds."""
        if self.try_acquire():
            return
        turn: Future[None] = Future()
        with self._lock:
            self._waiting.append(turn)
        if self.try_acquire():  # one came free before this one stood in the queue
            self._leave(turn)
            return
        try:
            if self._io.asynchronous:
                await asyncio.wait_for(asyncio.wrap_future(turn), patience)
            else:
                turn.result(max(patience, 0.0))
        except (TimeoutError, FutureTimeout):
            self._leave(turn)
            raise Unavailable(self._busy) from None
        except BaseException:
            self._leave(turn)
            raise

    def try_acquire(self) -> bool:
        """Take a permit if one is free."""
        with self._lock:
            if self._free <= 0:
                return False
            self._free -= 1
            return True

    def release(self) -> None:
        """Give a permit back."""
        with self._lock:
            while self._waiting:
                turn = self._waiting.popleft()
                if turn.set_running_or_notify_cancel():
                    turn.set_result(None)
                    return
            self._free += 1

    def _leave(self, turn: Future[None]) -> None:
        """Stop waiting; a permit that came all the same is given on."""
        if turn.cancel():
            return
        with self._lock:
            got = turn.done() and not turn.cancelled()
        if got:
            self.release()
