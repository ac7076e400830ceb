"""The `telemetry` import: counters, gauges and histograms of plugins, kept in this process. Permission `metrics`."""

from __future__ import annotations

import math
import re
import threading
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import attrs
from helios_api.v2.telemetry import (
    TelemetryError,
    TelemetryErrorAccessDenied,
    TelemetryErrorInvalid,
    TelemetryErrorTooManySeries,
)
from witbind import Err, Ok

from helios_host.capabilities.gate import AccessDenied, Gate

__all__ = ["BUCKETS", "PERMISSION", "Series", "TelemetryStore", "TelemetryV1", "TelemetryV2"]

PERMISSION: Final = "metrics"

MAX_SERIES: Final = 1000
"""Series of one plugin: one for each name and set of labels."""

MAX_LABELS: Final = 16
MAX_LABEL_TEXT: Final = 256

BUCKETS: Final = (0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0, 50.0, 100.0, 500.0, 1000.0)
"""Upper bounds of a histogram's buckets; one more holds what is above."""

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,127}")

Labels = tuple[tuple[str, str], ...]


@attrs.define
class Series:
    """One series: `kind` is `counter`, `gauge` or `histogram`.

    `value` is the count, the gauge, or the sum of what a histogram got; `buckets` counts its values by `BUCKETS`.
    """

    plugin: str
    name: str
    kind: str
    labels: Labels
    value: float = 0.0
    count: int = 0
    buckets: list[int] = attrs.field(factory=list)


class _Invalid(Exception):
    pass


class _TooManySeries(Exception):
    pass


class TelemetryStore:
    """The metrics of every plugin of a host."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._series: dict[str, dict[tuple[str, Labels], Series]] = {}
        self._shapes: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}

    def snapshot(self) -> list[Series]:
        """Return a copy of every series, by plugin, name and labels."""
        with self._lock:
            known = [series for plugin in list(self._series.values()) for series in list(plugin.values())]
            found = [attrs.evolve(series, buckets=list(series.buckets)) for series in known]
        return sorted(found, key=lambda series: (series.plugin, series.name, series.labels))

    def record(self, plugin: str, kind: str, name: str, value: float, labels: Sequence[tuple[str, str]]) -> None:
        """Record one value; raises what `answer` turns into an error of the contract."""
        if not _NAME.fullmatch(name):
            raise _Invalid(f"name {name!r}: expected letters, digits and _, not starting with a digit")
        if not math.isfinite(value) or (kind == "counter" and value < 0):
            raise _Invalid(f"value {value}: expected a finite number{', zero or more' if kind == 'counter' else ''}")
        key = (name, _checked(labels))
        with self._lock:
            mine = self._series.setdefault(plugin, {})
            series = mine.get(key)
            if series is None:
                series = mine[key] = self._new(plugin, kind, key, len(mine))
            elif series.kind != kind:
                raise _Invalid(f"{name} is a {series.kind}, not a {kind}")
            if kind == "gauge":
                series.value = value
                return
            series.value += value
            if kind == "histogram":
                series.count += 1
                series.buckets[bisect_left(BUCKETS, value)] += 1

    def _new(self, plugin: str, kind: str, key: tuple[str, Labels], count: int) -> Series:
        name, labels = key
        label_names = tuple(label for label, _ in labels)
        shape = self._shapes.setdefault((plugin, name), (kind, label_names))
        if shape[0] != kind:
            raise _Invalid(f"{name} is a {shape[0]}, not a {kind}")
        if shape[1] != label_names:
            raise _Invalid(
                f"{name} has the labels {', '.join(shape[1]) or 'none'}, not {', '.join(label_names) or 'none'}"
            )
        if count >= MAX_SERIES:
            raise _TooManySeries
        return Series(plugin, name, kind, labels, buckets=[0] * (len(BUCKETS) + 1) if kind == "histogram" else [])


def _checked(labels: Sequence[tuple[str, str]]) -> Labels:
    ordered = tuple(sorted(labels))
    if len(ordered) > MAX_LABELS:
        raise _Invalid(f"{len(ordered)} labels: expected at most {MAX_LABELS}")
    for index, (name, value) in enumerate(ordered):
        if not _NAME.fullmatch(name):
            raise _Invalid(f"label {name!r}: expected letters, digits and _, not starting with a digit")
        if index and ordered[index - 1][0] == name:
            raise _Invalid(f"label {name!r} stands here twice")
        if len(value) > MAX_LABEL_TEXT:
            raise _Invalid(f"label {name!r}: its value has more than {MAX_LABEL_TEXT} characters")
    return ordered


@attrs.frozen
class _Telemetry:
    plugin: str
    store: TelemetryStore
    gate: Gate

    def record(self, kind: str, name: str, value: float, labels: Sequence[tuple[str, str]]) -> None:
        self.gate.require(PERMISSION)
        self.store.record(self.plugin, kind, name, value, labels)


class TelemetryV1(_Telemetry):
    """`telemetry` of API version 1; it has no errors: what is not valid is ignored."""

    def metric_inc(self, name: str, value: float) -> None:
        """Add to a counter."""
        try:
            self.record("counter", name, value, ())
        except (_Invalid, _TooManySeries):
            return


class TelemetryV2(_Telemetry):
    """`telemetry` of API version 2."""

    def metric_inc(self, name: str, value: float, labels: list[tuple[str, str]]) -> Ok[None] | Err[TelemetryError]:
        """Add to a counter."""
        return self._answer("counter", name, value, labels)

    def metric_set(self, name: str, value: float, labels: list[tuple[str, str]]) -> Ok[None] | Err[TelemetryError]:
        """Set a gauge."""
        return self._answer("gauge", name, value, labels)

    def metric_observe(self, name: str, value: float, labels: list[tuple[str, str]]) -> Ok[None] | Err[TelemetryError]:
        """Add to a histogram."""
        return self._answer("histogram", name, value, labels)

    def _answer(
        self, kind: str, name: str, value: float, labels: list[tuple[str, str]]
    ) -> Ok[None] | Err[TelemetryError]:
        try:
            self.record(kind, name, value, labels)
        except AccessDenied:
            return Err(TelemetryErrorAccessDenied())
        except _TooManySeries:
            return Err(TelemetryErrorTooManySeries())
        except _Invalid as error:
            return Err(TelemetryErrorInvalid(str(error)))
        return Ok(None)
