"""The sections of a WebAssembly binary, and a manifest kept in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

__all__ = ["MANIFEST_SECTION", "embedded_manifest", "number", "sections", "with_manifest"]

MANIFEST_SECTION: Final = "helios-plugin.yaml"
"""The custom section of a component that holds `plugin.yaml`, for a plugin that is a single file."""

_CUSTOM: Final = 0


def sections(binary: memoryview) -> Iterator[tuple[int, memoryview]]:
    """Yield the id and the body of each section; raises `ValueError` where a binary ends early."""
    at = 8
    while at < len(binary):
        size, start = number(binary, at + 1)
        if start + size > len(binary):
            raise ValueError("a section ends beyond the binary")
        yield binary[at], binary[start : start + size]
        at = start + size


def number(data: memoryview, at: int) -> tuple[int, int]:
    """Return the LEB128 number at `at`, and where it ends; raises `ValueError` where there is none."""
    value = shift = 0
    while at < len(data) and shift < 70:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value, at
    raise ValueError("expected a number")


def embedded_manifest(binary: bytes) -> bytes | None:
    """Return the manifest in a component, or `None`; raises `ValueError` where the binary ends early."""
    name = MANIFEST_SECTION.encode()
    for kind, body in sections(memoryview(binary)):
        if kind == _CUSTOM:
            length, start = number(body, 0)
            if bytes(body[start : start + length]) == name:
                return bytes(body[start + length :])
    return None


def with_manifest(binary: bytes, manifest: bytes) -> bytes:
    """Return a component with its manifest in it."""
    name = MANIFEST_SECTION.encode()
    body = _encoded(len(name)) + name + manifest
    return binary + bytes([_CUSTOM]) + _encoded(len(body)) + body


def _encoded(value: int) -> bytes:
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])
