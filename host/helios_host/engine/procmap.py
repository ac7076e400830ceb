"""Asks Linux for single mappings of this process, where it can be asked: for few of them, without a text of all.

The request is `PROCMAP_QUERY` of linux/fs.h, in Linux since 6.11.
"""

from __future__ import annotations

import ctypes
import errno
import os
from types import TracebackType
from typing import Final, Self

__all__ = ["MAP", "ProcMap"]

MAP: Final = "/proc/self/maps"

_READ, _WRITE, _ALL = 1, 2, 15  # PROCMAP_QUERY_VMA_READABLE, _WRITABLE, and these with _EXECUTABLE and _SHARED
_COVERING_OR_NEXT: Final = 16  # PROCMAP_QUERY_COVERING_OR_NEXT_VMA


class _Query(ctypes.Structure):
    """`struct procmap_query`."""

    _fields_ = (
        ("size", ctypes.c_uint64),
        ("query_flags", ctypes.c_uint64),
        ("query_addr", ctypes.c_uint64),
        ("vma_start", ctypes.c_uint64),
        ("vma_end", ctypes.c_uint64),
        ("vma_flags", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 7),
    )


_SIZE: Final = ctypes.sizeof(_Query)
_REQUEST: Final = 3 << 30 | _SIZE << 16 | 0x66 << 8 | 17  # _IOWR('f', 17, struct procmap_query)

_ioctl: Final = ctypes.PyDLL(None, use_errno=True).ioctl
"""Keeps the interpreter's lock, as the question is short: see `instances.memory.read_text`."""
_ioctl.argtypes = (ctypes.c_int, ctypes.c_ulong, ctypes.c_void_p)


class ProcMap:
    """The memory map of this process, one mapping at a time; a context manager that closes it.

    `start` and `end` are those of the mapping that was found last. Every method raises `OSError` where the system
    cannot be asked.
    """

    def __init__(self) -> None:
        self._query: Final = _Query(size=_SIZE)
        self._address: Final = ctypes.addressof(self._query)
        self._file: Final = os.open(MAP, os.O_RDONLY | os.O_CLOEXEC)
        self.start = self.end = 0

    def next(self, address: int) -> bool:
        """Find the mapping that has this address, or else the next one; says whether there is one."""
        return self._find(address, _COVERING_OR_NEXT)

    def covering(self, address: int) -> bool:
        """Find the mapping that has this address; says whether there is one."""
        return self._find(address, 0)

    @property
    def is_untouchable(self) -> bool:
        """Whether what was found is `---p`: reserved."""
        return not self._query.vma_flags & _ALL

    @property
    def is_data(self) -> bool:
        """Whether what was found is `rw-p`."""
        return bool(self._query.vma_flags & _ALL == _READ | _WRITE)

    def _find(self, address: int, flags: int) -> bool:
        query = self._query
        query.query_addr, query.query_flags = address, flags
        if _ioctl(self._file, _REQUEST, self._address) < 0:
            error = ctypes.get_errno()
            if error == errno.ENOENT:
                return False
            raise OSError(error, f"{MAP}: {os.strerror(error)}")
        self.start, self.end = query.vma_start, query.vma_end
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._file)
