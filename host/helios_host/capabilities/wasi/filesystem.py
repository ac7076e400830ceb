"""`wasi:filesystem`: descriptors over the directories that the operator named, the plugin's assets, and memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from wasi_api.v0_2.wasi_filesystem.types import (
    Advice,
    DescriptorFlags,
    DescriptorStat,
    DescriptorType,
    DirectoryEntry,
    ErrorCode,
    MetadataHashValue,
    NewTimestamp,
    OpenFlags,
    PathFlags,
)
from witbind import Err, Ok

from .entries import Entry, OpenHow
from .paths import Failed
from .state import CHUNK, Resource, WasiState
from .streams import InputStream, IoError, OutputStream, StreamFailed

__all__ = ["Descriptor", "DirectoryEntryStream", "Filesystem", "Preopens"]

T = TypeVar("T")
U = TypeVar("U")

_NO_FLAGS: Final = DescriptorFlags(0)
_ENTRY_BYTES: Final = 64
"""What a name of a directory counts in the bytes that a call may move."""


class Descriptor(Resource):
    """An open file or directory; `flags` are what it was opened for."""

    __slots__ = ("entry", "flags")

    def __init__(self, state: WasiState, entry: Entry, flags: DescriptorFlags) -> None:
        super().__init__(state)
        self.entry = entry
        self.flags = flags

    def drop(self) -> None:
        """Close it."""
        super().drop()
        self.entry.close()

    def get_type(self) -> Ok[DescriptorType] | Err[ErrorCode]:
        """Return what it is."""
        return Ok(self.entry.type)

    def get_flags(self) -> Ok[DescriptorFlags] | Err[ErrorCode]:
        """Return what it was opened for."""
        return Ok(self.flags)

    def stat(self) -> Ok[DescriptorStat] | Err[ErrorCode]:
        """Return its attributes."""
        return self._answer(self.entry.stat)

    def stat_at(self, path_flags: PathFlags, path: str) -> Ok[DescriptorStat] | Err[ErrorCode]:
        """Return the attributes of what a path leads to."""
        return self._answer(lambda: self.entry.stat_at(path, follow=_follows(path_flags)))

    def is_same_object(self, other: Descriptor) -> bool:
        """Say whether both are one object."""
        return self.entry.identity()[:2] == other.entry.identity()[:2]

    def metadata_hash(self) -> Ok[MetadataHashValue] | Err[ErrorCode]:
        """Return what changes with the content."""
        return self._made(self.entry.identity, _hash)

    def metadata_hash_at(self, path_flags: PathFlags, path: str) -> Ok[MetadataHashValue] | Err[ErrorCode]:
        """Return what changes with the content of what a path leads to."""
        return self._made(lambda: self.entry.identity_at(path, follow=_follows(path_flags)), _hash)

    def open_at(
        self, path_flags: PathFlags, path: str, open_flags: OpenFlags, flags: DescriptorFlags
    ) -> Ok[Descriptor] | Err[ErrorCode]:
        """Open what a path leads to."""
        how = OpenHow(
            follow=_follows(path_flags),
            create=OpenFlags.CREATE in open_flags,
            directory=OpenFlags.DIRECTORY in open_flags,
            exclusive=OpenFlags.EXCLUSIVE in open_flags,
            truncate=OpenFlags.TRUNCATE in open_flags,
            write=DescriptorFlags.WRITE in flags,
            mutate=DescriptorFlags.MUTATE_DIRECTORY in flags,
        )
        if how.changes and DescriptorFlags.MUTATE_DIRECTORY not in self.flags:
            return Err(ErrorCode.READ_ONLY)
        return self._made(lambda: self.entry.open_at(path, how), lambda entry: self._opened(entry, flags))

    def read(self, length: int, offset: int) -> Ok[tuple[bytes, bool]] | Err[ErrorCode]:
        """Return bytes, and whether the end was reached."""
        return self._made(lambda: self._bytes(length, offset), self._read)

    def read_via_stream(self, offset: int) -> Ok[InputStream] | Err[ErrorCode]:
        """Return a stream of the content."""
        if self.entry.type is not DescriptorType.REGULAR_FILE:
            return Err(ErrorCode.IS_DIRECTORY)
        if DescriptorFlags.READ not in self.flags:
            return Err(ErrorCode.BAD_DESCRIPTOR)
        entry = self.entry.again()
        return Ok(InputStream(self.state, _Reader(entry, offset).take, blocks=entry.blocks, close=entry.close))

    def write(self, buffer: bytes, offset: int) -> Ok[int] | Err[ErrorCode]:
        """Write bytes, and return how many."""
        data = buffer[:CHUNK]
        self.state.move(len(data))
        return self._change(lambda: self.entry.write(data, offset))

    def write_via_stream(self, offset: int) -> Ok[OutputStream] | Err[ErrorCode]:
        """Return a stream that writes from an offset on."""
        return self._writer(lambda entry: _Writer(entry, offset).take)

    def append_via_stream(self) -> Ok[OutputStream] | Err[ErrorCode]:
        """Return a stream that writes at the end."""
        return self._writer(lambda entry: lambda data: _sink(lambda: entry.append(data)))

    def set_size(self, size: int) -> Ok[None] | Err[ErrorCode]:
        """Cut the file, or fill it up with zeroes."""
        return self._change(lambda: self.entry.set_size(size))

    def read_directory(self) -> Ok[DirectoryEntryStream] | Err[ErrorCode]:
        """Return the names that a directory has now."""
        return self._made(self.entry.names, self._listed)

    def readlink_at(self, path: str) -> Ok[str] | Err[ErrorCode]:
        """Return the text of a link."""
        return self._answer(lambda: self.entry.read_link(path))

    def create_directory_at(self, path: str) -> Ok[None] | Err[ErrorCode]:
        """Make a directory."""
        return self._mutate(lambda: self.entry.make_directory(path))

    def remove_directory_at(self, path: str) -> Ok[None] | Err[ErrorCode]:
        """Remove an empty directory."""
        return self._mutate(lambda: self.entry.remove(path, directory=True))

    def unlink_file_at(self, path: str) -> Ok[None] | Err[ErrorCode]:
        """Remove a file."""
        return self._mutate(lambda: self.entry.remove(path, directory=False))

    def rename_at(self, old_path: str, new_descriptor: Descriptor, new_path: str) -> Ok[None] | Err[ErrorCode]:
        """Give something another name."""
        if DescriptorFlags.MUTATE_DIRECTORY not in new_descriptor.flags:
            return Err(ErrorCode.READ_ONLY)
        return self._mutate(lambda: self.entry.rename(old_path, new_descriptor.entry, new_path))

    def link_at(
        self, old_path_flags: PathFlags, old_path: str, new_descriptor: Descriptor, new_path: str
    ) -> Ok[None] | Err[ErrorCode]:
        """There are no links in what can be changed."""
        return self._mutate(_unsupported)

    def symlink_at(self, old_path: str, new_path: str) -> Ok[None] | Err[ErrorCode]:
        """There are no links in what can be changed."""
        return self._mutate(_unsupported)

    def set_times(
        self, data_access_timestamp: NewTimestamp, data_modification_timestamp: NewTimestamp
    ) -> Ok[None] | Err[ErrorCode]:
        """Times are the host's own."""
        return self._mutate(_unsupported) if self.entry.type is DescriptorType.DIRECTORY else self._change(_unsupported)

    def set_times_at(
        self,
        path_flags: PathFlags,
        path: str,
        data_access_timestamp: NewTimestamp,
        data_modification_timestamp: NewTimestamp,
    ) -> Ok[None] | Err[ErrorCode]:
        """Times are the host's own."""
        return self._mutate(_unsupported)

    def advise(self, offset: int, length: int, advice: Advice) -> Ok[None] | Err[ErrorCode]:
        """Take note, and do nothing."""
        return Ok(None)

    def sync(self) -> Ok[None] | Err[ErrorCode]:
        """There is nothing to wait for."""
        return Ok(None)

    sync_data = sync

    def _answer(self, function: Callable[[], T]) -> Ok[T] | Err[ErrorCode]:
        """Return what a function gives, or its error."""
        return self._made(function, lambda value: value)

    def _made(self, function: Callable[[], T], then: Callable[[T], U]) -> Ok[U] | Err[ErrorCode]:
        """Return what `then` makes of what a function gives, or its error; only the function may run in a thread."""
        self.state.spend()
        return self.state.face(self._work(function, then))

    async def _work(self, function: Callable[[], T], then: Callable[[T], U]) -> Ok[U] | Err[ErrorCode]:
        try:
            value = await self.state.io.off_loop(function) if self.entry.blocks else function()
        except Failed as error:
            return Err(error.code)
        return Ok(then(value))

    def _mutate(self, function: Callable[[], None]) -> Ok[None] | Err[ErrorCode]:
        """Change what a directory has."""
        if self.entry.type is not DescriptorType.DIRECTORY:
            return Err(ErrorCode.NOT_DIRECTORY)
        if DescriptorFlags.MUTATE_DIRECTORY not in self.flags:
            return Err(ErrorCode.READ_ONLY)
        return self._answer(function)

    def _change(self, function: Callable[[], T]) -> Ok[T] | Err[ErrorCode]:
        """Change a file."""
        refused = self._not_writable()
        return self._answer(function) if refused is None else Err(refused)

    def _writer(self, sink: Callable[[Entry], Callable[[bytes], None]]) -> Ok[OutputStream] | Err[ErrorCode]:
        refused = self._not_writable()
        if refused is not None:
            return Err(refused)
        entry = self.entry.again()
        return Ok(OutputStream(self.state, sink(entry), close=entry.close))

    def _not_writable(self) -> ErrorCode | None:
        if self.entry.type is DescriptorType.DIRECTORY:
            return ErrorCode.IS_DIRECTORY
        return None if DescriptorFlags.WRITE in self.flags else ErrorCode.BAD_DESCRIPTOR

    def _opened(self, entry: Entry, flags: DescriptorFlags) -> Descriptor:
        if entry.type is DescriptorType.DIRECTORY:
            flags &= DescriptorFlags.READ | DescriptorFlags.MUTATE_DIRECTORY
        else:
            flags &= ~DescriptorFlags.MUTATE_DIRECTORY
        return Descriptor(self.state, entry, flags)

    def _bytes(self, length: int, offset: int) -> tuple[bytes, bool]:
        if DescriptorFlags.READ not in self.flags:
            raise Failed(ErrorCode.BAD_DESCRIPTOR)
        data = self.entry.read(min(length, CHUNK), offset)
        return data, length > 0 and not data

    def _read(self, found: tuple[bytes, bool]) -> tuple[bytes, bool]:
        self.state.move(len(found[0]))
        return found

    def _listed(self, names: list[DirectoryEntry]) -> DirectoryEntryStream:
        self.state.move(len(names) * _ENTRY_BYTES)
        return DirectoryEntryStream(self.state, names)


class DirectoryEntryStream(Resource):
    """The names of a directory, as they were."""

    __slots__ = ("_left",)

    def __init__(self, state: WasiState, names: list[DirectoryEntry]) -> None:
        super().__init__(state)
        self._left = iter(names)

    def read_directory_entry(self) -> Ok[DirectoryEntry | None] | Err[ErrorCode]:
        """Return the next one."""
        return Ok(next(self._left, None))


class _Reader:
    """The source of a stream from a file."""

    def __init__(self, entry: Entry, offset: int) -> None:
        self.entry = entry
        self._offset = offset

    def take(self, size: int) -> bytes:
        try:
            data = self.entry.read(size, self._offset)
        except Failed as error:
            raise StreamFailed(error.code, error.code.value) from error
        self._offset += len(data)
        return data


class _Writer:
    """The sink of a stream into a file."""

    def __init__(self, entry: Entry, offset: int) -> None:
        self.entry = entry
        self._offset = offset

    def take(self, data: bytes) -> None:
        _sink(lambda: self.entry.write(data, self._offset))
        self._offset += len(data)


def _sink(write: Callable[[], object]) -> None:
    try:
        write()
    except Failed as error:
        raise StreamFailed(error.code, error.code.value) from error


def _unsupported() -> None:
    raise Failed(ErrorCode.UNSUPPORTED)


def _follows(flags: PathFlags) -> bool:
    return PathFlags.SYMLINK_FOLLOW in flags


def _hash(identity: tuple[object, ...]) -> MetadataHashValue:
    digest = hashlib.blake2b(repr(identity).encode(), digest_size=16, person=b"helios-wasi").digest()
    return MetadataHashValue(lower=int.from_bytes(digest[:8], "big"), upper=int.from_bytes(digest[8:], "big"))


class Filesystem:
    """`wasi:filesystem/types`."""

    def filesystem_error_code(self, err: IoError) -> ErrorCode | None:
        """Return the file system's error behind a stream's."""
        return err.code if isinstance(err.code, ErrorCode) else None


class Preopens:
    """`wasi:filesystem/preopens`; `renew` sets what a new instance has, by the paths that it sees."""

    def __init__(self, state: WasiState, roots: Callable[[], Mapping[str, Callable[[], Entry]]]) -> None:
        self._state: Final = state
        self._make: Final = roots
        self.renew()

    def renew(self) -> None:
        """Make the directories of a new instance."""
        self._roots = self._make()

    def get_directories(self) -> list[tuple[Descriptor, str]]:
        """Open them."""
        return [(self._open(root()), path) for path, root in self._roots.items()]

    def _open(self, entry: Entry) -> Descriptor:
        mutable = DescriptorFlags.MUTATE_DIRECTORY if entry.mutable else _NO_FLAGS
        return Descriptor(self._state, entry, DescriptorFlags.READ | mutable)
