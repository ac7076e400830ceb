"""How much linear memory a component begins with, read from its bytes: the engine does not tell what it grew to."""

from __future__ import annotations

from typing import Final

__all__ = ["declared_memory"]

PAGE: Final = 64 << 10
_MAGIC: Final = b"\0asm"
_CORE_MODULE, _COMPONENT, _MEMORIES = 1, 4, 5
_SHARED_OR_MAXIMUM, _CUSTOM_PAGE = 0x01, 0x08


def declared_memory(binary: bytes | memoryview) -> int:
    """Return the bytes of memory that a valid component's or core module's own memories begin with."""
    data = memoryview(binary)
    if bytes(data[:4]) != _MAGIC:
        return 0
    is_component, at, found = data[6] == 1, 8, 0
    while at < len(data):
        section, (size, start) = data[at], _number(data, at + 1)
        body = data[start : start + size]
        if is_component and section in (_CORE_MODULE, _COMPONENT):
            found += declared_memory(body)
        elif not is_component and section == _MEMORIES:
            found += _memories(body)
        at = start + size
    return found


def _memories(body: memoryview) -> int:
    count, at = _number(body, 0)
    pages = 0
    for _ in range(count):
        flags = body[at]
        minimum, at = _number(body, at + 1)
        if flags & _SHARED_OR_MAXIMUM:
            _, at = _number(body, at)
        if flags & _CUSTOM_PAGE:
            _, at = _number(body, at)
        pages += minimum
    return pages * PAGE


def _number(data: memoryview, at: int) -> tuple[int, int]:
    """Return the LEB128 number at `at`, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value, at
