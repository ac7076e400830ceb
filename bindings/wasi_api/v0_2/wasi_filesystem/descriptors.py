# Generated from wasi:filesystem@0.2 by witbind. Do not edit.
"""What `wasi:filesystem` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from ..wasi_clocks import descriptors as wasi_clocks
from ..wasi_io import descriptors as wasi_io
from . import ids, types

__all__ = [
    "INTERFACES",
    "PREOPENS",
    "TYPES",
    "TYPES_ADVICE",
    "TYPES_DESCRIPTOR",
    "TYPES_DESCRIPTOR_FLAGS",
    "TYPES_DESCRIPTOR_STAT",
    "TYPES_DESCRIPTOR_TYPE",
    "TYPES_DIRECTORY_ENTRY",
    "TYPES_DIRECTORY_ENTRY_STREAM",
    "TYPES_ERROR_CODE",
    "TYPES_FILESIZE",
    "TYPES_LINK_COUNT",
    "TYPES_METADATA_HASH_VALUE",
    "TYPES_NEW_TIMESTAMP",
    "TYPES_OPEN_FLAGS",
    "TYPES_PATH_FLAGS",
    "WORLDS",
]

TYPES_ADVICE: Final = wit.Enum(
    "advice",
    ("normal", "sequential", "random", "will-need", "dont-need", "no-reuse"),
    types.Advice,
)

TYPES_DESCRIPTOR: Final = wit.Resource(ids.TYPES, "descriptor", host=True)

TYPES_DESCRIPTOR_FLAGS: Final = wit.Flags(
    "descriptor-flags",
    ("read", "write", "file-integrity-sync", "data-integrity-sync", "requested-write-sync", "mutate-directory"),
    types.DescriptorFlags,
)

TYPES_DESCRIPTOR_TYPE: Final = wit.Enum(
    "descriptor-type",
    ("unknown", "block-device", "character-device", "directory", "fifo", "symbolic-link", "regular-file", "socket"),
    types.DescriptorType,
)

TYPES_LINK_COUNT: Final = wit.U64

TYPES_FILESIZE: Final = wit.U64

TYPES_DESCRIPTOR_STAT: Final = wit.Record(
    "descriptor-stat",
    (
        ("type", "type", TYPES_DESCRIPTOR_TYPE),
        ("link-count", "link_count", TYPES_LINK_COUNT),
        ("size", "size", TYPES_FILESIZE),
        ("data-access-timestamp", "data_access_timestamp", wit.Option(wasi_clocks.WALL_CLOCK_DATETIME)),
        ("data-modification-timestamp", "data_modification_timestamp", wit.Option(wasi_clocks.WALL_CLOCK_DATETIME)),
        ("status-change-timestamp", "status_change_timestamp", wit.Option(wasi_clocks.WALL_CLOCK_DATETIME)),
    ),
    types.DescriptorStat,
)

TYPES_DIRECTORY_ENTRY: Final = wit.Record(
    "directory-entry",
    (
        ("type", "type", TYPES_DESCRIPTOR_TYPE),
        ("name", "name", wit.STRING),
    ),
    types.DirectoryEntry,
)

TYPES_DIRECTORY_ENTRY_STREAM: Final = wit.Resource(ids.TYPES, "directory-entry-stream", host=True)

TYPES_ERROR_CODE: Final = wit.Enum(
    "error-code",
    (
        "access",
        "would-block",
        "already",
        "bad-descriptor",
        "busy",
        "deadlock",
        "quota",
        "exist",
        "file-too-large",
        "illegal-byte-sequence",
        "in-progress",
        "interrupted",
        "invalid",
        "io",
        "is-directory",
        "loop",
        "too-many-links",
        "message-size",
        "name-too-long",
        "no-device",
        "no-entry",
        "no-lock",
        "insufficient-memory",
        "insufficient-space",
        "not-directory",
        "not-empty",
        "not-recoverable",
        "unsupported",
        "no-tty",
        "no-such-device",
        "overflow",
        "not-permitted",
        "pipe",
        "read-only",
        "invalid-seek",
        "text-file-busy",
        "cross-device",
    ),
    types.ErrorCode,
)

TYPES_METADATA_HASH_VALUE: Final = wit.Record(
    "metadata-hash-value",
    (
        ("lower", "lower", wit.U64),
        ("upper", "upper", wit.U64),
    ),
    types.MetadataHashValue,
)

TYPES_NEW_TIMESTAMP: Final = wit.Variant(
    "new-timestamp",
    (
        ("no-change", types.NewTimestampNoChange, None),
        ("now", types.NewTimestampNow, None),
        ("timestamp", types.NewTimestampTimestamp, wasi_clocks.WALL_CLOCK_DATETIME),
    ),
)

TYPES_OPEN_FLAGS: Final = wit.Flags("open-flags", ("create", "directory", "exclusive", "truncate"), types.OpenFlags)

TYPES_PATH_FLAGS: Final = wit.Flags("path-flags", ("symlink-follow",), types.PathFlags)

TYPES: Final = wit.Interface(
    ids.TYPES,
    (
        wit.Function(
            "[method]descriptor.advise",
            "advise",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("offset", "offset", TYPES_FILESIZE),
                ("length", "length", TYPES_FILESIZE),
                ("advice", "advice", TYPES_ADVICE),
            ),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.append-via-stream",
            "append_via_stream",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(wit.Own(wasi_io.STREAMS_OUTPUT_STREAM), TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.create-directory-at",
            "create_directory_at",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("path", "path", wit.STRING)),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.get-flags",
            "get_flags",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(TYPES_DESCRIPTOR_FLAGS, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.get-type",
            "get_type",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(TYPES_DESCRIPTOR_TYPE, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.is-same-object",
            "is_same_object",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("other", "other", wit.Borrow(TYPES_DESCRIPTOR))),
            wit.BOOL,
        ),
        wit.Function(
            "[method]descriptor.link-at",
            "link_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("old-path-flags", "old_path_flags", TYPES_PATH_FLAGS),
                ("old-path", "old_path", wit.STRING),
                ("new-descriptor", "new_descriptor", wit.Borrow(TYPES_DESCRIPTOR)),
                ("new-path", "new_path", wit.STRING),
            ),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.metadata-hash",
            "metadata_hash",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(TYPES_METADATA_HASH_VALUE, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.metadata-hash-at",
            "metadata_hash_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("path-flags", "path_flags", TYPES_PATH_FLAGS),
                ("path", "path", wit.STRING),
            ),
            wit.Result(TYPES_METADATA_HASH_VALUE, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.open-at",
            "open_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("path-flags", "path_flags", TYPES_PATH_FLAGS),
                ("path", "path", wit.STRING),
                ("open-flags", "open_flags", TYPES_OPEN_FLAGS),
                ("flags", "flags", TYPES_DESCRIPTOR_FLAGS),
            ),
            wit.Result(wit.Own(TYPES_DESCRIPTOR), TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.read",
            "read",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("length", "length", TYPES_FILESIZE),
                ("offset", "offset", TYPES_FILESIZE),
            ),
            wit.Result(wit.Tuple((wit.List(wit.U8), wit.BOOL)), TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.read-directory",
            "read_directory",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(wit.Own(TYPES_DIRECTORY_ENTRY_STREAM), TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.read-via-stream",
            "read_via_stream",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("offset", "offset", TYPES_FILESIZE)),
            wit.Result(wit.Own(wasi_io.STREAMS_INPUT_STREAM), TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.readlink-at",
            "readlink_at",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("path", "path", wit.STRING)),
            wit.Result(wit.STRING, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.remove-directory-at",
            "remove_directory_at",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("path", "path", wit.STRING)),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.rename-at",
            "rename_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("old-path", "old_path", wit.STRING),
                ("new-descriptor", "new_descriptor", wit.Borrow(TYPES_DESCRIPTOR)),
                ("new-path", "new_path", wit.STRING),
            ),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.set-size",
            "set_size",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("size", "size", TYPES_FILESIZE)),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.set-times",
            "set_times",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("data-access-timestamp", "data_access_timestamp", TYPES_NEW_TIMESTAMP),
                ("data-modification-timestamp", "data_modification_timestamp", TYPES_NEW_TIMESTAMP),
            ),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.set-times-at",
            "set_times_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("path-flags", "path_flags", TYPES_PATH_FLAGS),
                ("path", "path", wit.STRING),
                ("data-access-timestamp", "data_access_timestamp", TYPES_NEW_TIMESTAMP),
                ("data-modification-timestamp", "data_modification_timestamp", TYPES_NEW_TIMESTAMP),
            ),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.stat",
            "stat",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(TYPES_DESCRIPTOR_STAT, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.stat-at",
            "stat_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("path-flags", "path_flags", TYPES_PATH_FLAGS),
                ("path", "path", wit.STRING),
            ),
            wit.Result(TYPES_DESCRIPTOR_STAT, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.symlink-at",
            "symlink_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("old-path", "old_path", wit.STRING),
                ("new-path", "new_path", wit.STRING),
            ),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.sync",
            "sync",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.sync-data",
            "sync_data",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.unlink-file-at",
            "unlink_file_at",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("path", "path", wit.STRING)),
            wit.Result(None, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.write",
            "write",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("buffer", "buffer", wit.List(wit.U8)),
                ("offset", "offset", TYPES_FILESIZE),
            ),
            wit.Result(TYPES_FILESIZE, TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.write-via-stream",
            "write_via_stream",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("offset", "offset", TYPES_FILESIZE)),
            wit.Result(wit.Own(wasi_io.STREAMS_OUTPUT_STREAM), TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]directory-entry-stream.read-directory-entry",
            "read_directory_entry",
            (("self", "self", wit.Borrow(TYPES_DIRECTORY_ENTRY_STREAM)),),
            wit.Result(wit.Option(TYPES_DIRECTORY_ENTRY), TYPES_ERROR_CODE),
        ),
        wit.Function(
            "filesystem-error-code",
            "filesystem_error_code",
            (("err", "err", wit.Borrow(wasi_io.ERROR_ERROR)),),
            wit.Option(TYPES_ERROR_CODE),
        ),
    ),
    resources=(TYPES_DESCRIPTOR, TYPES_DIRECTORY_ENTRY_STREAM),
    types=(
        ("advice", TYPES_ADVICE),
        ("datetime", wasi_clocks.WALL_CLOCK_DATETIME),
        ("descriptor-flags", TYPES_DESCRIPTOR_FLAGS),
        ("descriptor-stat", TYPES_DESCRIPTOR_STAT),
        ("descriptor-type", TYPES_DESCRIPTOR_TYPE),
        ("directory-entry", TYPES_DIRECTORY_ENTRY),
        ("error-code", TYPES_ERROR_CODE),
        ("filesize", TYPES_FILESIZE),
        ("link-count", TYPES_LINK_COUNT),
        ("metadata-hash-value", TYPES_METADATA_HASH_VALUE),
        ("new-timestamp", TYPES_NEW_TIMESTAMP),
        ("open-flags", TYPES_OPEN_FLAGS),
        ("path-flags", TYPES_PATH_FLAGS),
    ),
)

PREOPENS: Final = wit.Interface(
    ids.PREOPENS,
    (
        wit.Function(
            "get-directories",
            "get_directories",
            (),
            wit.List(wit.Tuple((wit.Own(TYPES_DESCRIPTOR), wit.STRING))),
        ),
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.PREOPENS: PREOPENS,
    ids.TYPES: TYPES,
}

WORLDS: Final[dict[str, wit.World]] = {}
