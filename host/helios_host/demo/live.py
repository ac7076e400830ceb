"""The demo's scenes through the proxy, as a client sees them: branches, history, replication, routes, masks, cache."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

import attrs
import psycopg
from helios_api.v2.route import BackendRole

from helios_host.manager import PluginHost
from helios_host.proxies.postgres.settings import Address, ProxySettings, Target, parse_server

from .stage import GUESTS, in_thread, postgres

__all__ = ["Scene", "live_scenes"]

CONFIGURATION: Final = """
[plugins]
timeout = "1s"
[plugins.lite-policies-c]
config = { critical_tables = ["users"], history_from = 1000 }
[plugins.residency-router]
config = { attribute = "application_name", tenants = ["acme=eu", "globex=us"], default_region = "us" }
[plugins.column-mask]
config = { columns = ["payroll.salary=constant:***"] }
[plugins.result-guard]
config = { max_rows = 1000, refused_users = ["mallory"] }
[plugins.permissions]
result-guard = ["metrics"]
"""

_LITE: Final = "lite-policies-c"
_ROUTER: Final = "residency-router"
_MASK: Final = "column-mask"
_CACHE: Final = "custom-cache"
_RESULTS: Final = "result-guard"
_DIRECTORIES: Final = {
    _LITE: "lite-policies-c-v1",
    _ROUTER: "residency-router-cpp-v2",
    _MASK: "column-mask-zig-v2",
    _CACHE: "custom-cache-c-v2",
    _RESULTS: "result-guard-c-v2",
}
_MASKED_ONLY: Final = (
    "deny: a plugin allows this statement only with row filters or column masks, which this proxy cannot enforce "
    "on it: the hidden column salary is used in an expression or condition"
)


@attrs.frozen
class Scene:
    """One question to a hook: which plugin answers, what was expected, and what it said."""

    hook: str
    question: str
    plugin: str
    expected: str
    said: str

    @property
    def right(self) -> bool:
        """Whether it said what was expected."""
        return self.said == self.expected


@attrs.frozen(kw_only=True)
class _Step:
    """What one client does: `options` begin its session, and `text` is what it sends then, once or `twice`."""

    plugin: str = _LITE
    hook: str
    options: dict[str, str] = attrs.Factory(dict)
    text: str = ""
    twice: bool = False
    expected: str


_STEPS: Final = (
    _Step(
        hook="branch-policy",
        options={"options": "-c helios.branch=production"},
        expected="deny: access to branch production is denied",
    ),
    _Step(
        hook="branch-policy",
        text="MERGE DATABASE BRANCH feature_x INTO production",
        expected="deny: to merge feature_x into production takes 2 approvals of admin, lead",
    ),
    _Step(
        hook="branch-policy",
        text="CREATE DATABASE feature_y TEMPLATE postgres",
        expected="deny: access to branch feature_y is denied",
    ),
    _Step(
        hook="time-travel",
        options={"options": "-c helios.as_of=2000"},
        text="SELECT line FROM audit_log",
        expected="deny: Audit access required",
    ),
    _Step(
        hook="sync-mode",
        text="UPDATE users SET name = name WHERE id = 1 RETURNING current_setting('synchronous_commit')",
        expected="remote_apply",
    ),
    _Step(
        hook="sync-mode",
        text="UPDATE events SET kind = kind WHERE id = 1 RETURNING current_setting('synchronous_commit')",
        expected="remote_write",
    ),
    _Step(hook="sync-mode", text="SHOW synchronous_commit", expected="on"),
    _Step(plugin=_MASK, hook="authorize", text="SELECT salary FROM payroll", expected="***"),
    _Step(plugin=_MASK, hook="authorize", text="SELECT max(salary) FROM payroll", expected=_MASKED_ONLY),
    _Step(
        plugin=_CACHE,
        hook="cache",
        text="SELECT clock_timestamp() FROM users WHERE id = 1",
        twice=True,
        expected="the same row twice",
    ),
    _Step(
        plugin=_RESULTS,
        hook="connection",
        options={"user": "mallory"},
        expected="deny: user mallory may not connect here",
    ),
    _Step(plugin=_RESULTS, hook="post-query", text="SELECT 'sk-' || id FROM users WHERE id = 1", expected="[removed]"),
    _Step(
        plugin=_RESULTS,
        hook="post-query",
        text="SELECT generate_series(1, 1001)",
        expected="deny: the result has more rows than this proxy lets through",
    ),
    _Step(plugin=_ROUTER, hook="route", options={"application_name": "globex"}, expected="the server in us"),
    _Step(plugin=_ROUTER, hook="route", options={"application_name": "acme"}, expected="the server in eu"),
)


def live_scenes(server: str, progress: Any) -> list[Scene]:
    """Play the scenes of the plugins that are built; raises `HeliosError` where one cannot be loaded."""
    with tempfile.TemporaryDirectory(prefix="helios-live-") as folder, postgres() as other:
        for directory in _DIRECTORIES.values():
            if (GUESTS / directory).is_dir():
                (Path(folder) / directory).symlink_to(GUESTS / directory)
        with PluginHost.from_directory(folder, CONFIGURATION, progress=progress) as host:
            for problem in host.problems:
                raise problem
            europe = Target(name="eu", address=parse_server(other), role=BackendRole.PRIMARY, tags=(("region", "eu"),))
            settings = ProxySettings(
                listen=Address("127.0.0.1", 0),
                server=parse_server(server),
                server_tags=(("region", "us"),),
                others=(europe,),
            )
            with in_thread(settings, host) as port:
                dsn = f"postgresql://postgres@127.0.0.1:{port}/postgres"
                regions = {_place(uri): f"the server in {region}" for uri, region in ((server, "us"), (other, "eu"))}
                scenes = [_play(step, dsn, regions) for step in _STEPS if step.plugin in host.plugins]
        counted = [f"{series.name}: {series.value:g}" for series in host.telemetry() if series.plugin == _RESULTS]
    return scenes + [Scene("metrics", "of all that", _RESULTS, "failed_statements: 1", said) for said in counted]


def _place(uri: str) -> str:
    with psycopg.connect(uri) as connection:
        (place,) = connection.execute("SHOW data_directory").fetchone() or ("",)
        return str(place)


def _play(step: _Step, dsn: str, regions: dict[str, str]) -> Scene:
    question = "; ".join([*step.options.values(), *([step.text] if step.text else [])])
    try:
        with psycopg.connect(dsn, autocommit=True, **step.options) as connection:  # type: ignore[arg-type]
            (said,) = connection.execute(step.text or "SHOW data_directory").fetchone() or ("",)
            if step.twice:
                (again,) = connection.execute(step.text).fetchone() or ("",)
                said = "the same row twice" if said == again else "another row"
    except psycopg.OperationalError as error:
        said = f"deny: {str(error).rpartition('FATAL:')[2].strip()}"
    except psycopg.Error as error:
        said = f"deny: {error.diag.message_primary}"
    return Scene(step.hook, question, step.plugin, step.expected, regions.get(said, str(said)))
