"""How long a plugin's hook takes, and which plugin decided."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from helios_api.v2.types import Call, Statement

from helios_host.manager import PluginHost

__all__ = ["Times", "counts", "decider", "hook_times"]

ROUNDS: Final = 500

Times = tuple[float, float]
"""Median and 99th percentile, in microseconds."""

_COUNTERS: Final = {"statements_denied": "deny", "statements_rewritten": "rewrite"}


def counts(host: PluginHost) -> dict[tuple[str, str], float]:
    """Return what the guards counted so far, by plugin and decision."""
    return {
        (series.plugin, _COUNTERS[series.name]): series.value for series in host.telemetry() if series.name in _COUNTERS
    }


def decider(before: dict[tuple[str, str], float], after: dict[tuple[str, str], float]) -> tuple[str, str]:
    """Return the plugin whose counter rose and its decision; nobody's is `allow`."""
    for (plugin, decision), value in after.items():
        if value > before.get((plugin, decision), 0):
            return plugin, decision
    return "", "allow"


def hook_times(host: PluginHost, decision: str, plugin: str, call: Call, statement: Statement) -> Times:
    """Call the hook that decides so of one plugin, or of all where `plugin` is empty, and return its times."""
    chain = host.sync.hooks.rewrite if decision == "rewrite" else host.sync.hooks.pre_query
    seats = [seat for seat in chain.seats if plugin in ("", seat.plugin)]
    clock = time.perf_counter_ns

    def one() -> int:
        start = clock()
        for seat in seats:
            until = time.perf_counter() + 2
            seat.ask(until - seat.timeout, until, call, statement)
        return clock() - start

    return _percentiles(one)


def _percentiles(one: Callable[[], int]) -> Times:
    taken = sorted(one() for _ in range(ROUNDS))
    return taken[ROUNDS // 2] / 1000, taken[ROUNDS * 99 // 100] / 1000
