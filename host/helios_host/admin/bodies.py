"""What the admin API takes and answers; the OpenAPI document is made of these classes."""

from __future__ import annotations

import attrs

from helios_host.capabilities.log import LogLine
from helios_host.capabilities.telemetry import Series
from helios_host.manager import PluginHost
from helios_host.plugins.member import Member
from helios_host.schema import described

__all__ = [
    "ApprovalBody",
    "ChainsBody",
    "ChangedBody",
    "LineBody",
    "LoadBody",
    "LogsBody",
    "MetricsBody",
    "PluginBody",
    "PluginsBody",
    "ProblemBody",
    "RefusedBody",
    "SeriesBody",
    "StateBody",
    "line_body",
    "metrics_body",
    "plugin_body",
    "plugins_body",
]


@attrs.frozen(kw_only=True)
class PluginBody:
    """One loaded plugin."""

    name: str
    version: str
    status: str = attrs.field(metadata=described("running, disabled or failed (its breaker is open)"))
    hooks: tuple[str, ...] = attrs.field(metadata=described("in snake_case"))
    memory_used: str = attrs.field(
        metadata=described('linear memory that its instances begin with, such as "2.3MB"; it may have grown')
    )
    memory_used_bytes: int
    invocations: int
    avg_latency_us: int
    p50_latency_us: int
    p99_latency_us: int
    errors: int = attrs.field(metadata=described("calls that failed"))
    breaker: str = attrs.field(metadata=described("closed, trying, open or spent"))
    priority: int
    api: dict[str, int] = attrs.field(metadata=described("the API version that each hook is called in"))
    permissions: tuple[str, ...] = attrs.field(metadata=described("what it asks for and is granted"))
    digest: str = attrs.field(metadata=described("SHA-256 of its component"))


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
    avg_latency_us: int
    p50_latency_us: int
    p99_latency_us: int
    series: tuple[SeriesBody, ...]


@attrs.frozen(kw_only=True)
class ChainsBody:
    """Every chain with its plugins, in the order in which they are asked."""

    chains: dict[str, tuple[str, ...]]


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


def plugins_body(host: PluginHost) -> PluginsBody:
    """Return every plugin, by name."""
    members = host.members
    refused = [
        RefusedBody(name=problem.plugin, error=type(problem).__name__, message=problem.message)
        for problem in host.problems
    ]
    return PluginsBody(plugins=tuple(plugin_body(members[name]) for name in sorted(members)), refused=tuple(refused))


def plugin_body(member: Member) -> PluginBody:
    """Return one plugin."""
    plugin, timing, used = member.plugin, member.meter.timing(), member.memory_used
    return PluginBody(
        name=plugin.name,
        version=plugin.manifest.version,
        status=member.status.value,
        hooks=plugin.hooks,
        memory_used=_megabytes(used),
        memory_used_bytes=used,
        invocations=timing.invocations,
        avg_latency_us=timing.avg_latency_us,
        p50_latency_us=timing.p50_us,
        p99_latency_us=timing.p99_us,
        errors=plugin.failures,
        breaker=member.breaker.state.value,
        priority=plugin.settings.priority,
        api=dict(plugin.versions),
        permissions=tuple(sorted(plugin.gate.requested & plugin.gate.granted)),
        digest=f"sha256:{plugin.digest}",
    )


def line_body(line: LogLine) -> LineBody:
    """Return one line of a log."""
    return LineBody(time=line.time, level=line.level, message=line.message, fields=dict(line.fields))


def metrics_body(member: Member, telemetry: list[Series]) -> MetricsBody:
    """Return what was measured of a plugin."""
    timing = member.meter.timing()
    own = [
        SeriesBody(name=s.name, kind=s.kind, labels=dict(s.labels), value=s.value, count=s.count)
        for s in telemetry
        if s.plugin == member.plugin.name
    ]
    return MetricsBody(
        name=member.plugin.name,
        invocations=timing.invocations,
        errors=member.plugin.failures,
        avg_latency_us=timing.avg_latency_us,
        p50_latency_us=timing.p50_us,
        p99_latency_us=timing.p99_us,
        series=tuple(own),
    )


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):.1f}MB"
