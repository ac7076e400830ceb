"""What each change of a key means, apart from where it is kept: pure functions from the old entry to the new one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Generic, TypeAlias, TypeVar

import attrs

from helios_host.capabilities.failures import Failure

__all__ = [
    "ENTRY_BYTES",
    "INTEGER",
    "MAX_TTL",
    "Change",
    "Decide",
    "Entry",
    "NotANumber",
    "add",
    "after",
    "live",
    "put",
    "remove",
    "size",
    "swap",
    "upper_bound",
]

T = TypeVar("T")

MAX_TTL: Final = 100 * 365 * 86_400 * 1_000_000
"""Longest life of a key in microseconds: 100 years, so that every store can count to its end exactly."""

ENTRY_BYTES: Final = 64
"""What a key costs of a plugin's share beside its bytes, so that a million empty ones count too."""

INTEGER: Final = re.compile(rb"0|-?[1-9][0-9]{0,18}")
"""Decimal text of an integer as `increment` writes it: no plus sign, no leading zero, no blank."""

_INT64: Final = range(-(1 << 63), 1 << 63)


class NotANumber(Failure):
    """The value is no integer, or the sum would leave 64 bits."""


@attrs.frozen
class Entry:
    """A value, and when it ends: microseconds since 1970, `None` for never."""

    value: bytes
    expires: int | None = None


@attrs.frozen
class Change(Generic[T]):
    """What to answer, and what the key then holds; `None` for nothing."""

    answer: T
    entry: Entry | None


Decide: TypeAlias = Callable[[Entry | None, int], Change[T]]
"""Decides on a change, given the live entry of a key and the time in microseconds since 1970."""


def live(entry: Entry | None, now: int) -> Entry | None:
    """Return the entry unless its time is over."""
    return None if entry is None or (entry.expires is not None and entry.expires <= now) else entry


def size(key: bytes, entry: Entry | None) -> int:
    """Return what an entry costs of its plugin's share, in bytes."""
    return 0 if entry is None else len(key) + len(entry.value) + ENTRY_BYTES


def put(value: bytes, ttl: int | None) -> Decide[None]:
    """Store a value for `ttl` microseconds; zero removes it."""
    return lambda _old, now: Change(None, _entry(value, ttl, now))


def remove(old: Entry | None, _now: int) -> Change[bool]:
    """Remove a key, and say whether it had a value."""
    return Change(old is not None, None)


def add(by: int, ttl: int | None) -> Decide[int]:
    """Add to an integer; a key without a value counts as zero and gets `ttl`."""

    def decide(old: Entry | None, now: int) -> Change[int]:
        if old is None:
            return Change(by, _entry(str(by).encode(), ttl, now))
        if not INTEGER.fullmatch(old.value) or int(old.value) not in _INT64:
            raise NotANumber("the value is no integer")
        total = int(old.value) + by
        if total not in _INT64:
            raise NotANumber("the sum leaves 64 bits")
        return Change(total, Entry(str(total).encode(), old.expires))

    return decide


def swap(expected: bytes | None, value: bytes, ttl: int | None) -> Decide[bool]:
    """Store a value if the key has the expected one, and say whether it had."""

    def decide(old: Entry | None, now: int) -> Change[bool]:
        if (old.value if old is not None else None) != expected:
            return Change(False, old)
        return Change(True, _entry(value, ttl, now))

    return decide


def after(prefix: bytes, last: bytes | None) -> tuple[bytes, bool]:
    """Return where a list begins, and whether the key of that name itself belongs to it."""
    return (prefix, True) if last is None or last < prefix else (last, False)


def upper_bound(prefix: bytes) -> bytes | None:
    """Return the least bytes that lie after every key with this prefix; `None` when nothing does."""
    kept = prefix.rstrip(b"\xff")
    return kept[:-1] + bytes([kept[-1] + 1]) if kept else None


def _entry(value: bytes, ttl: int | None, now: int) -> Entry | None:
    if ttl is None:
        return Entry(value)
    return Entry(value, now + min(ttl, MAX_TTL)) if ttl else None
