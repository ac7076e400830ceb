"""How often a plugin was asked, and how long it took."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

import attrs

__all__ = ["Meter", "Tally", "Timing"]

FINE: Final = 1024
"""Buckets of one microsecond, and then as many of about a millisecond; the last one holds what took longer."""


@attrs.frozen(kw_only=True)
class Timing:
    """What a meter saw: times in microseconds, percentiles to one microsecond below a millisecond."""

    invocations: int
    avg_latency_us: int
    p50_us: int
    p99_us: int


@attrs.frozen(kw_only=True)
class Tally:
    """The calls that meters counted: pairs of a bucket and its calls, and the time of those in coarse buckets."""

    counts: tuple[tuple[int, int], ...] = ()
    coarse_us: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the calls of both, such as of one plugin in two processes."""
        total = Counter(dict(self.counts)) + Counter(dict(other.counts))
        return Tally(counts=tuple(sorted(total.items())), coarse_us=self.coarse_us + other.coarse_us)

    def timing(self) -> Timing:
        """Return how many calls there were, and how long they took."""
        total = sum(count for _, count in self.counts)
        spent = sum(bucket * count for bucket, count in self.counts if bucket < FINE) + self.coarse_us
        return Timing(
            invocations=total,
            avg_latency_us=round(spent / total) if total else 0,
            p50_us=_percentile(self.counts, total, 0.50),
            p99_us=_percentile(self.counts, total, 0.99),
        )


class Meter:
    """Counts the calls of one plugin by how long they took.

    Who calls adds one to the item of `fine` that has the call's microseconds, or tells `slow` of a call of `FINE` or
    more. One list item grows by one a call, which no other thread can come between in CPython: there is no point inside
    that statement at which the interpreter switches threads.
    """

    def __init__(self) -> None:
        self.fine = [0] * FINE
        self._coarse = [0] * FINE
        self._coarse_us = 0
        self._lock = threading.RLock()
        self.failures: Final[Counter[str]] = Counter()
        """How many calls failed, by the kind of their error."""
        self.refusals: Final[Counter[str]] = Counter()
        """How often the host refused the plugin something, without an end to the call, by the name of the limit."""

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Count what is done inside as one call."""
        started = time.perf_counter()
        try:
            yield
        finally:
            spent = int((time.perf_counter() - started) * 1e6)
            if spent < FINE:
                self.fine[spent] += 1
            else:
                self.slow(spent)

    def refuse(self, limit: str) -> None:
        """Count something that the plugin was refused."""
        with self._lock:
            self.refusals[limit] += 1

    def tally(self) -> Tally:
        """Return what was seen so far."""
        counts = tuple((bucket, count) for bucket, count in enumerate([*self.fine, *self._coarse]) if count)
        return Tally(counts=counts, coarse_us=self._coarse_us)

    def timing(self) -> Timing:
        """Return how many calls there were so far, and how long they took."""
        return self.tally().timing()

    def slow(self, spent: int) -> None:
        """Count a call of `FINE` microseconds or more."""
        self._coarse[min(spent // FINE, FINE - 1)] += 1
        self._coarse_us += spent


def _percentile(counts: Iterable[tuple[int, int]], total: int, share: float) -> int:
    """Return the upper bound of the bucket that holds this share of the calls, in microseconds; 0 without calls."""
    rank, seen = share * total, 0
    for bucket, count in counts:
        seen += count
        if seen >= rank:
            return bucket + 1 if bucket < FINE else (bucket - FINE + 1) * FINE
    return 0
