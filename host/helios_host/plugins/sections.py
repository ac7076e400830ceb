"""A manifest that is kept in a section of its component."""

from __future__ import annotations

from typing import Final

from witbind.sections import with_length

from helios_host.engine.sections import number, sections

__all__ = ["MANIFEST_SECTION", "embedded_manifest", "with_manifest"]

MANIFEST_SECTION: Final = "helios-plugin.yaml"
"""The custom section of a component that holds `plugin.yaml`, for a plugin that is a single file."""

_CUSTOM: Final = 0


def embedded_manifest(binary: bytes) -> bytes | None:
    """Return the manifest in a component, or `None`; raises `ValueError` when it has two, and as `sections` does."""
    name, found = MANIFEST_SECTION.encode(), None
    for kind, _, body in sections(memoryview(binary)):
        if kind == _CUSTOM:
            length, start = number(body, 0)
            if bytes(body[start : start + length]) == name:
                if found is not None:
                    raise ValueError("it has two manifests, and expected is one")
                found = bytes(body[start + length :])
    return found


def with_manifest(binary: bytes, manifest: bytes) -> bytes:
    """Return a component with its manifest in it."""
    return binary + bytes([_CUSTOM]) + with_length(with_length(MANIFEST_SECTION.encode()) + manifest)
