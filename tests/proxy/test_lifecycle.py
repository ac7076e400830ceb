"""Time limits, readiness, and how sessions and the proxy end."""

from __future__ import annotations

import asyncio
import json
import select
import socket
import struct
import threading
import urllib.error
import urllib.request

import psycopg
import pytest
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryOutcome
from helios_host.proxies.postgres.messages import parse_message, query_message
from helios_host.proxies.postgres.settings import Address
from proxy_harness import Chain, Postgres, RunningProxy, StartProxy, eventually, free_port
from test_pass_through import copy_by_the_extended_protocol

ALLOW = PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)
STARTUP = b"\0\0\0\x17\0\3\0\0user\0postgres\0\0"


@pytest.mark.parametrize("hooks", [{}, {"pre_query": lambda call, statement: ALLOW}])
def test_an_idle_session_ends(start_proxy: StartProxy, hooks: dict[str, object]) -> None:
    proxy = start_proxy(limits={"idle_timeout": 0.4}, **hooks)
    with proxy.connect() as connection:
        connection.execute("CREATE TEMP TABLE copied (n int)")
        copy_by_the_extended_protocol(connection, b"1\n")  # in which a Sync is not answered
        with connection.cursor() as cursor, cursor.copy("COPY copied FROM STDIN") as copy:
            copy.write(b"2\n")
        assert connection.execute("SELECT pg_sleep(1.2)").fetchone() == ("",)  # waiting is not idle
        proxy.wait_for("session closed", sqlstate="57P05")
        with pytest.raises(psycopg.errors.IdleSessionTimeout):
            connection.execute("SELECT 1")


def test_a_server_that_goes_away(start_proxy: StartProxy, postgres_server: Postgres) -> None:
    proxy = start_proxy()
    with proxy.connect() as connection:
        pid = connection.info.backend_pid
        with postgres_server.connect() as administrator:
            administrator.execute("SELECT pg_terminate_backend(%s)", (pid,))
        with pytest.raises(psycopg.errors.AdminShutdown):
            connection.execute("SELECT 1")
        assert proxy.wait_for("session closed")["reason"] == "session ended"


def test_a_server_that_is_cut_off(start_proxy: StartProxy) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        proxy = start_proxy(server=Address("127.0.0.1", server.getsockname()[1]))
        with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
            client.sendall(b"\0\0\0\x17\0\3\0\0user\0postgres\0\0")
            accepted, _ = server.accept()
            assert accepted.recv(100).startswith(b"\0\0\0\x17")
            accepted.close()
            assert b"C08006\0Mthe server closed the connection\0" in client.recv(1000)
        proxy.wait_for("session closed", reason="server lost", level="ERROR")


def test_no_error_is_put_into_the_middle_of_a_message(start_proxy: StartProxy) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        proxy = start_proxy(server=Address("127.0.0.1", server.getsockname()[1]))
        with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
            client.sendall(b"\0\0\0\x17\0\3\0\0user\0postgres\0\0")
            accepted, _ = server.accept()
            accepted.recv(100)
            accepted.sendall(b"D\0\0\1\0half a row")
            assert client.recv(15) == b"D\0\0\1\0half a row"
            accepted.close()
            assert client.recv(1000) == b""


def test_drain_lets_sessions_end(start_proxy: StartProxy) -> None:
    proxy = start_proxy(limits={"drain_timeout": 60})
    with proxy.connect() as connection:
        draining = asyncio.run_coroutine_threadsafe(proxy.proxy.drain(), proxy.loop)
        proxy.wait_for("draining", sessions=1)
        with pytest.raises(psycopg.OperationalError, match="refused"):
            proxy.connect()
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert not draining.done()
    draining.result(20)
    assert proxy.events[-1]["event"] == "stopped"


def test_drain_ends_sessions_that_stay(start_proxy: StartProxy) -> None:
    proxy = start_proxy(limits={"drain_timeout": 0.2})
    with proxy.connect() as connection:
        asyncio.run_coroutine_threadsafe(proxy.proxy.drain(), proxy.loop).result(20)
        with pytest.raises(psycopg.errors.AdminShutdown):
            connection.execute("SELECT 1")
    proxy.wait_for("session closed", sqlstate="57P01")


def ask(proxy: RunningProxy, path: str) -> tuple[int, dict[str, str]]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{proxy.proxy.ready_port}{path}", timeout=20) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_readiness(start_proxy: StartProxy) -> None:
    limits = {"ready_listen": Address("127.0.0.1", 0), "drain_timeout": 60}
    proxy = start_proxy(limits=limits)
    assert ask(proxy, "/readyz") == (200, {"status": "ready"})
    assert ask(proxy, "/healthz") == (200, {"status": "ok"})
    assert ask(proxy, "/other")[0] == 404
    with proxy.connect():
        draining = asyncio.run_coroutine_threadsafe(proxy.proxy.drain(), proxy.loop)
        proxy.wait_for("draining")
        assert ask(proxy, "/readyz") == (503, {"status": "draining"})
        assert ask(proxy, "/healthz") == (200, {"status": "ok"})
    draining.result(20)
    down = start_proxy(server=Address("127.0.0.1", free_port()), limits=limits)
    assert ask(down, "/readyz")[0] == 503


@pytest.mark.parametrize(
    "request_bytes", [b"nonsense\r\n\r\n", b"GET /" + b"x" * 20_000, b"POST /readyz HTTP/1.1\r\n\r\n"]
)
def test_readiness_survives_what_is_no_request(start_proxy: StartProxy, request_bytes: bytes) -> None:
    proxy = start_proxy(limits={"ready_listen": Address("127.0.0.1", 0)})
    with socket.create_connection(("127.0.0.1", proxy.proxy.ready_port), timeout=20) as client:
        client.sendall(request_bytes)
        client.shutdown(socket.SHUT_WR)
        assert client.recv(1000).startswith(b"HTTP/1.1 405") or request_bytes.startswith(b"GET /x")
    assert ask(proxy, "/healthz")[0] == 200


def test_a_client_that_vanishes_frees_its_server_connection(start_proxy: StartProxy, postgres_server: Postgres) -> None:
    proxy = start_proxy()
    connection = proxy.connect(application_name="vanishing")
    socket.socket(fileno=connection.pgconn.socket).close()
    proxy.wait_for("session closed")
    done = threading.Event()
    with postgres_server.connect() as administrator:
        for _ in range(200):
            left = administrator.execute("SELECT FROM pg_stat_activity WHERE application_name = 'vanishing'").fetchall()
            if not left:
                break
            done.wait(0.05)
        assert not left


def test_little_is_kept_of_what_a_server_does_not_take(start_proxy: StartProxy) -> None:
    """Else a client that writes on and on hears of the server's error only after megabytes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 32 << 10)
        proxy = start_proxy(server=Address("127.0.0.1", server.getsockname()[1]))
        with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 32 << 10)
            client.sendall(b"\0\0\0\x17\0\3\0\0user\0postgres\0\0")
            accepted, _ = server.accept()
            with accepted:
                accepted.recv(100)
                accepted.sendall(b"R\0\0\0\x08\0\0\0\0Z\0\0\0\5I")
                assert client.recv(15, socket.MSG_WAITALL).endswith(b"I")
                client.sendall(b"d" + (64 << 20).to_bytes(4))
                taken = 0
                while taken < 32 << 20 and select.select([], [client], [], 2)[1]:
                    taken += client.send(bytes(16384))
                assert taken < 2 << 20


SCRIPTS = {
    "a Query": query_message(b"SELECT pg_sleep(0.1), 7"),
    "messages without Sync": parse_message(b"", b"SELECT 7", b"\0\0") + b"H\0\0\0\4",
    "half a message": query_message(b"SELECT 7") + b"Q\0\0\0\x0dSEL",
    "a copy": query_message(b"CREATE TEMP TABLE halved (n int); COPY halved FROM STDIN") + b"d\0\0\0\x061\n",
    "nothing": b"",
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("late", [None, "at once", "waiting"])
def test_a_client_that_sends_no_more_gets_its_answers(
    start_proxy: StartProxy, postgres_server: Postgres, late: str | None, script: bytes
) -> None:
    proxy = start_proxy() if late is None else start_proxy(pre_query=Chain(lambda *_: ALLOW, late=late))
    answers = []
    for port in (postgres_server.port, proxy.port):
        with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
            client.sendall(STARTUP)
            while not client.recv(65536).endswith(b"Z\0\0\0\5I"):
                pass
            client.sendall(script)
            client.shutdown(socket.SHUT_WR)
            answers.append(b"".join(iter(lambda: client.recv(65536), b"")))
    assert answers[1] == answers[0]
    assert proxy.wait_for("session closed")["reason"] in ("client left", "session ended")
    eventually(lambda: not proxy.proxy._sessions)


def test_a_client_that_died_after_it_sent_no_more_ends_its_session(start_proxy: StartProxy) -> None:
    proxy = start_proxy()
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
        client.sendall(STARTUP)
        while not client.recv(65536).endswith(b"Z\0\0\0\5I"):
            pass
        client.sendall(query_message(b"SELECT pg_sleep(60)"))
        client.shutdown(socket.SHUT_WR)
        eventually(lambda: any(session._client_ended for session in proxy.proxy._sessions))  # type: ignore[union-attr]
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close by a reset
    assert proxy.wait_for("session closed")["reason"] == "client left"
