"""Messages are found however the stream is cut, and what passes is never changed."""

from __future__ import annotations

import struct
from itertools import pairwise

import pytest
from helios_host.proxies.postgres.framing import MARK, MAX_MESSAGE, BadBytes, Framer, Rule
from hypothesis import given
from hypothesis import strategies as st
from pygwire import BackendMessageDecoder, ConnectionPhase, FrontendMessageDecoder


def message(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!I", len(body) + 4) + body


def text(size: int = 20) -> st.SearchStrategy[bytes]:
    return st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=size).map(str.encode)


CLIENT = st.one_of(
    text(200).map(lambda sql: message(b"Q", sql + b"\0")),
    st.tuples(text(), text(200)).map(lambda parts: message(b"P", b"%b\0%b\0\0\0" % parts)),
    st.tuples(text(), text()).map(lambda parts: message(b"B", b"%b\0%b\0\0\0\0\0\0\0" % parts)),
    text().map(lambda portal: message(b"E", portal + b"\0\0\0\0\0")),
    text().map(lambda name: message(b"D", b"S" + name + b"\0")),
    text().map(lambda name: message(b"C", b"P" + name + b"\0")),
    st.binary(max_size=300).map(lambda data: message(b"d", data)),
    st.sampled_from([message(kind, b"") for kind in (b"S", b"H", b"c")]),
    text().map(lambda reason: message(b"f", reason + b"\0")),
)
SERVER = st.one_of(
    st.lists(st.binary(max_size=100), max_size=5).map(
        lambda values: message(
            b"D", struct.pack("!H", len(values)) + b"".join(struct.pack("!I", len(v)) + v for v in values)
        )
    ),
    text().map(lambda tag: message(b"C", tag + b"\0")),
    st.sampled_from([b"I", b"T", b"E"]).map(lambda status: message(b"Z", status)),
    st.sampled_from([message(kind, b"") for kind in (b"1", b"2", b"3", b"n", b"s", b"I", b"c")]),
    st.binary(max_size=300).map(lambda data: message(b"d", data)),
    st.tuples(text(), text()).map(lambda pair: message(b"S", b"%b\0%b\0" % pair)),
)


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = sorted({place % (len(data) + 1) for place in places} | {0, len(data)})
    return [data[a:b] for a, b in pairwise(edges)]


def pygwires(oracle: FrontendMessageDecoder | BackendMessageDecoder, stream: bytes, seen: list[bytes]) -> list[bytes]:
    """Return the messages that pygwire finds, cut from the stream; it wants to be told the phase of each."""
    oracle.feed(stream)
    found = []
    for message in seen:
        copies = message[:1] in b"dcf"
        oracle.phase = ConnectionPhase.COPY_IN if copies else ConnectionPhase.EXTENDED_QUERY
        before = oracle.buffered
        assert type(next(oracle)).identifier == message[:1]
        start = len(stream) - before
        found.append(stream[start : start + before - oracle.buffered])
    assert oracle.buffered == 0
    return found


class Watched:
    """A framer that notes the messages of all kinds as a rule sees them, and what is written."""

    def __init__(self, hold: int = MAX_MESSAGE + 1, kinds: range = range(256)) -> None:
        self.seen: list[bytes] = []
        self.errors: list[Exception] = []
        self.written = bytearray()
        rule = Rule(self._note, hold=hold)
        self.framer = Framer([rule if kind in kinds else None for kind in range(256)], self.errors.append)
        self.framer.write = self.written.extend

    def _note(self, data: bytes, start: int, stop: int) -> None:
        self.seen.append(data[start:stop])


@given(st.lists(CLIENT, min_size=1), st.lists(st.integers(0)))
def test_client_messages_are_those_that_pygwire_finds(messages: list[bytes], places: list[int]) -> None:
    stream = b"".join(messages)
    watched = Watched()
    for chunk in cut(stream, places):
        watched.framer.feed(chunk)
    assert pygwires(FrontendMessageDecoder(), stream, watched.seen) == watched.seen == messages
    assert bytes(watched.written) == stream
    assert watched.framer.at_boundary


@given(st.lists(SERVER, min_size=1), st.lists(st.integers(0)))
def test_server_messages_are_those_that_pygwire_finds(messages: list[bytes], places: list[int]) -> None:
    stream = b"".join(messages)
    watched = Watched()
    for chunk in cut(stream, places):
        watched.framer.feed(chunk)
    assert pygwires(BackendMessageDecoder(), stream, watched.seen) == watched.seen == messages
    assert bytes(watched.written) == stream


@given(st.lists(CLIENT, min_size=1), st.lists(st.integers(0)), st.integers(5, 40))
def test_what_only_its_head_is_held_for_passes_whole(messages: list[bytes], places: list[int], hold: int) -> None:
    watched = Watched(hold)
    for chunk in cut(b"".join(messages), places):
        watched.framer.feed(chunk)
    for sent, found in zip(messages, watched.seen, strict=True):
        assert len(found) >= min(hold, len(sent))
        assert sent.startswith(found)
    assert bytes(watched.written) == b"".join(messages)


@given(st.lists(CLIENT, min_size=1), st.lists(st.integers(0)))
def test_messages_are_replaced_in_their_places(messages: list[bytes], places: list[int]) -> None:
    written = bytearray()
    rules: list[Rule | None] = [None] * 256
    rules[ord("Q")] = Rule(lambda data, start, stop: b"<query>")
    rules[ord("S")] = Rule(lambda data, start, stop: b"")
    framer = Framer(rules, pytest.fail)
    framer.write = written.extend
    for chunk in cut(b"".join(messages), places):
        framer.feed(chunk)
    instead = {b"Q": b"<query>", b"S": b""}
    assert bytes(written) == b"".join(instead.get(sent[:1], sent) for sent in messages)


@given(st.lists(SERVER, min_size=1), st.lists(st.integers(0)))
def test_marked_messages_are_counted(messages: list[bytes], places: list[int]) -> None:
    rules: list[Rule | None] = [None] * 256
    rules[ord("Z")] = MARK
    framer = Framer(rules, pytest.fail)
    for chunk in cut(b"".join(messages), places):
        framer.feed(chunk)
    assert framer.marks == sum(sent[:1] == b"Z" for sent in messages)


@given(
    st.lists(st.lists(st.tuples(st.sampled_from(b"DCZ1"), st.integers(0, 4)), min_size=1, max_size=5), min_size=1),
    st.lists(st.integers(0, 20), max_size=60),
    st.lists(st.integers(0)),
    st.binary(min_size=4, max_size=4),
)
def test_what_is_known_by_its_shape_is_what_would_be_walked(
    shapes: list[list[tuple[int, int]]], order: list[int], places: list[int], filling: bytes
) -> None:
    """The same few shapes again and again, some of one length, whole and cut, beside a framer that knows none yet."""
    rules: list[Rule | None] = [None] * 256
    rules[ord("Z")] = rules[ord("1")] = MARK
    framer = Framer(rules, pytest.fail)
    written = bytearray()
    framer.write = written.extend
    streams = [b"".join(message(bytes([kind]), filling[:size]) for kind, size in shape) for shape in shapes]
    expected, marks, last_mark = b"", 0, 0
    for number, index in enumerate(order):
        stream = streams[index % len(streams)]
        for chunk in cut(stream, places) if number % 4 == 3 else [stream]:
            framer.feed(chunk)
        expected += stream
        for kind, _ in shapes[index % len(streams)]:
            if kind in b"Z1":
                marks, last_mark = marks + 1, kind
        assert (framer.marks, framer.last_mark, framer.at_boundary) == (marks, last_mark, True)
        assert not framer.ends_marked or kind == last_mark
    assert written == expected


def test_a_message_of_a_known_length_is_not_taken_for_another() -> None:
    """Where the same length came twice, a bad length and a kind with a rule are still found in the third."""
    watched = Watched(kinds=range(ord("E"), ord("E") + 1))
    for _ in range(3):
        watched.framer.feed(message(b"C", b"12345"))
    watched.framer.feed(message(b"E", b"12345"))
    assert watched.seen == [message(b"E", b"12345")]
    watched.framer.feed(b"C\0\0\0\2" + b"12345")
    assert isinstance(watched.errors[0], BadBytes)


def test_a_long_message_that_passes_is_written_as_it_comes() -> None:
    watched = Watched(kinds=range(0))
    stream = message(b"d", b"x" * 1_000_000)
    for start in range(0, len(stream), 1000):
        watched.framer.feed(stream[start : start + 1000])
        assert len(watched.written) == min(start + 1000, len(stream))
        assert watched.framer.at_boundary == (start + 1000 >= len(stream))


@pytest.mark.parametrize("length", [0, 3, MAX_MESSAGE + 7, 0xFFFFFFFF])
def test_an_impossible_length_fails(length: int) -> None:
    watched = Watched(kinds=range(0))
    watched.framer.feed(b"d" + struct.pack("!I", length))
    assert isinstance(watched.errors[0], BadBytes)
    assert "expected" in str(watched.errors[0])
    watched.framer.feed(b"more")
    assert watched.written == b""


def test_a_length_over_a_rules_limit_fails_before_anything_is_held() -> None:
    errors: list[Exception] = []
    framer = Framer([Rule(lambda data, start, stop: None, limit=1000)] * 256, errors.append)
    framer.feed(b"Q" + struct.pack("!I", 1001))
    assert "expected at most 1000" in str(errors[0])
