"""Checks once a thread that its stack is large enough for guests: past its end, the process would die."""

from __future__ import annotations

import ctypes
import threading
from typing import Final

from helios_host.engine.settings import MAX_WASM_STACK

__all__ = ["LEAST_STACK", "THREADS", "check_stack"]

LEAST_STACK: Final = MAX_WASM_STACK + 256 * 1024
"""Bytes of stack that a thread needs: the guest's, and the host's around it."""


class _Threads(threading.local):
    fit = False


THREADS: Final = _Threads()
"""`THREADS.fit` is true in a thread that `check_stack` found good."""

_libc: Final = ctypes.CDLL(None)


def check_stack() -> bool:
    """Say whether this thread may call guests, and remember it; true where the system does not tell."""
    THREADS.fit = _size() >= LEAST_STACK
    return THREADS.fit


def _size() -> int:
    attributes = (ctypes.c_uint64 * 16)()  # at least sizeof(pthread_attr_t)
    size = ctypes.c_size_t(0)
    try:
        myself = _libc.pthread_self
        myself.restype = ctypes.c_void_p
        if _libc.pthread_getattr_np(ctypes.c_void_p(myself()), attributes) != 0:
            return LEAST_STACK
        _libc.pthread_attr_getstacksize(attributes, ctypes.byref(size))
        _libc.pthread_attr_destroy(attributes)
    except AttributeError:
        return LEAST_STACK
    return size.value
