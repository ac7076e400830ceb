"""What the engine side costs: cold starts from the cache, calls beside a compile bomb, late deadlines, and memory.

Each figure is measured in the process that runs this, one after the other; ratios within one run hold from machine to
machine. `--soak` adds a million calls, 100,000 instantiations and 10,000 interrupted calls, and their memory.
"""

from __future__ import annotations

import asyncio
import gc
import hashlib
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import click
from helios_host import PluginHost
from helios_host.engine import shared
from helios_host.engine.cache import ArtefactCache
from helios_host.engine.compile import Compiler

sys.path.insert(0, str(Path(__file__).parents[1] / "host"))
sys.path.insert(0, str(Path(__file__).parents[1] / "hostile"))

from arena import CALL, GOOD, ask, good_answer, open_host, statement
from test_loading import doubling

from guests import PRE1, YES, Guest, build, install

GUESTS: Final = Path(__file__).parents[2] / "build" / "guests"


def cold_starts(cache: Path, rounds: int) -> None:
    """Time loading a compiled guest: by its artefact alone, and as a plugin that is ready to be asked."""
    for place in sorted(GUESTS.iterdir()):
        data = (place / "plugin.wasm").read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        held = shared.acquire()
        compiler = Compiler(held.engine, ArtefactCache(cache), contract="bench")
        compiler.compile(data, digest, "plugin.wasm", place.name)
        found, cpu = [], []
        for _ in range(rounds):
            gc.collect()
            wall, used = time.perf_counter(), time.process_time()
            compiler.compile(data, digest, "plugin.wasm", place.name)
            found.append(time.perf_counter() - wall)
            cpu.append(time.process_time() - used)
        held.release()
        click.echo(
            f"cold start, verified   {place.name:28} {len(data) / 1e6:6.2f} MB   best {min(found) * 1e3:7.2f} ms, "
            f"CPU {min(cpu) * 1e3:7.2f} ms"
        )


def percentiles(call: Callable[[], object], seconds: float) -> tuple[float, float]:
    """Return p50 and p99 of a call in microseconds."""
    taken, until = [], time.perf_counter() + seconds
    while (start := time.perf_counter()) < until:
        call()
        taken.append(time.perf_counter() - start)
    taken.sort()
    return taken[len(taken) // 2] * 1e6, taken[int(len(taken) * 0.99)] * 1e6


def beside_a_bomb(host: PluginHost, work: Path, seconds: float) -> None:
    """Time calls alone, and while another host compiles what explodes."""
    install(work / "bombs", "bomb", doubling(25), hooks=("pre_query",))

    def call() -> object:
        return host.sync.hooks.rewrite(CALL, statement())

    quiet = percentiles(call, seconds)
    ended: list[object] = []

    def explode() -> None:
        config = f'[plugins]\ncompile_timeout = "{seconds:g}s"'
        with open_host(work / "bombs", work / "bomb-cache", config) as other:
            ended.extend(other.problems)

    thread = threading.Thread(target=explode)
    thread.start()
    loud = percentiles(call, seconds)
    thread.join()
    click.echo(
        f"beside a compile bomb  p50 {quiet[0]:.1f} -> {loud[0]:.1f} µs, p99 {quiet[1]:.1f} -> {loud[1]:.1f} µs "
        f"({loud[1] / quiet[1]:.2f}); {type(ended[0]).__name__}"
    )


async def added(host: PluginHost, rounds: int) -> None:
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
    awaited = plugin._awaited._free[0].calls[-1]
    awaiting: dict[str, Callable[[], Awaitable[object]]] = {
        "awaited instance": lambda: awaited(CALL, subject),
        "awaited pool": lambda: seat.ask_async(far, far, CALL, subject),
    }
    taken: dict[str, list[int]] = {name: [] for name in (*blocking, *awaiting)}
    for _ in range(rounds * 20):
        for name, step in blocking.items():
            for _ in range(100):
                begin = clock()
                step()
                taken[name].append(clock() - begin)
        for name, start in awaiting.items():
            for _ in range(100):
                begin = clock()
                await start()
                taken[name].append(clock() - begin)
    p50 = {name: sorted(found)[len(found) // 2] / 1e3 for name, found in taken.items()}
    click.echo(
        f"a call                 p50 {p50['instance']:.2f} µs; the pool adds {p50['pool'] - p50['instance']:.2f}, "
        f"awaited {p50['awaited pool'] - p50['awaited instance']:.2f}; "
        f"awaiting adds {p50['awaited pool'] - p50['pool']:.2f}"
    )


def late_deadlines(host: PluginHost, rounds: int) -> None:
    """Time calls of an endless guest under a limit of 50 ms, alone and beside eight busy threads."""

    def measure() -> list[float]:
        taken = []
        for _ in range(rounds):
            start = time.perf_counter()
            ask(host, "loop")
            taken.append((time.perf_counter() - start) * 1e3)
        return sorted(taken)

    alone = measure()
    stop = threading.Event()

    def busy() -> None:
        while not stop.is_set():
            sum(range(1000))

    threads = [threading.Thread(target=busy) for _ in range(8)]
    for thread in threads:
        thread.start()
    beside = measure()
    stop.set()
    for thread in threads:
        thread.join()
    click.echo(
        f"a limit of 50 ms       alone {alone[len(alone) // 2]:.0f} ms (worst {alone[-1]:.0f}), "
        f"beside eight busy threads {beside[len(beside) // 2]:.0f} ms (worst {beside[-1]:.0f})"
    )


def resident() -> float:
    """Return the resident memory of this process in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def soak(what: str, count: int, step: Callable[[], object]) -> None:
    """Take a step many times; print the memory after a tenth of them, and at the end."""
    for _ in range(count // 10):
        step()
    gc.collect()
    early = resident()
    for _ in range(count - count // 10):
        step()
    gc.collect()
    click.echo(f"{what:22} {count:>9,} times: {early:.1f} MB after a tenth, {resident():.1f} MB at the end")


@click.command()
@click.option("--seconds", default=5.0, show_default=True, help="How long calls are timed.")
@click.option("--rounds", default=10, show_default=True, help="Cold starts of each guest, and late deadlines.")
@click.option("--soak", "soaked", default=0.0, help="The part of the long counts to run: 1 is all of them.")
def main(seconds: float, rounds: int, soaked: float) -> None:
    """Measure, and print one line a figure."""
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        cold_starts(work / "cache", rounds)
        plugins, fresh = work / "plugins", work / "fresh"
        install(plugins, "good", build(GOOD), hooks=("rewrite",))
        install(plugins, "loop", build(Guest(hooks={PRE1: "(loop $l (br $l))" + YES})), hooks=("pre_query",))
        install(fresh, "good", build(GOOD), hooks=("rewrite",))
        with open_host(plugins, work / "cache", timeout=0.05) as host:
            asyncio.run(added(host, rounds))
            beside_a_bomb(host, work, seconds)
            late_deadlines(host, rounds)
            if soaked:
                soak("calls", int(1_000_000 * soaked), lambda: host.sync.hooks.rewrite(CALL, statement()))
                soak("interrupted calls", int(10_000 * soaked), lambda: ask(host, "loop"))
        if soaked:
            config = '[plugins.good]\npool = { policy = "fresh" }'
            with open_host(fresh, work / "cache", config, timeout=5.0) as host:
                soak("instantiations", int(100_000 * soaked), lambda: good_answer(host))


if __name__ == "__main__":
    main()
