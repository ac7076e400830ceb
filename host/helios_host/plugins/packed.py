"""Plugins that are a single file: a component with its manifest in it, or a packed `.tar.gz`."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from typing import Final

from helios_host.engine.binary import MAX_COMPONENT_BYTES
from helios_host.errors import PackageError

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
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            content = packed.read(MAX_PACKED_BYTES + 1)
        if len(content) > MAX_PACKED_BYTES:
            raise PackageError(f"{source}: it has more than {MAX_PACKED_BYTES} bytes, unpacked", plugin=plugin)
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
            for member in archive:
                if member.isdir():
                    continue
                name = member.name.removeprefix("./")
                _check_name(name, member, found, source, plugin)
                file = archive.extractfile(member)
                assert file is not None
                found[name] = file.read()
    except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
        raise PackageError(f"{source}: it is no .tar.gz: {error}", plugin=plugin) from error
    for name in ("plugin.yaml", "plugin.wasm"):
        if name not in found:
            raise PackageError(f"{source}: there is no {name} in it", plugin=plugin)
    return found


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
    if not member.isreg() or not known or ".." in name.split("/") or name in found or len(found) >= MAX_FILES:
        raise PackageError(
            f"{source}: {name!r} does not belong in it: expected plugin.yaml, plugin.wasm, plugin.sig and files below "
            "assets/, once each",
            plugin=plugin,
        )
