"""Streamed answers: the pipeline over drawn plugins, and a real plugin that holds an instance for each stream."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from helios_api.v2.llm_response import (
    ResponseContext,
    ResponseDecisionDeny,
    ResponseDecisionKeep,
    ResponseDecisionReplace,
    Source,
)
from helios_host import PluginHost
from helios_host.errors import GuestTrap
from helios_host.hooks.stream import AsyncResponseStream, ProcessorChain, ResponseStream
from helios_host.hooks.table import OnFailure
from hosting import CALL
from hypothesis import given
from hypothesis import strategies as st
from voters import Voter

ROOT = Path(__file__).parents[2]
GUEST = ROOT / "build" / "guests" / "clean-answers-c-v2"
CONTEXT = ResponseContext(
    format="text", model="m", sources=[Source(id="1", title="Handbook", uri=None), Source(id="2", title=None, uri=None)]
)


class Upper:
    """Keeps back what is not a whole word, and shouts; `fails` says at which push it fails, 0 is `finish`."""

    def __init__(self, fails: int | None = None, denies: int | None = None) -> None:
        self.kept, self.fails, self.denies, self.pushes, self.closed = "", fails, denies, 0, 0

    def push(self, chunk: str) -> Any:
        self.pushes += 1
        if self.fails == self.pushes:
            raise GuestTrap("died")
        if self.denies == self.pushes:
            return ResponseDecisionDeny("no")
        whole, space, self.kept = (self.kept + chunk).rpartition(" ")
        return ResponseDecisionReplace((whole + space).upper())

    def finish(self) -> str:
        if self.fails == 0:
            raise GuestTrap("died")
        return self.kept.upper()

    def close(self) -> None:
        self.closed += 1


def chain(works: list[Any], rule: OnFailure = OnFailure.DENY) -> ProcessorChain:
    """A chain of streams; a function in the list is a plugin of version 1."""
    openers, wholes = [], []
    for index, work in enumerate(works):
        voter = Voter(f"p{index}", (lambda _, work=work: work) if isinstance(work, Upper) else work, rule)
        if isinstance(work, Upper):
            openers.append(voter.seat())
        wholes.append(voter.seat())
    return ProcessorChain(openers, wholes)


def text_of(stream: ResponseStream, chunks: list[str]) -> tuple[str, str | None]:
    """What a client gets, and the message of the denial."""
    got = ""
    for chunk in chunks:
        decision = stream.push(chunk)
        if isinstance(decision, ResponseDecisionDeny):
            return got, decision.value
        got += decision.value if isinstance(decision, ResponseDecisionReplace) else chunk
    last = stream.finish()
    if isinstance(last, ResponseDecisionDeny):
        return got, last.value
    assert isinstance(last, ResponseDecisionReplace)
    return got + last.value, None


def star(subject: tuple[str, ResponseContext]) -> Any:
    """A plugin of version 1."""
    return ResponseDecisionReplace(f"*{subject[0]}*")


CHUNKS = st.lists(st.text("ab ", max_size=4), max_size=6)


@given(CHUNKS, st.lists(st.sampled_from(["upper", "star", "keep"]), max_size=3))
def test_the_chunks_make_no_difference(chunks: list[str], kinds: list[str]) -> None:
    works = [Upper() if k == "upper" else star if k == "star" else lambda _: ResponseDecisionKeep() for k in kinds]
    stream = chain(works)(CALL, CONTEXT)
    if not kinds:
        assert stream is None
        return
    assert isinstance(stream, ResponseStream)
    expected = "".join(chunks)
    for kind in kinds:
        expected = expected.upper() if kind == "upper" else f"*{expected}*" if kind == "star" else expected
    assert text_of(stream, chunks) == (expected, None)
    assert all(work.closed for work in works if isinstance(work, Upper))


@given(CHUNKS, st.integers(0, 3), st.sampled_from([OnFailure.DENY, OnFailure.SKIP]), st.booleans())
def test_a_failure_ends_the_stream_or_leaves_the_plugin_out(
    chunks: list[str], fails: int, rule: OnFailure, first: bool
) -> None:
    bad, good = Upper(fails=fails), Upper()
    stream = chain([bad, good] if first else [good, bad], rule)(CALL, CONTEXT)
    assert isinstance(stream, ResponseStream)
    _, denied = text_of(stream, chunks)
    failed = fails == 0 or bad.pushes >= fails
    name = "p0" if first else "p1"
    assert denied == (f"plugin {name} crashed" if failed and rule is OnFailure.DENY else None)
    assert bad.closed
    assert good.closed


def test_a_denial_drops_every_stage() -> None:
    works = [Upper(), Upper(denies=1)]
    stream = chain(works)(CALL, CONTEXT)
    assert isinstance(stream, ResponseStream)
    assert text_of(stream, ["a b", " c"]) == ("", "no")
    assert [work.closed for work in works] == [1, 1]


def test_closing_drops_every_stage_once() -> None:
    work = Upper()
    stream = chain([work])(CALL, CONTEXT)
    assert isinstance(stream, ResponseStream)
    with stream:
        stream.push("a")
    stream.close()
    assert work.closed == 1


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Make hosts with a plugin that cleans answers."""
    if not GUEST.is_dir():
        pytest.skip("clean-answers-c-v2 is not built: just guests")
    directory = tmp_path_factory.mktemp("streams") / "plugins"
    directory.mkdir()
    (directory / "clean-answers").symlink_to(GUEST)
    cache = ROOT / "build" / "test-cache"

    def host(text: str = "") -> PluginHost:
        config = f'[plugins]\nplugin_dir = "x"\ntimeout = "5s"\n{text}'
        return PluginHost.from_directory(directory, config, cache_directory=cache)

    return host


PERSONAL = ["Write to al", "ice@example.org or call +1-55", "5-123-4567", " today [1]"]
CLEAN = "Write to [removed] or call [removed] today [1]\n\nSources:\n[1] Handbook\n[2] 2"


@pytest.mark.guests
def test_a_real_plugin_takes_a_stream_chunk_by_chunk(make: Any) -> None:
    with make("[plugins.clean-answers]\nstreams = { max = 2 }\n") as host:
        hooks = host.sync.hooks
        with hooks.open_processor(CALL, CONTEXT) as one, hooks.open_processor(CALL, CONTEXT) as two:
            third = hooks.open_processor(CALL, CONTEXT)
            assert third == ResponseDecisionDeny("plugin clean-answers is not available")
            assert text_of(one, PERSONAL) == (CLEAN, None)
            assert isinstance(hooks.open_processor(CALL, CONTEXT), ResponseStream)
            assert text_of(two, PERSONAL[::2])[1] is None
        whole = hooks.post_process_response(CALL, ("".join(PERSONAL), CONTEXT))
        assert whole == ResponseDecisionReplace(CLEAN)


@pytest.mark.guests
async def test_each_step_of_a_stream_is_counted(make: Any) -> None:
    async with make("[plugins.clean-answers]\nstreams = { max = 1 }\n") as host:
        plugin = host.plugins["clean-answers"]
        async with await host.hooks.open_processor(CALL, CONTEXT) as stream:
            await stream.push(PERSONAL[0])
            assert await host.hooks.open_processor(CALL, CONTEXT) == ResponseDecisionDeny(
                "plugin clean-answers is not available"
            )
            await stream.finish()
        assert (plugin.meter.timing().invocations, plugin.meter.failures.total()) == (4, 1)
        with host.sync.hooks.open_processor(CALL, CONTEXT) as blocking:
            text_of(blocking, PERSONAL)
        assert plugin.meter.timing().invocations == 4 + 2 + len(PERSONAL)


@pytest.mark.guests
async def test_awaited_streams_go_on_side_by_side_and_end_with_their_plugin(make: Any) -> None:
    host = make()
    async with host:
        hooks = host.hooks

        async def run() -> str:
            stream = await hooks.open_processor(CALL, CONTEXT)
            assert isinstance(stream, AsyncResponseStream)
            got = ""
            async with stream:
                for chunk in PERSONAL:
                    decision = await stream.push(chunk)
                    assert isinstance(decision, ResponseDecisionReplace)
                    got += decision.value
                last = await stream.finish()
            assert isinstance(last, ResponseDecisionReplace)
            return got + last.value

        assert await asyncio.gather(run(), run(), run()) == [CLEAN] * 3
        plugin = host.plugins["clean-answers"]
        before = plugin.instances
        left = await hooks.open_processor(CALL, CONTEXT)
        assert isinstance(left, AsyncResponseStream)
        assert plugin.instances == before + 1
        await left.push("a ")
        await asyncio.to_thread(plugin.close)
        ended = await left.push("b ")
        assert ended == ResponseDecisionDeny("plugin clean-answers is not available")
        assert plugin.instances == 0


@pytest.mark.guests
def test_a_reload_lets_a_stream_end_in_the_old_version(make: Any) -> None:
    with make() as host:
        stream = host.sync.hooks.open_processor(CALL, CONTEXT)
        assert isinstance(stream, ResponseStream)
        stream.push(PERSONAL[0])
        old = host.plugins["clean-answers"]
        host.reload("clean-answers")
        assert host.plugins["clean-answers"] is not old
        assert text_of(stream, PERSONAL[1:]) == (CLEAN.removeprefix("Write to "), None)
        del stream
        assert host.wait_drained(20)
        assert old.instances == 0


@pytest.mark.guests
def test_a_stream_that_outlasts_the_drain_ends_with_a_typed_error(make: Any) -> None:
    with make('drain_timeout = "50ms"\n') as host:
        stream = host.sync.hooks.open_processor(CALL, CONTEXT)
        assert isinstance(stream, ResponseStream)
        stream.push("a ")
        host.unload("clean-answers")
        assert host.wait_drained(20)
        assert stream.push("b ") == ResponseDecisionDeny("plugin clean-answers is not available")


@pytest.mark.guests
def test_a_stream_has_a_deadline_of_its_own(make: Any) -> None:
    with make('[plugins.clean-answers]\nstreams = { deadline = "200ms" }\n') as host:
        stream = host.sync.hooks.open_processor(CALL, CONTEXT)
        assert isinstance(stream, ResponseStream)
        decision: Any = None
        while not isinstance(decision, ResponseDecisionDeny):
            decision = stream.push("a ")
        assert decision == ResponseDecisionDeny("plugin clean-answers is not available")
        plugin = host.plugins["clean-answers"]
        assert plugin.instances == 1
        assert isinstance(host.sync.hooks.open_processor(CALL, CONTEXT), ResponseStream)
