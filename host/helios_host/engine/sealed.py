"""Bytes in a file of memory that nobody can change any more, so that what was verified is what is loaded."""

from __future__ import annotations

import fcntl
import mmap
import os
import tempfile
from typing import Final

__all__ = ["SEALS", "SealedFile", "anonymous_file"]

SEALS: Final[bool] = hasattr(os, "memfd_create") and hasattr(fcntl, "F_ADD_SEALS")
"""Whether this system has sealed memory files. Where it has none, an unlinked private file stands in."""


def anonymous_file(name: str) -> int:
    """Return the descriptor of a new empty file without a path, closed in programs that this process starts."""
    if SEALS:
        return os.memfd_create(name, os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


class SealedFile:
    """Owns a descriptor from `anonymous_file` whose content is final; a context manager that closes it."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor: Final = descriptor
        if SEALS:
            seals = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW
            fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
        self.size: Final = os.fstat(descriptor).st_size

    @property
    def path(self) -> str:
        """A path that opens this very file; it is good in this process while the file is not closed."""
        return f"/proc/self/fd/{self.descriptor}"

    def map(self) -> mmap.mmap:
        """Map the content for reading; the file must not be empty."""
        return mmap.mmap(self.descriptor, 0, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ)

    def close(self) -> None:
        """Close the descriptor; what was mapped from it stays."""
        os.close(self.descriptor)

    def __enter__(self) -> SealedFile:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()
