"""How much linear memory instances have, read from the process's own memory map: the engine does not tell.

On Linux each linear memory has a reservation of 4 GiB and more, which may not be touched but for the pages that the
memory has now: none at first, where it begins with zero pages. What was reserved while an instance was made is that
instance's; where two are made at the same moment, one may be told the other's.
"""

from __future__ import annotations

import bisect
import ctypes
import os
import re
import threading
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Final, Self, TypeAlias

import attrs

from helios_host.engine.procmap import MAP, ProcMap

__all__ = ["Claim", "MemoryMap", "Span", "ask", "memory_map", "read_text", "release"]

_in_python: Final = ctypes.PyDLL(None)
_RESERVED: Final = 3 << 30
"""Bytes of the untouchable rest of a reservation, at least: memories here are far below 1 GiB."""

_LINE: Final = re.compile(rb"\n([0-9a-f]+)-([0-9a-f]+) (rw-p|---p) ")  # not `^`: that takes three times as long

Span: TypeAlias = tuple[int, int]
"""The first address, and the one after the last."""


@attrs.frozen
class MemoryMap:
    """The linear memories of this process, by address: where each begins, and how many bytes it has.

    `reserved` are the reservations that they lie in; of two side by side, the system makes one.
    """

    starts: tuple[int, ...] = ()
    sizes: tuple[int, ...] = ()
    reserved: tuple[Span, ...] = ()

    def used(self, spans: Iterable[Span]) -> int:
        """Return the bytes of the memories that begin in these reservations."""
        found = 0
        for low, high in spans:
            first, last = bisect.bisect_left(self.starts, low), bisect.bisect_left(self.starts, high)
            found += sum(self.sizes[first:last])
        return found


_known: Final[set[Span]] = set()
_lock: Final = threading.RLock()


def memory_map() -> MemoryMap:
    """Read the map of this process; it is empty where the system has none, or Python's stack is full."""
    global _read
    try:
        return _read()
    except OSError:
        if _read is read_text:
            return MemoryMap()
        _read = read_text
        return memory_map()
    except (RecursionError, ctypes.ArgumentError):  # the latter is what ctypes makes of a RecursionError
        return MemoryMap()


def ask() -> MemoryMap:
    """Return the map of this process by a few questions for each reservation; raises `OSError` before Linux 6.11.

    Each step is as long as the smallest reservation, so that none can lie between two.
    """
    memories: list[Span] = []
    reserved: list[Span] = []
    with ProcMap() as found:
        at = 0
        while found.next(at):
            low, high = found.start, found.end
            at = high + _RESERVED - 1
            if high - low < _RESERVED or not found.is_untouchable:
                continue
            start = low
            while found.covering(start - 1) and found.is_data:
                start = found.start
            if start < low:
                memories.append((start, low - start))
            begin = reserved.pop()[0] if reserved and reserved[-1][1] == start else start
            reserved.append((begin, high))
    return MemoryMap(tuple(at for at, _ in memories), tuple(size for _, size in memories), tuple(reserved))


def read_text() -> MemoryMap:
    """Return the map of this process from its whole text; raises `OSError` where there is none."""
    text = b"\n" + _text()
    memories: list[Span] = []
    reserved: list[Span] = []
    begin = start = end = 0  # of what lies side by side, and of its readable pages
    large = False
    for match in _LINE.finditer(text):
        low, high = int(match[1], 16), int(match[2], 16)
        if low != end:
            if large:
                reserved.append((begin, end))
            begin, large = low, False
        if match[3] == b"rw-p":
            start = start if low == end and start else low
        else:
            if high - low >= _RESERVED:
                large = True
                if low == end and start:
                    memories.append((start, low - start))
            start = 0
        end = high
    if large:
        reserved.append((begin, end))
    return MemoryMap(tuple(at for at, _ in memories), tuple(size for _, size in memories), tuple(reserved))


def _text() -> bytes:
    """Return the text of the memory map; the interpreter's lock is kept between its pages.

    Each read gives one page of it. A thread that gave the lock up ten times would have to wait for every other one
    that computes as often, while a caller waits for the instance.
    """
    file = os.open(MAP, os.O_RDONLY | os.O_CLOEXEC)
    try:
        pages, page = [], ctypes.create_string_buffer(1 << 16)
        while (size := _in_python.read(file, page, len(page))) > 0:
            pages.append(ctypes.string_at(page, size))
        return b"".join(pages)
    finally:
        os.close(file)


_read: Callable[[], MemoryMap] = ask


class Claim:
    """A context in which one instance is made: `spans` are the reservations that came to be in it.

    It is to be left before guest code runs for long: another instance that is made meanwhile may be told this one's.
    """

    spans: tuple[Span, ...] = ()

    def __init__(self) -> None:
        self.gone: set[Span] = set()
        """What was released in it, and may be where a new reservation is now."""

    def __enter__(self) -> Self:
        with _lock:
            _claims.add(self)
        self._before = memory_map()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with _lock:
            _claims.discard(self)
            if kind is None:
                self.spans = _claimed(_without(self._before.reserved, sorted(self.gone)))


_claims: Final[set[Claim]] = set()


def _claimed(before: Iterable[Span]) -> tuple[Span, ...]:
    """Return the reservations that were not there `before`, and take them; called under the lock."""
    now = memory_map()
    _known.intersection_update([span for span in _known if not _without([span], now.reserved)])
    new = _without(now.reserved, sorted([*before, *_known]))
    _known.update(new)
    return tuple(new)


def release(spans: Iterable[Span]) -> None:
    """The instance that claimed these is gone."""
    with _lock:
        _known.difference_update(spans)
        for claim in _claims:
            claim.gone.update(spans)


def _without(spans: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """Return the parts of spans, as large as a reservation, that lie in none of the others, which are in order."""
    left: list[Span] = []
    for low, high in spans:
        for start, end in others:
            if end <= low:
                continue
            if start >= high:
                break
            if start - low >= _RESERVED:
                left.append((low, start))
            low = max(low, end)
        if high - low >= _RESERVED:
            left.append((low, high))
    return left
