"""A plugin as it is shipped: a directory with `plugin.yaml` and one `.wasm` file."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

import attrs

from helios_host.engine.binary import MAX_COMPONENT_BYTES
from helios_host.errors import NotAComponent, PackageError

from .manifest import MANIFEST_NAME, MAX_MANIFEST_BYTES

__all__ = ["COMPONENT_NAME", "Package", "find_packages", "read_component", "read_package"]

COMPONENT_NAME: Final = "plugin.wasm"
"""The component's file name where the directory has several `.wasm` files."""


@attrs.frozen
class Package:
    """A plugin's directory: the bytes of its manifest, and where its component is."""

    directory: Path
    manifest: bytes
    component: Path

    @property
    def manifest_path(self) -> Path:
        """Where the manifest is."""
        return self.directory / MANIFEST_NAME


def find_packages(plugin_dir: Path) -> list[Path]:
    """Return the directories below `plugin_dir` that hold a manifest or a component, by name.

    Raises `PackageError` when `plugin_dir` cannot be read.
    """
    try:
        entries = sorted(entry for entry in plugin_dir.iterdir() if entry.is_dir())
        return [entry for entry in entries if (entry / MANIFEST_NAME).exists() or any(entry.glob("*.wasm"))]
    except OSError as error:
        raise PackageError(f"the plugin directory cannot be read: {error}") from error


def read_package(directory: Path) -> Package:
    """Read a plugin's directory; raises `PackageError` when a file is missing or cannot be read."""
    manifest = _read(directory / MANIFEST_NAME, MAX_MANIFEST_BYTES)
    components = sorted(directory.glob("*.wasm"))
    named = directory / COMPONENT_NAME
    if named in components:
        return Package(directory, manifest, named)
    if len(components) == 1:
        return Package(directory, manifest, components[0])
    if not components:
        raise PackageError(f"{directory}: there is no component; expected {COMPONENT_NAME}", plugin=directory.name)
    found = ", ".join(path.name for path in components)
    raise PackageError(f"{directory}: which of {found} is the component?", plugin=directory.name)


def read_component(package: Package, plugin: str) -> bytes:
    """Read the component's bytes once: what is looked at, hashed and compiled is the same."""
    path = package.component
    try:
        data = _regular(path, MAX_COMPONENT_BYTES)
    except OSError as error:
        raise PackageError(f"{path}: {error.strerror}", plugin=plugin) from error
    if len(data) > MAX_COMPONENT_BYTES:
        raise NotAComponent(f"{path}: it has more than the {MAX_COMPONENT_BYTES} bytes that are compiled", plugin=plugin)
    return data


def _read(path: Path, limit: int) -> bytes:
    try:
        return _regular(path, limit)
    except FileNotFoundError as error:
        raise PackageError(f"{path.parent}: there is no {path.name}", plugin=path.parent.name) from error
    except OSError as error:
        raise PackageError(f"{path}: {error.strerror}", plugin=path.parent.name) from error


def _regular(path: Path, limit: int) -> bytes:
    """Read at most `limit` bytes and one more; a pipe or a device, which may never end, is an `OSError`."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "expected a regular file")
        return file.read(limit + 1)
