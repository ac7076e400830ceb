"""Checks once a thread that its stack is large enough for guests: past its end, the process would die."""

from __future__ import annotations

import threading
from typing import Final

from helios_host.engine.stacks import LEAST_STACK, own_stack

__all__ = ["LEAST_STACK", "THREADS", "check_stack"]


class _Threads(threading.local):
    fit = False


THREADS: Final = _Threads()
"""`THREADS.fit` is true in a thread that `check_stack` found good."""


def check_stack() -> bool:
    """Say whether this thread may call guests, and remember it; true where the system does not tell."""
    THREADS.fit = own_stack() >= LEAST_STACK
    return THREADS.fit
