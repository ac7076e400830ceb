"""What a host loads when it starts: every plugin of its directory, each without harm to the others."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import logging
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeVar

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

__all__ = ["Startup", "check_required", "in_thread"]

T = TypeVar("T")

_log = logging.getLogger("helios_host")


def in_thread(step: Callable[[], T]) -> asyncio.Future[T]:
    """Run a step in a thread of the event loop's; raises `RuntimeError` where there is none, and it is never run."""
    context, given_up = contextvars.copy_context(), threading.Event()

    def run() -> T:
        if given_up.is_set():  # a thread that there is later finds it waiting
            raise RuntimeError("it was given up")
        return context.run(step)

    try:
        return asyncio.get_running_loop().run_in_executor(None, run)
    except RuntimeError:
        given_up.set()
        raise


class Startup:
    """Loads the plugins of a directory; what is wrong with one is told to `problem`, and the others are loaded.

    `manifests` has every manifest that was read, by the plugin's name.
    """

    def __init__(self, config: HostConfig, problem: Callable[[HeliosError], None]) -> None:
        self._config: Final = config
        self._problem: Final = problem
        self._named: Final[set[str]] = set()  # the plugins that something was wrong with
        self.manifests: Final[dict[str, Manifest]] = {}

    def load_all(self, load: Callable[[Candidate], Loaded]) -> Iterator[Loaded]:
        """Give the plugins that could be loaded, two at a time; raises `EngineError` where no thread can be made."""
        try:
            packages = find_packages(Path(self._config.plugin_dir))
        except PackageError as error:
            self._refused(error)
            return
        found = [self._guarded(path.name, functools.partial(read_candidate, path)) for path in packages]
        wanted = self._wanted([candidate for candidate in found if candidate is not None])
        with ThreadPoolExecutor(2, "helios-load") as pool:
            steps = [functools.partial(load, candidate) for candidate in wanted]
            try:
                results = pool.map(self._guarded, [candidate.name for candidate in wanted], steps)
            except RuntimeError as error:
                raise EngineError(f"there is no thread for loading plugins: {error}") from error
            yield from (loaded for loaded in results if loaded is not None)

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
