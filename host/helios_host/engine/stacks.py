"""How large the stacks of threads are, and how full: a guest that goes past the end of one ends the process."""

from __future__ import annotations

import contextlib
import ctypes
import platform
import threading
from pathlib import Path
from typing import Final

from helios_host.errors import SelfTestFailed

from .procmap import MAP, ProcMap
from .settings import MAX_WASM_STACK

__all__ = ["LEAST_STACK", "check_new_threads", "own_stack", "stack_left"]

LEAST_STACK: Final = MAX_WASM_STACK + 256 * 1024
"""Bytes of stack that a thread needs to call guests: theirs, and the host's around it."""

_POINTER_AT: Final = {"x86_64": 160, "aarch64": 432}
"""Where `getcontext` of glibc keeps the stack pointer, in bytes."""

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
    low, high = _bounds()
    return high - low if high else LEAST_STACK


def stack_left() -> int:
    """Return the bytes below the caller on the stack that it runs on, its thread's or a fiber of the engine's.

    `LEAST_STACK` where the system does not tell; none on a fiber where it cannot be asked, such as without descriptors.
    """
    try:
        pointer = _pointer()
        low, high = _bounds()
        if low <= pointer < high:
            return pointer - low
        return pointer - _lowest(pointer)
    except (FileNotFoundError, PermissionError, IndexError, ValueError):
        return LEAST_STACK
    except OSError:  # such as no file that may be opened
        return 0


def _lowest(pointer: int) -> int:
    """Return where the mapping begins that has this address; raises `OSError`, and `ValueError` where none has."""
    with contextlib.suppress(OSError), ProcMap() as asked:
        if asked.covering(pointer):
            return asked.start
    for line in Path(MAP).read_text().splitlines():
        start, _, end = line.partition(" ")[0].partition("-")
        if int(start, 16) <= pointer < int(end, 16):
            return int(start, 16)
    raise ValueError(f"no mapping has the address {pointer:#x}")


def _pointer() -> int:
    """Return about where the stack of the caller ends; the system's own word needs a file that not all may read."""
    at, getcontext = _POINTER_AT.get(platform.machine()), getattr(_libc, "getcontext", None)
    context = (ctypes.c_uint64 * 1024)()
    if at is not None and getcontext is not None and getcontext(context) == 0:
        return context[at // 8]
    return int(Path("/proc/thread-self/syscall").read_text().split()[-2], 16)


def _bounds() -> tuple[int, int]:
    """Return the lowest address of this thread's stack, and the one behind the highest; zeros where none is told."""
    attributes = (ctypes.c_uint64 * 16)()  # at least sizeof(pthread_attr_t)
    low, size = ctypes.c_void_p(0), ctypes.c_size_t(0)
    try:
        myself = _libc.pthread_self
        myself.restype = ctypes.c_void_p
        if _libc.pthread_getattr_np(ctypes.c_void_p(myself()), attributes) != 0:
            return 0, 0
        _libc.pthread_attr_getstack(attributes, ctypes.byref(low), ctypes.byref(size))
        _libc.pthread_attr_destroy(attributes)
    except AttributeError:
        return 0, 0
    return low.value or 0, (low.value or 0) + size.value
