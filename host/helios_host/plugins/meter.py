"""How often a plugin was asked, and how long it took."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

import attrs

__all__ = ["Meter", "Timing"]

FINE: Final = 1024
"""Buckets of one microsecond, and then as many of about a millisecond; the last one holds what took longer."""

_clock = time.perf_counter


@attrs.frozen(kw_only=True)
class Timing:
    """What a meter saw: times in microseconds, percentiles to one microsecond below a millisecond."""

    invocations: int
    avg_latency_us: int
    p50_us: int
    p99_us: int


class Meter:
    """Counts the calls of one plugin by how long they took.

    One list item grows by one a call, which no other thread can come between in CPython: there is no point inside that
    statement at which the interpreter switches threads.
    """

    def __init__(self) -> None:
        self._fine = [0] * FINE
        self._coarse = [0] * FINE
        self._coarse_us = 0

    def measured(self, ask: Callable[..., Any]) -> Callable[[float, float, Any, Any], Any]:
        """Return `ask` (see `instances.pool.Ask`), measured."""
        fine, slow = self._fine, self._slow

        def measured(roomy: float, until: float, call: Any, subject: Any) -> Any:
            started = _clock()
            try:
                return ask(roomy, until, call, subject)
            finally:
                spent = int((_clock() - started) * 1e6)
                if spent < FINE:
                    fine[spent] += 1
                else:
                    slow(spent)

        return measured

    def timing(self) -> Timing:
        """Return what was seen so far."""
        counts = [*self._fine, *self._coarse]
        total = sum(counts)
        spent = sum(index * count for index, count in enumerate(self._fine)) + self._coarse_us
        return Timing(
            invocations=total,
            avg_latency_us=round(spent / total) if total else 0,
            p50_us=_percentile(counts, total, 0.50),
            p99_us=_percentile(counts, total, 0.99),
        )

    def _slow(self, spent: int) -> None:
        self._coarse[min(spent // FINE, FINE - 1)] += 1
        self._coarse_us += spent


def _percentile(counts: list[int], total: int, share: float) -> int:
    """Return the upper bound of the bucket that holds this share of the calls, in microseconds; 0 without calls."""
    rank, seen = share * total, 0
    for index, count in enumerate(counts):
        seen += count
        if count and seen >= rank:
            return index + 1 if index < FINE else (index - FINE + 1) * FINE
    return 0
