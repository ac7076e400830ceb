"""A directory of this machine for a plugin to read: regular files and directories, nothing else, and nothing outside.

Descriptors close with the objects that have them, so a call that is cancelled in a thread leaves none behind.
"""

from __future__ import annotations

import errno
import os
import stat as modes
from typing import Final

from wasi_api.v0_2.wasi_filesystem.types import DescriptorStat, DescriptorType, DirectoryEntry, ErrorCode

from .clock import datetime
from .entries import Entry, OpenHow
from .paths import Failed, resolve

__all__ = ["Directory", "File", "open_directory"]

MAX_NAMES: Final = 10_000
"""Entries of a directory that are told; the others can be opened by name."""

_WALK: Final = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_OPEN: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC

_CODES: Final = {
    errno.EACCES: ErrorCode.ACCESS,
    errno.EPERM: ErrorCode.ACCESS,
    errno.ENOENT: ErrorCode.NO_ENTRY,
    errno.ENOTDIR: ErrorCode.NOT_DIRECTORY,
    errno.EISDIR: ErrorCode.IS_DIRECTORY,
    errno.ELOOP: ErrorCode.LOOP,
    errno.ENAMETOOLONG: ErrorCode.NAME_TOO_LONG,
    errno.EINVAL: ErrorCode.INVALID,
    errno.EOVERFLOW: ErrorCode.OVERFLOW,
}


class _Handle:
    """An open descriptor of the process."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        os.close(self.number)


def _open(name: str, flags: int, at: _Handle | None) -> _Handle:
    try:
        return _Handle(os.open(name, flags, dir_fd=None if at is None else at.number))
    except (OSError, ValueError) as error:
        raise _failed(error) from error


def _failed(error: OSError | ValueError) -> Failed:
    code = _CODES.get(error.errno or 0, ErrorCode.IO) if isinstance(error, OSError) else ErrorCode.ILLEGAL_BYTE_SEQUENCE
    return Failed(code)


class _Links:
    """The walk over a real directory."""

    def link(self, directory: _Handle, name: str) -> str | None:
        try:
            return os.readlink(name, dir_fd=directory.number)
        except OSError:
            return None
        except ValueError as error:
            raise _failed(error) from error

    def enter(self, directory: _Handle, name: str) -> _Handle:
        return _open(name, _WALK, directory)


_LINKS: Final = _Links()


class _Opened(Entry):
    """What files and directories have in common."""

    blocks = True

    def __init__(self, handle: _Handle) -> None:
        self._handle = handle

    def stat(self) -> DescriptorStat:
        """Return its attributes."""
        return _stat(os.fstat(self._handle.number))

    def identity(self) -> tuple[object, ...]:
        """Return device, inode, and what changes with the content."""
        return _identity(os.fstat(self._handle.number))


class File(_Opened):
    """A regular file."""

    type = DescriptorType.REGULAR_FILE

    def read(self, length: int, offset: int) -> bytes:
        """Return at most `length` bytes from `offset`."""
        try:
            return os.pread(self._handle.number, length, offset)
        except (OSError, OverflowError) as error:
            raise Failed(ErrorCode.INVALID if isinstance(error, OverflowError) else ErrorCode.IO) from error


class Directory(_Opened):
    """A directory, which is the root of every path from it."""

    type = DescriptorType.DIRECTORY

    def names(self) -> list[DirectoryEntry]:
        """Return what it has, but for names that are no UTF-8."""
        found: list[DirectoryEntry] = []
        handle = _open(".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, self._handle)
        with os.scandir(handle.number) as entries:
            for entry in entries:
                if len(found) >= MAX_NAMES:
                    break
                if _is_text(entry.name):
                    found.append(DirectoryEntry(type=_entry_type(entry), name=entry.name))
        return found

    def open_at(self, path: str, how: OpenHow) -> Entry:
        """Open a regular file or a directory; devices, pipes and sockets are `not-permitted`."""
        if how.changes:
            raise Failed(ErrorCode.READ_ONLY)
        place = resolve(_LINKS, self._handle, path, follow=how.follow)
        directory = how.directory or place.must_be_directory
        seen = self._look(place.directory, place.name)
        _check_type(seen.st_mode, directory)
        handle = _open(place.name or ".", _OPEN, place.directory)
        mode = os.fstat(handle.number).st_mode  # again: another may stand there by now
        _check_type(mode, directory)
        return Directory(handle) if modes.S_ISDIR(mode) else File(handle)

    def stat_at(self, path: str, *, follow: bool) -> DescriptorStat:
        """Return the attributes of what a path leads to."""
        return _stat(self._at(path, follow))

    def identity_at(self, path: str, *, follow: bool) -> tuple[object, ...]:
        """Return the identity of what a path leads to."""
        return _identity(self._at(path, follow))

    def read_link(self, path: str) -> str:
        """Return the text of a link; one that leads out by an absolute path is `not-permitted`."""
        place = resolve(_LINKS, self._handle, path, follow=False)
        target = _LINKS.link(place.directory, place.name) if place.name else None
        if target is None:
            raise Failed(ErrorCode.INVALID)
        if target.startswith("/"):
            raise Failed(ErrorCode.NOT_PERMITTED)
        if not _is_text(target):
            raise Failed(ErrorCode.ILLEGAL_BYTE_SEQUENCE)
        return target

    def _at(self, path: str, follow: bool) -> os.stat_result:
        place = resolve(_LINKS, self._handle, path, follow=follow)
        found = self._look(place.directory, place.name)
        if place.must_be_directory and not modes.S_ISDIR(found.st_mode):
            raise Failed(ErrorCode.NOT_DIRECTORY)
        return found

    def _look(self, directory: _Handle, name: str) -> os.stat_result:
        try:
            if not name:
                return os.fstat(directory.number)
            return os.stat(name, dir_fd=directory.number, follow_symlinks=False)
        except (OSError, ValueError) as error:
            raise _failed(error) from error


def open_directory(path: str) -> Directory:
    """Open a directory of the operator's; raises `OSError`."""
    return Directory(_Handle(os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)))


def _is_text(name: str) -> bool:
    """Whether a name can be told a guest: what is no UTF-8 has lone surrogates in it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _check_type(mode: int, directory: bool) -> None:
    if modes.S_ISLNK(mode):
        raise Failed(ErrorCode.LOOP)
    if directory and not modes.S_ISDIR(mode):
        raise Failed(ErrorCode.NOT_DIRECTORY)
    if not modes.S_ISDIR(mode) and not modes.S_ISREG(mode):
        raise Failed(ErrorCode.NOT_PERMITTED)


_TYPES: Final = {
    modes.S_IFREG: DescriptorType.REGULAR_FILE,
    modes.S_IFDIR: DescriptorType.DIRECTORY,
    modes.S_IFLNK: DescriptorType.SYMBOLIC_LINK,
    modes.S_IFBLK: DescriptorType.BLOCK_DEVICE,
    modes.S_IFCHR: DescriptorType.CHARACTER_DEVICE,
    modes.S_IFIFO: DescriptorType.FIFO,
    modes.S_IFSOCK: DescriptorType.SOCKET,
}


def _entry_type(entry: os.DirEntry[str]) -> DescriptorType:
    if entry.is_symlink():
        return DescriptorType.SYMBOLIC_LINK
    if entry.is_dir(follow_symlinks=False):
        return DescriptorType.DIRECTORY
    return DescriptorType.REGULAR_FILE if entry.is_file(follow_symlinks=False) else DescriptorType.UNKNOWN


def _stat(found: os.stat_result) -> DescriptorStat:
    return DescriptorStat(
        type=_TYPES.get(modes.S_IFMT(found.st_mode), DescriptorType.UNKNOWN),
        link_count=found.st_nlink,
        size=found.st_size,
        data_access_timestamp=datetime(found.st_atime_ns),
        data_modification_timestamp=datetime(found.st_mtime_ns),
        status_change_timestamp=datetime(found.st_ctime_ns),
    )


def _identity(found: os.stat_result) -> tuple[object, ...]:
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size
