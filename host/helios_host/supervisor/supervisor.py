"""Starts the workers of a proxy, starts those again that end, and ends all of them in good order."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import signal
import socket
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, Final, TypeAlias

from helios_host.config import HostConfig
from helios_host.engine.cache import ArtefactCache
from helios_host.engine.compile import artefact_name
from helios_host.engine.inherited import ArtefactStock, Given, InheritedCache
from helios_host.errors import EngineError, HeliosError, PackageError
from helios_host.plugins.admission import contract_digest
from helios_host.plugins.package import read_package
from helios_host.watch import Watch, reload_changed

from .channel import Asker
from .fleet import Fleet
from .worker import WorkerEnd

__all__ = ["Sides", "Supervisor", "Work", "WorkerFailed", "ending_signals", "reserved"]

_log = logging.getLogger("helios_host.supervisor")

FIRST_PAUSE_SECONDS: Final = 0.25
LONGEST_PAUSE_SECONDS: Final = 30.0
"""How long a worker that ended waits before it is started again: twice as long each time, up to the longest."""

STEADY_SECONDS: Final = 60.0
"""A worker that served so long starts over with the first pause."""

COUNT_SECONDS: Final = 5.0
"""How often workers are asked for their figures: what one counted after that is lost when it is killed."""

END_SECONDS: Final = 10.0
"""How long workers may take beyond their own limit before they are killed."""

Work: TypeAlias = Callable[[WorkerEnd, Any], None]
"""What a worker does, a function of a module: with its end, and with the options, which are pickled."""

Sides: TypeAlias = Callable[["Supervisor"], AbstractAsyncContextManager[object]]
"""Makes what runs beside the workers, such as the admin API."""


class WorkerFailed(EngineError):
    """The first worker could not start; the message is what it said."""


class Supervisor:
    """`count` worker processes that do `work(end, options)`, as one set of plugins: `fleet`.

    Workers are spawned, never forked: an engine does not survive a fork. The first one starts alone, and compiles for
    all; those that start later inherit what the others run, verified and mapped once. `drain` is how long they may take
    to end after the first signal, in seconds; `drains` is called then.
    """

    def __init__(
        self,
        work: Work,
        options: Any,
        count: int,
        config: HostConfig,
        drain: float,
        sides: Sides,
        drains: Callable[[], None],
    ) -> None:
        self.fleet: Final = Fleet(config, self.restart)
        self.is_draining = False
        self._work: Final = work
        self._options: Final = options
        self._count: Final = count
        self._drain: Final = drain
        self._sides: Final = sides
        self._drains: Final = drains
        self._spawn: Final = multiprocessing.get_context("spawn")
        self._processes: dict[int, SpawnProcess] = {}
        self._stock: Final = ArtefactStock(ArtefactCache())
        self._reader: Final = ThreadPoolExecutor(1, "helios-artefacts")
        self._threads: Final = ThreadPoolExecutor(count, "helios-supervisor")

    def restart(self, worker: int) -> None:
        """End a worker at once; it is started again. Any thread may ask for it."""
        process = self._processes.get(worker)
        if process is not None:
            with contextlib.suppress(ValueError):  # it ended meanwhile
                process.kill()

    def run(self) -> None:
        """Start the workers and keep them running until SIGTERM, SIGINT or SIGHUP; a second one ends sessions at once.

        Raises `WorkerFailed` when the first worker cannot start, and what `sides` raises.
        """
        asyncio.run(self._run())

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        for each in ending_signals():
            loop.add_signal_handler(each, self._stop)
        keepers: list[asyncio.Task[None]] = []
        async with self._sides(self):
            try:
                for number in range(1, self._count + 1):
                    serves = loop.create_future()
                    keepers.append(asyncio.create_task(self._keep(number, serves)))
                    if number == 1:
                        await serves
                counter = asyncio.create_task(self._count_on())
                with self._watching():
                    await self._stopping.wait()
                counter.cancel()
            finally:
                if not self.is_draining:  # a second signal would end sessions at once
                    self._stop()
                await self._all_ended(keepers)

    def _stop(self) -> None:
        """Tell every worker to end: the first time when its sessions did, then now."""
        self.is_draining = True
        self._drains()
        self._stopping.set()
        for process in self._processes.values():
            with contextlib.suppress(ValueError):
                process.terminate()

    async def _all_ended(self, keepers: list[asyncio.Task[None]]) -> None:
        _, late = await asyncio.wait(keepers, timeout=self._drain + END_SECONDS)
        for number in self._processes if late else ():
            self.restart(number)
        await asyncio.gather(*keepers)

    async def _keep(self, number: int, serves: asyncio.Future[None]) -> None:
        """Keep one worker running; `serves` is done when it serves for the first time, or cannot."""
        loop, pause = asyncio.get_running_loop(), FIRST_PAUSE_SECONDS
        while not self._stopping.is_set():
            began = loop.time()
            try:
                why = await self._life(number, serves)
            except HeliosError as error:
                if number == 1 and not serves.done():
                    serves.set_exception(error)
                    return
                why = error.message
            if self._stopping.is_set():
                break
            if loop.time() - began >= STEADY_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            _log.error("worker %d is started again in %g s: %s", number, pause, why)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        if not serves.done():
            serves.set_result(None)

    async def _life(self, number: int, serves: asyncio.Future[None]) -> str:
        """Start a worker, wait until it ended, and return how; raises `HeliosError` when it never served."""
        loop = asyncio.get_running_loop()
        given = await loop.run_in_executor(self._reader, self._given)
        ours, theirs = self._spawn.Pipe()
        process = self._spawn.Process(
            target=_main, args=(number, theirs, given, self._work, self._options), name=f"worker-{number}", daemon=True
        )
        process.start()
        theirs.close()
        self._processes[number] = process
        asker = Asker(ours, number, self.restart)
        try:
            await loop.run_in_executor(self._threads, self._settle, asker)
            _log.info("worker %d serves, as process %d", number, process.pid)
            if not serves.done():
                serves.set_result(None)
            await self._ended(process)
            return f"it ended with exit code {process.exitcode}"
        finally:
            self.fleet.leave(number)
            process.kill()
            await self._ended(process)
            asker.close()

    def _given(self) -> Given:
        names = [artefact_name(digest, contract_digest()) for digest in self.fleet.digests]
        return self._stock.of(names, _components(self.fleet.paths))

    async def _count_on(self) -> None:
        """Let the fleet look at its workers now and then, so that it knows what they counted when they end."""
        while True:
            await asyncio.sleep(COUNT_SECONDS)
            with contextlib.suppress(HeliosError):
                await asyncio.to_thread(self.fleet.figures)

    def _settle(self, asker: Asker) -> None:
        first = asker.said_first()
        if "failed" in first:
            raise WorkerFailed(str(first["failed"]))
        self.fleet.join(asker)

    async def _ended(self, process: SpawnProcess) -> None:
        ended, loop = asyncio.Event(), asyncio.get_running_loop()
        loop.add_reader(process.sentinel, ended.set)
        try:
            await ended.wait()
        finally:
            loop.remove_reader(process.sentinel)
        process.join()

    def _watching(self) -> contextlib.AbstractContextManager[object]:
        config, fleet = self.fleet.config, self.fleet
        if not config.hot_reload:
            return contextlib.nullcontext()

        def changed(path: Path) -> None:
            known = next((plugin.name for plugin in fleet.figures().plugins if plugin.path == str(path)), None)
            reload_changed(path, config, known, lambda name: fleet.reload(name, None), fleet.load)

        return Watch(Path(config.plugin_dir), changed)


def ending_signals() -> list[signal.Signals]:
    """Return the signals that end a proxy: also that of a terminal that is closed, unless it is ignored (nohup)."""
    hung_up = [] if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else [signal.SIGHUP]
    return [signal.SIGTERM, signal.SIGINT, *hung_up]


def reserved(host: str, port: int) -> socket.socket:
    """Return a socket that keeps an address for the workers, which listen there beside it with SO_REUSEPORT.

    Raises `OSError` where the address cannot be had, also where the workers of another proxy have it.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with socket.socket(family, kind, protocol) as alone:  # with SO_REUSEPORT it would be shared with strangers
        alone.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        alone.bind(address)
    held = socket.socket(family, kind, protocol)
    try:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind(address)
    except BaseException:
        held.close()
        raise
    return held


def _components(packages: Iterable[Path]) -> list[Path]:
    """Return where the components of plugins that are directories are."""
    found = []
    for path in packages:
        with contextlib.suppress(PackageError):
            if path.is_dir():
                found.append(read_package(path).component)
    return found


def _main(
    number: int,
    connection: Connection,
    given: Given,
    work: Work,
    options: Any,
) -> None:
    """Run a worker process."""
    for each in (signal.SIGINT, signal.SIGHUP):  # the terminal sends them to all; the supervisor tells its workers
        signal.signal(each, signal.SIG_IGN)
    work(WorkerEnd(number, connection, InheritedCache(given)), options)
