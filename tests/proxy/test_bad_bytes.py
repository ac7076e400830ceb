"""Bytes that are no protocol, from either side, end their session with a line in the log, and touch nothing else."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryOutcome
from helios_host.proxies.postgres.settings import Address
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from proxy_harness import Hooks, RunningProxy, StartProxy, running

ALLOW = PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)
STARTUP = b"\0\0\0\x17\0\3\0\0user\0postgres\0\0"


def message(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!I", len(body) + 4) + body


CLIENT = [
    message(b"Q", b"SELECT 1\0"),
    message(b"P", b"s\0SELECT $1::int\0\0\1\0\0\0\x17"),
    message(b"B", b"p\0s\0\0\0\0\1\0\0\0\0015\0\0"),
    message(b"D", b"Pp\0"),
    message(b"E", b"p\0\0\0\0\0"),
    message(b"C", b"Pp\0"),
    message(b"H", b""),
    message(b"S", b""),
]
SERVER = [
    message(b"R", b"\0\0\0\0"),
    message(b"S", b"client_encoding\0UTF8\0"),
    message(b"K", b"12345678"),
    message(b"Z", b"I"),
    message(b"T", b"\0\1n\0" + b"\0" * 18),
    message(b"D", b"\0\1\0\0\0\0011"),
    message(b"C", b"SELECT 1\0"),
    message(b"E", b"SERROR\0VERROR\0C42P01\0Mnothing\0\0"),
    message(b"1", b""),
    message(b"2", b""),
    message(b"Z", b"T"),
]


def mangled(messages: list[bytes]) -> st.SearchStrategy[bytes]:
    """Streams of these messages with some bytes changed, left out or put in."""

    def mangle(stream: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
        data = bytearray(stream)
        for place, length, put in edits:
            start = place % (len(data) + 1)
            data[start : start + length] = put
        return bytes(data)

    streams = st.lists(st.sampled_from(messages), min_size=1, max_size=12).map(b"".join)
    edits = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 4), st.binary(max_size=4)), min_size=1, max_size=4)
    return st.builds(mangle, streams, edits)


HOOKS: list[dict[str, Any]] = [{}, {"pre_query": lambda call, statement: ALLOW, "on_events": lambda call, events: None}]


@pytest.fixture(params=[0, 1], ids=["no plugins", "guarded"])
def hooks(request: pytest.FixtureRequest) -> dict[str, Any]:
    chosen: dict[str, Any] = HOOKS[request.param]
    return chosen


def drain(client: socket.socket) -> bytes:
    answer = b""
    while True:
        try:
            more = client.recv(65536)
        except ConnectionResetError:
            return answer
        if not more:
            return answer
        answer += more


def sound(proxy: RunningProxy, witness: Any) -> None:
    """Another session neither ended nor noticed anything, and nothing was raised where it should not."""
    assert witness.execute("SELECT 1").fetchone() == (1,)
    assert proxy.unraisable == []
    internal = [event for event in proxy.events if event["event"] == "session failed"]
    assert internal == []


NOT_UTF8 = message(b"P", b"s\0SELECT '\xc1'\0\0\0")
UNANSWERED = b"".join([CLIENT[1], CLIENT[1], CLIENT[0], CLIENT[4], CLIENT[0], NOT_UTF8])
"""A batch that fails and is ended by a Query, another such batch, and a text that waits for what comes before it."""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=mangled(CLIENT))
@example(data=UNANSWERED)
def test_bad_bytes_from_the_client(witnessed: tuple[RunningProxy, Any], data: bytes) -> None:
    proxy, witness = witnessed
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
        client.sendall(STARTUP)
        while not client.recv(65536).endswith(message(b"Z", b"I")):
            pass
        client.sendall(data)
        client.shutdown(socket.SHUT_WR)
        drain(client)
    sound(proxy, witness)


@pytest.fixture
def witnessed(start_proxy: StartProxy, hooks: dict[str, Any]) -> Iterator[tuple[RunningProxy, Any]]:
    proxy = start_proxy(**hooks)
    with proxy.connect() as witness:
        yield proxy, witness


@contextmanager
def pair(proxy: RunningProxy, server: socket.socket) -> Iterator[tuple[socket.socket, socket.socket]]:
    """A client's connection to the proxy, and the proxy's to the server."""
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
        client.sendall(STARTUP)
        accepted, _ = server.accept()
        with accepted:
            accepted.settimeout(20)
            accepted.recv(65536)
            yield client, accepted


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=mangled(SERVER))
def test_bad_bytes_from_the_server(impostor: tuple[RunningProxy, socket.socket], data: bytes) -> None:
    proxy, server = impostor
    with pair(proxy, server) as (client, accepted):
        accepted.sendall(SERVER[0] + SERVER[3])
        client.sendall(b"".join(CLIENT))
        accepted.sendall(data)
        accepted.close()
        drain(client)
    assert proxy.unraisable == []
    assert not [event for event in proxy.events if event["event"] == "session failed"]


@pytest.fixture
def impostor(hooks: dict[str, Any]) -> Iterator[tuple[RunningProxy, socket.socket]]:
    """A proxy before something that is no server."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        with running(Address("127.0.0.1", server.getsockname()[1]), Hooks(**hooks)) as proxy:
            yield proxy, server


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\0\0\0\4", "b'\\xff' is not one that the client sends here"),
        (message(b"p", b"secret\0"), "b'p' is not one that the client sends here"),
        (b"Q\0\0\0\3", "'Q' has length 3"),
        (b"d\x7f\xff\xff\xff", "length 2147483643 or more, expected at most 1073741823"),
    ],
)
def test_what_ends_a_session_is_logged(witnessed: tuple[RunningProxy, Any], data: bytes, words: str) -> None:
    proxy, witness = witnessed
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
        client.sendall(STARTUP)
        while not client.recv(65536).endswith(message(b"Z", b"I")):
            pass
        client.sendall(data)
        assert b"SFATAL\0VFATAL\0C08P01\0Mbad bytes from the client" in drain(client)
    logged = proxy.wait_for("session closed", reason="bad bytes from the client", level="WARNING")
    assert words in logged["cause"]
    sound(proxy, witness)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Q\x7f\xff\xff\xff", "expected at most 67108864"),
        (message(b"Q", b"SELECT 1"), "string without an end"),
        (message(b"Q", b"SELECT 1\0SELECT 2\0"), "bytes after the end of its text"),
        (message(b"P", b"s\0SELECT 1\0"), "parameter types"),
        (message(b"P", b"s\0SELECT 1\0\0\2\0\0\0\1"), "parameter types"),
        (message(b"B", b"p\0s"), "string without an end"),
        (message(b"B", b"p" * 2000 + b"\0s\0\0\0\0\0\0\0"), "string without an end"),
        (message(b"E", b"p"), "string without an end"),
        (message(b"C", b"Xp\0"), "expected a statement or a portal"),
        (message(b"F", b"\0"), "too short"),
    ],
)
def test_what_plugins_cannot_be_asked_about_ends_the_session(start_proxy: StartProxy, data: bytes, words: str) -> None:
    proxy = start_proxy(**HOOKS[1])
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=20) as client:
        client.sendall(STARTUP)
        while not client.recv(65536).endswith(message(b"Z", b"I")):
            pass
        client.sendall(data)
        assert words.encode() in drain(client)


def test_bad_bytes_from_a_server_are_told(impostor: tuple[RunningProxy, socket.socket]) -> None:
    proxy, server = impostor
    with pair(proxy, server) as (client, accepted):
        accepted.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        assert b"C08P01\0Mbad bytes from the server: " in drain(client)
    proxy.wait_for("session closed", reason="bad bytes from the server")
