"""Awaited calls: suspended imports, slices, cancellation, and what is left behind."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import importlib
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import echo_guest
import pytest
from wasmtime import Config, Engine, _bindings
from wasmtime.component import Component
from witbind import HostFunctionError, InstanceBusy, InstanceClosed, Interrupted, LoweringError, Trap
from witbind.runtime import AsyncInstance, AsyncLinker, AsyncPrepared, AsyncStore

BUILD = Path(__file__).parents[2] / "build" / "tests"
ECHO, RES, USEHOST = (f"test:echo/{name}@1.0.0" for name in ("echo", "res", "usehost"))

who = contextvars.ContextVar("who", default="nobody")
no_ticks = threading.Lock()  # held: the clock stands, and a slice ends only where the test ticks


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    config = Config()
    config.epoch_interruption = True
    _bindings.wasmtime_config_concurrency_support_set(config.ptr(), False)
    _bindings.wasmtime_config_async_stack_size_set(config.ptr(), 2 << 20)
    engine = Engine(config)
    stop = threading.Event()

    def tick() -> None:
        while not stop.wait(0.01):
            with no_ticks:
                engine.increment_epoch()

    ticker = threading.Thread(target=tick, daemon=True)
    ticker.start()
    yield engine
    stop.set()
    ticker.join()


class Cursor:
    def __init__(self, left: int, tick: Callable[[], None]) -> None:
        self.left = left
        self.tick = tick
        self.dropped = False

    async def next(self) -> int | None:
        await asyncio.sleep(0)
        self.tick()
        self.tick()
        if not self.left:
            return None
        self.left -= 1
        return self.left

    def drop(self) -> None:
        self.dropped = True


class Imports:
    """Both imported interfaces; `get` waits for `gate`, which the test opens."""

    def __init__(self, tick: Callable[[], None]) -> None:
        self.tick = tick
        self.gate = asyncio.Event()
        self.waiting = 0
        self.cursors: list[Cursor] = []

    def log(self, level: object, message: str) -> None: ...

    def shape_of(self, s: object) -> object:
        return s

    async def add(self, a: int, b: int) -> int:
        return a + b

    async def get(self, k: str) -> str | None:
        self.waiting += 1
        try:
            await self.gate.wait()
        finally:
            self.waiting -= 1
        return f"{k} for {who.get()}"

    async def boom(self) -> int:
        await asyncio.sleep(0)
        raise KeyError("boom")

    def new_cursor(self, sql: str) -> Cursor:
        return self.cursor_open(len(sql))

    def cursor_open(self, n: int) -> Cursor:
        self.cursors.append(Cursor(n, self.tick))
        return self.cursors[-1]

    async def total(self, c: Cursor) -> int:
        await asyncio.sleep(0)
        return 100 + c.left

    def consume(self, c: Cursor) -> int:
        return 1000


@pytest.fixture(scope="module")
def component(engine: Engine) -> Component:
    return Component.from_file(engine, echo_guest.build(BUILD))


@pytest.fixture(scope="module")
def descriptors() -> object:
    echo_guest.generate(BUILD / "echo_api")
    sys.path.insert(0, str(BUILD))
    return importlib.import_module("echo_api.v1.descriptors")


@pytest.fixture
async def prepared(engine: Engine, component: Component, descriptors: object) -> AsyncPrepared:
    imports = Imports(engine.increment_epoch)
    linker = AsyncLinker(engine)
    linker.define(descriptors.HOST, imports)
    linker.define(descriptors.HOSTRES, imports)
    prepared = linker.prepare(component, descriptors.ECHO_WORLD)
    linker.imports = imports
    return prepared


@pytest.fixture(autouse=True, params=["func", "begun"])
def face(request, monkeypatch) -> None:
    """Call everything in both ways: awaited from the first, and begun and awaited where it is not over."""
    if request.param == "begun":
        monkeypatch.setattr(AsyncInstance, "func", begun)


def begun(self: AsyncInstance, interface: str | None, name: str) -> Callable[..., object]:
    begin = self.begun(interface, name)

    async def call(*arguments: object) -> object:
        answer = begin(*arguments)
        return await answer if answer.__class__ is types.CoroutineType else answer

    return call


async def new(prepared: AsyncPrepared) -> AsyncInstance:
    return await prepared.instantiate_async(AsyncStore(prepared.linker.engine, memory_size=64 << 20))


async def test_calls_that_never_suspend_return_values(prepared):
    instance = await new(prepared)
    assert await instance.func(ECHO, "echo-u32")(2**32 - 1) == 2**32 - 1
    assert await instance.func(ECHO, "echo-string")("é" * 100_000) == "é" * 100_000
    assert await instance.func(ECHO, "call-add")(2**63, 1) == 2**63 + 1
    assert instance.store.suspensions == 0


async def test_a_call_that_is_begun_answers_at_once_unless_it_waits(prepared):
    instance = await new(prepared)
    with no_ticks:
        assert instance.begun(ECHO, "echo-u32")(7) == 7
        waiting = instance.begun(ECHO, "call-get")("a")
        assert waiting.__class__ is types.CoroutineType
        with pytest.raises(InstanceBusy):
            instance.begun(ECHO, "echo-u32")(7)
    prepared.linker.imports.gate.set()
    assert await waiting == "a for nobody"
    with no_ticks:
        assert instance.begun(ECHO, "echo-u32")(7) == 7


async def test_a_call_that_is_begun_and_not_awaited_can_be_abandoned(prepared):
    instance = await new(prepared)
    imports = prepared.linker.imports
    with no_ticks:
        waiting = instance.begun(ECHO, "call-get")("a")
    assert imports.waiting == 1
    waiting.close()
    with pytest.raises(InstanceBusy):
        instance.close()
    instance.store.abandon()
    assert imports.waiting == 0
    instance.close()


async def test_an_import_runs_in_the_callers_task_and_context(prepared):
    instance = await new(prepared)
    prepared.linker.imports.gate.set()
    who.set("me")
    assert await instance.func(ECHO, "call-get")("key") == "key for me"


async def test_many_instances_wait_at_the_same_time(prepared):
    imports = prepared.linker.imports
    calls = [asyncio.ensure_future((await new(prepared)).func(ECHO, "call-get")(str(i))) for i in range(50)]
    while imports.waiting < 50:
        await asyncio.sleep(0)
    imports.gate.set()
    assert await asyncio.gather(*calls) == [f"{i} for nobody" for i in range(50)]


async def test_methods_of_host_resources_may_be_awaited(prepared):
    instance = await new(prepared)
    assert await instance.func(USEHOST, "sum")("abcd") == 3 + 2 + 1 + 0 + 100 + 1000
    assert [cursor.dropped for cursor in prepared.linker.imports.cursors] == [False, True]
    assert not instance.store.handles.objects


async def test_an_import_that_raises_ends_the_call_and_the_instance(prepared):
    instance = await new(prepared)
    with pytest.raises(HostFunctionError) as error:
        await instance.func(ECHO, "call-boom")()
    assert isinstance(error.value.__cause__, KeyError)
    with pytest.raises(InstanceClosed, match="an import raised"):
        await instance.func(ECHO, "echo-u32")(1)


async def test_a_cancelled_call_closes_its_import_and_its_instance(prepared):
    instance = await new(prepared)
    call = asyncio.ensure_future(instance.func(ECHO, "call-get")("key"))
    while not prepared.linker.imports.waiting:
        await asyncio.sleep(0)
    with pytest.raises(InstanceBusy):
        await instance.func(ECHO, "echo-u32")(1)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert prepared.linker.imports.waiting == 0
    with pytest.raises(InstanceClosed, match="cancelled"):
        await instance.func(ECHO, "echo-u32")(1)
    instance.close()
    instance.close()


async def test_a_timeout_of_the_caller_reaches_the_import(prepared):
    instance = await new(prepared)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await instance.func(ECHO, "call-get")("key")
    assert prepared.linker.imports.waiting == 0


async def test_a_guest_that_computes_gets_its_slices_and_no_more(prepared):
    instance = await new(prepared)
    instance.store.max_slices = 3
    turns = 0

    async def other_work() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    other = asyncio.ensure_future(other_work())
    with pytest.raises(Interrupted, match="slices used: 3"):
        await instance.func(ECHO, "spin")()
    other.cancel()
    assert turns >= 3, "the loop had no turn between the slices"


async def test_a_guest_that_computes_longer_than_its_timeout_is_interrupted(prepared):
    instance = await new(prepared)
    instance.store.timeout = 0.015
    instance.store.deadline = time.monotonic() + 60
    with pytest.raises(Interrupted, match="computed for too long") as error:
        await instance.func(ECHO, "spin")()
    assert error.value.limit == "timeout"
    with pytest.raises(InstanceClosed, match="computed for too long"):
        await instance.func(ECHO, "echo-u32")(1)


async def test_a_guest_that_computes_past_its_deadline_is_interrupted(prepared):
    instance = await new(prepared)
    instance.store.timeout = 60
    instance.store.deadline = time.monotonic() + 0.015
    with pytest.raises(Interrupted) as error:
        await instance.func(ECHO, "spin")()
    assert error.value.limit == "deadline"


async def test_an_import_that_waits_past_the_deadline_is_cancelled(prepared):
    instance = await new(prepared)
    instance.store.timeout = 0.001
    instance.store.deadline = time.monotonic() + 0.05
    with pytest.raises(Interrupted) as error:
        await instance.func(ECHO, "call-get")("key")
    assert error.value.limit == "deadline"
    assert prepared.linker.imports.waiting == 0, "the import was not cancelled"
    with pytest.raises(InstanceClosed, match="deadline"):
        await instance.func(ECHO, "echo-u32")(1)


async def test_a_cancelled_task_stays_cancelled_at_its_deadline(prepared):
    instance = await new(prepared)
    instance.store.deadline = time.monotonic() + 0.01
    call = asyncio.ensure_future(instance.func(ECHO, "call-get")("key"))
    while not prepared.linker.imports.waiting:
        await asyncio.sleep(0)
    instance.store._expire()  # in one pass of the loop, so that both arrive at once
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call


async def test_waiting_for_imports_takes_no_slices(prepared):
    instance = await new(prepared)
    instance.store.max_slices = 2
    with no_ticks:
        assert await instance.func(USEHOST, "sum")("abcd") == 3 + 2 + 1 + 0 + 100 + 1000
    assert instance.store.slices == 0
    assert instance.store.suspensions == 6


async def test_a_call_that_never_suspends_needs_no_loop(prepared):
    instance = await new(prepared)
    prepared.linker.imports.gate.set()

    def without_a_loop() -> tuple[int, str]:
        values = []
        for name, arguments in (("call-add", (2, 3)), ("call-get", ("key",))):
            with pytest.raises(StopIteration) as stop:
                instance.func(ECHO, name)(*arguments).send(None)
            values.append(stop.value.value)
        return tuple(values)

    with no_ticks:
        assert await asyncio.to_thread(without_a_loop) == (5, "key for nobody")
    assert instance.store.suspensions == 0


@types.coroutine
def continued(coroutine, yielded):
    """Await a coroutine that was started: hand on what it yields."""
    while True:
        try:
            yielded = coroutine.send((yield yielded))
        except StopIteration as stop:
            return stop.value


async def test_a_call_that_was_started_is_continued_by_a_task(prepared):
    instance = await new(prepared)
    call = instance.func(ECHO, "call-get")("key")
    yielded = call.send(None)
    assert asyncio.isfuture(yielded)
    prepared.linker.imports.gate.set()
    assert await asyncio.ensure_future(continued(call, yielded)) == "key for nobody"


async def test_a_guest_that_was_started_gets_its_slices_in_a_task(prepared):
    instance = await new(prepared)
    instance.store.max_slices = 3
    call = instance.func(ECHO, "spin")()
    yielded = call.send(None)
    assert asyncio.isfuture(yielded)
    with pytest.raises(Interrupted, match="slices used: 3"):
        await asyncio.ensure_future(continued(call, yielded))


async def test_spinning_guests_take_turns(prepared):
    instances = [await new(prepared) for _ in range(4)]
    for instance in instances:
        instance.store.max_slices = 4
    outcomes = await asyncio.gather(*(i.func(ECHO, "spin")() for i in instances), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [Interrupted] * 4
    assert [instance.store.slices for instance in instances] == [4] * 4


async def test_a_trap_and_a_wrong_argument(prepared):
    instance = await new(prepared)
    with pytest.raises(LoweringError, match="v: expected u32"):
        await instance.func(ECHO, "echo-u32")(-1)
    assert await instance.func(ECHO, "echo-u32")(1) == 1
    with pytest.raises(Trap, match="unreachable"):
        await instance.func(ECHO, "trap")()
    with pytest.raises(InstanceClosed):
        await instance.func(ECHO, "echo-u32")(1)


async def test_guest_resources_are_counted_when_they_cannot_be_dropped(prepared):
    instance = await new(prepared)
    counter = await instance.func(RES, "[constructor]counter")("name")
    assert await counter.increment(3) == 3
    counter.close()
    assert instance.store.undropped == 1
    assert await instance.func(ECHO, "echo-u32")(1) == 1


async def test_a_suspended_call_that_nobody_keeps_is_collected(prepared):
    for _ in range(20):
        instance = await new(prepared)
        call = instance.func(ECHO, "call-get")("key")
        call.send(None)
        cycle = [instance, call]
        cycle.append(cycle)
        del instance, call, cycle
    gc.collect()
    assert prepared.linker.imports.waiting == 0


@pytest.mark.slow
async def test_cancellations_leave_memory_flat(prepared):
    def resident_kib() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4

    async def round_of(count: int) -> None:
        for _ in range(count):
            instance = await new(prepared)
            call = asyncio.ensure_future(instance.func(ECHO, "call-get")("key"))
            await asyncio.sleep(0)
            call.cancel()
            await asyncio.gather(call, return_exceptions=True)
            instance.close()
        gc.collect()

    await round_of(500)
    before = resident_kib()
    await round_of(3000)
    assert resident_kib() - before < 4096
