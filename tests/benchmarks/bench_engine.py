"""What the engine side costs, each figure beside its bar: starts, calls, limits, the heartbeat, and a compile bomb.

One line a figure, `pass` or `MISS`; the exit code is 1 where one is missed. Wall times say something on a quiet machine
only: the first line says how busy this one is. Long counts and their memory are `soak.py`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import multiprocessing
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import attrs
import click
import yaml
from helios_host import PluginHost
from helios_host.config import parse_config
from helios_host.engine.cache import ArtefactCache
from helios_host.engine.compile import artefact_name
from helios_host.engine.inherited import ArtefactStock, Given, InheritedCache
from helios_host.engine.settings import TICK_SECONDS
from helios_host.errors import CallError, CompileLimit, DeadlineExceeded
from helios_host.plugins.admission import contract_digest

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / name) for name in ("host", "hostile", "capabilities")]

from arena import CALL, GOOD, ask, open_host, statement  # noqa: E402
from soak import GRANTED, WAITING  # noqa: E402
from test_loading import doubling  # noqa: E402

from guests import PRE1, YES, Guest, build, install  # noqa: E402

GUESTS: Final = ROOT / "build" / "guests"
LOOP: Final = Guest(hooks={PRE1: "(loop $l (br $l))" + YES})
BUSY: Final = 8
SLEEPER: Final = """
[plugins]
timeout = "200ms"
[plugins.permissions]
sleeper = ["wasi_clocks", "wasi_environment", "wasi_random", "wasi_stdio", "wasi_filesystem", "wasi_http"]
"""


@attrs.frozen
class Figure:
    """One figure: it passes when its value is below the bar."""

    name: str
    value: float
    bar: float
    unit: str
    more: str = ""

    @property
    def line(self) -> str:
        verdict = "pass" if self.value < self.bar else "MISS"
        return f"{verdict}  {self.name:52} {self.value:8.2f} {self.unit} (bar {self.bar:g})  {self.more}"


def spread(taken: list[float], unit: str = "ms") -> str:
    return f"{min(taken):.1f} to {max(taken):.1f} {unit} in {len(taken)}"


def p99(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.99)]


# Starts


def start_some(plugin: Path, cache: Path, given: Given, rounds: int, answer: Connection) -> None:
    """In a process of its own, as a worker is: time starts of a plugin, each from its files to being ready."""
    os.environ["HELIOS_CACHE_DIR"] = str(cache)
    name = yaml.safe_load((plugin / "plugin.yaml").read_text())["name"]
    config = parse_config(f'[plugins]\ntimeout = "5s"\n[plugins.permissions]\n{name} = ["metrics"]', "bench")
    taken = []
    with PluginHost(attrs.evolve(config, plugin_dir=str(cache / "none")), cache=InheritedCache(given)) as host:
        for _ in range(rounds + 1):
            begun = time.perf_counter()
            host.load(plugin)
            taken.append((time.perf_counter() - begun) * 1e3)
            host.unload(name)
    answer.send(taken)


def starts(name: str, bar: float, plugin: Path, cache: Path, given: Given, rounds: int) -> Figure:
    """The bar is for a process that has loaded plugins: the first one also imports and generates code."""
    spawn = multiprocessing.get_context("spawn")
    mine, its = spawn.Pipe()
    process = spawn.Process(target=start_some, args=(plugin, cache, given, rounds, its))
    process.start()
    its.close()
    first, *taken = mine.recv()
    process.join()
    more = f"{spread(taken or [first])}; the first of its process {first:.1f}"
    return Figure(f"{name}: {plugin.name}", statistics.median(taken or [first]), bar, "ms", more)


def cold_starts(cache: Path, rounds: int) -> Iterator[Figure]:
    """Time the start of a plugin that is in the artefact cache, and of one whose artefact a worker was given."""
    (cache / "none").mkdir(parents=True)
    for guest, bar in (("sql-guard-c-v1", 5.0), ("sql-guard-rust-v1v2", 5.0), ("sql-guard-python-v1v2", 80.0)):
        plugin = GUESTS / guest
        if plugin.exists():
            starts("compiled", 0.0, plugin, cache, Given(), 0)
            yield starts("start from the cache, verified", bar, plugin, cache, Given(), rounds)
    component = plugin / "plugin.wasm"
    digest = hashlib.sha256(component.read_bytes()).hexdigest()
    given = ArtefactStock(ArtefactCache(cache)).of([artefact_name(digest, contract_digest())], [component])
    yield starts("start in a worker that inherits", 10.0, plugin, cache, given, rounds)


# Calls


async def added(host: PluginHost, rounds: int) -> list[Figure]:
    """Time a call of an instance itself, through its pool, and awaited where nothing waits; in turn, batch by batch."""
    plugin, far, subject, clock = host.plugins["good"], time.perf_counter() + 1e6, statement(), time.perf_counter_ns
    (seat,) = host.sync.hooks.rewrite.seats
    await seat.ask_async(far, far, CALL, subject)  # makes the instance
    place = plugin._pools[False]._free.get()
    plugin._pools[False]._free.put(place)
    blocking: dict[str, Callable[[], object]] = {
        "instance": lambda: place.calls[-1](CALL, subject),
        "pool": lambda: seat.ask(far, far, CALL, subject),
    }
    taken: dict[str, list[int]] = {name: [] for name in (*blocking, "awaited")}
    for _ in range(rounds * 20):
        for name, step in blocking.items():
            for _ in range(100):
                begin = clock()
                step()
                taken[name].append(clock() - begin)
        for _ in range(100):
            begin = clock()
            await seat.ask_async(far, far, CALL, subject)
            taken["awaited"].append(clock() - begin)
    p50 = {name: statistics.median(found) / 1e3 for name, found in taken.items()}
    return [
        Figure("what the pool adds to a call, p50", p50["pool"] - p50["instance"], 2.0, "µs", f"of {p50['pool']:.1f}"),
        Figure("what awaiting adds where nothing waits, p50", p50["awaited"] - p50["pool"], 1.0, "µs"),
    ]


def timed(call: Callable[[], object], seconds: float) -> list[float]:
    """Call for so many seconds; returns the microseconds of each call."""
    taken, until = [], time.perf_counter() + seconds
    while (start := time.perf_counter()) < until:
        call()
        taken.append((time.perf_counter() - start) * 1e6)
    return taken


def beside_a_bomb(host: PluginHost, work: Path, seconds: float) -> list[Figure]:
    """Time calls alone, and while another host compiles what explodes; and how soon that is over."""
    install(work / "bombs", "bomb", doubling(25), hooks=("pre_query",))
    ended: list[float] = []

    def explode() -> None:
        begun = time.perf_counter()
        with open_host(work / "bombs", work / "bomb-cache", f'[plugins]\ncompile_timeout = "{seconds:g}s"') as other:
            ended.append(time.perf_counter() - begun)
            assert isinstance(other.problems[0], CompileLimit), other.problems

    def call() -> object:
        return host.sync.hooks.rewrite(CALL, statement())

    quiet = p99(timed(call, seconds))
    thread = threading.Thread(target=explode)
    thread.start()
    loud = p99(timed(call, seconds))
    thread.join()
    return [
        Figure("p99 beside a compile bomb, to that without", loud / quiet, 2.0, "x ", f"{quiet:.1f} to {loud:.1f} µs"),
        Figure("a compile bomb is over after", ended[0], seconds + 1, "s ", "its limit is a second less"),
    ]


def late_deadlines(host: PluginHost, rounds: int) -> Iterator[Figure]:
    """Time an endless guest under a limit of 50 ms, beside busy threads and alone.

    The guest is stopped without the interpreter's lock, and its caller needs that lock once: each of the others may
    have it for a switch interval before.
    """

    def measure() -> list[float]:
        late = []
        for _ in range(rounds):
            error = ask(host, "loop")
            assert isinstance(error, DeadlineExceeded), error
            late.append((error.elapsed - error.limit) * 1e3)
        return late

    def busy() -> None:
        while not stop.is_set():
            sum(range(1000))

    late = measure()
    ticks = 2 * TICK_SECONDS * 1e3
    yield Figure("beyond a limit of 50 ms, alone", statistics.median(late), ticks + 1, "ms", spread(late))
    stop = threading.Event()
    threads = [threading.Thread(target=busy) for _ in range(BUSY)]
    for thread in threads:
        thread.start()
    late = measure()
    stop.set()
    for thread in threads:
        thread.join()
    bar = ticks + (BUSY + 1) * sys.getswitchinterval() * 1e3
    yield Figure(f"beyond it beside {BUSY} busy threads", statistics.median(late), bar, "ms", spread(late))


# The event loop


@contextlib.asynccontextmanager
async def heartbeat() -> AsyncIterator[list[float]]:
    """Beat every 5 ms; gives the milliseconds between the beats."""
    gaps: list[float] = []

    async def beat() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.005)
            now = time.perf_counter()
            gaps.append((now - last) * 1e3)
            last = now

    task = asyncio.ensure_future(beat())
    try:
        yield gaps
    finally:
        task.cancel()


async def awaiting(host: PluginHost, name: str, text: str = "select 1", seconds: float = 30.0) -> object:
    (seat,) = [seat for seat in host.sync.hooks.pre_query.seats if seat.plugin == name]
    now = time.perf_counter()
    try:
        return await seat.ask_async(now + seconds, now + seconds, CALL, statement(text))
    except CallError as error:
        return error


class Slow:
    """Gives each secret after 50 ms."""

    async def get(self, name: str) -> str:
        await asyncio.sleep(0.05)
        return name


async def at_once(directory: Path, cache: Path, seconds: float) -> list[Figure]:
    """Time a hundred calls that each wait in an import, and the heartbeat beside endless guests."""
    config = f"{GRANTED}[plugins.waiting]\npool = {{ max = 100 }}\n[plugins.endless]\npool = {{ max = {BUSY} }}"
    parsed = attrs.evolve(parse_config(config, "bench"), timeout=seconds)
    async with PluginHost.from_directory(directory, parsed, secrets=Slow(), cache_directory=cache) as host:

        async def all_of(count: int, name: str) -> float:
            begun = time.perf_counter()
            answers: list[Any] = await asyncio.gather(*(awaiting(host, name) for _ in range(count)))
            assert name == "endless" or not any(isinstance(answer, CallError) for answer in answers), answers
            return (time.perf_counter() - begun) * 1e3

        await all_of(100, "waiting")  # makes the instances
        taken = [await all_of(100, "waiting") for _ in range(5)]
        async with heartbeat() as gaps:
            await all_of(BUSY, "endless")
    return [
        Figure("100 calls that each wait for 50 ms, at once", statistics.median(taken), 150.0, "ms", spread(taken)),
        Figure(f"a heartbeat of 5 ms beside {BUSY} endless guests, p99", p99(gaps), 30.0, "ms", spread(gaps)),
    ]


async def asleep(directory: Path, cache: Path, rounds: int) -> list[Figure]:
    """Let a guest of stock Python sleep, and end it at its call's deadline of half a second."""
    over = []
    async with PluginHost.from_directory(directory, parse_config(SLEEPER, "bench"), cache_directory=cache) as host:
        assert not host.problems, host.problems
        async with heartbeat() as gaps:
            for _ in range(rounds):
                begun = time.perf_counter()
                error = await awaiting(host, "sleeper", "time.sleep(5)", 0.5)
                assert isinstance(error, DeadlineExceeded), error
                over.append((time.perf_counter() - begun - 0.5) * 1e3)
    return [
        Figure("time.sleep(5) goes on beyond its limit", statistics.median(over), 30.0, "ms", spread(over)),
        Figure("a heartbeat of 5 ms while it sleeps, p99", p99(gaps), 30.0, "ms", spread(gaps)),
    ]


def figures(work: Path, seconds: float, rounds: int) -> Iterator[Figure]:
    yield from cold_starts(work / "starts", rounds)
    plugins, cache, other = work / "plugins", work / "cache", work / "other"
    install(plugins, "good", build(GOOD), hooks=("rewrite",))
    install(plugins, "loop", build(LOOP), hooks=("pre_query",))
    with open_host(plugins, cache, timeout=0.05) as host:
        yield from asyncio.run(added(host, rounds))
        yield from late_deadlines(host, rounds)
        yield from beside_a_bomb(host, work, seconds)
    install(other, "waiting", build(WAITING), hooks=("pre_query",), manifest="permissions:\n  - secrets\n")
    install(other, "endless", build(LOOP), hooks=("pre_query",))
    yield from asyncio.run(at_once(other, cache, seconds / BUSY))
    from wasi_guests import python_guest

    names = yaml.safe_load(SLEEPER.partition("sleeper = ")[2])
    manifest = "permissions:\n" + "".join(f"  - {name}\n" for name in names)
    install(work / "sleeping", "sleeper", python_guest().read_bytes(), hooks=("pre_query",), manifest=manifest)
    yield from asyncio.run(asleep(work / "sleeping", cache, rounds))


@click.command()
@click.option("--seconds", default=5.0, show_default=True, help="How long calls are timed.")
@click.option("--rounds", default=10, show_default=True, help="Starts of each guest, late deadlines and sleeps.")
def main(seconds: float, rounds: int) -> None:
    """Measure, and print one line a figure."""
    click.echo(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as directory:
        missed = 0
        for figure in figures(Path(directory), seconds, rounds):
            missed += figure.value >= figure.bar
            click.echo(figure.line)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
