"""Keeps changes of a host's set of plugins apart: one at a time, from whatever thread."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Final

from .errors import ChangeUnderWay

__all__ = ["Changes"]


class _Mine(threading.local):
    inside = False


class Changes:
    """A lock around changes. One that is asked for from within another, on the same thread, raises `ChangeUnderWay`.

    It would wait for itself: a signal handler that reloads, or a log handler that unloads what it heard of.
    """

    def __init__(self) -> None:
        self._lock: Final = threading.Lock()
        self._mine: Final = _Mine()

    def check(self) -> None:
        """Raise `ChangeUnderWay` where this thread is in the middle of a change."""
        if self._mine.inside:
            raise ChangeUnderWay("this thread is in the middle of another change of the plugins: try again after it")

    def __enter__(self) -> None:
        self.check()
        self._mine.inside = True  # before the lock is taken: a signal handler may come in between
        try:
            self._lock.acquire()
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

    def hand_over(self) -> None:
        """The change that this thread has begun may be ended by any thread."""
        self._mine.inside = False

    def release(self) -> None:
        """The change that was begun is made or given up."""
        self._lock.release()
        self._mine.inside = False
