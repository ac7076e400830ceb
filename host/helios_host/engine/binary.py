"""Looks at the bytes of a plugin before the engine does: what they are, and whether they are bounded.

The engine's own loader also takes WebAssembly text, and walking the exports of a compiled component is quadratic, so
both are decided here, from the bytes alone.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from helios_host.errors import NotAComponent

from .sections import number, sections

__all__ = ["MAX_COMPONENT_BYTES", "MAX_EXPORTS", "check_component", "component_digest", "opened"]

MAX_COMPONENT_BYTES: Final = 128 * 1024 * 1024
"""Largest component that is compiled; a Python guest has 18 MB."""

MAX_EXPORTS: Final = 1000
"""Most imports, and most exports, at the top level of a component."""

_COMPONENT: Final = b"\0asm\x0d\0\1\0"
_CORE_MODULE: Final = b"\0asm\1\0\0\0"
_EXPECTED: Final = "expected a WebAssembly component (first bytes 00 61 73 6d 0d 00 01 00)"
_IMPORT_SECTION: Final = 10
_EXPORT_SECTION: Final = 11
_LAST_SECTION: Final = 12


def check_component(data: bytes, source: str, plugin: str | None = None) -> None:
    """Raise `NotAComponent`, saying what the bytes are, unless they are one whole component.

    `source` names the file in messages. What is inside the sections is the engine's to check.
    """

    def refuse(reason: str) -> NotAComponent:
        return NotAComponent(f"{source}: {reason}", plugin=plugin)

    if not data:
        raise refuse(f"the file is empty; {_EXPECTED}")
    if len(data) > MAX_COMPONENT_BYTES:
        raise refuse(f"{len(data)} bytes are more than the {MAX_COMPONENT_BYTES} that are compiled")
    if data[:8] != _COMPONENT:
        raise refuse(f"{_describe(data)}; {_EXPECTED}")
    counts = {_IMPORT_SECTION: 0, _EXPORT_SECTION: 0}
    try:
        for section, start, body in sections(memoryview(data)):
            if section > _LAST_SECTION:
                raise refuse(f"damaged before byte {start}: there is no section {section} in a component")
            if section in counts:
                counts[section] += number(body, 0)[0]
    except ValueError as error:
        raise refuse(str(error)) from None
    for section, what in ((_IMPORT_SECTION, "imports"), (_EXPORT_SECTION, "exports")):
        if counts[section] > MAX_EXPORTS:
            raise refuse(f"{counts[section]} {what} are more than the {MAX_EXPORTS} that are allowed")


def component_digest(path: Path) -> str | None:
    """Return the SHA-256, in hexadecimal, of a file that may be a component; it is never in memory as a whole.

    `None` where it cannot be read, is no regular file, or is larger than what is compiled: whoever reads it says why.
    """
    try:
        with opened(path) as file:
            if os.fstat(file.fileno()).st_size > MAX_COMPONENT_BYTES:
                return None
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # the latter is what a path is that no system can have
        return None


@contextlib.contextmanager
def opened(path: Path) -> Iterator[io.FileIO]:
    """Open a regular file for reading; a pipe or a device, which may never end, is an `OSError`."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "expected a regular file")
        with io.FileIO(handle, closefd=False) as file:
            yield file
    finally:
        os.close(handle)


def _describe(data: bytes) -> str:
    if data[:8] == _CORE_MODULE:
        return (
            "this is a core module, not a component: make one of it with `wasm-tools component new`, "
            "or build with the language's component toolchain"
        )
    if data[:4] == b"\0asm":
        if len(data) < len(_COMPONENT):
            return f"truncated: the file ends at byte {len(data)}, inside the header"
        return f"WebAssembly of an unknown version ({data[4:8].hex(' ')})"
    if data.lstrip()[:1] == b"(" or data.lstrip()[:2] == b";;":
        return "this is WebAssembly text: make a binary of it with `wasm-tools parse`"
    if data[:4] == b"\x7fELF":
        return "this is compiled machine code (.cwasm or a native library), which is never loaded from a plugin"
    return f"these bytes are no WebAssembly ({data[:8].hex(' ')})"
