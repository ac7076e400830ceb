"""How much linear memory instances have, read from the process's own memory map: the engine does not tell.

On Linux each linear memory is the readable start of a reservation of 4 GiB and more, after which nothing may be
touched. What is new in the map after an instance was made is that instance's; where two are made at the same moment,
one may be told the other's.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

__all__ = ["claim", "linear_memories", "release"]

_MAP: Final = Path("/proc/self/maps")
_RESERVED: Final = 3 << 30
"""Bytes of the untouchable rest of a reservation, at least: memories here are far below 1 GiB."""

_LINE: Final = re.compile(rb"^([0-9a-f]+)-([0-9a-f]+) (rw-p|---p) ", re.MULTILINE)

_known: Final[set[int]] = set()
_lock: Final = threading.Lock()


def linear_memories() -> dict[int, int]:
    """Return the bytes of every linear memory of this process by its address; nothing where there is no map."""
    try:
        text = _MAP.read_bytes()
    except OSError:
        return {}
    found: dict[int, int] = {}
    start = end = 0  # of the readable pages that lie side by side
    for match in _LINE.finditer(text):
        low, high = int(match[1], 16), int(match[2], 16)
        if match[3] == b"rw-p":
            start, end = (start if low == end else low), high
        elif low == end and high - low >= _RESERVED:
            found[start] = end - start
    return found


def claim(before: Collection[int]) -> dict[int, int]:
    """Return the linear memories of an instance just made, as `linear_memories` does: those not there `before`."""
    with _lock:
        found = linear_memories()
        new = {address: size for address, size in found.items() if address not in _known and address not in before}
        _known.intersection_update(found)
        _known.update(new)
        return new


def release(memories: Iterable[int]) -> None:
    """The instance that claimed these memories is gone."""
    with _lock:
        _known.difference_update(memories)
