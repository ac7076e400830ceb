"""What the admin API takes and answers; the OpenAPI document is made of these classes."""

from __future__ import annotations

import attrs

from helios_host.schema import described

from .figures import HostFigures, PluginFigures
from .operated import WorkerLine

__all__ = [
    "ApprovalBody",
    "ChainsBody",
    "ChangedBody",
    "KeysBody",
    "LineBody",
    "LoadBody",
    "LogsBody",
    "MetricsBody",
    "PluginBody",
    "PluginsBody",
    "PoolBody",
    "ProblemBody",
    "RefusedBody",
    "SeriesBody",
    "StateBody",
    "ValueBody",
    "line_body",
    "metrics_body",
    "plugin_body",
    "plugins_body",
]


@attrs.frozen(kw_only=True)
class PoolBody:
    """The instances of a plugin; `instances` over all workers, `min` and `max` of each pool."""

    instances: int
    min: int
    max: int
    policy: str = attrs.field(metadata=described("reuse, fresh or sticky"))


@attrs.frozen(kw_only=True)
class PluginBody:
    """One loaded plugin."""

    name: str
    version: str
    status: str = attrs.field(metadata=described("running, disabled or failed (its breaker is open)"))
    hooks: tuple[str, ...] = attrs.field(metadata=described("in snake_case"))
    memory_used: str = attrs.field(metadata=described('linear memory of its instances, such as "2.3MB"'))
    memory_used_bytes: int
    invocations: int
    avg_latency_us: int
    p50: int = attrs.field(metadata=described("microseconds"))
    p99: int = attrs.field(metadata=described("microseconds"))
    errors: int = attrs.field(metadata=described("calls that failed"))
    errors_by_kind: dict[str, int] = attrs.field(metadata=described("such as guest_trap or timeout_exceeded"))
    refusals: dict[str, int] = attrs.field(
        metadata=described("what it was refused without an end to its call, by limit: http_in_flight, log_messages")
    )
    pool: PoolBody
    digest: str = attrs.field(metadata=described("SHA-256 of its component"))
    disabled_hooks: tuple[str, ...] = attrs.field(
        metadata=described("hooks that it failed in, and is not asked for any more: on_failure is disable")
    )
    breaker: str = attrs.field(metadata=described("closed, trying, open or spent"))
    health: str = attrs.field(
        metadata=described("what it says itself: healthy, degraded or unhealthy and why; unknown in API version 1")
    )
    priority: int
    api: dict[str, int] = attrs.field(metadata=described("the API version that each hook is called in"))
    permissions: tuple[str, ...] = attrs.field(metadata=described("what it asks for and is granted"))


@attrs.frozen(kw_only=True)
class RefusedBody:
    """One plugin that could not be loaded."""

    name: str | None
    error: str
    message: str


@attrs.frozen(kw_only=True)
class PluginsBody:
    """Every plugin: those that are loaded, and those that could not be."""

    plugins: tuple[PluginBody, ...]
    refused: tuple[RefusedBody, ...] = ()


@attrs.frozen(kw_only=True)
class LoadBody:
    """Which plugin to load."""

    path: str = attrs.field(metadata=described("below plugin_dir or one of load_dirs"))


@attrs.frozen(kw_only=True)
class ApprovalBody:
    """What may be said with a reload."""

    approve: str | None = attrs.field(
        default=None, metadata=described("digest of a version that asks for more than the running one")
    )


@attrs.frozen(kw_only=True)
class ChangedBody:
    """What a change came to."""

    name: str
    status: str


@attrs.frozen(kw_only=True)
class LineBody:
    """One line of a plugin's log."""

    time: float = attrs.field(metadata=described("seconds since 1970"))
    level: str
    message: str
    fields: dict[str, str]
    worker: int = attrs.field(metadata=described("which worker of a proxy wrote it; 0 where there are none"))


@attrs.frozen(kw_only=True)
class LogsBody:
    """The last lines of a plugin's log."""

    lines: tuple[LineBody, ...]


@attrs.frozen(kw_only=True)
class SeriesBody:
    """One series of a plugin's own metrics."""

    name: str
    kind: str
    labels: dict[str, str]
    value: float
    count: int


@attrs.frozen(kw_only=True)
class MetricsBody:
    """What the host measured of a plugin, and what the plugin counted itself."""

    name: str
    invocations: int
    errors: int
    errors_by_kind: dict[str, int] = attrs.field(metadata=described("such as guest_trap or timeout_exceeded"))
    refusals: dict[str, int] = attrs.field(
        metadata=described("what it was refused without an end to its call, by limit: http_in_flight, log_messages")
    )
    avg_latency_us: int
    p50: int = attrs.field(metadata=described("microseconds"))
    p99: int = attrs.field(metadata=described("microseconds"))
    series: tuple[SeriesBody, ...]


@attrs.frozen(kw_only=True)
class ChainsBody:
    """Every chain with its plugins, in the order in which they are asked."""

    chains: dict[str, tuple[str, ...]]


@attrs.frozen(kw_only=True)
class KeysBody:
    """Keys of a plugin's `kv`, in order of their bytes."""

    keys: tuple[str, ...]
    next: str | None = attrs.field(metadata=described("the value of `after` for the keys that follow, if any do"))


@attrs.frozen(kw_only=True)
class ValueBody:
    """What a plugin keeps under a key of its `kv`."""

    key: str
    value: str = attrs.field(metadata=described("at most 64 KiB of it"))
    encoding: str = attrs.field(metadata=described("utf-8, or base64 where the value is no text"))
    bytes: int
    is_cut: bool


@attrs.frozen(kw_only=True)
class StateBody:
    """Whether the host is alive, or ready."""

    status: str


@attrs.frozen(kw_only=True)
class ProblemBody:
    """What went wrong (RFC 9457); `type` names the host's error."""

    type: str
    title: str
    status: int
    detail: str


def plugins_body(figures: HostFigures) -> PluginsBody:
    """Return every plugin, by name."""
    return PluginsBody(
        plugins=tuple(map(plugin_body, figures.plugins)),
        refused=tuple(RefusedBody(**attrs.asdict(refusal)) for refusal in figures.refused),
    )


def plugin_body(plugin: PluginFigures) -> PluginBody:
    """Return one plugin."""
    timing = plugin.tally.timing()
    return PluginBody(
        name=plugin.name,
        version=plugin.version,
        status=plugin.status,
        hooks=plugin.hooks,
        memory_used=_megabytes(plugin.memory),
        memory_used_bytes=plugin.memory,
        invocations=timing.invocations,
        avg_latency_us=timing.avg_latency_us,
        p50=timing.p50_us,
        p99=timing.p99_us,
        errors=plugin.errors,
        errors_by_kind=plugin.errors_by_kind,
        refusals=plugin.refusals,
        pool=PoolBody(instances=plugin.instances, min=plugin.pool_min, max=plugin.pool_max, policy=plugin.policy),
        digest=plugin.digest,
        disabled_hooks=plugin.disabled_hooks,
        breaker=plugin.breaker,
        health=plugin.health,
        priority=plugin.priority,
        api=plugin.api,
        permissions=plugin.permissions,
    )


def line_body(written: WorkerLine) -> LineBody:
    """Return one line of a log."""
    line = written.line
    return LineBody(
        time=line.time, level=line.level, message=line.message, fields=dict(line.fields), worker=written.worker
    )


def metrics_body(plugin: PluginFigures, figures: HostFigures) -> MetricsBody:
    """Return what was measured of a plugin."""
    timing = plugin.tally.timing()
    own = [
        SeriesBody(name=s.name, kind=s.kind, labels=dict(s.labels), value=s.value, count=s.count)
        for s in figures.series
        if s.plugin == plugin.name
    ]
    return MetricsBody(
        name=plugin.name,
        invocations=timing.invocations,
        errors=plugin.errors,
        errors_by_kind=plugin.errors_by_kind,
        refusals=plugin.refusals,
        avg_latency_us=timing.avg_latency_us,
        p50=timing.p50_us,
        p99=timing.p99_us,
        series=tuple(own),
    )


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):.1f}MB"
