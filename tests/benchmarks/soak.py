"""Soaks one host: a million calls, 100,000 instantiations, 10,000 cancellations, 1,000 Ctrl-C's, errors in between.

Prints the process's memory at each tenth of every part, and how much the last half of it added: flat is below
`FLAT_BYTES`. In parts with several callers each answer is checked against what its caller asked for, so an exception
that surfaces in another call is found. `--share 0.1` does a tenth of everything; `--json` is for programs.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from helios_api.v2.pre_query import PreQueryOutcome
from helios_host import PluginHost
from helios_host.config import parse_config
from helios_host.errors import CallError, GuestTrap

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / name) for name in ("host", "hostile")]

from arena import CALL, ask, good_answer, install_good, open_host, statement  # noqa: E402

import guests  # noqa: E402
from guests import PRE1, PRE2, YES, Guest, build, install  # noqa: E402

FLAT_BYTES: Final = 4 << 20
SECRETS: Final = "heliosproxy:plugin/secrets@2.0.0"
WAITING: Final = Guest(
    hooks={PRE2: f"(call $get (i32.const {guests.TEXT}) (i32.const 2) (i32.const 2048)) {guests.deny2(2)}"},
    imports={SECRETS: f'(import "{SECRETS}" "get" (func $get (param i32 i32 i32)))'},
)
GRANTED: Final = """
[plugins]
timeout = "5s"
[plugins.fresh]
pool = { policy = "fresh" }
[plugins.permissions]
waiting = ["secrets"]
[plugins.capabilities.secrets.allow]
waiting = ["no"]
"""


class Never:
    """Keeps who asks for a secret waiting."""

    async def get(self, name: str) -> str:
        await asyncio.get_running_loop().create_future()
        return name


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def soak(name: str, count: int, some: Callable[[int], None]) -> dict[str, object]:
    """Do a part in ten rounds, and say how memory went."""
    seen, started = [], time.monotonic()
    for _ in range(10):
        some(max(count // 10, 1))
        gc.collect()
        seen.append(resident())
    grown = seen[-1] - seen[4]
    found = {
        "part": name,
        "count": max(count // 10, 1) * 10,
        "seconds": round(time.monotonic() - started, 1),
        "megabytes": [round(size / 2**20, 1) for size in seen],
        "grown_bytes": grown,
        "flat": grown < FLAT_BYTES,
    }
    print(json.dumps(found), flush=True)
    return found


def calls(host: PluginHost, name: str, kind: type) -> Callable[[int], None]:
    def some(count: int) -> None:
        for _ in range(count):
            answer = ask(host, name)
            if not isinstance(answer, kind):
                raise AssertionError(f"{name} answered {answer!r}")

    return some


def is_of(answer: object, name: str) -> bool:
    """Whether an error is of the plugin that was asked."""
    return not isinstance(answer, CallError) or answer.plugin == name


def threaded(host: PluginHost) -> Callable[[int], None]:
    """Four threads, each with its own mixture of good calls and calls that fail."""
    right: dict[str, type] = {"quick": PreQueryOutcome, "trap": GuestTrap, "fresh": PreQueryOutcome}

    def some(count: int) -> None:
        wrong: list[str] = []

        def work(seed: int) -> None:
            chosen = random.Random(seed)
            for _ in range(count // 4):
                name = chosen.choices(list(right), [90, 5, 5])[0]
                answer = ask(host, name)
                if not isinstance(answer, right[name]) or not is_of(answer, name):
                    wrong.append(f"{name}: {answer!r}")
            if not good_answer(host):
                wrong.append("good")

        threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if wrong:
            raise AssertionError(wrong[:3])

    return some


def awaited(directory: Path, cache: Path, cancelling: bool) -> Callable[[int], None]:
    """Four tasks that await answers and failures; or calls that are cancelled while their import waits."""
    right: dict[str, type] = {"quick": PreQueryOutcome, "trap": GuestTrap}

    async def one(host: PluginHost, name: str) -> object:
        (seat,) = [seat for seat in host.sync.hooks.pre_query.seats if seat.plugin == name]
        now = time.perf_counter()
        try:
            return await seat.ask_async(now + 30, now + 30, CALL, statement())
        except CallError as error:
            return error

    async def mixture(host: PluginHost, seed: int, count: int) -> None:
        chosen = random.Random(seed)
        for _ in range(count):
            name = chosen.choices(list(right), [95, 5])[0]
            answer = await one(host, name)
            if not isinstance(answer, right[name]) or not is_of(answer, name):
                raise AssertionError(f"{name}: {answer!r}")

    async def cancel(host: PluginHost, count: int) -> None:
        for _ in range(count):
            task = asyncio.create_task(one(host, "waiting"))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError:
                continue
            raise AssertionError("a call was not cancelled")

    async def all_of(count: int) -> None:
        config = parse_config(GRANTED, "soak")
        async with PluginHost.from_directory(directory, config, secrets=Never(), cache_directory=cache) as host:
            if cancelling:
                await cancel(host, count)
            else:
                await asyncio.gather(*(mixture(host, seed, count // 4) for seed in range(4)))

    return lambda count: asyncio.run(all_of(count))


def interrupted(host: PluginHost) -> Callable[[int], None]:
    """Ctrl-C at random moments of calls; each later call is right."""
    chosen, main = random.Random(7), threading.get_ident()

    def some(count: int) -> None:
        for _ in range(count):
            timer = threading.Timer(chosen.random() * 0.002, signal.pthread_kill, (main, signal.SIGINT))
            try:
                timer.start()
                while timer.is_alive():
                    ask(host, "quick")
                time.sleep(0.001)
            except KeyboardInterrupt:
                pass
            while True:
                try:
                    timer.join()
                    break
                except KeyboardInterrupt:
                    continue
            if not isinstance(ask(host, "quick"), PreQueryOutcome):
                raise AssertionError("an answer after Ctrl-C")

    return some


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="how much of it (default 1)")
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args()
    share: float = options.share
    with tempfile.TemporaryDirectory() as place:
        directory, cache = Path(place) / "plugins", Path(place) / "cache"
        install_good(directory)
        made = {"quick": Guest(hooks={PRE1: YES}), "fresh": Guest(hooks={PRE1: YES})}
        made["trap"] = Guest(hooks={PRE1: "unreachable"})
        for name, guest in made.items():
            install(directory, name, build(guest), hooks=("pre_query",))
        granted = "permissions:\n  - secrets\n"
        install(directory, "waiting", build(WAITING), hooks=("pre_query",), manifest=granted)
        found = []
        with open_host(directory, cache, GRANTED, timeout=None) as host:
            if host.problems:
                raise AssertionError(host.problems)
            found.append(soak("calls", round(1_000_000 * share), calls(host, "quick", PreQueryOutcome)))
            found.append(soak("instantiations", round(100_000 * share), calls(host, "fresh", PreQueryOutcome)))
            found.append(soak("calls of four threads with failures", round(100_000 * share), threaded(host)))
            found.append(soak("interrupts", round(1_000 * share), interrupted(host)))
        found.append(soak("awaited calls with failures", round(100_000 * share), awaited(directory, cache, False)))
        found.append(soak("cancellations", round(10_000 * share), awaited(directory, cache, True)))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1))
    return 0 if all(part["flat"] for part in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
