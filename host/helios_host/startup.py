"""What a host loads when it starts: every plugin of its directory, each without harm to the others."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import logging
import threading
from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final, Generic, TypeVar

from .config import HostConfig
from .errors import (
    EngineError,
    HeliosError,
    LoadError,
    PackageError,
    RequiredPluginFailed,
    StartFailed,
    TooManyPlugins,
    printable,
)
from .plugins.loader import Candidate, Loaded, read_candidate
from .plugins.manifest import Manifest
from .plugins.package import find_packages
from .structuring import suggestion

__all__ = ["InThread", "Startup", "check_required"]

T = TypeVar("T")

_log = logging.getLogger("helios_host")


class InThread(Generic[T]):
    """A step in a thread of the event loop's, whose `future` is awaited; where nobody waits any more, it is undone.

    Raises `RuntimeError` where there is no thread; it is never taken then.
    """

    def __init__(self, step: Callable[[], T], undo: Callable[[], object]) -> None:
        self._context: Final = contextvars.copy_context()
        self._step: Final = step
        self._undo: Final = undo
        self._lock: Final = threading.RLock()
        self._given_up = self._done = False
        try:
            self.future: Final = asyncio.get_running_loop().run_in_executor(None, self._run)
        except RuntimeError:
            self._given_up = True  # a thread that there is later finds it waiting
            raise

    def give_up(self) -> None:
        """Undo it: here where it is done, else when it is."""
        with self._lock:
            self._given_up, done = True, self._done
        if done:
            self._undo()

    def _run(self) -> T:
        if self._given_up:
            raise RuntimeError("it was given up")
        answer = self._context.run(self._step)
        with self._lock:
            self._done, unwanted = True, self._given_up
        if unwanted:
            self._undo()
        return answer


class _Loads:
    """What the threads of a start load; what is given to nobody is closed, whichever of them made it when."""

    def __init__(self, load: Callable[[Candidate], Loaded]) -> None:
        self._load: Final = load
        self._lock: Final = threading.RLock()
        self._kept: list[Loaded] = []
        self._over = False

    def take(self, candidate: Candidate) -> Loaded | None:
        """Load a plugin; `None` where the start is over."""
        if self._over:
            return None
        loaded = self._load(candidate)
        with self._lock:
            if not self._over:
                self._kept.append(loaded)
                return loaded
        loaded.plugin.close()
        return None

    def give(self, loaded: Loaded) -> None:
        """A plugin is the caller's from now on."""
        self._kept.remove(loaded)

    def end(self) -> None:
        """Close what was loaded and given to nobody, now and from now on."""
        with self._lock:
            self._over, kept, self._kept = True, self._kept, []
        for loaded in kept:
            loaded.plugin.close()


class Startup:
    """Loads the plugins of a directory; what is wrong with one is told to `problem`, and the others are loaded.

    `manifests` has every manifest that was read, by the plugin's name.
    """

    def __init__(self, config: HostConfig, problem: Callable[[HeliosError], None]) -> None:
        self._config: Final = config
        self._problem: Final = problem
        self._named: Final[set[str]] = set()  # the plugins that something was wrong with
        self.manifests: Final[dict[str, Manifest]] = {}

    def load_all(self, load: Callable[[Candidate], Loaded], stop: Callable[[], None]) -> Generator[Loaded]:
        """Give the plugins that could be loaded, two at a time; raises `EngineError` where no thread can be made.

        Where the caller is interrupted, `stop` ends what is being loaded, and what nobody was given is closed.
        """
        try:
            packages = find_packages(Path(self._config.plugin_dir))
        except PackageError as error:
            self._refused(error)
            return
        found = [self._guarded(path.name, functools.partial(read_candidate, path)) for path in packages]
        wanted = self._wanted([candidate for candidate in found if candidate is not None])
        loads = _Loads(load)
        with ThreadPoolExecutor(2, "helios-load") as pool:
            futures: list[Future[Loaded | None]] = []
            try:
                for candidate in wanted:
                    step = functools.partial(loads.take, candidate)
                    futures.append(pool.submit(self._guarded, candidate.name, step))
                for future in futures:
                    loaded = future.result()
                    if loaded is not None:
                        yield loaded
                        loads.give(loaded)
            except BaseException as error:
                stop()
                loads.end()
                pool.shutdown(cancel_futures=True)
                if isinstance(error, RuntimeError) and len(futures) < len(wanted):
                    raise EngineError(f"there is no thread for loading plugins: {error}") from error
                raise

    def _wanted(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Return the plugins to load, in the order of their chains; the rest becomes problems."""
        config = self._config
        by_name: dict[str, Candidate] = {}
        for candidate in found:
            if (other := by_name.get(candidate.name)) is not None:
                text = f"{candidate.path} and {other.path} both hold it: only the latter is loaded"
                self._refused(PackageError(text, plugin=candidate.name))
            else:
                by_name[candidate.name] = candidate
                self.manifests[candidate.name] = candidate.manifest
        for name in {**config.plugins, **dict.fromkeys(config.permissions)}:
            if name not in by_name and name not in self._named:
                text = (
                    f"it is configured, but {config.plugin_dir} has no plugin of that name{suggestion(name, by_name)}"
                )
                self._refused(PackageError(text, plugin=name))
        enabled = [candidate for name, candidate in by_name.items() if config.settings(name).enabled]
        enabled.sort(key=lambda candidate: (-config.settings(candidate.name).priority, candidate.name))
        for candidate in enabled[config.max_plugins :]:
            text = f"max_plugins is {config.max_plugins}, and those come first that have a higher priority"
            self._refused(TooManyPlugins(text, plugin=candidate.name))
        return enabled[: config.max_plugins]

    def _guarded(self, name: str, step: Callable[[], T]) -> T | None:
        """Run one step of loading a plugin; what goes wrong becomes a problem of that plugin alone."""
        try:
            return step()
        except (LoadError, EngineError) as error:
            self._refused(error)
        except Exception as error:  # noqa: BLE001 - one plugin never stops the others
            _log.exception("loading plugin %s failed by a fault of the host", name)
            problem = StartFailed(f"a fault of the host: {printable(repr(error))}", plugin=name)
            problem.__cause__ = error
            self._refused(problem)
        return None

    def _refused(self, error: HeliosError) -> None:
        if error.plugin is not None:
            self._named.add(error.plugin)
        self._problem(error)


def check_required(config: HostConfig, loaded: Collection[str], problems: Iterable[HeliosError]) -> None:
    """Raise `RequiredPluginFailed` when a plugin that is `required` is not among those `loaded`."""
    if not config.enabled:
        return
    for name, settings in config.plugins.items():
        if settings.required and settings.enabled and name not in loaded:
            why = next((problem for problem in problems if problem.plugin == name), None)
            text = f"it is required, and could not be loaded: {why.message if why else 'it is not there'}"
            raise RequiredPluginFailed(text, plugin=name) from why
