"""Runs what no signal handler may interrupt.

Python runs signal handlers in the main thread, between any two steps of its code. One that raises (Ctrl-C) while the
engine's objects are made or freed leaves a lock taken, or memory freed twice. So such steps run in threads of their
own; the main thread only waits for them, and a wait may be interrupted. Only queues and locks that are written in C
are used here: those of `threading` that are written in Python can be left taken in the same way.

A handler that calls the host may also come upon a lock of its own thread, and so may finalisers and callbacks of the
garbage collector, in any thread: the host's locks are reentrant, and nothing under them waits for another thread.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from queue import SimpleQueue
from typing import Any, Final, TypeVar

from helios_host.errors import EngineError, PluginUnavailable

from .stacks import has_room

__all__ = ["is_worker", "later", "log", "shielded", "start_workers"]

T = TypeVar("T")

_log = logging.getLogger("helios_host.instances")

WORKERS: Final = 4
"""Steps at a time: one that takes its half second must not hold up the others."""


PATIENCE_SECONDS: Final = 60.0
"""How long the main thread waits for a step: each is bounded itself, by limits of seconds, so this is a fault."""

_LOOK_SECONDS: Final = 1.0


class _Workers:
    def __init__(self) -> None:
        self.steps: SimpleQueue[Callable[[], Any]] = SimpleQueue()
        self.said: SimpleQueue[Callable[[], Any]] = SimpleQueue()
        self.started = 0
        self.running = False


class _Mine(threading.local):
    said: list[Callable[[], None]] | None = None


_mine: Final = _Mine()
_workers = _Workers()
_starting = threading.Lock()


def start_workers() -> None:
    """Start the threads, once a process; call it where no signal handler of Python runs, or before there are any.

    Raises `EngineError` when the process can have no more threads.
    """
    with _starting:
        if _workers.running:
            return
        try:
            while _workers.started < WORKERS:
                name = f"helios-instances-{_workers.started}"
                run = functools.partial(_run, _workers.steps, _workers.said)
                threading.Thread(target=run, name=name, daemon=True).start()
                _workers.started += 1
            threading.Thread(target=_say, args=(_workers.said,), name="helios-instances-log", daemon=True).start()
        except RuntimeError as error:
            raise EngineError(f"there is no thread for making instances: {error}") from error
        _workers.running = True


def log(
    logger: logging.Logger, level: int, message: str, *args: object, extra: Mapping[str, object] | None = None
) -> None:
    """Log a line; one of a step that another thread takes is logged after it, by who waits for it.

    The log handler that takes it may hold a lock, and who waits for the step may be in that handler.
    """
    if _mine.said is None:
        logger.log(level, message, *args, extra=extra)
    else:
        _mine.said.append(functools.partial(logger.log, level, message, *args, extra=extra))


def is_worker() -> bool:
    """Say whether this thread is taking a step: it must not wait for what only another step would give."""
    return _mine.said is not None


def later(step: Callable[[], object]) -> None:
    """Run a step soon in another thread; it must not raise."""
    _workers.steps.put(step)


def shielded(step: Callable[[], T]) -> T:
    """Run a step to its end and return what it returns, even if the caller is interrupted meanwhile.

    Threads other than the main one take their steps themselves, unless their stack has no room for a guest.

    Raises `PluginUnavailable` when it has not ended after `PATIENCE_SECONDS`; it ends by itself then.
    """
    here = threading.get_ident() != threading.main_thread().ident and has_room()
    if here or sys.is_finalizing() or not _workers.running:
        return step()
    results: list[T] = []
    errors: list[BaseException] = []
    said: list[Callable[[], None]] = []
    done = threading.Lock()
    done.acquire()

    def run() -> None:
        _mine.said = said
        try:
            results.append(step())
        except BaseException as error:  # noqa: BLE001 - it belongs to the caller
            errors.append(error)
        finally:
            done.release()

    later(run)
    until = time.monotonic() + PATIENCE_SECONDS
    while not done.acquire(timeout=_LOOK_SECONDS):
        if time.monotonic() > until:
            raise PluginUnavailable(f"a step took longer than {PATIENCE_SECONDS:g} s: it is left to itself")
    for line in said:
        with contextlib.suppress(Exception):  # a log handler's own fault
            line()
    if errors:
        raise errors.pop()
    return results[0]


def _run(steps: SimpleQueue[Callable[[], Any]], said: SimpleQueue[Callable[[], Any]]) -> None:
    while True:
        step = steps.get()
        _mine.said = []
        try:
            step()
        except BaseException as error:  # noqa: BLE001 - the thread is needed, whatever a step came upon
            log(_log, logging.ERROR, "a step failed by a fault of the host: %s", type(error).__name__)
        for line in _mine.said:
            said.put(line)
        del step


def _say(said: SimpleQueue[Callable[[], Any]]) -> None:
    while True:
        with contextlib.suppress(Exception):  # a log handler's own fault
            said.get()()


def _after_fork() -> None:
    global _workers, _starting
    _workers, _starting = _Workers(), threading.Lock()


os.register_at_fork(after_in_child=_after_fork)
