"""How much linear memory a component begins with, read from its bytes: nothing of it is run."""

from __future__ import annotations

from typing import Final

from helios_host.engine.sections import number, sections

__all__ = ["declared_memory"]

PAGE: Final = 64 << 10
_MAGIC: Final = b"\0asm"
_CORE_MODULE, _COMPONENT, _MEMORIES = 1, 4, 5
_MAXIMUM, _CUSTOM_PAGE = 0x01, 0x08


def declared_memory(binary: bytes | memoryview) -> int:
    """Return the bytes of memory that a valid component's or core module's own memories begin with."""
    data = memoryview(binary)
    if bytes(data[:4]) != _MAGIC:
        return 0
    is_component, found = data[6] == 1, 0
    for section, _, body in sections(data):
        if is_component and section in (_CORE_MODULE, _COMPONENT):
            found += declared_memory(body)
        elif not is_component and section == _MEMORIES:
            found += _memories(body)
    return found


def _memories(body: memoryview) -> int:
    count, at = number(body, 0)
    pages = 0
    for _ in range(count):
        flags = body[at]
        minimum, at = number(body, at + 1)
        for flag in (_MAXIMUM, _CUSTOM_PAGE):
            if flags & flag:
                _, at = number(body, at)
        pages += minimum
    return pages * PAGE
