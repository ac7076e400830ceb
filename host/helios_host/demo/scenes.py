"""The demo's scenes of the other hooks: through the proxy where it fires them (`live`), else asked of a host."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import attrs
from helios_api.v2.route import Backend, BackendRole, RouteDecisionBackend
from helios_api.v2.types import Call, Statement, StatementKind, TableAccess, TableReference

from helios_host.manager import PluginHost

from .live import Scene, live_scenes
from .stage import GUESTS

__all__ = ["Scene", "run_scenes"]

_PLUGINS: Final = ("custom-cache-c-v2", "pgvector-router-zig-v2")


def run_scenes(call: Call, server: str, progress: Any) -> list[Scene]:
    """Ask the plugins that are built, and return their answers; raises `HeliosError` where one cannot be loaded.

    `server` is the URI of a PostgreSQL with the demo's tables.
    """
    return live_scenes(server, progress) + _asked(call, progress)


def _asked(call: Call, progress: Any) -> list[Scene]:
    with _host(progress) as (host, built):
        scenes = []
        for plugin, hook, question, expected, ask in _QUESTIONS:
            if plugin in built:
                scenes.append(Scene(hook, question, plugin, expected, ask(host, call)))
        return scenes


@contextmanager
def _host(progress: Any) -> Iterator[tuple[PluginHost, set[str]]]:
    with tempfile.TemporaryDirectory(prefix="helios-scenes-") as folder:
        for name in _PLUGINS:
            if (GUESTS / name).is_dir():
                (Path(folder) / name).symlink_to(GUESTS / name)
        with PluginHost.from_directory(folder, progress=progress) as host:
            for problem in host.problems:
                raise problem
            yield host, set(host.plugins)


def _statement(text: str, table: str, kind: StatementKind = StatementKind.SELECT) -> Statement:
    reference = TableReference(schema=None, name=table, access=TableAccess.READ)
    return Statement(text=text, kind=kind, fingerprint="f", tables=[reference], parameters=[], is_batch=False)


def _key(host: PluginHost, call: Call) -> str:
    asked = _statement("select * from users", "users")
    other = attrs.evolve(call, session=attrs.evolve(call.session, user="another"))
    own, others = host.sync.hooks.cache_key(call, asked), host.sync.hooks.cache_key(other, asked)
    if own is None or others is None:
        return "nobody"
    return "one entry for both" if own == others else "an entry for each"


def _vectors(host: PluginHost, call: Call) -> str:
    servers = [
        Backend(name=name, address="", role=role, healthy=True, weight=1, lag=0, connections=0, tags=[(tag, "")])
        for name, role, tag in [("main", BackendRole.PRIMARY, ""), ("vectors", BackendRole.REPLICA, "pgvector")]
    ]
    answer = host.sync.hooks.route(call, (_statement("SELECT id FROM docs ORDER BY e <-> $1", "docs"), servers))
    return f"to {answer.value}" if isinstance(answer, RouteDecisionBackend) else "nobody"


_Ask = Callable[[PluginHost, Call], str]
_QUESTIONS: Final[tuple[tuple[str, str, str, str, _Ask], ...]] = (
    ("custom-cache", "cache", "select * from users, of two users", "an entry for each", _key),
    ("pgvector-router", "route", "SELECT id FROM docs ORDER BY e <-> $1", "to vectors", _vectors),
)
