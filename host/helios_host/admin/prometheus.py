"""Metrics as Prometheus reads them (text format 0.0.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from helios_host.capabilities.telemetry import BUCKETS, Series

from .figures import PluginFigures

__all__ = ["CONTENT_TYPE", "exposition"]

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"

_HOST: Final = (
    ("helios_plugin_invocations_total", "counter", "Calls of a plugin."),
    ("helios_plugin_errors_total", "counter", "Calls of a plugin that failed, by kind of failure."),
    ("helios_plugin_refusals_total", "counter", "What it was refused without an end to its call, by limit."),
    ("helios_plugin_running", "gauge", "1 when the plugin is asked."),
    ("helios_plugin_memory_bytes", "gauge", "Linear memory of its instances."),
    ("helios_plugin_latency_microseconds", "gauge", "Latency of its calls, by quantile."),
)


def exposition(plugins: Iterable[PluginFigures], telemetry: Iterable[Series]) -> str:
    """Return what the host measured and what plugins counted; a plugin's own names get the prefix `plugin_`."""
    found = sorted(plugins, key=lambda plugin: plugin.name)
    return "".join(f"{line}\n" for line in (*_measured(found), *_counted(telemetry)))


def _measured(plugins: list[PluginFigures]) -> Iterator[str]:
    timings = [(plugin, plugin.tally.timing()) for plugin in plugins]
    for name, kind, text in _HOST:
        yield f"# HELP {name} {text}"
        yield f"# TYPE {name} {kind}"
        for plugin, timing in timings:
            labels = [("plugin", plugin.name)]
            if name == "helios_plugin_invocations_total":
                yield _sample(name, labels, timing.invocations)
            elif name == "helios_plugin_errors_total":
                for failure, count in sorted(plugin.errors_by_kind.items()):
                    yield _sample(name, [*labels, ("kind", failure)], count)
            elif name == "helios_plugin_refusals_total":
                for limit, count in sorted(plugin.refusals.items()):
                    yield _sample(name, [*labels, ("limit", limit)], count)
            elif name == "helios_plugin_running":
                yield _sample(name, labels, int(plugin.status == "running"))
            elif name == "helios_plugin_memory_bytes":
                yield _sample(name, labels, plugin.memory)
            else:
                yield _sample(name, [*labels, ("quantile", "0.5")], timing.p50_us)
                yield _sample(name, [*labels, ("quantile", "0.99")], timing.p99_us)


def _counted(telemetry: Iterable[Series]) -> Iterator[str]:
    """Yield every series below its type; a name that plugins use for several kinds gets the kind as an ending."""
    by_kind: dict[tuple[str, str], list[Series]] = {}
    for series in telemetry:
        by_kind.setdefault((series.name, series.kind), []).append(series)
    kinds = Counter(name for name, _ in by_kind)
    for (name, kind), found in sorted(by_kind.items()):
        shown = f"plugin_{name}" if kinds[name] == 1 else f"plugin_{name}_{kind}"
        yield f"# TYPE {shown} {kind}"
        for series in found:
            yield from _samples(shown, series)


def _samples(name: str, series: Series) -> Iterator[str]:
    labels = [("plugin", series.plugin), *((f"label_{k}" if k == "plugin" else k, v) for k, v in series.labels)]
    if series.kind != "histogram":
        yield _sample(name, labels, series.value)
        return
    below = 0
    for bound, count in zip((*BUCKETS, float("inf")), series.buckets, strict=True):
        below += count
        yield _sample(f"{name}_bucket", [*labels, ("le", "+Inf" if bound == float("inf") else f"{bound:g}")], below)
    yield _sample(f"{name}_sum", labels, series.value)
    yield _sample(f"{name}_count", labels, series.count)


def _sample(name: str, labels: Iterable[tuple[str, str]], value: float) -> str:
    shown = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels)
    return f"{name}{{{shown}}} {value}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
