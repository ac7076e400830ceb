"""Keeps changes of a host's set of plugins apart: one at a time, from whatever thread."""

from __future__ import annotations

import contextlib
import inspect
import logging
import threading
from collections.abc import Iterator
from typing import Final

from .errors import ChangeUnderWay

__all__ = ["Changes"]


class _Mine(threading.local):
    inside = False


class Changes:
    """A lock around changes. One that is asked for from within another, on the same thread, raises `ChangeUnderWay`.

    It would wait for itself: a signal handler that reloads, or a log handler that unloads what it heard of. A log
    handler holds logging's own lock besides, which whoever makes a change may wait for: from within one, a change
    that cannot begin at once raises `ChangeUnderWay` too.
    """

    def __init__(self) -> None:
        self._lock: Final = threading.Lock()
        self._mine: Final = _Mine()

    def check(self) -> None:
        """Raise `ChangeUnderWay` where this thread is in the middle of a change."""
        if self._mine.inside:
            raise ChangeUnderWay("this thread is in the middle of another change of the plugins: try again after it")

    def check_waiting(self) -> None:
        """Raise `ChangeUnderWay` where a change must not wait for other threads, which may log: in a log handler."""
        self.check()
        if _in_log_handler():
            raise ChangeUnderWay(
                "this thread is in a log handler, which other threads may wait for: use another thread"
            )

    def __enter__(self) -> None:
        self.check()
        self._mine.inside = True  # before the lock is taken: a signal handler may come in between
        try:
            if not self._lock.acquire(blocking=not _in_log_handler()):
                raise ChangeUnderWay("another thread is changing the plugins, and a log handler must not wait for it")
        except BaseException:
            self._mine.inside = False
            raise

    def __exit__(self, *_exception: object) -> None:
        self.release()

    @contextlib.contextmanager
    def begun(self) -> Iterator[None]:
        """Keep other changes waiting until `release`, also after the block unless it raised."""
        self.__enter__()
        try:
            yield
        except BaseException:
            self.release()
            raise

    @contextlib.contextmanager
    def at_once(self) -> Iterator[None]:
        """Keep apart from other changes of this thread only: who switches a plugin off waits for no compilation."""
        self.check()
        self._mine.inside = True
        try:
            yield
        finally:
            self._mine.inside = False

    def hand_over(self) -> None:
        """The change that this thread has begun may be ended by any thread."""
        self._mine.inside = False

    def release(self) -> None:
        """The change that was begun is made or given up."""
        self._lock.release()
        self._mine.inside = False


def _in_log_handler() -> bool:
    """Say whether this thread is in a handler of `logging`, whose lock it holds then."""
    frame = inspect.currentframe()
    while frame is not None:
        if frame.f_code is logging.Handler.handle.__code__:
            return True
        frame = frame.f_back
    return False
