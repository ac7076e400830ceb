"""What a process knows of its plugins, in plain data: several workers' figures add up to those of the proxy."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from helios_host.capabilities.telemetry import Series
from helios_host.hooks.table import FUNCTIONS
from helios_host.instances.meter import Tally
from helios_host.manager import PluginHost
from helios_host.plugins.member import Member
from helios_host.plugins.plugin import Status

__all__ = ["HostFigures", "PluginFigures", "Refusal", "figures_of", "merged", "with_past"]


@attrs.frozen(kw_only=True)
class PluginFigures:
    """One loaded plugin; `memory` in bytes, `instances` and `memory` over all processes.

    `fingerprint` is the digest of its manifest and component, `digest` that of the component alone.
    """

    name: str
    path: str
    fingerprint: str
    version: str
    digest: str
    status: str
    breaker: str
    health: str
    priority: int
    hooks: tuple[str, ...]
    disabled_hooks: tuple[str, ...]
    api: dict[str, int]
    permissions: tuple[str, ...]
    policy: str
    pool_min: int
    pool_max: int
    instances: int
    memory: int
    errors: int
    errors_by_kind: dict[str, int]
    refusals: dict[str, int]
    tally: Tally


@attrs.frozen(kw_only=True)
class Refusal:
    """One plugin that could not be loaded, and the error's class and message."""

    name: str | None
    error: str
    message: str


@attrs.frozen(kw_only=True)
class HostFigures:
    """Every plugin by name, what was refused, what plugins counted, and every chain's plugins in their order."""

    plugins: tuple[PluginFigures, ...]
    refused: tuple[Refusal, ...] = ()
    series: tuple[Series, ...] = ()
    chains: dict[str, tuple[str, ...]] = attrs.field(factory=dict)


_STATES: Final = [Status.FAILED, Status.UNLOADED, Status.DRAINING, Status.DISABLED, Status.RUNNING]
_WORST_FIRST: Final = {status.value: place for place, status in enumerate(_STATES)}
_BREAKERS: Final = ["spent", "open", "trying", "closed"]
_HEALTHS: Final = ["unhealthy", "degraded", "unknown", "healthy"]


def figures_of(host: PluginHost) -> HostFigures:
    """Return the figures of this process."""
    members, hooks = host.members, host.sync.hooks
    refused = [
        Refusal(name=problem.plugin, error=type(problem).__name__, message=problem.message) for problem in host.problems
    ]
    return HostFigures(
        plugins=tuple(_plugin(members[name]) for name in sorted(members)),
        refused=tuple(refused),
        series=tuple(host.telemetry()),
        chains={row.name: getattr(hooks, row.name).plugins for row in FUNCTIONS},
    )


def merged(figures: Sequence[HostFigures]) -> HostFigures:
    """Return the figures of several processes as those of one; there has to be at least one.

    Calls, errors, memory and what plugins counted are added, gauges too; a plugin's state is the worst of them.
    """
    if len(figures) == 1:
        return figures[0]
    by_name: dict[str, list[PluginFigures]] = {}
    for each in figures:
        for plugin in each.plugins:
            by_name.setdefault(plugin.name, []).append(plugin)
    return HostFigures(
        plugins=tuple(_added(by_name[name]) for name in sorted(by_name)),
        refused=tuple(dict.fromkeys(itertools.chain.from_iterable(each.refused for each in figures))),
        series=_summed_up(one for each in figures for one in each.series),
        chains=figures[0].chains,
    )


def with_past(now: HostFigures, past: HostFigures) -> HostFigures:
    """Return the figures of now, with the calls, errors and counters of processes that ended.

    Plugins that nobody runs now are left out, and so is what ended with a process: instances, memory and gauges.
    """
    ended = {plugin.name: plugin for plugin in past.plugins}
    counted = [one for one in past.series if one.kind != "gauge"]
    return attrs.evolve(
        now,
        plugins=tuple(_continued(plugin, ended.get(plugin.name)) for plugin in now.plugins),
        series=_summed_up([*now.series, *counted]),
    )


def _continued(plugin: PluginFigures, before: PluginFigures | None) -> PluginFigures:
    if before is None:
        return plugin
    return attrs.evolve(
        plugin,
        errors=plugin.errors + before.errors,
        errors_by_kind=dict(Counter(plugin.errors_by_kind) + Counter(before.errors_by_kind)),
        refusals=dict(Counter(plugin.refusals) + Counter(before.refusals)),
        tally=plugin.tally + before.tally,
    )


def _plugin(member: Member) -> PluginFigures:
    plugin, pool = member.plugin, member.plugin.settings.pool
    return PluginFigures(
        name=plugin.name,
        path=str(member.path),
        fingerprint=member.version,
        version=plugin.manifest.version,
        digest=f"sha256:{plugin.digest}",
        status=member.status.value,
        breaker=member.breaker.state.value,
        health=member.health,
        priority=plugin.settings.priority,
        hooks=plugin.hooks,
        disabled_hooks=tuple(sorted(plugin.disabled_hooks)),
        api=dict(plugin.versions),
        permissions=tuple(sorted(plugin.gate.requested & plugin.gate.granted)),
        policy=pool.policy.value,
        pool_min=pool.min,
        pool_max=pool.max,
        instances=plugin.instances,
        memory=member.plugin.memory_used,
        errors=member.meter.failures.total(),
        errors_by_kind=dict(member.meter.failures),
        refusals=dict(member.meter.refusals + Counter(log_messages=plugin.log.dropped)),
        tally=member.meter.tally(),
    )


def _added(plugins: list[PluginFigures]) -> PluginFigures:
    return attrs.evolve(
        plugins[0],
        status=min((plugin.status for plugin in plugins), key=_WORST_FIRST.__getitem__),
        breaker=min((plugin.breaker for plugin in plugins), key=_BREAKERS.index),
        health=min((plugin.health for plugin in plugins), key=lambda said: _HEALTHS.index(said.partition(":")[0])),
        disabled_hooks=tuple(sorted({hook for plugin in plugins for hook in plugin.disabled_hooks})),
        instances=sum(plugin.instances for plugin in plugins),
        memory=sum(plugin.memory for plugin in plugins),
        errors=sum(plugin.errors for plugin in plugins),
        errors_by_kind=dict(sum((Counter(plugin.errors_by_kind) for plugin in plugins), Counter())),
        refusals=dict(sum((Counter(plugin.refusals) for plugin in plugins), Counter())),
        tally=functools.reduce(Tally.__add__, (plugin.tally for plugin in plugins)),
    )


def _summed_up(found: Iterable[Series]) -> tuple[Series, ...]:
    series: dict[tuple[object, ...], list[Series]] = {}
    for one in found:
        series.setdefault((one.plugin, one.name, one.labels, one.kind), []).append(one)
    return tuple(functools.reduce(_summed, series[key]) for key in sorted(series, key=str))


def _summed(one: Series, other: Series) -> Series:
    return attrs.evolve(
        one,
        value=one.value + other.value,
        count=one.count + other.count,
        buckets=[a + b for a, b in zip(one.buckets, other.buckets, strict=True)],
    )
