# Generated from wasi:filesystem@0.2 by witbind. Do not edit.
"""WASI filesystem is a filesystem API primarily intended to let users run WASI
programs that access their files on their existing filesystems, without
significant overhead.

It is intended to be roughly portable between Unix-family platforms and
Windows, though it does not hide many of the major differences.

Paths are passed as interface-type `string`s, meaning they must consist of
a sequence of Unicode Scalar Values (USVs). Some filesystems may contain
paths which are not accessible by this API.

The directory separator in WASI is always the forward-slash (`/`).

All paths in WASI are relative paths, and are interpreted relative to a
`descriptor` referring to a base directory. If a `path` argument to any WASI
function starts with `/`, or if any step of resolving a `path`, including
`..` and symbolic link steps, reaches a directory outside of the base
directory, or reaches a symlink to an absolute or rooted path in the
underlying filesystem, the function fails with `error-code::not-permitted`.

For more information about WASI path resolution and sandboxing, see
[WASI filesystem path resolution].

[WASI filesystem path resolution]: https://github.com/WebAssembly/wasi-filesystem/blob/main/path-resolution.md
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ...wasi_filesystem.types import (
    Advice,
    DescriptorFlags,
    DescriptorStat,
    DescriptorType,
    DirectoryEntry,
    ErrorCode,
    Filesize,
    MetadataHashValue,
    NewTimestamp,
    OpenFlags,
    PathFlags,
)
from ..wasi_io.streams import Error, InputStream, OutputStream

__all__ = ["Descriptor", "DirectoryEntryStream", "Error", "InputStream", "OutputStream", "Types"]


class Descriptor(Protocol):
    """A descriptor is a reference to a filesystem object, which may be a file,
    directory, named pipe, special file, or other object on which filesystem
    calls may be made.
    """

    def advise(self, offset: Filesize, length: Filesize, advice: Advice) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Provide file advisory information on a descriptor.

        This is similar to `posix_fadvise` in POSIX.
        """
        ...

    def append_via_stream(self) -> AwaitableOrValue[Ok[OutputStream] | Err[ErrorCode]]:
        """Return a stream for appending to a file, if available.

        May fail with an error-code describing why the file cannot be appended.

        Note: This allows using `write-stream`, which is similar to `write` with
        `O_APPEND` in POSIX.
        """
        ...

    def create_directory_at(self, path: str) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Create a directory.

        Note: This is similar to `mkdirat` in POSIX.
        """
        ...

    def get_flags(self) -> AwaitableOrValue[Ok[DescriptorFlags] | Err[ErrorCode]]:
        """Get flags associated with a descriptor.

        Note: This returns similar flags to `fcntl(fd, F_GETFL)` in POSIX.

        Note: This returns the value that was the `fs_flags` value returned
        from `fdstat_get` in earlier versions of WASI.
        """
        ...

    def get_type(self) -> AwaitableOrValue[Ok[DescriptorType] | Err[ErrorCode]]:
        """Get the dynamic type of a descriptor.

        Note: This returns the same value as the `type` field of the `fd-stat`
        returned by `stat`, `stat-at` and similar.

        Note: This returns similar flags to the `st_mode & S_IFMT` value provided
        by `fstat` in POSIX.

        Note: This returns the value that was the `fs_filetype` value returned
        from `fdstat_get` in earlier versions of WASI.
        """
        ...

    def is_same_object(self, other: Descriptor) -> AwaitableOrValue[bool]:
        """Test whether two descriptors refer to the same filesystem object.

        In POSIX, this corresponds to testing whether the two descriptors have the
        same device (`st_dev`) and inode (`st_ino` or `d_ino`) numbers.
        wasi-filesystem does not expose device and inode numbers, so this function
        may be used instead.
        """
        ...

    def link_at(
        self,
        old_path_flags: PathFlags,
        old_path: str,
        new_descriptor: Descriptor,
        new_path: str,
    ) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Create a hard link.

        Fails with `error-code::no-entry` if the old path does not exist,
        with `error-code::exist` if the new path already exists, and
        `error-code::not-permitted` if the old path is not a file.

        Note: This is similar to `linkat` in POSIX.
        """
        ...

    def metadata_hash(self) -> AwaitableOrValue[Ok[MetadataHashValue] | Err[ErrorCode]]:
        """Return a hash of the metadata associated with a filesystem object referred
        to by a descriptor.

        This returns a hash of the last-modification timestamp and file size, and
        may also include the inode number, device number, birth timestamp, and
        other metadata fields that may change when the file is modified or
        replaced. It may also include a secret value chosen by the
        implementation and not otherwise exposed.

        Implementations are encouraged to provide the following properties:

         - If the file is not modified or replaced, the computed hash value should
           usually not change.
         - If the object is modified or replaced, the computed hash value should
           usually change.
         - The inputs to the hash should not be easily computable from the
           computed hash.

        However, none of these is required.
        """
        ...

    def metadata_hash_at(
        self,
        path_flags: PathFlags,
        path: str,
    ) -> AwaitableOrValue[Ok[MetadataHashValue] | Err[ErrorCode]]:
        """Return a hash of the metadata associated with a filesystem object referred
        to by a directory descriptor and a relative path.

        This performs the same hash computation as `metadata-hash`.
        """
        ...

    def open_at(
        self,
        path_flags: PathFlags,
        path: str,
        open_flags: OpenFlags,
        flags: DescriptorFlags,
    ) -> AwaitableOrValue[Ok[Descriptor] | Err[ErrorCode]]:
        """Open a file or directory.

        If `flags` contains `descriptor-flags::mutate-directory`, and the base
        descriptor doesn't have `descriptor-flags::mutate-directory` set,
        `open-at` fails with `error-code::read-only`.

        If `flags` contains `write` or `mutate-directory`, or `open-flags`
        contains `truncate` or `create`, and the base descriptor doesn't have
        `descriptor-flags::mutate-directory` set, `open-at` fails with
        `error-code::read-only`.

        Note: This is similar to `openat` in POSIX.
        """
        ...

    def read(self, length: Filesize, offset: Filesize) -> AwaitableOrValue[Ok[tuple[bytes, bool]] | Err[ErrorCode]]:
        """Read from a descriptor, without using and updating the descriptor's offset.

        This function returns a list of bytes containing the data that was
        read, along with a bool which, when true, indicates that the end of the
        file was reached. The returned list will contain up to `length` bytes; it
        may return fewer than requested, if the end of the file is reached or
        if the I/O operation is interrupted.

        In the future, this may change to return a `stream<u8, error-code>`.

        Note: This is similar to `pread` in POSIX.
        """
        ...

    def read_directory(self) -> AwaitableOrValue[Ok[DirectoryEntryStream] | Err[ErrorCode]]:
        """Read directory entries from a directory.

        On filesystems where directories contain entries referring to themselves
        and their parents, often named `.` and `..` respectively, these entries
        are omitted.

        This always returns a new stream which starts at the beginning of the
        directory. Multiple streams may be active on the same directory, and they
        do not interfere with each other.
        """
        ...

    def read_via_stream(self, offset: Filesize) -> AwaitableOrValue[Ok[InputStream] | Err[ErrorCode]]:
        """Return a stream for reading from a file, if available.

        May fail with an error-code describing why the file cannot be read.

        Multiple read, write, and append streams may be active on the same open
        file and they do not interfere with each other.

        Note: This allows using `read-stream`, which is similar to `read` in POSIX.
        """
        ...

    def readlink_at(self, path: str) -> AwaitableOrValue[Ok[str] | Err[ErrorCode]]:
        """Read the contents of a symbolic link.

        If the contents contain an absolute or rooted path in the underlying
        filesystem, this function fails with `error-code::not-permitted`.

        Note: This is similar to `readlinkat` in POSIX.
        """
        ...

    def remove_directory_at(self, path: str) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Remove a directory.

        Return `error-code::not-empty` if the directory is not empty.

        Note: This is similar to `unlinkat(fd, path, AT_REMOVEDIR)` in POSIX.
        """
        ...

    def rename_at(
        self,
        old_path: str,
        new_descriptor: Descriptor,
        new_path: str,
    ) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Rename a filesystem object.

        Note: This is similar to `renameat` in POSIX.
        """
        ...

    def set_size(self, size: Filesize) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Adjust the size of an open file. If this increases the file's size, the
        extra bytes are filled with zeros.

        Note: This was called `fd_filestat_set_size` in earlier versions of WASI.
        """
        ...

    def set_times(
        self,
        data_access_timestamp: NewTimestamp,
        data_modification_timestamp: NewTimestamp,
    ) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Adjust the timestamps of an open file or directory.

        Note: This is similar to `futimens` in POSIX.

        Note: This was called `fd_filestat_set_times` in earlier versions of WASI.
        """
        ...

    def set_times_at(
        self,
        path_flags: PathFlags,
        path: str,
        data_access_timestamp: NewTimestamp,
        data_modification_timestamp: NewTimestamp,
    ) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Adjust the timestamps of a file or directory.

        Note: This is similar to `utimensat` in POSIX.

        Note: This was called `path_filestat_set_times` in earlier versions of
        WASI.
        """
        ...

    def stat(self) -> AwaitableOrValue[Ok[DescriptorStat] | Err[ErrorCode]]:
        """Return the attributes of an open file or directory.

        Note: This is similar to `fstat` in POSIX, except that it does not return
        device and inode information. For testing whether two descriptors refer to
        the same underlying filesystem object, use `is-same-object`. To obtain
        additional data that can be used do determine whether a file has been
        modified, use `metadata-hash`.

        Note: This was called `fd_filestat_get` in earlier versions of WASI.
        """
        ...

    def stat_at(self, path_flags: PathFlags, path: str) -> AwaitableOrValue[Ok[DescriptorStat] | Err[ErrorCode]]:
        """Return the attributes of a file or directory.

        Note: This is similar to `fstatat` in POSIX, except that it does not
        return device and inode information. See the `stat` description for a
        discussion of alternatives.

        Note: This was called `path_filestat_get` in earlier versions of WASI.
        """
        ...

    def symlink_at(self, old_path: str, new_path: str) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Create a symbolic link (also known as a "symlink").

        If `old-path` starts with `/`, the function fails with
        `error-code::not-permitted`.

        Note: This is similar to `symlinkat` in POSIX.
        """
        ...

    def sync(self) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Synchronize the data and metadata of a file to disk.

        This function succeeds with no effect if the file descriptor is not
        opened for writing.

        Note: This is similar to `fsync` in POSIX.
        """
        ...

    def sync_data(self) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Synchronize the data of a file to disk.

        This function succeeds with no effect if the file descriptor is not
        opened for writing.

        Note: This is similar to `fdatasync` in POSIX.
        """
        ...

    def unlink_file_at(self, path: str) -> AwaitableOrValue[Ok[None] | Err[ErrorCode]]:
        """Unlink a filesystem object that is not a directory.

        Return `error-code::is-directory` if the path refers to a directory.
        Note: This is similar to `unlinkat(fd, path, 0)` in POSIX.
        """
        ...

    def write(self, buffer: bytes, offset: Filesize) -> AwaitableOrValue[Ok[Filesize] | Err[ErrorCode]]:
        """Write to a descriptor, without using and updating the descriptor's offset.

        It is valid to write past the end of a file; the file is extended to the
        extent of the write, with bytes between the previous end and the start of
        the write set to zero.

        In the future, this may change to take a `stream<u8, error-code>`.

        Note: This is similar to `pwrite` in POSIX.
        """
        ...

    def write_via_stream(self, offset: Filesize) -> AwaitableOrValue[Ok[OutputStream] | Err[ErrorCode]]:
        """Return a stream for writing to a file, if available.

        May fail with an error-code describing why the file cannot be written.

        Note: This allows using `write-stream`, which is similar to `write` in
        POSIX.
        """
        ...


class DirectoryEntryStream(Protocol):
    """A stream of directory entries."""

    def read_directory_entry(self) -> AwaitableOrValue[Ok[DirectoryEntry | None] | Err[ErrorCode]]:
        """Read a single directory entry from a `directory-entry-stream`."""
        ...


class Types(Protocol):
    """WASI filesystem is a filesystem API primarily intended to let users run WASI
    programs that access their files on their existing filesystems, without
    significant overhead.

    It is intended to be roughly portable between Unix-family platforms and
    Windows, though it does not hide many of the major differences.

    Paths are passed as interface-type `string`s, meaning they must consist of
    a sequence of Unicode Scalar Values (USVs). Some filesystems may contain
    paths which are not accessible by this API.

    The directory separator in WASI is always the forward-slash (`/`).

    All paths in WASI are relative paths, and are interpreted relative to a
    `descriptor` referring to a base directory. If a `path` argument to any WASI
    function starts with `/`, or if any step of resolving a `path`, including
    `..` and symbolic link steps, reaches a directory outside of the base
    directory, or reaches a symlink to an absolute or rooted path in the
    underlying filesystem, the function fails with `error-code::not-permitted`.

    For more information about WASI path resolution and sandboxing, see
    [WASI filesystem path resolution].

    [WASI filesystem path resolution]: https://github.com/WebAssembly/wasi-filesystem/blob/main/path-resolution.md
    """

    def filesystem_error_code(self, err: Error) -> AwaitableOrValue[ErrorCode | None]:
        """Attempts to extract a filesystem-related `error-code` from the stream
        `error` provided.

        Stream operations which return `stream-error::last-operation-failed`
        have a payload with more information about the operation that failed.
        This payload can be passed through to this function to see if there's
        filesystem-related information about the error to return.

        Note that this function is fallible because not all stream-related
        errors are filesystem-related errors.
        """
        ...
