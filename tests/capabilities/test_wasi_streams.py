"""Streams, output and waiting without a guest: bytes in are bytes out, however they are cut."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import Io
from helios_host.capabilities.gate import Gate
from helios_host.capabilities.wasi.clock import MAX_INSTANT
from helios_host.capabilities.wasi.clocks import MonotonicClock, WallClock
from helios_host.capabilities.wasi.entries import OpenHow
from helios_host.capabilities.wasi.memory import MemoryFiles
from helios_host.capabilities.wasi.polling import Poll, Pollable
from helios_host.capabilities.wasi.randomness import Insecure, InsecureSeed, Random
from helios_host.capabilities.wasi.settings import WasiSettings
from helios_host.capabilities.wasi.state import CHUNK, MAX_HANDLES, Resource, WasiState
from helios_host.capabilities.wasi.stdio import LINE_LIMIT, Output
from helios_host.capabilities.wasi.streams import InputStream, OutputStream
from helios_host.errors import DeadlineExceeded, GuestTrap, HostCallLimit
from helios_host.instances.budget import CallBudget
from helios_host.instances.scope import CallScope, clock
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from wasi_api.v0_2.wasi_io.streams import StreamErrorClosed
from witbind import Err, Ok

from .conftest import Face


def new_state(io: Io | None = None, plugin: str = "p", **options: Any) -> WasiState:
    context = PluginContext(plugin=plugin, gate=Gate.of((), ()))
    return WasiState(WasiSettings(**options), context, CallBudget(10**6, 1 << 30), io or Io(), body_limit=1 << 20)


def source(data: bytes) -> Any:
    left = bytearray(data)

    def take(size: int) -> bytes:
        found = bytes(left[:size])
        del left[:size]
        return found

    return take


@given(st.binary(max_size=5000), st.lists(st.tuples(st.booleans(), st.integers(0, 700)), max_size=30))
def test_reading_and_skipping_give_the_source_in_order(data: bytes, steps: list[tuple[bool, int]]) -> None:
    stream = InputStream(new_state(), source(data))
    at = 0
    for skips, size in steps:
        found = stream.skip(size) if skips else stream.read(size)
        if isinstance(found, Err):
            assert found == Err(StreamErrorClosed())
            assert at == len(data)
            assert stream.read(0) == found
            return
        taken = found.value if skips else len(found.value)
        assert taken <= size
        assert skips or found.value == data[at : at + taken]
        assert taken > 0 or size == 0
        at += taken


@given(st.lists(st.binary(max_size=300), max_size=20), st.integers(0, 100))
def test_writing_to_a_file_gives_the_chunks_in_order(chunks: list[bytes], offset: int) -> None:
    state = new_state()
    file = MemoryFiles(1 << 20, lambda: 0).root().open_at("f", OpenHow(create=True, write=True))
    at = [offset]

    def sink(data: bytes) -> None:
        file.write(data, at[0])
        at[0] += len(data)

    stream = OutputStream(state, sink)
    for chunk in chunks:
        assert stream.blocking_write_and_flush(chunk) == Ok(None)
    whole = b"".join(chunks)
    assert file.read(1 << 20, 0) == (bytes(offset) + whole if whole else file.read(1 << 20, 0))


@given(st.binary(max_size=3000), st.lists(st.integers(1, 500), min_size=1, max_size=50))
def test_splicing_moves_what_reading_would_give(data: bytes, sizes: list[int]) -> None:
    state, taken = new_state(), bytearray()
    stream, sink = InputStream(state, source(data)), OutputStream(state, taken.extend)
    for size in sizes:
        before = len(taken)
        found = sink.splice(stream, size)
        if isinstance(found, Err):
            assert bytes(taken) == data
            break
        assert len(taken) - before == found.value <= size
    assert data.startswith(bytes(taken))


def test_a_read_is_never_larger_than_a_chunk() -> None:
    asked: list[int] = []

    def endless(size: int) -> bytes:
        asked.append(size)
        return bytes(size)

    stream = InputStream(new_state(), endless)
    assert len(stream.read(2**64 - 1).value) == CHUNK
    assert stream.skip(2**64 - 1) == Ok(CHUNK)
    assert asked == [CHUNK, CHUNK]


@given(st.text(alphabet=st.sampled_from("ab\nü\r€\U0001f600"), max_size=400), st.lists(st.integers(1, 9), min_size=1))
def test_lines_do_not_depend_on_how_the_bytes_are_cut(text: str, cuts: list[int]) -> None:
    data, lines, scope = text.encode(), [], CallScope()
    output = Output(scope, lines.append)
    at = index = 0
    while at < len(data):
        step = cuts[index % len(cuts)]
        output.take(data[at : at + step])
        at, index = at + step, index + 1
    scope.end()
    expected = text.split("\n")
    if not expected[-1]:
        expected.pop()
    assert lines == [line.rstrip("\r") for line in expected]
    assert scope.open == set()


@given(st.binary(max_size=300))
def test_any_bytes_are_lines_of_bounded_length(data: bytes) -> None:
    lines: list[str] = []
    scope = CallScope()
    output = Output(scope, lines.append)
    output.take(data * 100)
    scope.end()
    assert all(len(line) <= LINE_LIMIT for line in lines)
    assert "".join(lines).replace("\r", "") == (data * 100).decode("utf-8", "replace").replace("\n", "").replace(
        "\r", ""
    )


@given(st.text(min_size=1, max_size=10), st.lists(st.integers(0, 64), max_size=10))
def test_seeded_randomness_is_a_function_of_the_plugins_name(plugin: str, sizes: list[int]) -> None:
    def drawn(name: str) -> list[object]:
        state = new_state(plugin=name, random="seeded")
        found: list[object] = [Random(state).get_random_bytes(size) for size in sizes]
        return [*found, Insecure(state).get_insecure_random_u64(), InsecureSeed(state).insecure_seed()]

    first = drawn(plugin)
    assert first == drawn(plugin)
    assert first != drawn(plugin + "x")
    assert [len(found) for found in first[: len(sizes)]] == sizes  # type: ignore[arg-type]


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**15)), max_size=20))
def test_the_frozen_clock_is_the_sum_of_what_was_waited_for(waits: list[int | None]) -> None:
    state = new_state(clock="frozen")
    monotonic, wall = MonotonicClock(state), WallClock(state)
    total = 0
    for wait in waits:
        if wait is not None:
            monotonic.subscribe_duration(wait).block()
            total += wait
        assert monotonic.now() == 10**9 + total
        seconds, nanoseconds = divmod(total, 10**9)
        assert (wall.now().seconds, wall.now().nanoseconds) == (946_684_800 + seconds, nanoseconds)


@given(st.lists(st.integers(0, MAX_INSTANT), min_size=1, max_size=50))
def test_a_poll_says_exactly_what_is_ready(instants: list[int]) -> None:
    state = new_state(clock="frozen")
    poll, pollables = Poll(state), [Pollable(state, at=instant) for instant in instants]
    work = poll.poll(pollables)
    with pytest.raises(StopIteration) as stop:
        work.send(None)
    now = max(10**9, min(instants))
    assert state.clock.monotonic() == now
    assert stop.value.value == [index for index, instant in enumerate(instants) if instant <= now]


def test_waiting_ends_with_the_deadline_in_a_synchronous_store() -> None:
    state = new_state()
    state.context.scope.until = clock() + 0.02
    with pytest.raises(DeadlineExceeded):
        MonotonicClock(state).subscribe_duration(MAX_INSTANT).block()


async def test_waiting_suspends_in_an_asynchronous_store_and_is_cancelled() -> None:
    with ThreadPoolExecutor(1) as threads:
        state = new_state(Io(threads))
        task = asyncio.ensure_future(MonotonicClock(state).subscribe_duration(MAX_INSTANT).block())  # type: ignore[arg-type]
        await asyncio.sleep(0)
        assert not task.done()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_a_source_that_blocks_is_read_off_the_loop() -> None:
    import threading

    with ThreadPoolExecutor(1) as threads:
        seen: list[int] = []

        def blocking(size: int) -> bytes:
            seen.append(threading.get_ident())
            return bytes(size)

        stream = InputStream(new_state(Io(threads)), blocking, blocks=True)
        assert await stream.read(3) == Ok(bytes(3))  # type: ignore[misc]
        assert seen != [threading.get_ident()]


class HandlesMachine(RuleBasedStateMachine):
    """Handles are made with and without parents and dropped in any order; the count is that of those alive."""

    def __init__(self) -> None:
        super().__init__()
        self.state = new_state()
        self.alive: dict[Resource, Resource | None] = {}

    @precondition(lambda self: len(self.alive) < MAX_HANDLES)
    @rule(data=st.data())
    def make(self, data: st.DataObject) -> None:
        parent = data.draw(st.sampled_from([None, *self.alive])) if self.alive else None
        self.alive[Resource(self.state, parent)] = parent

    @precondition(lambda self: self.alive)
    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        handle = data.draw(st.sampled_from(list(self.alive)))
        if handle in self.alive.values():
            with pytest.raises(GuestTrap):
                handle.drop()
        else:
            handle.drop()
            del self.alive[handle]

    @invariant()
    def agree(self) -> None:
        assert self.state.handles == len(self.alive)


TestHandles = HandlesMachine.TestCase
TestHandles.settings = settings(max_examples=50, deadline=None)


def test_a_flood_of_handles_is_refused_and_a_new_instance_has_none() -> None:
    state = new_state()
    kept = [Resource(state) for _ in range(MAX_HANDLES)]
    with pytest.raises(HostCallLimit):
        Resource(state)
    kept.pop().drop()
    Resource(state)
    state.renew()
    assert state.handles == 0


def test_a_face_waits_as_its_store_does(face: Face) -> None:
    """`pollable.block` is one coroutine in two faces."""
    state = new_state(face.io)
    answer = MonotonicClock(state).subscribe_duration(10**6).block()
    assert face.run(answer) is None if face.asynchronous else answer is None
