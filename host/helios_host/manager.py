"""The plugin host: loads plugins, and gives a proxy one chain for each hook."""

from __future__ import annotations

import asyncio
import functools
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Final, Self, TypeVar

import attrs

from .capabilities.gate import PERMISSIONS, Gate
from .capabilities.telemetry import Series, TelemetryStore
from .config import HostConfig, load_config, parse_config
from .engine import shared
from .engine.cache import ArtefactCache
from .engine.compile import CompileLimits, Compiler, Progress
from .errors import CallError, HeliosError, LoadError, PackageError, StartFailed, TooManyPlugins, printable
from .hooks.background import Background
from .hooks.chain import Restate, restate_unparsed
from .hooks.seat import Seat
from .hooks.sets import AsyncHooks, Hooks
from .hooks.table import HookFunction, OnFailure
from .plugins.admission import CONTRACT_HOOKS, contract_digest
from .plugins.manifest import Manifest, parse_manifest, plugin_config
from .plugins.package import Package, find_packages, read_component, read_package
from .plugins.plugin import Plugin, Status
from .structuring import suggestion

__all__ = ["PluginHost", "SyncHost"]

T = TypeVar("T")

_log = logging.getLogger("helios_host")

DRAIN_SECONDS: Final = 1.0
"""How long closing waits for what is told in the background."""


@attrs.define
class SyncHost:
    """The host without asyncio; `hooks` is another object whenever the set of plugins changes."""

    hooks: Hooks


class PluginHost:
    """Loads the plugins of a configuration and asks them.

    It is a context manager, with and without `async`; or call `start` and `close`. `hooks` has one chain a hook
    function, `sync.hooks` the same without asyncio; both are other objects whenever the set of plugins changes. A
    plugin that cannot be loaded never stops the others: `problems` says what was wrong, as typed errors, and `plugins`
    has those that were loaded, by name.

    `restate` makes the statement that a rewritten text is; without it, a rewritten statement is `opaque` to the
    plugins that come after. `progress` is told of compilations. `cache` is where compiled components are kept; `None`
    keeps nothing.
    """

    def __init__(
        self,
        config: HostConfig,
        *,
        restate: Restate = restate_unparsed,
        progress: Progress | None = None,
        cache: ArtefactCache | None = None,
    ) -> None:
        self.config: Final = config
        self._progress = progress
        self._cache = cache
        self._telemetry = TelemetryStore()
        self._lock = threading.Lock()
        self._plugins: dict[str, Plugin] = {}
        self._manifests: dict[str, Manifest] = {}
        self._problems: list[HeliosError] = []
        self._shared: shared.SharedEngine | None = None
        self._restate = restate
        self._background = Background()
        self.sync: Final = SyncHost(Hooks(restate, self._background, {}))
        self.hooks = AsyncHooks(self.sync.hooks)

    @classmethod
    def from_config(
        cls,
        path: str | Path,
        *,
        restate: Restate = restate_unparsed,
        progress: Progress | None = None,
        cache_directory: Path | None = None,
    ) -> Self:
        """Make a host of a configuration file; raises `ConfigurationError`."""
        config = load_config(Path(path))
        return cls(config, restate=restate, progress=progress, cache=ArtefactCache(cache_directory))

    @classmethod
    def from_directory(
        cls,
        path: str | Path,
        config: HostConfig | str | None = None,
        *,
        restate: Restate = restate_unparsed,
        progress: Progress | None = None,
        cache_directory: Path | None = None,
    ) -> Self:
        """Make a host of a directory with one directory a plugin.

        `config` is a configuration, or its text in TOML; its `plugin_dir` does not count. Raises `ConfigurationError`.
        """
        if isinstance(config, str):
            config = parse_config(config, "the configuration")
        config = attrs.evolve(config or HostConfig(), plugin_dir=str(path))
        return cls(config, restate=restate, progress=progress, cache=ArtefactCache(cache_directory))

    @property
    def plugins(self) -> Mapping[str, Plugin]:
        """The plugins that were loaded, by name."""
        return MappingProxyType(self._plugins)

    @property
    def manifests(self) -> Mapping[str, Manifest]:
        """Every manifest that was read, by the plugin's name, also of plugins that were not loaded."""
        return MappingProxyType(self._manifests)

    @property
    def problems(self) -> tuple[HeliosError, ...]:
        """What was wrong with the plugins that were not loaded."""
        return tuple(self._problems)

    def flush(self, timeout: float) -> bool:
        """Wait until plugins were told what waits for them in the background; says whether it was within `timeout`."""
        return self._background.flush(timeout)

    def telemetry(self) -> list[Series]:
        """Return what plugins counted and measured."""
        return self._telemetry.snapshot()

    def start(self) -> None:
        """Load every plugin; blocks while components compile. Raises `EngineError`."""
        if self._shared is not None:
            return
        self._shared = shared.acquire()
        if self.config.hot_reload:
            _log.warning("hot_reload is not there yet: changed plugins are loaded by the next start")
        self._problems, self._manifests = [], {}
        try:
            if self.config.enabled:
                self._load_all()
            self._rebuild()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Unload every plugin and stop the ticker when nobody else needs it; closing twice does nothing."""
        engine, self._shared = self._shared, None
        if engine is None:
            return
        self._background.close(DRAIN_SECONDS)
        plugins, self._plugins = self._plugins, {}
        self._rebuild()
        for plugin in plugins.values():
            plugin.close()
        engine.release()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        await asyncio.to_thread(self.start)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.close)

    def disable(self, name: str) -> None:
        """Take a plugin out of every chain without unloading it; raises `KeyError` when there is no such plugin."""
        self._plugins[name].status = Status.DISABLED
        self._rebuild()

    def enable(self, name: str) -> None:
        """Put a disabled plugin back; raises `KeyError` when there is no such plugin."""
        plugin = self._plugins[name]
        plugin.status, plugin.disabled_hooks = Status.RUNNING, frozenset()
        self._rebuild()

    def _load_all(self) -> None:
        directory = Path(self.config.plugin_dir)
        try:
            packages = find_packages(directory)
        except PackageError as error:
            self._problem(error)
            return
        manifests = [self._guarded(path.name, functools.partial(_read_manifest, path)) for path in packages]
        wanted = self._wanted([found for found in manifests if found is not None])
        assert self._shared is not None
        compiler = Compiler(
            self._shared.engine,
            self._cache,
            contract=contract_digest(),
            limits=CompileLimits(wall=self.config.compile_timeout),
            progress=self._progress,
        )
        with ThreadPoolExecutor(2, "helios-load") as pool:
            steps = [functools.partial(self._load, compiler, *item) for item in wanted]
            loaded = pool.map(self._guarded, [manifest.name for _, manifest in wanted], steps)
            self._plugins = {plugin.name: plugin for plugin in loaded if plugin is not None}

    def _wanted(self, found: Sequence[tuple[Package, Manifest]]) -> list[tuple[Package, Manifest]]:
        """Return the packages to load, in the order of their chains; the rest becomes problems."""
        by_name: dict[str, tuple[Package, Manifest]] = {}
        for package, manifest in found:
            if (other := by_name.get(manifest.name)) is not None:
                text = f"{package.directory} and {other[0].directory} both hold it: only the latter is loaded"
                self._problem(PackageError(text, plugin=manifest.name))
            else:
                by_name[manifest.name] = (package, manifest)
                self._manifests[manifest.name] = manifest
        for name in {**self.config.plugins, **dict.fromkeys(self.config.permissions)}:
            if name not in by_name and not any(error.plugin == name for error in self._problems):
                close = suggestion(name, by_name)
                text = f"it is configured, but {self.config.plugin_dir} has no plugin of that name{close}"
                self._problem(PackageError(text, plugin=name))
        enabled = [item for name, item in by_name.items() if self.config.settings(name).enabled]
        enabled.sort(key=lambda item: (-self.config.settings(item[1].name).priority, item[1].name))
        for _, manifest in enabled[self.config.max_plugins :]:
            text = f"max_plugins is {self.config.max_plugins}, and those come first that have a higher priority"
            self._problem(TooManyPlugins(text, plugin=manifest.name))
        return enabled[: self.config.max_plugins]

    def _load(self, compiler: Compiler, package: Package, manifest: Manifest) -> Plugin:
        settings = self.config.settings(manifest.name)
        granted = self.config.permissions.get(manifest.name, ())
        config = plugin_config(manifest, settings.config, f"[plugins.{manifest.name}] config")
        compiled = compiler.compile(read_component(package, manifest.name), str(package.component), manifest.name)
        assert self._shared is not None
        plugin = Plugin(
            manifest,
            settings,
            config,
            Gate.of(manifest.permissions, granted),
            compiled,
            host=self.config.limited(manifest.name),
            engine=self._shared.engine,
            telemetry=self._telemetry,
        )
        plugin.start(self._failed)
        return plugin

    def _guarded(self, name: str, step: Callable[[], T]) -> T | None:
        """Run one step of loading a plugin; what goes wrong becomes a problem of that plugin alone."""
        try:
            return step()
        except LoadError as error:
            self._problem(error)
        except Exception as error:  # noqa: BLE001 - one plugin never stops the others
            _log.exception("loading plugin %s failed by a fault of the host", name)
            problem = StartFailed(f"a fault of the host: {printable(repr(error))}", plugin=name)
            problem.__cause__ = error
            self._problem(problem)
        return None

    def _failed(self, plugin: Plugin, row: HookFunction, seat: Seat[Any, Any], error: CallError) -> None:
        plugin.report(row.name, error)
        if seat.on_failure is OnFailure.DISABLE and row.hook not in plugin.disabled_hooks:
            _log.warning("plugin %s is not asked for %s any more: on_failure is disable", plugin.name, row.hook)
            plugin.disabled_hooks |= {row.hook}
            self._rebuild()

    def _problem(self, error: HeliosError) -> None:
        with self._lock:
            self._problems.append(error)
        _log.error("%s", error)

    def _rebuild(self) -> None:
        """Give every chain its seats, highest priority first, equal ones by name."""
        with self._lock:
            order = sorted(self._plugins.values(), key=lambda plugin: (-plugin.settings.priority, plugin.name))
            seats: dict[str, list[Seat[Any, Any]]] = {}
            for plugin in order:
                for row, seat in plugin.seats:
                    if plugin.status is Status.RUNNING and row.hook not in plugin.disabled_hooks:
                        seats.setdefault(row.name, []).append(seat)
            self.sync.hooks = Hooks(self._restate, self._background, seats)
            self.hooks = AsyncHooks(self.sync.hooks)


def _read_manifest(directory: Path) -> tuple[Package, Manifest]:
    package = read_package(directory)
    manifest = parse_manifest(
        package.manifest,
        str(package.manifest_path),
        hooks=CONTRACT_HOOKS,
        permissions=PERMISSIONS,
        plugin=directory.name,
    )
    return package, manifest
