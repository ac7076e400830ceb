"""The same attacks on callers that await: each ends in its class of error, and the event loop keeps its heartbeat."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator
from pathlib import Path

from arena import CALL, install_good, open_host, statement
from attacks import ARM, ATTACKS, MANIFEST, NAMES, hostile
from helios_api.v2.pre_query import PreQueryOutcome
from helios_api.v2.rewrite import RewrittenStatement
from helios_host import PluginHost
from helios_host.errors import CallError
from test_answers import ANSWERS, answering
from test_calls import SETTINGS

from guests import build, install


@contextlib.asynccontextmanager
async def hosting(directory: Path, cache: Path, settings: str, seconds: float = 0.2) -> AsyncIterator[PluginHost]:
    async with open_host(directory, cache, settings, seconds) as host:
        assert host.problems == ()
        yield host


async def ask(host: PluginHost, number: int | None = None) -> object:
    """Ask the hostile plugin for what has this number: its answer, or the `CallError` that it raised."""
    now = time.perf_counter()
    (seat,) = [seat for seat in host.sync.hooks.pre_query.seats if seat.plugin == "bad"]
    try:
        return await seat.ask_async(
            now + 30, now + 30, CALL, statement("x" if number is None else "x" * (ARM + number))
        )
    except CallError as error:
        return error


async def good(host: PluginHost) -> bool:
    return isinstance(await host.hooks.rewrite(CALL, statement()), RewrittenStatement)


async def test_every_attack_of_a_call(tmp_path: Path, cache_directory: Path) -> None:
    install_good(tmp_path)
    install(tmp_path, "bad", build(hostile()), hooks=("pre_query",), manifest=MANIFEST)
    async with hosting(tmp_path, cache_directory, SETTINGS) as host:
        for number, name in enumerate(NAMES, 1):
            for at in (NAMES.index("unreachable") + 1, number):
                armed = await ask(host, at)
                assert isinstance(armed, PreQueryOutcome), (name, armed)
                answer = await ask(host)
            wanted = ATTACKS[name].error
            if wanted is None:
                assert not isinstance(answer, CallError), (name, str(answer))
                armed = await ask(host, NAMES.index("unreachable") + 1)
                assert isinstance(await ask(host), CallError)
            else:
                assert type(answer) in (wanted if isinstance(wanted, tuple) else (wanted,)), (name, repr(answer)[:500])
            assert await good(host), name


async def test_every_answer_that_no_value_is(tmp_path: Path, cache_directory: Path) -> None:
    install_good(tmp_path)
    install(tmp_path, "bad", build(answering()), hooks=("pre_query",))
    async with hosting(tmp_path, cache_directory, "", 5.0) as host:
        for number, (name, expected) in enumerate(ANSWERS.items()):
            answer = await ask(host, number)
            if expected.error is None:
                assert not isinstance(answer, CallError), (name, str(answer))
            else:
                assert type(answer) is expected.error, (name, repr(answer)[:500])
            assert isinstance(await ask(host), PreQueryOutcome), name
        assert await good(host)
