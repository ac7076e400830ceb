"""How large the stacks of threads are: a guest that goes past the end of one takes the process with it."""

from __future__ import annotations

import ctypes
import threading
from typing import Final

from helios_host.errors import SelfTestFailed

from .settings import MAX_WASM_STACK

__all__ = ["LEAST_STACK", "check_new_threads", "own_stack"]

LEAST_STACK: Final = MAX_WASM_STACK + 256 * 1024
"""Bytes of stack that a thread needs to call guests: theirs, and the host's around it."""

_libc: Final = ctypes.CDLL(None)


def check_new_threads() -> None:
    """Raise `SelfTestFailed` when threads that are made from now on are too small for guests."""
    size = threading.stack_size()  # which sets it to the default, too
    if size:
        threading.stack_size(size)
    if 0 < size < LEAST_STACK:
        raise SelfTestFailed(f"new threads get {size} bytes of stack (threading.stack_size), guests need {LEAST_STACK}")


def own_stack() -> int:
    """Return the size of this thread's stack in bytes; `LEAST_STACK` where the system does not tell."""
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
