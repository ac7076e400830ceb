"""How large the linear memories of guests in this process are, read from the process's memory map.

The engine reserves gigabytes of address space behind each memory, which nothing else does, so a memory is what lies
readable and writable right before such a reservation.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

__all__ = ["guest_memory"]

RESERVED: Final = 1 << 30
"""Bytes without access behind a region that make it a guest's memory."""

_LINE: Final = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (....)")


def guest_memory() -> dict[int, int] | None:
    """Return the size in bytes of each guest memory by its start address, `None` where this system does not tell."""
    try:
        lines = Path("/proc/self/maps").read_text().splitlines()
    except OSError:
        return None
    found: dict[int, int] = {}
    start = end = 0
    for line in lines:
        match = _LINE.match(line)
        if match is None:
            continue
        low, high, access = int(match[1], 16), int(match[2], 16), match[3]
        if access.startswith("rw"):
            start, end = (start if low == end else low), high
        elif access.startswith("---") and low == end and high - low >= RESERVED and end > start:
            found[start] = end - start
            start = end = 0
    return found
