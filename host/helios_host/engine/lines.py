"""From an address in a component to a file and a line, where the component has DWARF."""

from __future__ import annotations

import base64
import bisect
import functools
import json
import re
import zlib
from collections.abc import Iterable
from typing import Final, TypeAlias

import attrs

__all__ = ["LineTable", "Row", "pack"]

Row: TypeAlias = tuple[int, int, int]
"""From this address of the component on: the number of a file, -1 for none, and a line."""

MAX_UNPACKED: Final = 64 * 1024 * 1024
MAX_SHOWN: Final = 100
"""Characters that are shown of a path: its end."""

_FRAME: Final = re.compile(r"^(\d+:\s+0x([0-9a-f]{1,8}) - .*)$", re.MULTILINE)


def pack(files: Iterable[str], rows: Iterable[Row]) -> str:
    """Return a table as text: columns with the differences from row to row, compressed; empty without rows."""
    ordered = sorted(rows, key=lambda row: (row[0], row[1] >= 0))  # an end before what begins at the same address
    if not ordered:
        return ""
    last = [(0, 0, 0), *ordered]
    columns = [[row[at] - before[at] for before, row in zip(last, ordered, strict=False)] for at in range(3)]
    text = json.dumps([list(files), *columns], separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode())).decode()


@attrs.frozen
class LineTable:
    """A table that `pack` made; it is unpacked when the first address is looked up."""

    packed: str = ""

    def place(self, address: int) -> str | None:
        """Return `file:line` of an address in the component's file."""
        if not self.packed:
            return None
        files, starts, numbers, lines = self._columns
        row = bisect.bisect_right(starts, address) - 1
        if row < 0 or numbers[row] < 0:
            return None
        name = files[numbers[row]]
        return f"{name if len(name) <= MAX_SHOWN else '...' + name[-MAX_SHOWN:]}:{lines[row]}"

    def located(self, trace: str) -> str:
        """Return a backtrace with file and line behind each frame that has them."""

        def placed(frame: re.Match[str]) -> str:
            place = self.place(int(frame[2], 16))
            return frame[1] if place is None else f"{frame[1]} at {place}"

        return _FRAME.sub(placed, trace)

    @functools.cached_property
    def _columns(self) -> tuple[list[str], list[int], list[int], list[int]]:
        text = zlib.decompressobj().decompress(base64.b64decode(self.packed), MAX_UNPACKED)
        files, *columns = json.loads(text)
        starts, numbers, lines = (_summed(column) for column in columns)
        return files, starts, numbers, lines


def _summed(differences: Iterable[int]) -> list[int]:
    total, found = 0, []
    for difference in differences:
        total += difference
        found.append(total)
    return found
