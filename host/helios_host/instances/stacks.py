"""Checks that a thread's stack has room for a guest: past its end, the process would die.

A guest may take `MAX_WASM_STACK` from where it is called. A call from within another one, such as of a log handler that
asks a plugin about a line of another's, begins where that one is, so that what is left is measured.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Final

from helios_host.engine.stacks import LEAST_STACK, own_stack, stack_left

__all__ = ["FIT", "LEAST_STACK", "THREADS", "WITHIN", "check_stack", "has_room", "within"]

UNFIT: Final = 0
FIT: Final = 1
WITHIN: Final = 2


class _Threads(threading.local):
    state = UNFIT


THREADS: Final = _Threads()
"""`THREADS.state` is `FIT` in a thread that `check_stack` found good, and `WITHIN` while it calls a guest."""


def check_stack(state: int) -> int:
    """Return the state of this thread for another call, given the one that it has; `UNFIT` is 0: there is no room.

    A thread's first call is measured by the size of its stack, and fits where the system does not tell.
    """
    if state == WITHIN:
        return WITHIN if stack_left() >= LEAST_STACK else UNFIT
    THREADS.state = FIT if own_stack() >= LEAST_STACK else UNFIT
    return THREADS.state


def has_room() -> bool:
    """Say whether a guest fits on this thread's stack now."""
    state = THREADS.state
    return state == FIT or check_stack(state) != UNFIT


@contextlib.contextmanager
def within() -> Iterator[bool]:
    """Call a guest inside; gives whether there is room for it."""
    state = THREADS.state
    found = state if state == FIT else check_stack(state)
    if not found:
        yield False
        return
    try:
        THREADS.state = WITHIN
        yield True
    finally:
        THREADS.state = found
