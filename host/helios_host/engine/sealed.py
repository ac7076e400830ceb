"""Bytes in a file of memory that nobody can change any more, so that what was verified is what is loaded."""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import mmap
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeVar

__all__ = ["SEALS", "SealedFile", "anonymous_file", "digests", "fill", "sealed_copy"]

T = TypeVar("T")

_MFD_CLOEXEC, _MFD_ALLOW_SEALING = 1, 2  # linux/memfd.h
_F_ADD_SEALS, _F_GET_SEALS = 1033, 1034  # linux/fcntl.h
_ALL_SEALS: Final = 1 | 2 | 4 | 8  # F_SEAL_SEAL, _SHRINK, _GROW and _WRITE

_memfd_create: Final[Any] = getattr(ctypes.CDLL(None, use_errno=True), "memfd_create", None)
"""The C library's own: Pythons that were built for an old one, such as uv's, lack `os.memfd_create`."""

SEALS: Final[bool] = sys.platform == "linux" and _memfd_create is not None
"""Whether this system has sealed memory files. Where it has none, an unlinked private file stands in."""


CHUNK: Final = 4 * 1024 * 1024
"""Bytes that one thread digests at a time."""

PIECE: Final = 256 * 1024
"""Bytes that are copied at a time: they stay in the processor's cache until they are digested and written."""

_POPULATE: Final[int] = getattr(mmap, "MAP_POPULATE", 0)
"""Has all pages of a map at once, which takes half the time of having them one by one."""

THREADS: Final = 2


def anonymous_file(name: str) -> int:
    """Return the descriptor of a new empty file without a path, closed in programs that this process starts.

    It is none of the first three, which a daemon may have closed and a child process gets for its own.
    """
    if SEALS:
        made: int = _memfd_create(name.encode(), _MFD_CLOEXEC | _MFD_ALLOW_SEALING)
        if made < 0:
            error = ctypes.get_errno()
            raise OSError(error, f"memfd_create: {os.strerror(error)}")
    else:
        with tempfile.TemporaryFile() as file:
            made = os.dup(file.fileno())
    if made > 2:
        return made
    try:
        return fcntl.fcntl(made, fcntl.F_DUPFD_CLOEXEC, 3)
    finally:
        os.close(made)


def fill(target: int, source: int, start: int, count: int) -> list[bytes]:
    """Make an empty file the copy of `count` bytes of another file from `start`; what is not there is zeros.

    Returns the SHA-256 of each 4 MiB of what was written. Not through a map: each of its pages would have to be made
    first, which takes twice the time; and what was just copied is digested before it has left the processor's cache.
    """
    os.truncate(target, count)

    def copy(at: int) -> bytes:
        digest, end = hashlib.sha256(), min(at + CHUNK, count)
        with memoryview(bytearray(min(PIECE, count))) as buffer:
            while at < end:
                got = os.preadv(source, [buffer[: end - at]], start + at)
                if got == 0:  # the source was cut short
                    digest.update(bytes(end - at))
                    break
                with buffer[:got] as piece:
                    digest.update(piece)
                    written = 0
                    while written < got:
                        written += os.pwrite(target, piece[written:], at + written)
                at += got
        return digest.digest()

    return _each(copy, range(0, count, CHUNK))


def digests(data: mmap.mmap) -> list[bytes]:
    """Return the SHA-256 of each 4 MiB of `data`."""
    with memoryview(data) as view:

        def digest(at: int) -> bytes:
            with view[at : at + CHUNK] as part:
                return hashlib.sha256(part).digest()

        return _each(digest, range(0, len(data), CHUNK))


def _each(step: Callable[[int], T], places: Iterable[int]) -> list[T]:
    """Take a step at each place, on two threads where there are several: hashing does without the GIL."""
    places = list(places)
    if len(places) >= THREADS:
        try:
            with ThreadPoolExecutor(THREADS, "helios-artefact") as pool:
                return list(pool.map(step, places))
        except RuntimeError:  # there is no thread to be had
            pass
    return [step(at) for at in places]


def sealed_copy(descriptor: int) -> SealedFile:
    """Return a sealed file with a descriptor of its own for the same content; raises `OSError`."""
    own = os.dup(descriptor)
    try:
        return SealedFile(own)
    except BaseException:
        os.close(own)
        raise


class SealedFile:
    """Owns a descriptor from `anonymous_file` whose content is final; a context manager that closes it."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor: Final = descriptor
        if SEALS and fcntl.fcntl(descriptor, _F_GET_SEALS) & _ALL_SEALS != _ALL_SEALS:  # an inherited one has them
            fcntl.fcntl(descriptor, _F_ADD_SEALS, _ALL_SEALS)
        self.size: Final = os.fstat(descriptor).st_size

    @property
    def path(self) -> str:
        """A path that opens this very file; it is good in this process while the file is not closed."""
        return f"/proc/self/fd/{self.descriptor}"

    def map(self) -> mmap.mmap:
        """Map the content for reading; the file must not be empty."""
        return mmap.mmap(self.descriptor, 0, flags=mmap.MAP_PRIVATE | _POPULATE, prot=mmap.PROT_READ)

    def close(self) -> None:
        """Close the descriptor; what was mapped from it stays."""
        os.close(self.descriptor)

    def __enter__(self) -> SealedFile:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()
