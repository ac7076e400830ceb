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


_AWAITED: Final = tuple(
    f"helios-{name}"
    for name in ("load", "instances", "artefact", "drain", "epoch", "health", "background", "self-test")
)
"""Names of threads that a change starts or waits for; others of the host's make changes themselves."""


class _Mine(threading.local):
    inside = False


class Changes:
    """A lock around changes. One that is asked for from within another, on the same thread, raises `ChangeUnderWay`.

    It would wait for itself: a signal handler that reloads, or a log handler that unloads what it heard of. A log
    handler holds logging's own lock besides, which whoever makes a change may wait for: from within one, a change
    that cannot begin at once raises `ChangeUnderWay` too. So does one in the host's own threads, which finalisers and
    callbacks of the garbage collector may ask for: whoever makes a change waits for these threads.
    """

    def __init__(self) -> None:
        self._lock: Final = threading.Lock()
        self._mine: Final = _Mine()

    def check(self) -> None:
        """Raise `ChangeUnderWay` where this thread is in the middle of a change."""
        if self._mine.inside:
            raise ChangeUnderWay("this thread is in the middle of another change of the plugins: try again after it")

    def check_waiting(self) -> None:
        """Raise `ChangeUnderWay` where a change must not wait for other threads, which may wait for this one."""
        self.check()
        if (place := _awaited_place()) is not None:
            raise ChangeUnderWay(f"this thread is {place}, which other threads may wait for: use another thread")

    def __enter__(self) -> None:
        self.check()
        self._mine.inside = True  # before the lock is taken: a signal handler may come in between
        try:
            place = _awaited_place()
            if not self._lock.acquire(blocking=place is None):
                raise ChangeUnderWay(
                    f"another thread is changing the plugins, and this one is {place}: it may not wait"
                )
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


def _awaited_place() -> str | None:
    """Say where this thread is, if that is where others may wait for it: in a handler of `logging`, or the host's own.

    The thread's name is looked up on its stack: one that has just begun is not known to `threading` yet.
    """
    frame = inspect.currentframe()
    while frame is not None:
        if frame.f_code is logging.Handler.handle.__code__:
            return "in a log handler"
        if frame.f_back is None and frame.f_code.co_filename == threading.__file__:
            thread = frame.f_locals.get("self")
            if isinstance(thread, threading.Thread) and thread.name.startswith(_AWAITED):
                return "one of the host's own"
        frame = frame.f_back
    return None
