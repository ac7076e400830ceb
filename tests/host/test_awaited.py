"""The host for callers that await: what suspends, what goes on meanwhile, and what happens at every limit."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import gc
import time
from collections.abc import AsyncIterator
from pathlib import Path

import attrs
import pytest
from helios_api.v2.pre_query import PreQueryDecisionDeny
from helios_host import PluginHost
from helios_host.config import parse_config
from helios_host.errors import CallError, GuestTrap, HostCallLimit, PluginUnavailable
from helios_host.plugins.plugin import Plugin
from hosting import CALL, SESSION, statement

import guests
from guests import PRE1, PRE2, Guest, build, install

SECRETS = "heliosproxy:plugin/secrets@2.0.0"
IMPORT = f'(import "{SECRETS}" "get" (func $get (param i32 i32 i32)))'
ASK = f"(call $get (i32.const {guests.TEXT}) (i32.const 2) (i32.const 2048))"
WAITING = Guest(hooks={PRE2: f"{ASK} {guests.deny2(2)}"}, imports={SECRETS: IMPORT})
"""Reads the secret `no`, then denies with "no"."""

COUNTING = Guest(
    hooks={
        PRE1: f"(global.set $n (i32.add (global.get $n) (i32.const 1)))"
        f"(i32.store8 (i32.const {guests.TEXT}) (i32.add (i32.const 48) (global.get $n))) {guests.deny1(1)}"
    },
    start="(global $n (mut i32) (i32.const 0))",
)
"""Denies with how often its instance was called."""

GRANTED = """
[plugins.permissions]
waiting = ["secrets"]
[plugins.capabilities.secrets.allow]
waiting = ["no"]
"""
MANIFEST = "permissions:\n  - secrets\n"

who: contextvars.ContextVar[str] = contextvars.ContextVar("who", default="nobody")


class Provider:
    """Gives secrets when it is let: `seen` has who asked, by a variable of the caller's context."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.gate = asyncio.Event()
        self.asked = asyncio.Event()
        self.cancelled = 0

    async def get(self, name: str) -> str:
        self.seen.append(who.get())
        self.asked.set()
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return "hush"


@contextlib.asynccontextmanager
async def hosting(
    plugin_dir: Path, cache: Path, text: str = "", provider: Provider | None = None
) -> AsyncIterator[PluginHost]:
    config = parse_config(text, "the test")
    if "timeout" not in text:
        config = attrs.evolve(config, timeout=5.0)
    async with PluginHost.from_directory(plugin_dir, config, secrets=provider, cache_directory=cache) as host:
        assert host.problems == ()
        yield host


async def ask(host: PluginHost, session: str = "s1", deadline: int = 30_000_000) -> object:
    call = attrs.evolve(CALL, session=attrs.evolve(SESSION, id=session), deadline=deadline)
    outcome = await host.hooks.pre_query(call, statement())
    return None if outcome is None else outcome.decision


def waiting(plugin_dir: Path) -> None:
    install(plugin_dir, "waiting", build(WAITING), hooks=("pre_query",), manifest=MANIFEST)


def plugin(host: PluginHost) -> Plugin:
    (found,) = host.plugins.values()
    return found


async def test_calls_that_wait_go_on_together_in_their_own_contexts(plugin_dir: Path, cache_directory: Path) -> None:
    waiting(plugin_dir)
    provider = Provider()
    pool = "[plugins.waiting]\npool = { max = 100 }\n"
    async with hosting(plugin_dir, cache_directory, pool + GRANTED, provider) as host:

        async def one(number: int) -> object:
            who.set(str(number))
            return await ask(host)

        calls = [asyncio.create_task(one(number)) for number in range(100)]
        while len(provider.seen) < 100:
            await asyncio.sleep(0)
        provider.gate.set()
        assert await asyncio.gather(*calls) == [PreQueryDecisionDeny("no")] * 100
        assert sorted(provider.seen, key=int) == [str(number) for number in range(100)]


async def test_a_call_that_does_not_wait_ends_at_its_first_step(plugin_dir: Path, cache_directory: Path) -> None:
    install(plugin_dir, "counting", build(COUNTING), hooks=("pre_query",))
    async with hosting(plugin_dir, cache_directory) as host:
        with pytest.raises(StopIteration) as end:
            host.hooks.pre_query(CALL, statement()).send(None)
        assert end.value.value.decision == PreQueryDecisionDeny("1")


async def test_those_that_find_no_instance_are_served_in_turn(plugin_dir: Path, cache_directory: Path) -> None:
    waiting(plugin_dir)
    provider = Provider()
    pool = "[plugins.waiting]\npool = { max = 1 }\n"
    async with hosting(plugin_dir, cache_directory, pool + GRANTED, provider) as host:
        order: list[int] = []

        async def one(number: int) -> None:
            await ask(host)
            order.append(number)

        calls = []
        for number in range(6):
            calls.append(asyncio.create_task(one(number)))
            await asyncio.sleep(0)
        provider.gate.set()
        await asyncio.gather(*calls)
        assert order == sorted(order)
        assert plugin(host).instances == 1


async def test_waiting_for_an_instance_is_bounded_and_names_the_plugin(plugin_dir: Path, cache_directory: Path) -> None:
    waiting(plugin_dir)
    provider = Provider()
    rule = '[plugins.waiting]\npool = { max = 1, wait = "1ms" }\n'
    async with hosting(plugin_dir, cache_directory, rule + GRANTED, provider) as host:
        first = asyncio.create_task(ask(host))
        await provider.asked.wait()
        assert await ask(host) == PreQueryDecisionDeny("plugin waiting is not available")
        provider.gate.set()
        assert await first == PreQueryDecisionDeny("no")


async def test_a_cancelled_call_cancels_its_import_and_the_next_one_is_right(
    plugin_dir: Path, cache_directory: Path
) -> None:
    waiting(plugin_dir)
    provider = Provider()
    async with hosting(plugin_dir, cache_directory, GRANTED, provider) as host:
        call = asyncio.create_task(ask(host))
        await provider.asked.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert provider.cancelled == 1
        provider.gate.set()
        assert await ask(host) == PreQueryDecisionDeny("no")


async def test_a_wait_beyond_the_deadline_is_cancelled(plugin_dir: Path, cache_directory: Path) -> None:
    waiting(plugin_dir)
    provider = Provider()
    async with hosting(plugin_dir, cache_directory, GRANTED, provider) as host:
        answer = await ask(host, deadline=100_000)
        assert answer == PreQueryDecisionDeny("plugin waiting ran past its time limit")
        assert provider.cancelled == 1
        provider.gate.set()
        assert await ask(host) == PreQueryDecisionDeny("no")


async def test_waiting_is_not_the_guests_own_time(plugin_dir: Path, cache_directory: Path) -> None:
    waiting(plugin_dir)
    text = '[plugins]\ntimeout = "30ms"\n' + GRANTED

    class Slow(Provider):
        async def get(self, name: str) -> str:
            await asyncio.sleep(0.3)
            return "hush"

    async with hosting(plugin_dir, cache_directory, text, Slow()) as host:
        assert await ask(host) == PreQueryDecisionDeny("no")
        assert host.sync.hooks.pre_query(CALL, statement()).decision == PreQueryDecisionDeny("no")  # type: ignore[union-attr]


async def test_a_guest_that_computes_for_ever_leaves_the_loop_its_turns(
    plugin_dir: Path, cache_directory: Path
) -> None:
    install(plugin_dir, "endless", build(Guest(hooks={PRE1: guests.LOOP})), hooks=("pre_query",))
    text = '[plugins]\ntimeout = "300ms"\n'
    async with hosting(plugin_dir, cache_directory, text) as host:
        turns = 0

        async def beat() -> None:
            nonlocal turns
            while True:
                await asyncio.sleep(0)
                turns += 1

        beating = asyncio.create_task(beat())
        answers = await asyncio.gather(*[ask(host) for _ in range(4)])
        beating.cancel()
        assert answers == [PreQueryDecisionDeny("plugin endless ran past its time limit")] * 4
        assert turns > 50


async def failures(host: PluginHost) -> list[CallError]:
    """Let every plugin be asked once, and return what was reported."""
    found: list[CallError] = []
    chain = host.sync.hooks.pre_query
    for seat in chain.seats:
        try:
            await seat.ask_async(0.0, time.perf_counter() + 30, CALL, statement())
        except CallError as error:
            found.append(error)
    return found


async def test_a_trap_says_what_is_known_of_the_instance(plugin_dir: Path, cache_directory: Path) -> None:
    install(plugin_dir, "dying", build(Guest(hooks={PRE1: guests.TRAP})), hooks=("pre_query",))
    async with hosting(plugin_dir, cache_directory) as host:
        (error,) = await failures(host)
        assert isinstance(error, GuestTrap)
        assert "wasm trap: wasm `unreachable` instruction executed" in error.trace
        assert error.diagnosis is not None
        assert (error.diagnosis.calls, error.diagnosis.digest) == (0, plugin(host).digest)


async def test_host_calls_are_bounded(plugin_dir: Path, cache_directory: Path) -> None:
    guest = Guest(hooks={PRE2: f"(loop $l {ASK} (br $l)) unreachable"}, imports={SECRETS: IMPORT})
    install(plugin_dir, "waiting", build(guest), hooks=("pre_query",), manifest=MANIFEST)
    text = "[plugins.waiting]\nlimits = { host_calls = 5 }\n" + GRANTED
    provider = Provider()
    provider.gate.set()
    async with hosting(plugin_dir, cache_directory, text, provider) as host:
        (error,) = await failures(host)
        assert isinstance(error, HostCallLimit)
        assert len(provider.seen) == 5
        with pytest.raises(HostCallLimit, match="more than 5 times"):
            host.sync.hooks.pre_query.seats[0].ask(0.0, time.perf_counter() + 30, CALL, statement())


@pytest.mark.parametrize(
    ("pool", "expected"),
    [
        ("{}", ["1", "2", "3", "4"]),
        ('{ policy = "fresh" }', ["1", "1", "1", "1"]),
        ("{ max_calls = 2, max = 1 }", ["1", "2", "1", "2"]),
        ('{ policy = "sticky" }', ["1", "1", "2", "2"]),
        ('{ policy = "sticky", max = 1 }', ["1", "1", "1", "1"]),
        ('{ policy = "sticky", key = "tenant" }', ["1", "2", "3", "4"]),
    ],
)
async def test_policies(plugin_dir: Path, cache_directory: Path, pool: str, expected: list[str]) -> None:
    install(plugin_dir, "counting", build(COUNTING), hooks=("pre_query",))
    sessions = ["a", "b", "a", "b"]
    async with hosting(plugin_dir, cache_directory, f"[plugins.counting]\npool = {pool}\n") as host:
        assert [await ask(host, session) for session in sessions] == [PreQueryDecisionDeny(n) for n in expected]
        found = [
            host.sync.hooks.pre_query(attrs.evolve(CALL, session=attrs.evolve(SESSION, id=s)), statement())
            for s in sessions
        ]
        assert [outcome and outcome.decision for outcome in found] == [PreQueryDecisionDeny(n) for n in expected]


async def test_a_reload_lets_calls_that_wait_end_in_the_old_version(plugin_dir: Path, cache_directory: Path) -> None:
    waiting(plugin_dir)
    provider = Provider()
    async with hosting(plugin_dir, cache_directory, GRANTED, provider) as host:
        call = asyncio.create_task(ask(host))
        await provider.asked.wait()
        old = plugin(host)
        await asyncio.to_thread(host.reload, "waiting")
        assert plugin(host) is not old
        provider.gate.set()
        assert await call == PreQueryDecisionDeny("no")
        assert await ask(host) == PreQueryDecisionDeny("no")
        del call
        gc.collect()
        assert await asyncio.to_thread(host.wait_drained, 10)
        assert old.instances == 0


def test_one_event_loop_after_the_other(plugin_dir: Path, cache_directory: Path) -> None:
    install(plugin_dir, "counting", build(COUNTING), hooks=("pre_query",))
    with PluginHost.from_directory(plugin_dir, "", cache_directory=cache_directory) as host:
        assert asyncio.run(ask(host)) == PreQueryDecisionDeny("1")
        assert asyncio.run(ask(host)) == PreQueryDecisionDeny("2")


async def test_a_closed_plugin_is_not_available(plugin_dir: Path, cache_directory: Path) -> None:
    install(plugin_dir, "counting", build(COUNTING), hooks=("pre_query",))
    async with hosting(plugin_dir, cache_directory) as host:
        (seat,) = host.sync.hooks.pre_query.seats
        await asyncio.to_thread(host.unload, "counting")
        del host
        gc.collect()
    with pytest.raises(PluginUnavailable):
        await seat.ask_async(0.0, time.perf_counter() + 30, CALL, statement())


GROWING = Guest(hooks={PRE1: f"(drop (memory.grow (i32.const 2))) {guests.YES}"})
"""Takes two more pages in each call."""


async def test_memory_used_is_what_the_instances_have(plugin_dir: Path, cache_directory: Path) -> None:
    install(plugin_dir, "growing", build(GROWING), hooks=("pre_query",))
    async with hosting(plugin_dir, cache_directory) as host:
        assert plugin(host).memory_used == 1 * 65536
        for calls in range(1, 4):
            await ask(host)
            assert plugin(host).memory_used == (1 + 2 * calls) * 65536
        assert host.sync.hooks.pre_query(CALL, statement()) is not None
        assert plugin(host).memory_used == (1 + 2 * 3 + 1 + 2) * 65536
        await asyncio.to_thread(host.reload, "growing")
        await asyncio.to_thread(host.wait_drained, 10)
        assert plugin(host).memory_used == 1 * 65536


EMPTY = Guest(
    hooks={PRE1: f"(drop (memory.grow $other (i32.const 2))) {guests.YES}"},
    start="(memory $other 0) (memory $another 0)",
)
"""Two more memories, of no pages at first: one takes two pages in each call."""


async def test_a_memory_of_no_pages_is_seen_when_it_grows(plugin_dir: Path, cache_directory: Path) -> None:
    install(plugin_dir, "growing", build(EMPTY), hooks=("pre_query",))
    async with hosting(plugin_dir, cache_directory) as host:
        assert plugin(host).memory_used == 1 * 65536
        for calls in range(1, 4):
            await ask(host)
            assert host.sync.hooks.pre_query(CALL, statement()) is not None
            assert plugin(host).memory_used == 2 * (1 + 2 * calls) * 65536
        await asyncio.to_thread(host.reload, "growing")
        await asyncio.to_thread(host.wait_drained, 10)
        assert plugin(host).memory_used == 1 * 65536


@pytest.mark.parametrize("awaited", [True, False])
async def test_an_instance_that_grew_too_much_is_replaced(
    plugin_dir: Path, cache_directory: Path, awaited: bool
) -> None:
    install(plugin_dir, "growing", build(GROWING), hooks=("pre_query",))
    text = '[plugins.growing]\npool = { max = 1, max_growth = "4MB" }\n'
    async with hosting(plugin_dir, cache_directory, text) as host:
        for _ in range(200):
            if awaited:
                await ask(host)
            else:
                host.sync.hooks.pre_query(CALL, statement())
        pool = plugin(host)._awaited if awaited else plugin(host)._pools[False]
        assert pool.serial == 4
