"""Scripts of raw messages, poured in at once, are answered through a proxy as past it, to the last message.

Nothing is waited for, so messages meet every state of the session: failed batches, copies that have not begun yet,
names that are given anew before the server took them.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator

import pytest
from helios_api.v2.cache import CachePolicy, ShouldCacheDecisionStore
from helios_api.v2.post_query import PostQueryDecisionKeep, PostQueryDecisionReplace
from helios_api.v2.pre_query import PreQueryDecisionContinue, PreQueryOutcome
from helios_api.v2.sync_mode import SyncChoice, SyncMode
from helios_host.proxies.postgres import messages
from helios_host.proxies.postgres.rows import fields_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from proxy_harness import Chain, Hooks, Postgres, RunningProxy, running

ALLOW = PreQueryOutcome(decision=PreQueryDecisionContinue(), cacheable=None)
STORE = ShouldCacheDecisionStore(CachePolicy(ttl=60_000_000, stale_while_revalidate=0, tags=[]))
HOOKS = {
    "nothing": Hooks(),
    "decides": Hooks(pre_query=lambda *_: ALLOW),
    "decides late": Hooks(pre_query=Chain(lambda *_: ALLOW, late="waiting")),
    "sets modes": Hooks(select_sync_mode=lambda *_: SyncChoice(mode=SyncMode.ASYNC, tables=[], reason=None)),
    "shows": Hooks(post_query=lambda call, ran: PostQueryDecisionReplace(ran[1])),
    "every hook": Hooks(
        pre_query=Chain(lambda *_: ALLOW, late="waiting"),
        select_sync_mode=lambda *_: SyncChoice(mode=SyncMode.ASYNC, tables=[], reason=None),
        post_query=Chain(lambda *_: PostQueryDecisionKeep(), late="waiting"),
        cache_key=lambda call, statement: statement.text,
        should_cache=lambda *_: STORE,
        on_events=lambda *_: None,
    ),
}


@pytest.fixture(scope="module", params=HOOKS)
def proxied(request: pytest.FixtureRequest, postgres_server: Postgres) -> Iterator[RunningProxy]:
    with running(postgres_server.socket, HOOKS[request.param]) as proxy:
        yield proxy


def message(kind: bytes, body: bytes = b"") -> bytes:
    return kind + struct.pack("!I", len(body) + 4) + body


SYNC, FLUSH, TERMINATE, DONE = (message(kind) for kind in (b"S", b"H", b"X", b"c"))
TEXTS = [
    "SELECT a, b FROM poured ORDER BY a, b",
    "SELECT a::numeric / 3, ARRAY[a], '2020-01-02 03:04:05+06'::timestamptz, decode('00ff', 'hex') FROM poured",
    "SELECT generate_series(1, 12), 'row'",
    "SELECT",
    "SELECT 1 / 0",
    "INSERT INTO poured VALUES (3, 'y') RETURNING b, a",
    "UPDATE poured SET a = a + 1",
    "DELETE FROM poured WHERE a > 3",
    "INSERT INTO nowhere VALUES (1)",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT s",
    "ROLLBACK TO s",
    "SET search_path TO pg_catalog, public",
    "SET ROLE scram",
    "RESET ROLE",
    "DISCARD TEMP",
    "DEALLOCATE ALL",
    "DECLARE c CURSOR WITH HOLD FOR SELECT generate_series(1, 9)",
    "FETCH 3 FROM c",
    "PREPARE q AS SELECT 42",
    "EXECUTE q",
    "LISTEN l",
    "NOTIFY l",
    "no statement",
    "",
]
NAMES = st.sampled_from([b"", b"", b"one", b"two", b"n" * 70])
SIMPLE = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3).map(
    lambda texts: [messages.query_message("; ".join(texts).encode())]
)
EXTENDED_MESSAGE = st.one_of(
    st.builds(lambda n, t: messages.parse_message(n, t.encode(), b"\0\0"), NAMES, st.sampled_from(TEXTS)),
    st.builds(
        lambda p, n, f: message(b"B", p + b"\0" + n + bytes(5) + b"\0\1\0" + f),
        NAMES,
        NAMES,
        st.sampled_from(b"\0\1").map(lambda f: bytes([f])),
    ),
    st.builds(lambda k, n: message(b"D", k + n + b"\0"), st.sampled_from([b"S", b"P"]), NAMES),
    st.builds(lambda n, rows: message(b"E", n + b"\0" + struct.pack("!I", rows)), NAMES, st.sampled_from([0, 0, 2])),
    st.builds(messages.close_message, st.sampled_from([b"S", b"P"]), NAMES),
    st.just(FLUSH),
)


@st.composite
def runs(draw: st.DrawFn) -> list[bytes]:
    """Parse, Bind, Describe and Execute of one name."""
    name, portal, text = draw(NAMES), draw(NAMES), draw(st.sampled_from(TEXTS)).encode()
    binary, rows = draw(st.sampled_from(b"\0\1")), draw(st.sampled_from([0, 0, 0, 2]))
    described = [messages.describe_message(portal)] * draw(st.integers(0, 1))
    bound = message(b"B", portal + b"\0" + name + bytes(5) + b"\0\1\0" + bytes([binary]))
    executed = message(b"E", portal + b"\0" + struct.pack("!I", rows))
    return [messages.parse_message(name, text, b"\0\0"), bound, *described, executed]


BATCH = st.lists(st.one_of(runs(), EXTENDED_MESSAGE.map(lambda one: [one])), max_size=4).map(
    lambda parts: [*(one for part in parts for one in part), SYNC]
)
COPIED = st.lists(st.sampled_from([b"4\tz\n", b"5\t", b"q\n", b"no number\tx\n"]), max_size=3)


@st.composite
def copies(draw: st.DrawFn) -> list[bytes]:
    """A copy to the server, with and without a Sync in its midst, which the server passes over."""
    text = draw(st.sampled_from(["COPY poured FROM STDIN", "COPY nowhere FROM STDIN", "COPY poured TO STDOUT"]))
    if draw(st.booleans()):
        begun = [messages.query_message(text.encode())]
    else:
        begun = [messages.parse_message(b"", text.encode(), b"\0\0"), messages.bind_message(b"", b"")]
        begun += [messages.execute_message(b""), *[SYNC] * draw(st.integers(0, 1))]
    data = [message(b"d", part) for part in draw(COPIED)]
    end = draw(st.sampled_from([DONE, message(b"f", b"no more\0")]))
    return [*begun, *data, end, SYNC]


SCRIPTS = st.lists(st.one_of(SIMPLE, BATCH, BATCH, copies()), min_size=1, max_size=6)


def answers(address: str | tuple[str, int], script: bytes) -> list[bytes]:
    """Pour a script into a session of its own, and return the answers, without what is another each time."""
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with socket.socket(family) as connection, connection.makefile("rb") as received:
        connection.settimeout(20)
        connection.connect(address)
        parameters = b"user\0postgres\0database\0postgres\0\0"
        connection.sendall(struct.pack("!II", len(parameters) + 8, 196608) + parameters)
        seen = []
        asked = False
        while head := received.read(5):
            whole = head + received.read(int.from_bytes(head[1:]) - 4)
            if asked:
                seen.append(plain(whole))
            elif head[:1] == b"Z":
                asked = True
                connection.sendall(messages.query_message(b"CREATE TEMP TABLE poured (a int, b text)") + script)
        return seen


def plain(whole: bytes) -> bytes:
    """Return a message without what is another in each session: who notifies, ids of tables, places in the source."""
    kind = whole[:1]
    if kind == b"A":
        return whole[9:]
    if kind == b"T":
        fields = fields_of(whole, 0, len(whole))
        return repr([(f.name, f.number, f.type, f.size, f.modifier, f.format) for f in fields]).encode()
    if kind in b"EN":
        return b"\0".join(field for field in whole[5:].split(b"\0") if field[:1] not in (b"F", b"L", b"R"))
    return whole


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=SCRIPTS)
def test_every_message_is_answered_as_by_the_server(
    proxied: RunningProxy, postgres_server: Postgres, script: list[list[bytes]]
) -> None:
    poured = b"".join(one for part in script for one in part) + TERMINATE
    past = f"{postgres_server.directory}/.s.PGSQL.{postgres_server.port}"
    assert answers(("127.0.0.1", proxied.port), poured) == answers(past, poured)
