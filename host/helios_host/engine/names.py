"""Names of functions that would take the host's time and memory when a backtrace shows them.

The engine takes every name for one of C++ or Rust if it can be, and writes it out in full. In C++, a name of 400 bytes
that refers back to its own parts, each of them twice, is gigabytes then: a trap took minutes, in which nothing stopped
it. Such names are made names of no language before anything is compiled; all others are left as they are.
"""

from __future__ import annotations

import contextlib
import re
from typing import Final

from .sections import core_sections, number

__all__ = ["MAX_REFERENCES", "harmless_names"]

MAX_REFERENCES: Final = 12
"""References to its own parts that a name may have: with so many, it grows to some eighty times its length."""

MAX_BYTES: Final = 1024
"""Bytes of the longest name that may have any."""

_REFERENCE: Final = re.compile(rb"[ST][0-9A-Z]*_")
_CUSTOM, _FUNCTIONS = 0, 1


def harmless_names(component: bytes) -> bytes:
    """Return a component of the same length whose core modules name functions by what is written out quickly.

    Raises `ValueError` as `sections` does.
    """
    changed = bytearray(component)
    for section, body in core_sections(memoryview(changed)):
        if section == _CUSTOM:
            with contextlib.suppress(ValueError, IndexError):  # the engine reads no further either
                size, at = number(body, 0)
                if bytes(body[at : at + size]) == b"name":
                    _look(body[at + size :])
    return bytes(changed)


def _look(names: memoryview) -> None:
    at = 0
    while at < len(names):
        size, start = number(names, at + 1)
        if names[at] == _FUNCTIONS:
            with contextlib.suppress(ValueError, IndexError):
                _look_at_functions(names[start : start + size])
        at = start + size


def _look_at_functions(names: memoryview) -> None:
    count, at = number(names, 0)
    for _ in range(count):
        _, at = number(names, at)
        size, start = number(names, at)
        at = start + size
        name = bytes(names[start:at])
        if not _is_harmless(name):
            names[start] = ord(".")  # with which no name begins in either language


def _is_harmless(name: bytes) -> bool:
    if name.startswith(b"_R"):  # of Rust: the engine bounds what it writes of these
        return True
    references = len(_REFERENCE.findall(name))
    return references == 0 or (references <= MAX_REFERENCES and len(name) <= MAX_BYTES)
