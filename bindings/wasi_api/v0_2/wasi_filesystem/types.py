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

from enum import Enum, Flag, auto
from typing import Protocol, TypeAlias

import attrs
from witbind import Err, Ok

from ..wasi_clocks.wall_clock import Datetime
from ..wasi_io.streams import Error, InputStream, OutputStream

__all__ = [
    "Advice",
    "Datetime",
    "Descriptor",
    "DescriptorFlags",
    "DescriptorStat",
    "DescriptorType",
    "DirectoryEntry",
    "DirectoryEntryStream",
    "Error",
    "ErrorCode",
    "Filesize",
    "InputStream",
    "LinkCount",
    "MetadataHashValue",
    "NewTimestamp",
    "NewTimestampNoChange",
    "NewTimestampNow",
    "NewTimestampTimestamp",
    "OpenFlags",
    "OutputStream",
    "PathFlags",
    "Types",
]


class Advice(Enum):
    """File or memory access pattern advisory information."""

    NORMAL = "normal"
    """The application has no advice to give on its behavior with respect
    to the specified data.
    """

    SEQUENTIAL = "sequential"
    """The application expects to access the specified data sequentially
    from lower offsets to higher offsets.
    """

    RANDOM = "random"
    """The application expects to access the specified data in a random
    order.
    """

    WILL_NEED = "will-need"
    """The application expects to access the specified data in the near
    future.
    """

    DONT_NEED = "dont-need"
    """The application expects that it will not access the specified data
    in the near future.
    """

    NO_REUSE = "no-reuse"
    """The application expects to access the specified data once and then
    not reuse it thereafter.
    """


class Descriptor(Protocol):
    """A descriptor is a reference to a filesystem object, which may be a file,
    directory, named pipe, special file, or other object on which filesystem
    calls may be made.
    """

    def advise(self, offset: Filesize, length: Filesize, advice: Advice) -> Ok[None] | Err[ErrorCode]:
        """Provide file advisory information on a descriptor.

        This is similar to `posix_fadvise` in POSIX.
        """
        ...

    def append_via_stream(self) -> Ok[OutputStream] | Err[ErrorCode]:
        """Return a stream for appending to a file, if available.

        May fail with an error-code describing why the file cannot be appended.

        Note: This allows using `write-stream`, which is similar to `write` with
        `O_APPEND` in POSIX.
        """
        ...

    def create_directory_at(self, path: str) -> Ok[None] | Err[ErrorCode]:
        """Create a directory.

        Note: This is similar to `mkdirat` in POSIX.
        """
        ...

    def get_flags(self) -> Ok[DescriptorFlags] | Err[ErrorCode]:
        """Get flags associated with a descriptor.

        Note: This returns similar flags to `fcntl(fd, F_GETFL)` in POSIX.

        Note: This returns the value that was the `fs_flags` value returned
        from `fdstat_get` in earlier versions of WASI.
        """
        ...

    def get_type(self) -> Ok[DescriptorType] | Err[ErrorCode]:
        """Get the dynamic type of a descriptor.

        Note: This returns the same value as the `type` field of the `fd-stat`
        returned by `stat`, `stat-at` and similar.

        Note: This returns similar flags to the `st_mode & S_IFMT` value provided
        by `fstat` in POSIX.

        Note: This returns the value that was the `fs_filetype` value returned
        from `fdstat_get` in earlier versions of WASI.
        """
        ...

    def is_same_object(self, other: Descriptor) -> bool:
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
    ) -> Ok[None] | Err[ErrorCode]:
        """Create a hard link.

        Fails with `error-code::no-entry` if the old path does not exist,
        with `error-code::exist` if the new path already exists, and
        `error-code::not-permitted` if the old path is not a file.

        Note: This is similar to `linkat` in POSIX.
        """
        ...

    def metadata_hash(self) -> Ok[MetadataHashValue] | Err[ErrorCode]:
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

    def metadata_hash_at(self, path_flags: PathFlags, path: str) -> Ok[MetadataHashValue] | Err[ErrorCode]:
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
    ) -> Ok[Descriptor] | Err[ErrorCode]:
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

    def read(self, length: Filesize, offset: Filesize) -> Ok[tuple[bytes, bool]] | Err[ErrorCode]:
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

    def read_directory(self) -> Ok[DirectoryEntryStream] | Err[ErrorCode]:
        """Read directory entries from a directory.

        On filesystems where directories contain entries referring to themselves
        and their parents, often named `.` and `..` respectively, these entries
        are omitted.

        This always returns a new stream which starts at the beginning of the
        directory. Multiple streams may be active on the same directory, and they
        do not interfere with each other.
        """
        ...

    def read_via_stream(self, offset: Filesize) -> Ok[InputStream] | Err[ErrorCode]:
        """Return a stream for reading from a file, if available.

        May fail with an error-code describing why the file cannot be read.

        Multiple read, write, and append streams may be active on the same open
        file and they do not interfere with each other.

        Note: This allows using `read-stream`, which is similar to `read` in POSIX.
        """
        ...

    def readlink_at(self, path: str) -> Ok[str] | Err[ErrorCode]:
        """Read the contents of a symbolic link.

        If the contents contain an absolute or rooted path in the underlying
        filesystem, this function fails with `error-code::not-permitted`.

        Note: This is similar to `readlinkat` in POSIX.
        """
        ...

    def remove_directory_at(self, path: str) -> Ok[None] | Err[ErrorCode]:
        """Remove a directory.

        Return `error-code::not-empty` if the directory is not empty.

        Note: This is similar to `unlinkat(fd, path, AT_REMOVEDIR)` in POSIX.
        """
        ...

    def rename_at(self, old_path: str, new_descriptor: Descriptor, new_path: str) -> Ok[None] | Err[ErrorCode]:
        """Rename a filesystem object.

        Note: This is similar to `renameat` in POSIX.
        """
        ...

    def set_size(self, size: Filesize) -> Ok[None] | Err[ErrorCode]:
        """Adjust the size of an open file. If this increases the file's size, the
        extra bytes are filled with zeros.

        Note: This was called `fd_filestat_set_size` in earlier versions of WASI.
        """
        ...

    def set_times(
        self,
        data_access_timestamp: NewTimestamp,
        data_modification_timestamp: NewTimestamp,
    ) -> Ok[None] | Err[ErrorCode]:
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
    ) -> Ok[None] | Err[ErrorCode]:
        """Adjust the timestamps of a file or directory.

        Note: This is similar to `utimensat` in POSIX.

        Note: This was called `path_filestat_set_times` in earlier versions of
        WASI.
        """
        ...

    def stat(self) -> Ok[DescriptorStat] | Err[ErrorCode]:
        """Return the attributes of an open file or directory.

        Note: This is similar to `fstat` in POSIX, except that it does not return
        device and inode information. For testing whether two descriptors refer to
        the same underlying filesystem object, use `is-same-object`. To obtain
        additional data that can be used do determine whether a file has been
        modified, use `metadata-hash`.

        Note: This was called `fd_filestat_get` in earlier versions of WASI.
        """
        ...

    def stat_at(self, path_flags: PathFlags, path: str) -> Ok[DescriptorStat] | Err[ErrorCode]:
        """Return the attributes of a file or directory.

        Note: This is similar to `fstatat` in POSIX, except that it does not
        return device and inode information. See the `stat` description for a
        discussion of alternatives.

        Note: This was called `path_filestat_get` in earlier versions of WASI.
        """
        ...

    def symlink_at(self, old_path: str, new_path: str) -> Ok[None] | Err[ErrorCode]:
        """Create a symbolic link (also known as a "symlink").

        If `old-path` starts with `/`, the function fails with
        `error-code::not-permitted`.

        Note: This is similar to `symlinkat` in POSIX.
        """
        ...

    def sync(self) -> Ok[None] | Err[ErrorCode]:
        """Synchronize the data and metadata of a file to disk.

        This function succeeds with no effect if the file descriptor is not
        opened for writing.

        Note: This is similar to `fsync` in POSIX.
        """
        ...

    def sync_data(self) -> Ok[None] | Err[ErrorCode]:
        """Synchronize the data of a file to disk.

        This function succeeds with no effect if the file descriptor is not
        opened for writing.

        Note: This is similar to `fdatasync` in POSIX.
        """
        ...

    def unlink_file_at(self, path: str) -> Ok[None] | Err[ErrorCode]:
        """Unlink a filesystem object that is not a directory.

        Return `error-code::is-directory` if the path refers to a directory.
        Note: This is similar to `unlinkat(fd, path, 0)` in POSIX.
        """
        ...

    def write(self, buffer: bytes, offset: Filesize) -> Ok[Filesize] | Err[ErrorCode]:
        """Write to a descriptor, without using and updating the descriptor's offset.

        It is valid to write past the end of a file; the file is extended to the
        extent of the write, with bytes between the previous end and the start of
        the write set to zero.

        In the future, this may change to take a `stream<u8, error-code>`.

        Note: This is similar to `pwrite` in POSIX.
        """
        ...

    def write_via_stream(self, offset: Filesize) -> Ok[OutputStream] | Err[ErrorCode]:
        """Return a stream for writing to a file, if available.

        May fail with an error-code describing why the file cannot be written.

        Note: This allows using `write-stream`, which is similar to `write` in
        POSIX.
        """
        ...


class DescriptorFlags(Flag):
    """Descriptor flags.

    Note: This was called `fdflags` in earlier versions of WASI.
    """

    READ = auto()
    """Read mode: Data can be read."""

    WRITE = auto()
    """Write mode: Data can be written to."""

    FILE_INTEGRITY_SYNC = auto()
    """Request that writes be performed according to synchronized I/O file
    integrity completion. The data stored in the file and the file's
    metadata are synchronized. This is similar to `O_SYNC` in POSIX.

    The precise semantics of this operation have not yet been defined for
    WASI. At this time, it should be interpreted as a request, and not a
    requirement.
    """

    DATA_INTEGRITY_SYNC = auto()
    """Request that writes be performed according to synchronized I/O data
    integrity completion. Only the data stored in the file is
    synchronized. This is similar to `O_DSYNC` in POSIX.

    The precise semantics of this operation have not yet been defined for
    WASI. At this time, it should be interpreted as a request, and not a
    requirement.
    """

    REQUESTED_WRITE_SYNC = auto()
    """Requests that reads be performed at the same level of integrity
    requested for writes. This is similar to `O_RSYNC` in POSIX.

    The precise semantics of this operation have not yet been defined for
    WASI. At this time, it should be interpreted as a request, and not a
    requirement.
    """

    MUTATE_DIRECTORY = auto()
    """Mutating directories mode: Directory contents may be mutated.

    When this flag is unset on a descriptor, operations using the
    descriptor which would create, rename, delete, modify the data or
    metadata of filesystem objects, or obtain another handle which
    would permit any of those, shall fail with `error-code::read-only` if
    they would otherwise succeed.

    This may only be set on directories.
    """


class DescriptorType(Enum):
    """The type of a filesystem object referenced by a descriptor.

    Note: This was called `filetype` in earlier versions of WASI.
    """

    UNKNOWN = "unknown"
    """The type of the descriptor or file is unknown or is different from
    any of the other types specified.
    """

    BLOCK_DEVICE = "block-device"
    """The descriptor refers to a block device inode."""

    CHARACTER_DEVICE = "character-device"
    """The descriptor refers to a character device inode."""

    DIRECTORY = "directory"
    """The descriptor refers to a directory inode."""

    FIFO = "fifo"
    """The descriptor refers to a named pipe."""

    SYMBOLIC_LINK = "symbolic-link"
    """The file refers to a symbolic link inode."""

    REGULAR_FILE = "regular-file"
    """The descriptor refers to a regular file inode."""

    SOCKET = "socket"
    """The descriptor refers to a socket."""


Filesize: TypeAlias = int
"""File size or length of a region within a file."""


LinkCount: TypeAlias = int
"""Number of hard links to an inode."""


@attrs.frozen(kw_only=True)
class DescriptorStat:
    """File attributes.

    Note: This was called `filestat` in earlier versions of WASI.
    """

    type: DescriptorType
    """File type."""

    link_count: LinkCount
    """Number of hard links to the file."""

    size: Filesize
    """For regular files, the file size in bytes. For symbolic links, the
    length in bytes of the pathname contained in the symbolic link.
    """

    data_access_timestamp: Datetime | None
    """Last data access timestamp.

    If the `option` is none, the platform doesn't maintain an access
    timestamp for this file.
    """

    data_modification_timestamp: Datetime | None
    """Last data modification timestamp.

    If the `option` is none, the platform doesn't maintain a
    modification timestamp for this file.
    """

    status_change_timestamp: Datetime | None
    """Last file status-change timestamp.

    If the `option` is none, the platform doesn't maintain a
    status-change timestamp for this file.
    """


@attrs.frozen(kw_only=True)
class DirectoryEntry:
    """A directory entry."""

    type: DescriptorType
    """The type of the file referred to by this directory entry."""

    name: str
    """The name of the object."""


class DirectoryEntryStream(Protocol):
    """A stream of directory entries."""

    def read_directory_entry(self) -> Ok[DirectoryEntry | None] | Err[ErrorCode]:
        """Read a single directory entry from a `directory-entry-stream`."""
        ...


class ErrorCode(Enum):
    """Error codes returned by functions, similar to `errno` in POSIX.
    Not all of these error codes are returned by the functions provided by this
    API; some are used in higher-level library layers, and others are provided
    merely for alignment with POSIX.
    """

    ACCESS = "access"
    """Permission denied, similar to `EACCES` in POSIX."""

    WOULD_BLOCK = "would-block"
    """Resource unavailable, or operation would block, similar to `EAGAIN` and `EWOULDBLOCK` in POSIX."""

    ALREADY = "already"
    """Connection already in progress, similar to `EALREADY` in POSIX."""

    BAD_DESCRIPTOR = "bad-descriptor"
    """Bad descriptor, similar to `EBADF` in POSIX."""

    BUSY = "busy"
    """Device or resource busy, similar to `EBUSY` in POSIX."""

    DEADLOCK = "deadlock"
    """Resource deadlock would occur, similar to `EDEADLK` in POSIX."""

    QUOTA = "quota"
    """Storage quota exceeded, similar to `EDQUOT` in POSIX."""

    EXIST = "exist"
    """File exists, similar to `EEXIST` in POSIX."""

    FILE_TOO_LARGE = "file-too-large"
    """File too large, similar to `EFBIG` in POSIX."""

    ILLEGAL_BYTE_SEQUENCE = "illegal-byte-sequence"
    """Illegal byte sequence, similar to `EILSEQ` in POSIX."""

    IN_PROGRESS = "in-progress"
    """Operation in progress, similar to `EINPROGRESS` in POSIX."""

    INTERRUPTED = "interrupted"
    """Interrupted function, similar to `EINTR` in POSIX."""

    INVALID = "invalid"
    """Invalid argument, similar to `EINVAL` in POSIX."""

    IO = "io"
    """I/O error, similar to `EIO` in POSIX."""

    IS_DIRECTORY = "is-directory"
    """Is a directory, similar to `EISDIR` in POSIX."""

    LOOP = "loop"
    """Too many levels of symbolic links, similar to `ELOOP` in POSIX."""

    TOO_MANY_LINKS = "too-many-links"
    """Too many links, similar to `EMLINK` in POSIX."""

    MESSAGE_SIZE = "message-size"
    """Message too large, similar to `EMSGSIZE` in POSIX."""

    NAME_TOO_LONG = "name-too-long"
    """Filename too long, similar to `ENAMETOOLONG` in POSIX."""

    NO_DEVICE = "no-device"
    """No such device, similar to `ENODEV` in POSIX."""

    NO_ENTRY = "no-entry"
    """No such file or directory, similar to `ENOENT` in POSIX."""

    NO_LOCK = "no-lock"
    """No locks available, similar to `ENOLCK` in POSIX."""

    INSUFFICIENT_MEMORY = "insufficient-memory"
    """Not enough space, similar to `ENOMEM` in POSIX."""

    INSUFFICIENT_SPACE = "insufficient-space"
    """No space left on device, similar to `ENOSPC` in POSIX."""

    NOT_DIRECTORY = "not-directory"
    """Not a directory or a symbolic link to a directory, similar to `ENOTDIR` in POSIX."""

    NOT_EMPTY = "not-empty"
    """Directory not empty, similar to `ENOTEMPTY` in POSIX."""

    NOT_RECOVERABLE = "not-recoverable"
    """State not recoverable, similar to `ENOTRECOVERABLE` in POSIX."""

    UNSUPPORTED = "unsupported"
    """Not supported, similar to `ENOTSUP` and `ENOSYS` in POSIX."""

    NO_TTY = "no-tty"
    """Inappropriate I/O control operation, similar to `ENOTTY` in POSIX."""

    NO_SUCH_DEVICE = "no-such-device"
    """No such device or address, similar to `ENXIO` in POSIX."""

    OVERFLOW = "overflow"
    """Value too large to be stored in data type, similar to `EOVERFLOW` in POSIX."""

    NOT_PERMITTED = "not-permitted"
    """Operation not permitted, similar to `EPERM` in POSIX."""

    PIPE = "pipe"
    """Broken pipe, similar to `EPIPE` in POSIX."""

    READ_ONLY = "read-only"
    """Read-only file system, similar to `EROFS` in POSIX."""

    INVALID_SEEK = "invalid-seek"
    """Invalid seek, similar to `ESPIPE` in POSIX."""

    TEXT_FILE_BUSY = "text-file-busy"
    """Text file busy, similar to `ETXTBSY` in POSIX."""

    CROSS_DEVICE = "cross-device"
    """Cross-device link, similar to `EXDEV` in POSIX."""


@attrs.frozen(kw_only=True)
class MetadataHashValue:
    """A 128-bit hash value, split into parts because wasm doesn't have a
    128-bit integer type.
    """

    lower: int
    """64 bits of a 128-bit hash value."""

    upper: int
    """Another 64 bits of a 128-bit hash value."""


@attrs.frozen
class NewTimestampNoChange:
    """Leave the timestamp set to its previous value."""


@attrs.frozen
class NewTimestampNow:
    """Set the timestamp to the current time of the system clock associated
    with the filesystem.
    """


@attrs.frozen
class NewTimestampTimestamp:
    """Set the timestamp to the given value."""

    value: Datetime


NewTimestamp: TypeAlias = NewTimestampNoChange | NewTimestampNow | NewTimestampTimestamp
"""When setting a timestamp, this gives the value to set it to."""


class OpenFlags(Flag):
    """Open flags used by `open-at`."""

    CREATE = auto()
    """Create file if it does not exist, similar to `O_CREAT` in POSIX."""

    DIRECTORY = auto()
    """Fail if not a directory, similar to `O_DIRECTORY` in POSIX."""

    EXCLUSIVE = auto()
    """Fail if file already exists, similar to `O_EXCL` in POSIX."""

    TRUNCATE = auto()
    """Truncate file to size 0, similar to `O_TRUNC` in POSIX."""


class PathFlags(Flag):
    """Flags determining the method of how paths are resolved."""

    SYMLINK_FOLLOW = auto()
    """As long as the resolved path corresponds to a symbolic link, it is
    expanded.
    """


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

    def filesystem_error_code(self, err: Error) -> ErrorCode | None:
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
