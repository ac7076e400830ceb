"""A plugin as it is shipped: a directory with `plugin.yaml` and one `.wasm` file, a single `.wasm`, or a `.tar.gz`."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Final

import attrs

from helios_host.engine.binary import MAX_COMPONENT_BYTES, opened
from helios_host.errors import NotAComponent, PackageError, printable

from .manifest import MANIFEST_NAME, MAX_MANIFEST_BYTES
from .packed import MAX_PACKED_BYTES, packed_files, single_file
from .signing import SIGNATURE_NAME

__all__ = ["COMPONENT_NAME", "Package", "find_packages", "read_component", "read_package"]

COMPONENT_NAME: Final = "plugin.wasm"
"""The component's file name where the directory has several `.wasm` files."""

SHOWN: Final = 20
"""Most files that a message lists."""


@attrs.frozen
class Package:
    """A plugin's files: the bytes of its manifest, where its component is, and what else is signed.

    `packed` has every file of a plugin that is a single file.
    """

    directory: Path
    manifest: bytes
    component: Path
    signature: bytes | None = None
    packed: dict[str, bytes] | None = None

    @property
    def manifest_path(self) -> Path:
        """Where the manifest is."""
        return self.directory / MANIFEST_NAME

    def assets(self) -> dict[str, bytes]:
        """Return the files below `assets/` of a packed plugin, by their paths there."""
        files = self.packed or {}
        return {name.removeprefix("assets/"): data for name, data in files.items() if name.startswith("assets/")}

    def files(self, component: bytes) -> dict[str, bytes]:
        """Return everything that a signature is about, by name, and the signature."""
        if self.packed is not None:
            return self.packed
        found = {MANIFEST_NAME: self.manifest, COMPONENT_NAME: component}
        return found if self.signature is None else {**found, SIGNATURE_NAME: self.signature}


def find_packages(plugin_dir: Path) -> list[Path]:
    """Return what `plugin_dir` holds by name: directories with a manifest or a component, and packed plugins.

    What cannot be looked at may be one. Raises `PackageError` when `plugin_dir` cannot be read.
    """
    try:
        return [entry for entry in sorted(plugin_dir.iterdir()) if _is_package(entry)]
    except (OSError, ValueError) as error:  # the latter is what a path is that no system can have
        raise PackageError(f"the plugin directory cannot be read: {printable(str(error))}") from error


def read_package(path: Path) -> Package:
    """Read a plugin; raises `PackageError` when a file is missing or cannot be read.

    A component with a manifest beside it is the plugin of its directory. Names of files are in messages and logs, so
    one with control characters in it, or that is no text, is refused.
    """
    if not path.name.isprintable():
        shown = printable(path.name, 300)
        raise PackageError(f"{shown}: expected a name that can be printed", plugin=shown)
    try:
        if path.name.endswith(".wasm") and (path.parent / MANIFEST_NAME).exists():
            path = path.parent
        return _read_directory(path) if path.is_dir() or not _is_packed(path) else _read_packed(path)
    except (OSError, ValueError) as error:
        raise PackageError(f"it cannot be read: {printable(str(error))}", plugin=path.name) from error


def _is_packed(path: Path) -> bool:
    return path.name.endswith((".wasm", ".tar.gz"))


def _is_package(path: Path) -> bool:
    try:
        if path.is_dir():
            return (path / MANIFEST_NAME).exists() or any(path.glob("*.wasm"))
    except OSError:  # whoever reads it says why
        return True
    return _is_packed(path)


def _read_packed(path: Path) -> Package:
    data = _read(path, MAX_PACKED_BYTES)
    if len(data) > MAX_PACKED_BYTES:
        raise PackageError(f"{path}: it has more than {MAX_PACKED_BYTES} bytes", plugin=path.name)
    read = single_file if path.name.endswith(".wasm") else packed_files
    files = read(data, str(path), path.name)
    return Package(path, files[MANIFEST_NAME], path, files.get(SIGNATURE_NAME), files)


def _read_directory(directory: Path) -> Package:
    manifest = _read(directory / MANIFEST_NAME, MAX_MANIFEST_BYTES)
    signed = (directory / SIGNATURE_NAME).exists()
    signature = _read(directory / SIGNATURE_NAME, MAX_MANIFEST_BYTES) if signed else None
    components = sorted(path for path in directory.glob("*.wasm") if path.name.isprintable())
    named = directory / COMPONENT_NAME
    if named in components:
        return Package(directory, manifest, named, signature)
    if len(components) == 1:
        return Package(directory, manifest, components[0], signature)
    if not components:
        raise PackageError(f"{directory}: there is no component; expected {COMPONENT_NAME}", plugin=directory.name)
    found = printable(", ".join(path.name for path in components[:SHOWN]), 500)
    raise PackageError(f"{directory}: which of {found} is the component?", plugin=directory.name)


def read_component(package: Package, plugin: str) -> bytes:
    """Read the component's bytes once: what is looked at, hashed and compiled is the same."""
    path = package.component
    try:
        data = package.packed[COMPONENT_NAME] if package.packed else _regular(path, MAX_COMPONENT_BYTES)
    except OSError as error:
        raise PackageError(f"{path}: {error.strerror}", plugin=plugin) from error
    if len(data) > MAX_COMPONENT_BYTES:
        raise NotAComponent(
            f"{path}: it has more than the {MAX_COMPONENT_BYTES} bytes that are compiled", plugin=plugin
        )
    return data


def _read(path: Path, limit: int) -> bytes:
    try:
        return _regular(path, limit)
    except FileNotFoundError as error:
        raise PackageError(f"{path.parent}: there is no {path.name}", plugin=path.parent.name) from error
    except OSError as error:
        raise PackageError(f"{path}: {error.strerror}", plugin=path.parent.name) from error


def _regular(path: Path, limit: int) -> bytes:
    """Read at most `limit` bytes and one more; raises `OSError` as `opened` does."""
    with opened(path) as raw, io.BufferedReader(raw) as file:
        size = os.fstat(file.fileno()).st_size
        return file.read(min(size, limit) + 1)  # `read` has as much memory as it is told
