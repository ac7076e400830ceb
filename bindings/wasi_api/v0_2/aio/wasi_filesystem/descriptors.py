# Generated from wasi:filesystem@0.2 by witbind. Do not edit.
"""What `wasi:filesystem` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from ...wasi_clocks import descriptors as wasi_clocks
from ...wasi_filesystem import descriptors as wasi_filesystem
from ...wasi_filesystem import ids
from ..wasi_io import descriptors as wasi_io

__all__ = ["INTERFACES", "PREOPENS", "TYPES", "TYPES_DESCRIPTOR", "TYPES_DIRECTORY_ENTRY_STREAM", "WORLDS"]

TYPES_DESCRIPTOR: Final = wit.Resource(ids.TYPES, "descriptor", host=True)

TYPES_DIRECTORY_ENTRY_STREAM: Final = wit.Resource(ids.TYPES, "directory-entry-stream", host=True)

TYPES: Final = wit.Interface(
    ids.TYPES,
    (
        wit.Function(
            "[method]descriptor.advise",
            "advise",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("offset", "offset", wasi_filesystem.TYPES_FILESIZE),
                ("length", "length", wasi_filesystem.TYPES_FILESIZE),
                ("advice", "advice", wasi_filesystem.TYPES_ADVICE),
            ),
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.append-via-stream",
            "append_via_stream",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(wit.Own(wasi_io.STREAMS_OUTPUT_STREAM), wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.create-directory-at",
            "create_directory_at",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("path", "path", wit.STRING)),
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.get-flags",
            "get_flags",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(wasi_filesystem.TYPES_DESCRIPTOR_FLAGS, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.get-type",
            "get_type",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(wasi_filesystem.TYPES_DESCRIPTOR_TYPE, wasi_filesystem.TYPES_ERROR_CODE),
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
                ("old-path-flags", "old_path_flags", wasi_filesystem.TYPES_PATH_FLAGS),
                ("old-path", "old_path", wit.STRING),
                ("new-descriptor", "new_descriptor", wit.Borrow(TYPES_DESCRIPTOR)),
                ("new-path", "new_path", wit.STRING),
            ),
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.metadata-hash",
            "metadata_hash",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(wasi_filesystem.TYPES_METADATA_HASH_VALUE, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.metadata-hash-at",
            "metadata_hash_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("path-flags", "path_flags", wasi_filesystem.TYPES_PATH_FLAGS),
                ("path", "path", wit.STRING),
            ),
            wit.Result(wasi_filesystem.TYPES_METADATA_HASH_VALUE, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.open-at",
            "open_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("path-flags", "path_flags", wasi_filesystem.TYPES_PATH_FLAGS),
                ("path", "path", wit.STRING),
                ("open-flags", "open_flags", wasi_filesystem.TYPES_OPEN_FLAGS),
                ("flags", "flags", wasi_filesystem.TYPES_DESCRIPTOR_FLAGS),
            ),
            wit.Result(wit.Own(TYPES_DESCRIPTOR), wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.read",
            "read",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("length", "length", wasi_filesystem.TYPES_FILESIZE),
                ("offset", "offset", wasi_filesystem.TYPES_FILESIZE),
            ),
            wit.Result(wit.Tuple((wit.List(wit.U8), wit.BOOL)), wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.read-directory",
            "read_directory",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(wit.Own(TYPES_DIRECTORY_ENTRY_STREAM), wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.read-via-stream",
            "read_via_stream",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("offset", "offset", wasi_filesystem.TYPES_FILESIZE)),
            wit.Result(wit.Own(wasi_io.STREAMS_INPUT_STREAM), wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.readlink-at",
            "readlink_at",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("path", "path", wit.STRING)),
            wit.Result(wit.STRING, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.remove-directory-at",
            "remove_directory_at",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("path", "path", wit.STRING)),
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
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
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.set-size",
            "set_size",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("size", "size", wasi_filesystem.TYPES_FILESIZE)),
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.set-times",
            "set_times",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("data-access-timestamp", "data_access_timestamp", wasi_filesystem.TYPES_NEW_TIMESTAMP),
                ("data-modification-timestamp", "data_modification_timestamp", wasi_filesystem.TYPES_NEW_TIMESTAMP),
            ),
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.set-times-at",
            "set_times_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("path-flags", "path_flags", wasi_filesystem.TYPES_PATH_FLAGS),
                ("path", "path", wit.STRING),
                ("data-access-timestamp", "data_access_timestamp", wasi_filesystem.TYPES_NEW_TIMESTAMP),
                ("data-modification-timestamp", "data_modification_timestamp", wasi_filesystem.TYPES_NEW_TIMESTAMP),
            ),
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.stat",
            "stat",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(wasi_filesystem.TYPES_DESCRIPTOR_STAT, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.stat-at",
            "stat_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("path-flags", "path_flags", wasi_filesystem.TYPES_PATH_FLAGS),
                ("path", "path", wit.STRING),
            ),
            wit.Result(wasi_filesystem.TYPES_DESCRIPTOR_STAT, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.symlink-at",
            "symlink_at",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("old-path", "old_path", wit.STRING),
                ("new-path", "new_path", wit.STRING),
            ),
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.sync",
            "sync",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.sync-data",
            "sync_data",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),),
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.unlink-file-at",
            "unlink_file_at",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("path", "path", wit.STRING)),
            wit.Result(None, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.write",
            "write",
            (
                ("self", "self", wit.Borrow(TYPES_DESCRIPTOR)),
                ("buffer", "buffer", wit.List(wit.U8)),
                ("offset", "offset", wasi_filesystem.TYPES_FILESIZE),
            ),
            wit.Result(wasi_filesystem.TYPES_FILESIZE, wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]descriptor.write-via-stream",
            "write_via_stream",
            (("self", "self", wit.Borrow(TYPES_DESCRIPTOR)), ("offset", "offset", wasi_filesystem.TYPES_FILESIZE)),
            wit.Result(wit.Own(wasi_io.STREAMS_OUTPUT_STREAM), wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "[method]directory-entry-stream.read-directory-entry",
            "read_directory_entry",
            (("self", "self", wit.Borrow(TYPES_DIRECTORY_ENTRY_STREAM)),),
            wit.Result(wit.Option(wasi_filesystem.TYPES_DIRECTORY_ENTRY), wasi_filesystem.TYPES_ERROR_CODE),
        ),
        wit.Function(
            "filesystem-error-code",
            "filesystem_error_code",
            (("err", "err", wit.Borrow(wasi_io.ERROR_ERROR)),),
            wit.Option(wasi_filesystem.TYPES_ERROR_CODE),
        ),
    ),
    resources=(TYPES_DESCRIPTOR, TYPES_DIRECTORY_ENTRY_STREAM),
    types=(
        ("advice", wasi_filesystem.TYPES_ADVICE),
        ("datetime", wasi_clocks.WALL_CLOCK_DATETIME),
        ("descriptor-flags", wasi_filesystem.TYPES_DESCRIPTOR_FLAGS),
        ("descriptor-stat", wasi_filesystem.TYPES_DESCRIPTOR_STAT),
        ("descriptor-type", wasi_filesystem.TYPES_DESCRIPTOR_TYPE),
        ("directory-entry", wasi_filesystem.TYPES_DIRECTORY_ENTRY),
        ("error-code", wasi_filesystem.TYPES_ERROR_CODE),
        ("filesize", wasi_filesystem.TYPES_FILESIZE),
        ("link-count", wasi_filesystem.TYPES_LINK_COUNT),
        ("metadata-hash-value", wasi_filesystem.TYPES_METADATA_HASH_VALUE),
        ("new-timestamp", wasi_filesystem.TYPES_NEW_TIMESTAMP),
        ("open-flags", wasi_filesystem.TYPES_OPEN_FLAGS),
        ("path-flags", wasi_filesystem.TYPES_PATH_FLAGS),
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
