"""How a session begins: encryption, who is let in, and what a client learns where it cannot begin."""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import struct
import threading
from pathlib import Path
from typing import Any

import asyncpg
import psycopg
import pytest
from helios_api.v2.authenticate import (
    AuthChallenge,
    AuthRequest,
    AuthResult,
    AuthResultAbstain,
    AuthResultChallenge,
    AuthResultDenied,
    AuthResultSuccess,
)
from helios_api.v2.connection import ConnectDecisionAccept, ConnectDecisionRefuse
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryOutcome
from helios_api.v2.types import Call, Identity, Statement
from helios_host.proxies.postgres.settings import Address
from proxy_harness import PASSWORD, Postgres, RunningProxy, StartProxy, free_port

SSL_REQUEST = struct.pack("!II", 8, 80877103)
GSSENC_REQUEST = struct.pack("!II", 8, 80877104)
STARTUP = struct.pack("!II", 8 + 15, 3 << 16) + b"user\0postgres\0\0"


def answer_to(proxy: RunningProxy | Postgres, data: bytes) -> bytes:
    """Return all that the proxy, or the server, answers until it closes."""
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
        client.sendall(data)
        answer = b""
        while True:
            try:
                more = client.recv(65536)
            except ConnectionResetError:
                return answer
            if not more:
                return answer
            answer += more


@pytest.mark.parametrize("guarded", [False, True])
def test_tls(start_proxy: StartProxy, tls: ssl.SSLContext, certificate: Path, guarded: bool) -> None:
    allow = PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)
    hooks: dict[str, Any] = {"pre_query": lambda call, statement: allow} if guarded else {}
    proxy = start_proxy(tls=tls, **hooks)
    verified = {"host": "localhost", "sslmode": "verify-full", "sslrootcert": str(certificate)}
    with proxy.connect(**verified) as connection:
        assert connection.pgconn.ssl_in_use
        value = bytes(range(256)) * 10_000
        assert connection.execute("SELECT %b::bytea", (value,), binary=True).fetchone() == (value,)
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE copied (t text)")
            with cursor.copy("COPY copied FROM STDIN") as copy:
                for _ in range(20):
                    copy.write(("x" * 9999 + "\n") * 100)
            assert cursor.execute("SELECT count(*) FROM copied").fetchone() == (2000,)
    if guarded:
        assert proxy.host.hooks.pre_query.calls[0][0].session.encrypted
    assert proxy.wait_for("session opened")["encrypted"]


def test_tls_with_scram_passed_through(start_proxy: StartProxy, tls: ssl.SSLContext) -> None:
    proxy = start_proxy(tls=tls)
    with proxy.connect(user="scram", password=PASSWORD, sslmode="require") as connection:
        assert connection.pgconn.ssl_in_use
        assert connection.execute("SELECT current_user").fetchone() == ("scram",)


async def test_tls_from_asyncpg(start_proxy: StartProxy, tls: ssl.SSLContext) -> None:
    proxy = start_proxy(tls=tls)
    connection = await asyncpg.connect(
        host="127.0.0.1", port=proxy.port, user="scram", password=PASSWORD, database="postgres", ssl="require"
    )
    assert await connection.fetchval("SELECT count(*) FROM items") == 100
    await connection.close()


def test_without_a_certificate_encryption_is_answered_by_no(start_proxy: StartProxy) -> None:
    proxy = start_proxy()
    with pytest.raises(psycopg.OperationalError, match="server does not support SSL, but SSL was required"):
        proxy.connect(sslmode="require")
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
        client.sendall(SSL_REQUEST)
        assert client.recv(1) == b"N"
        client.sendall(GSSENC_REQUEST)
        assert client.recv(1) == b"N"
        client.sendall(STARTUP)
        assert client.recv(1) == b"R"


def test_bytes_that_came_before_tls_are_not_taken_for_encrypted(start_proxy: StartProxy, tls: ssl.SSLContext) -> None:
    proxy = start_proxy(tls=tls)
    answer = answer_to(proxy, SSL_REQUEST + STARTUP)
    assert b"08P01" in answer
    assert "received unencrypted data after SSL request" in proxy.wait_for("connection closed")["cause"]


def test_a_handshake_that_fails_ends_its_connection_only(start_proxy: StartProxy, tls: ssl.SSLContext) -> None:
    proxy = start_proxy(tls=tls)
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
        client.sendall(SSL_REQUEST)
        assert client.recv(1) == b"S"
        client.sendall(b"no TLS at all" * 10)
        proxy.wait_for("connection closed", reason="TLS handshake failed")
    with proxy.connect(sslmode="require") as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("server", ["socket", "tcp"])
def test_scram_passes_through(start_proxy: StartProxy, postgres_server: Postgres, server: str) -> None:
    proxy = start_proxy(server=getattr(postgres_server, server))
    with proxy.connect(user="scram", password=PASSWORD) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("scram",)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        proxy.connect(user="scram", password="wrong")


def test_authenticate_sees_what_the_client_says(start_proxy: StartProxy) -> None:
    def authenticate(call: Call, request: AuthRequest) -> AuthResult:
        return AuthResultSuccess(Identity(user_id="u-1", roles=["reader"], attributes=[]))

    allow = PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)
    proxy = start_proxy(authenticate=authenticate, pre_query=lambda call, statement: allow)
    with proxy.connect(application_name="tester", options="-c search_path=public") as connection:
        connection.execute("SELECT 1")
    ((call, request),) = proxy.host.hooks.authenticate.calls
    assert call.identity is None
    assert (call.session.user, call.session.database) == ("postgres", "postgres")
    assert ("application_name", "tester") in request.headers
    assert ("options", "-c search_path=public") in request.headers
    assert request.credential is None
    (asked, _), *_ = proxy.host.hooks.pre_query.calls
    assert asked.identity.user_id == "u-1"
    assert asked.session == call.session


@pytest.mark.parametrize(
    ("result", "message"),
    [
        (AuthResultDenied("not you"), "not you"),
        (AuthResultChallenge(AuthChallenge(scheme="totp", data="", state="")), "challenge"),
    ],
)
def test_authenticate_denies_before_the_server_is_asked(
    start_proxy: StartProxy, result: AuthResult, message: str
) -> None:
    proxy = start_proxy(server=Address("127.0.0.1", 1), authenticate=lambda call, request: result)
    with pytest.raises(psycopg.OperationalError, match=message):
        proxy.connect()
    assert proxy.wait_for("session refused")["sqlstate"] == "28000"
    assert b"C28000\0" in answer_to(proxy, STARTUP)


@pytest.mark.parametrize("result", [None, AuthResultAbstain()])
def test_where_nobody_says_who_it_is_the_server_does(start_proxy: StartProxy, result: AuthResult | None) -> None:
    proxy = start_proxy(authenticate=lambda call, request: result)
    with proxy.connect(user="scram", password=PASSWORD) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("scram",)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        proxy.connect(user="scram", password="wrong")


def test_a_host_that_fails_lets_nobody_in(start_proxy: StartProxy) -> None:
    def fail(call: Call, request: AuthRequest) -> None:
        raise RuntimeError("a bug")

    with pytest.raises(psycopg.OperationalError, match="could not be asked"):
        start_proxy(authenticate=fail).connect()


def test_plugins_are_told_of_sessions(start_proxy: StartProxy) -> None:
    told = threading.Event()
    proxy = start_proxy(
        on_connect=lambda call: ConnectDecisionAccept(),
        on_disconnect=lambda call: told.set(),
    )
    with proxy.connect() as connection:
        connection.execute("SELECT 1")
        assert not told.is_set()
    assert told.wait(20)
    assert proxy.host.hooks.on_disconnect.calls == proxy.host.hooks.on_connect.calls


def test_plugins_are_told_of_a_session_that_could_not_begin(start_proxy: StartProxy) -> None:
    told = threading.Event()
    proxy = start_proxy(
        server=Address("127.0.0.1", 1),
        on_connect=lambda call: ConnectDecisionAccept(),
        on_disconnect=lambda call: told.set(),
    )
    assert b"C08006\0" in answer_to(proxy, STARTUP)
    assert told.wait(20)


def test_a_client_that_leaves_before_the_server_answers(start_proxy: StartProxy) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        proxy = start_proxy(server=Address("127.0.0.1", server.getsockname()[1]))
        with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
            client.sendall(STARTUP)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        accepted, _ = server.accept()
        with accepted:
            accepted.settimeout(20)
            with contextlib.suppress(ConnectionResetError):
                while accepted.recv(1000):
                    pass


def test_a_plugin_refuses_a_session(start_proxy: StartProxy) -> None:
    proxy = start_proxy(on_connect=lambda call: ConnectDecisionRefuse("closed on Sundays"))
    assert b"C08004\0Mclosed on Sundays\0" in answer_to(proxy, STARTUP)


def test_too_many_sessions(start_proxy: StartProxy) -> None:
    proxy = start_proxy(limits={"max_connections": 2})
    with proxy.connect() as first, proxy.connect() as second:
        assert b"SFATAL\0VFATAL\0C53300\0Msorry, too many clients already\0" in answer_to(proxy, STARTUP)
        threading.Timer(0.2, first.cancel_safe).start()  # a cancel request is no session
        with pytest.raises(psycopg.errors.QueryCanceled):
            first.execute("SELECT pg_sleep(60)")
        second.close()
        proxy.wait_for("session closed")
        with proxy.connect() as third:
            assert third.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("server", [Address("127.0.0.1", free_port()), Address("/nowhere", 5432)])
def test_a_server_that_is_down(start_proxy: StartProxy, server: Address) -> None:
    proxy = start_proxy(server=server)
    assert b"SFATAL\0VFATAL\0C08006\0" in answer_to(proxy, STARTUP)
    proxy.wait_for("connection closed", reason="server not reached", level="ERROR")


def test_a_server_that_does_not_answer_in_time(start_proxy: StartProxy) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf:
        address = Address("127.0.0.1", deaf.getsockname()[1])
        fill = []
        for _ in range(3):  # until the queue of connections is full
            client = socket.socket()
            client.setblocking(False)
            client.connect_ex((address.host, address.port))
            fill.append(client)
        proxy = start_proxy(server=address, limits={"connect_timeout": 0.2})
        assert b"C08006\0" in answer_to(proxy, STARTUP)
        for client in fill:
            client.close()


def packet(code: int, body: bytes = b"") -> bytes:
    return struct.pack("!II", 8 + len(body), code) + body


V3, CANCEL, USER = 3 << 16, 80877102, b"user\0postgres\0"


def unplaced(answer: bytes) -> bytes:
    """An answer without where in the server's source its error was raised, and without that error's length."""
    found = re.sub(rb"F\w+\.c\0L\d+\0R\w+\0", b"", answer)
    return re.sub(rb"E....SFATAL", b"ESFATAL", found, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", "startup packet: 1195725856"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "sslnegotiation=direct"),
        (struct.pack("!I", 0), "startup packet: 0"),
        (struct.pack("!II", 7, V3), "startup packet: 7"),
        (struct.pack("!II", 10_005, V3), "startup packet: 10005"),
        (b"\xff\xff\xff\xff\0\3\0\0", "startup packet: 4294967295"),
        (packet(1 << 16), "unsupported frontend protocol 1.0"),
        (packet(2 << 16, b"x" * 288), "unsupported frontend protocol 2.0"),
        (packet(4 << 16, USER + b"\0"), "unsupported frontend protocol 4.0"),
        (packet(CANCEL), "cancel request packet: 8"),
        (packet(CANCEL, b"1234"), "cancel request packet: 12"),
        (packet(CANCEL, b"x" * 300), "cancel request packet: 308"),
        (packet(V3), "terminator"),
        (packet(V3, b"user\0"), "terminator"),
        (packet(V3, USER), "terminator"),
        (packet(V3, USER + b"\0more"), "terminator"),
        (packet(V3, USER + b"database\0\0"), "terminator"),
        (SSL_REQUEST * 2, "received unencrypted data after SSL request"),
        (GSSENC_REQUEST + STARTUP, "received unencrypted data after GSSAPI encryption request"),
    ],
)
def test_a_start_that_is_none(proxy: RunningProxy, postgres_server: Postgres, data: bytes, words: str) -> None:
    """The server's own answer comes, but for where in its source it was raised; the log says what was wrong."""
    assert unplaced(answer_to(proxy, data)) == unplaced(answer_to(postgres_server, data))
    assert words in proxy.wait_for("connection closed", reason="bad bytes from the client")["cause"]
    with proxy.connect() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("again", [SSL_REQUEST, GSSENC_REQUEST], ids=["SSL", "GSSAPI"])
def test_a_request_for_encryption_is_answered_once(
    proxy: RunningProxy, postgres_server: Postgres, again: bytes
) -> None:
    answers = []
    for port in (postgres_server.port, proxy.port):
        with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
            for request in (SSL_REQUEST, GSSENC_REQUEST):
                client.sendall(request)
                assert client.recv(1) == b"N"
            client.sendall(again)
            answers.append(client.recv(65536))
            assert client.recv(65536) == b""
    assert unplaced(answers[1]) == unplaced(answers[0])


def shape(answer: bytes) -> list[bytes]:
    """The messages of an answer, without keys and settings."""
    found = []
    while answer:
        kind, length = struct.unpack_from("!cI", answer)
        found.append(kind if kind in b"KS" else answer[: length + 1])
        answer = answer[length + 1 :]
    return found


QUERY = b"Q" + struct.pack("!I", 4 + 9) + b"SELECT 7\0"


@pytest.mark.parametrize("more", [QUERY, QUERY * 3, b"X\0\0\0\4", b"?\0\0\0\4"], ids=repr)
@pytest.mark.parametrize("attributes", [b"", b"replication\0database\0database\0postgres\0"], ids=["", "replication"])
@pytest.mark.parametrize("guarded", [False, True], ids=["plain", "guarded"])
def test_what_comes_ahead_of_the_login_is_answered_after_it(
    start_proxy: StartProxy, postgres_server: Postgres, guarded: bool, attributes: bytes, more: bytes
) -> None:
    asked: list[str] = []

    def decide(_call: Call, statement: Statement) -> PreQueryOutcome:
        asked.append(statement.text)
        return PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)

    proxy = start_proxy(pre_query=decide) if guarded else start_proxy()
    data = packet(V3, USER + attributes + b"\0") + more + b"X\0\0\0\4"
    direct, answer = shape(answer_to(postgres_server, data)), shape(answer_to(proxy, data))
    if more[:1] in b"QX":
        assert answer == direct
        assert len(asked) == guarded * more.count(QUERY)
    else:  # in the server's words, or the proxy's
        assert b"C08P01" in answer[-1]
        assert b"C08P01" in direct[-1]


@pytest.mark.parametrize("torn", [1, 5, 9])
def test_a_statement_where_a_password_is_due_is_not_sent(proxy: RunningProxy, torn: int) -> None:
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
        client.sendall(packet(V3, b"user\0scram\0\0") + QUERY[:torn])
        answer = b""
        while not answer.startswith(b"R") or len(answer) < 9:
            answer += client.recv(65536)
        if torn < 5:
            client.sendall(QUERY[torn:])
        while more := client.recv(65536):
            answer += more
    assert b"C08P01\0" in answer
    assert b"expected password response, got message type 81" in answer
