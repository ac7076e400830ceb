"""The sections of a WebAssembly binary, and the memories that are declared in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

__all__ = ["MAX_SECTIONS", "core_sections", "declared_memories", "number", "sections"]

MAX_SECTIONS: Final = 100_000
"""Most sections of one binary, not counting those of binaries within it; toolchains make some hundreds."""

_CORE_MODULE, _COMPONENT, _MEMORIES = 1, 4, 5


def sections(binary: memoryview) -> Iterator[tuple[int, int, memoryview]]:
    """Yield the id of each section, where its body begins, and the body.

    Raises `ValueError` where a binary ends early or has too many.
    """
    at, count = 8, 0
    while at < len(binary):
        size, start = number(binary, at + 1)
        if start + size > len(binary):
            raise ValueError(f"truncated: the section at byte {at} ends at {start + size}, the file at {len(binary)}")
        count += 1
        if count > MAX_SECTIONS:
            raise ValueError(f"it has more than the {MAX_SECTIONS} sections that are allowed")
        yield binary[at], start, binary[start : start + size]
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


def core_sections(component: memoryview) -> Iterator[tuple[int, memoryview]]:
    """Yield the id and the body of each section of a component's core modules, however deep they are nested in it.

    Raises `ValueError` as `sections` does.
    """
    left = [component]
    while left:
        binary = left.pop()
        is_component = bytes(binary[6:7]) == b"\1"
        for section, _, body in sections(binary):
            if not is_component:
                yield section, body
            elif section in (_CORE_MODULE, _COMPONENT):
                left.append(body)


def declared_memories(component: bytes) -> int:
    """Return how many memories the core modules of a component define; raises `ValueError` as `sections` does."""
    return sum(number(body, 0)[0] for section, body in core_sections(memoryview(component)) if section == _MEMORIES)
