"""Plugins that are a single file: a component with its manifest in it, or a packed `.tar.gz`."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from typing import IO, Final, cast

from helios_host.engine.binary import MAX_COMPONENT_BYTES
from helios_host.errors import PackageError, printable

from .sections import MANIFEST_SECTION, embedded_manifest

__all__ = ["MAX_PACKED_BYTES", "pack", "packed_files", "single_file"]

MAX_PACKED_BYTES: Final = MAX_COMPONENT_BYTES + (16 << 20)
"""Most bytes that a packed plugin has, unpacked: its component, and 16 MiB of everything else."""

MAX_FILES: Final = 1000


def single_file(data: bytes, source: str, plugin: str) -> dict[str, bytes]:
    """Return the manifest and the component of a `.wasm` by the names they have in a directory.

    Raises `PackageError`.
    """
    try:
        manifest = embedded_manifest(data) if data[:4] == b"\0asm" else None
    except ValueError as error:
        raise PackageError(f"{source}: it is truncated: {error}", plugin=plugin) from error
    if manifest is None:
        raise PackageError(
            f"{source}: it has no manifest in it: expected the custom section {MANIFEST_SECTION}, or a directory with "
            "plugin.yaml",
            plugin=plugin,
        )
    return {"plugin.yaml": manifest, "plugin.wasm": data}


def packed_files(data: bytes, source: str, plugin: str) -> dict[str, bytes]:
    """Return every file of a `.tar.gz` by its name; nothing is written anywhere. Raises `PackageError`."""
    found: dict[str, bytes] = {}
    try:
        bounded = _Bounded(gzip.GzipFile(fileobj=io.BytesIO(data)))
        with tarfile.open(fileobj=cast("IO[bytes]", bounded), mode="r|") as archive:  # it reads, and nothing else
            for number, member in enumerate(archive):
                if number >= MAX_FILES:
                    raise PackageError(f"{source}: it has more than {MAX_FILES} files", plugin=plugin)
                if member.isdir():
                    continue
                name = member.name.removeprefix("./")
                _check_name(name, member, found, source, plugin)
                file = archive.extractfile(member)
                assert file is not None
                found[name] = file.read()
        while bounded.read(1 << 16):  # what comes behind is not kept, but the checksum at the end has to fit
            pass
    except (OSError, EOFError, zlib.error, tarfile.TarError, ValueError, OverflowError, RecursionError) as error:
        raise PackageError(f"{source}: it is no .tar.gz: {printable(str(error), 200)}", plugin=plugin) from error
    for name in ("plugin.yaml", "plugin.wasm"):
        if name not in found:
            raise PackageError(f"{source}: there is no {name} in it", plugin=plugin)
    return found


class _Bounded:
    """Reads a file up to `MAX_PACKED_BYTES`, so that what unpacks without end is never in memory as a whole."""

    def __init__(self, file: gzip.GzipFile) -> None:
        self._file = file
        self._left = MAX_PACKED_BYTES

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise ValueError(f"it has more than {MAX_PACKED_BYTES} bytes, unpacked")
        return data


def pack(files: dict[str, bytes]) -> bytes:
    """Return a `.tar.gz` of these files; the same files make the same bytes."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:") as archive:
        for name in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size = len(files[name])
            archive.addfile(entry, io.BytesIO(files[name]))
    return gzip.compress(content.getvalue(), mtime=0)


def _check_name(name: str, member: tarfile.TarInfo, found: dict[str, bytes], source: str, plugin: str) -> None:
    known = name in ("plugin.yaml", "plugin.wasm", "plugin.sig") or name.startswith("assets/")
    plain = member.isreg() and not member.issparse() and 0 <= member.size <= MAX_PACKED_BYTES and name.isprintable()
    if not plain or not known or ".." in name.split("/") or name in found:
        raise PackageError(
            f"{source}: {printable(repr(name), 200)} does not belong in it: expected plugin.yaml, plugin.wasm, "
            "plugin.sig and files below assets/, once each",
            plugin=plugin,
        )
