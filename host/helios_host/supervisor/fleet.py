"""The workers of a proxy as one set of plugins: a change holds in all of them or in none, and figures add up."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, Final

import attrs

from helios_host.admin.figures import HostFigures, PluginFigures, merged, with_past
from helios_host.admin.operated import Mark, WorkerLine
from helios_host.admin.problems import Relayed, problem_of, problem_text
from helios_host.capabilities.log import LogLine
from helios_host.config import HostConfig
from helios_host.errors import HeliosError
from helios_host.structuring import structure

from .channel import Asker, WorkerGone

__all__ = ["Fleet", "OutOfStep"]

_log = logging.getLogger("helios_host.supervisor")

LOOK_SECONDS: Final = 10.0
CHANGE_SECONDS: Final = 600.0
"""How long a worker may take for a change: loading a plugin compiles it."""


class OutOfStep(HeliosError):
    """A worker that came back does not have what the others run."""


class Fleet:
    """The workers that serve, as `Operated`.

    A load or a reload is prepared in every worker, the first one compiling for all, and put into chains only when all
    of them have the very same version; otherwise it is undone everywhere. `restart` is called with the number of a
    worker that could not follow a change the others made.

    Such changes take turns, and wait for compilations. In between comes, by `_switching`, what every worker does at
    once: enabling, disabling, and the last step of a change or of a worker that comes back.
    """

    def __init__(self, config: HostConfig, restart: Callable[[int], None]) -> None:
        self.config: Final = config
        self._restart: Final = restart
        self._lock = threading.Lock()
        self._changing = threading.Lock()
        self._switching = threading.Lock()
        self._workers: dict[int, Asker] = {}
        self._wanted: dict[str, PluginFigures] | None = None
        self._seen: dict[int, HostFigures] = {}
        self._past = HostFigures(plugins=())
        self._pool: Final = ThreadPoolExecutor(thread_name_prefix="helios-fleet")

    @property
    def serving(self) -> tuple[int, ...]:
        """The numbers of the workers that serve."""
        with self._lock:
            return tuple(sorted(self._workers))

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests (SHA-256, hexadecimal) of the components that every worker has to have."""
        wanted = self._wanted or {}
        return tuple(plugin.digest.removeprefix("sha256:") for plugin in wanted.values())

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the plugins are that every worker has to have."""
        return tuple(Path(plugin.path) for plugin in (self._wanted or {}).values())

    def join(self, asker: Asker) -> None:
        """Bring a worker that loaded its plugins to what the others run, and let it serve.

        Raises `OutOfStep` when it has other versions: a file was changed and not reloaded; where no other worker is
        left, its versions are taken. Raises `WorkerGone`.
        """
        with self._changing:
            if self._wanted is not None:
                self._align(asker, self._wanted, strict=bool(self.serving))
            with self._switching:
                self._switch_as(asker, self._wanted or {})
                if not asker.ask("serve", CHANGE_SECONDS):
                    raise WorkerGone(f"worker {asker.worker} does not listen")
                with self._lock:
                    self._workers[asker.worker] = asker
                self._remember()

    def leave(self, worker: int) -> None:
        """Forget a worker that ended; what it would have to have stays known, and what it was last seen to count."""
        with self._lock:
            self._workers.pop(worker, None)
            if (last := self._seen.pop(worker, None)) is not None:
                self._past = merged([self._past, last])

    def figures(self) -> HostFigures:
        """Return the figures of all workers together; no count of calls or errors falls when a worker ends."""
        list(self._pool.map(self._look, self._askers()))
        with self._lock:
            found = [self._seen[number] for number in sorted(self._seen)]
            past = self._past
        if not found:
            raise Relayed(problem_text(503, "NoWorker", "no worker is running"))
        return with_past(merged(found), past)

    def lines(self, name: str, after: Mark) -> list[WorkerLine]:
        """Return a plugin's log lines in all workers, in order of time."""

        def of(asker: Asker) -> list[WorkerLine]:
            try:
                found = asker.ask("lines", LOOK_SECONDS, name=name, after=after.get(asker.worker, 0))
            except WorkerGone:  # its lines went with it
                return []
            return [WorkerLine(asker.worker, line) for line in map(_line, found)]

        lines = [line for found in self._pool.map(of, self._askers()) for line in found]
        return sorted(lines, key=lambda written: written.line.time)

    def load(self, path: Path) -> str:
        """Load a plugin in every worker."""
        return self._together("prepare_load", path=str(path))

    def reload(self, name: str, approve: str | None) -> None:
        """Load a plugin's next version in every worker, and swap it in."""
        self._together("prepare_reload", name=name, approve=approve)

    def unload(self, name: str) -> None:
        """Unload a plugin in every worker; what it counted is forgotten."""
        with self._changing:
            self._everywhere("unload", name=name)
        with self._lock:
            self._past = _without(self._past, name)
            self._seen = {worker: _without(seen, name) for worker, seen in self._seen.items()}

    def enable(self, name: str) -> None:
        """Put a plugin into its chains in every worker."""
        self._everywhere("enable", name=name)

    def disable(self, name: str) -> None:
        """Take a plugin out of its chains in every worker."""
        self._everywhere("disable", name=name)

    def disable_all(self) -> None:
        """Take every plugin out of its chains in every worker."""
        self._everywhere("disable_all")

    def _together(self, step: str, /, **arguments: Any) -> str:
        """Prepare a change in every worker, then make it in all of them; returns the plugin's name."""
        with self._changing:
            first, *others = self._askers()
            prepared: list[Asker] = []
            try:
                version = first.ask(step, CHANGE_SECONDS, **arguments)
                prepared.append(first)
                tries = [(asker, self._pool.submit(asker.ask, step, CHANGE_SECONDS, **arguments)) for asker in others]
                wait(made for _, made in tries)
                prepared += [asker for asker, made in tries if made.exception() is None]
                for asker, made in tries:
                    if made.result() != version:
                        raise Relayed(_replaced(asker.worker))
            except HeliosError as error:
                self._abort(prepared)
                raise _named(error) from error
            with self._switching:
                self._ask_each(prepared, "commit")
                self._remember()
            name: str = version["name"]
            return name

    def _everywhere(self, step: str, /, **arguments: Any) -> None:
        """Make a change that needs no preparation; one that no worker can make is none."""
        with self._switching:
            self._ask_each(self._askers(), step, **arguments)
            self._remember()

    def _ask_each(self, askers: list[Asker], step: str, /, **arguments: Any) -> None:
        """Ask workers at once; those that fail where others do not are restarted, and come back in step."""
        tries = [(asker, self._pool.submit(asker.ask, step, CHANGE_SECONDS, **arguments)) for asker in askers]
        failures = [(asker, error) for asker, made in tries if isinstance(error := made.exception(), HeliosError)]
        if failures and len(failures) == len(askers):
            raise _named(failures[0][1])
        for asker, error in failures:
            _log.error("worker %d could not follow a change (%s): it is restarted", asker.worker, error.message)
            self._restart(asker.worker)

    def _abort(self, prepared: list[Asker]) -> None:
        for asker in prepared:
            with contextlib.suppress(WorkerGone):
                asker.ask("abort", CHANGE_SECONDS)

    def _align(self, asker: Asker, wanted: dict[str, PluginFigures], *, strict: bool) -> None:
        """Load and unload in a worker what differs; raises `OutOfStep`."""
        has = {plugin.name: plugin for plugin in _figures(asker).plugins}
        for name in has.keys() - wanted.keys():
            asker.ask("unload", CHANGE_SECONDS, name=name)
        for name in sorted(wanted.keys() - has.keys()):
            asker.ask("prepare_load", CHANGE_SECONDS, path=wanted[name].path)
            asker.ask("commit", CHANGE_SECONDS)
        has = {plugin.name: plugin for plugin in _figures(asker).plugins}
        for name, plugin in wanted.items():
            if strict and has[name].fingerprint != plugin.fingerprint:
                text = f"{plugin.path} was changed and not reloaded: worker {asker.worker} would run another version"
                raise OutOfStep(f"{text}. Reload it, or put the old files back", plugin=name)

    def _switch_as(self, asker: Asker, wanted: dict[str, PluginFigures]) -> None:
        for name, plugin in wanted.items():
            if plugin.status == "disabled":
                asker.ask("disable", CHANGE_SECONDS, name=name)

    def _remember(self) -> None:
        """Keep what every worker has to have, as one of them has it."""
        for asker in self._askers():
            with contextlib.suppress(WorkerGone):
                self._wanted = {plugin.name: plugin for plugin in _figures(asker).plugins}
                return

    def _askers(self) -> list[Asker]:
        with self._lock:
            found = [self._workers[number] for number in sorted(self._workers)]
        if not found:
            raise Relayed(problem_text(503, "NoWorker", "no worker is running"))
        return found

    def _look(self, asker: Asker) -> None:
        """Keep what a worker counted until now, unless it ended: then it is past."""
        with contextlib.suppress(WorkerGone):
            found = _figures(asker)
            with self._lock:
                if self._workers.get(asker.worker) is asker:
                    self._seen[asker.worker] = found


def _without(figures: HostFigures, name: str) -> HostFigures:
    return attrs.evolve(figures, plugins=tuple(plugin for plugin in figures.plugins if plugin.name != name))


def _figures(asker: Asker) -> HostFigures:
    found, problems = structure(asker.ask("figures", LOOK_SECONDS), HostFigures)
    if found is None:
        raise WorkerGone(f"worker {asker.worker} answers what no worker says: {problems[0]}")
    return found


def _line(data: Any) -> LogLine:
    line, problems = structure(data, LogLine)
    if line is None:
        raise WorkerGone(f"a worker's log line is none: {problems[0]}")
    return line


def _replaced(worker: int) -> dict[str, Any]:
    text = f"worker {worker} read another version: the files were replaced meanwhile"
    return {**problem_text(409, "ReplacedMeanwhile", text), "worker": worker}


def _named(error: HeliosError) -> Relayed:
    """Return an error whose text says which worker it is about."""
    problem = problem_of(error)
    if isinstance(error, WorkerGone):
        problem |= {"status": 503, "title": "WorkerGone", "type": "urn:helios:WorkerGone"}
    elif (worker := problem.get("worker")) is not None and f"worker {worker}" not in problem["detail"]:
        problem = {**problem, "detail": f"worker {worker}: {problem['detail']}"}
    return Relayed(problem)
