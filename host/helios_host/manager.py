"""The plugin host: loads plugins, and gives a proxy one chain for each hook."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
import threading
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Final, Self

import attrs

from .capabilities.secrets import SecretProvider
from .capabilities.services import Services
from .capabilities.telemetry import Series, TelemetryStore
from .changes import Changes
from .config import HostConfig, load_config, parse_config
from .drain import Drain
from .engine import shared
from .engine.cache import ArtefactCache
from .engine.compile import Progress
from .engine.stacks import check_new_threads
from .errors import (
    AlreadyLoaded,
    ApprovalNeeded,
    CallError,
    EngineError,
    HeliosError,
    PackageError,
    TooManyPlugins,
    UnknownPlugin,
)
from .hooks.background import Background
from .hooks.chain import Chain, Restate, restate_unparsed
from .hooks.seat import Seat
from .hooks.sets import AsyncHooks, Hooks
from .hooks.table import HookFunction, OnFailure
from .plugins.health import HealthWatch
from .plugins.loader import Loaded, Loader, grown, read_candidate
from .plugins.manifest import Manifest
from .plugins.member import Member
from .plugins.plugin import Plugin, Status
from .plugins.prepared import Prepared
from .startup import InThread, Startup, check_required
from .structuring import suggestion
from .watch import Watch, reload_changed

__all__ = ["PluginHost", "SyncHost"]

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
    plugin that cannot be loaded never stops the others, unless it is `required`: `problems` says what was wrong, as
    typed errors, and `plugins` has those that were loaded, by name.

    `load`, `unload`, `enable`, `disable` and `reload` change the set while calls go on. They block, and take turns, but
    for `enable` and `disable`, which hold at once, also while another plugin compiles. A handler of `logging` must not
    wait for others, so that there each of them, and `close`, may raise `ChangeUnderWay`.
    Each call is answered by the set that its chain was taken from.

    `restate` makes the statement that a rewritten text is; without it, a rewritten statement is `opaque` to the
    plugins that come after. `progress` is told of compilations. `secrets` takes the place of the configured provider of
    secrets. `cache` is where compiled components are kept; `None`
    keeps nothing.
    """

    def __init__(
        self,
        config: HostConfig,
        *,
        restate: Restate = restate_unparsed,
        progress: Progress | None = None,
        secrets: SecretProvider | None = None,
        cache: ArtefactCache | None = None,
    ) -> None:
        self.config: Final = config
        self._progress = progress
        self._cache = cache
        self._telemetry = TelemetryStore()
        self._services: Services | None = None
        self._secrets: Final = secrets
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = threading.RLock()
        self._changing = Changes()
        self._members: dict[str, Member] = {}
        self._manifests: dict[str, Manifest] = {}
        self._problems: list[HeliosError] = []
        self._shared: shared.SharedEngine | None = None
        self._loader: Loader | None = None
        self._watch: Watch | None = None
        self._health: HealthWatch | None = None
        self._restate = restate
        self._background = Background()
        self._drain = Drain()
        self.sync: Final = SyncHost(Hooks(restate, self._background, {}))
        self.hooks = AsyncHooks(self.sync.hooks)

    @classmethod
    def from_config(
        cls,
        path: str | Path,
        *,
        restate: Restate = restate_unparsed,
        progress: Progress | None = None,
        secrets: SecretProvider | None = None,
        cache_directory: str | Path | None = None,
    ) -> Self:
        """Make a host of a configuration file; raises `ConfigurationError`."""
        config = load_config(Path(path))
        return cls(config, restate=restate, progress=progress, secrets=secrets, cache=ArtefactCache(cache_directory))

    @classmethod
    def from_directory(
        cls,
        path: str | Path,
        config: HostConfig | str | None = None,
        *,
        restate: Restate = restate_unparsed,
        progress: Progress | None = None,
        secrets: SecretProvider | None = None,
        cache_directory: str | Path | None = None,
    ) -> Self:
        """Make a host of a directory with one directory a plugin.

        `config` is a configuration, or its text in TOML; its `plugin_dir` does not count. Raises `ConfigurationError`.
        """
        if isinstance(config, str):
            config = parse_config(config, "the configuration")
        config = attrs.evolve(config or HostConfig(), plugin_dir=str(path))
        return cls(config, restate=restate, progress=progress, secrets=secrets, cache=ArtefactCache(cache_directory))

    @property
    def plugins(self) -> Mapping[str, Plugin]:
        """The plugins that were loaded, by name."""
        with self._lock:
            return MappingProxyType({name: member.plugin for name, member in self._members.items()})

    @property
    def members(self) -> Mapping[str, Member]:
        """The plugins that were loaded with how they do, by name."""
        with self._lock:
            return MappingProxyType(dict(self._members))

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
        """Load every plugin; blocks while components compile.

        Raises `EngineError`, also when the host is closed meanwhile, `RequiredPluginFailed`, or `ConfigurationError`
        when `hot_reload` lacks its package.
        """
        watch = Watch(Path(self.config.plugin_dir), self._file_changed) if self.config.hot_reload else None
        loader: Loader | None = None
        try:
            with self._changing:  # who closes the host meanwhile waits, and closes what was loaded
                if self._shared is not None:
                    return
                loader = self._open()
                self._load_all(loader)
                if loader.is_stopped:
                    raise EngineError("the host was closed while it started")
                self._health = HealthWatch(lambda: self.members.values(), self._rebuild)
                self._health.start()
                if watch is not None:
                    self._watch = watch
                    watch.start()
        except BaseException:
            if loader is not None:
                self.close()
            raise

    def _open(self) -> Loader:
        self._shared = shared.acquire()
        settings = self.config.capabilities
        services = self._services = Services(settings, Path(settings.data_dir), secrets=self._secrets)
        self._loader = Loader(
            self.config, self._shared, self._cache, self._telemetry, services, self._progress, lambda: self._loop
        )
        return self._loader

    def _load_all(self, loader: Loader) -> None:
        startup = Startup(self.config, self._problem)
        self._problems, self._manifests = [], startup.manifests
        if self.config.enabled:
            load = functools.partial(loader.load, failed=self._failed)
            with contextlib.closing(startup.load_all(load, loader.stop)) as found:
                for loaded in found:
                    self._members[loaded.plugin.name] = loaded.member(self._rebuild)
        check_required(self.config, self._members, self._problems)
        self._rebuild()

    def close(self) -> None:
        """Unload every plugin and stop the ticker when nobody else needs it; closing twice does nothing."""
        services = self._unload_all()
        if services is not None:
            services.close()

    def _unload_all(self) -> Services | None:
        """Do what `close` does, but for closing the services, which are returned."""
        self._changing.check_waiting()
        if (loader := self._loader) is not None:
            loader.stop()
        with self._changing:
            engine, self._shared = self._shared, None
            if engine is None:
                return None
            members, self._members = self._members, {}
            services, self._services = self._services, None
            health, self._health = self._health, None
            watch, self._watch = self._watch, None
            self._loader = None
            self._rebuild()
        if health is not None:
            health.stop()
        if watch is not None:
            watch.stop()
        self._background.close(DRAIN_SECONDS)
        self._drain.finish()
        for member in members.values():
            member.plugin.close()
        engine.release()
        return services

    async def attach(self) -> None:
        """Serve callers of the running event loop: makes their instances now, and from now on with each load.

        A host that is entered with `async with` is attached to its loop. Raises as `start` does.
        """
        self._loop = asyncio.get_running_loop()
        for member in self.members.values():
            await member.plugin.start_async()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        check_new_threads()
        self._loop = asyncio.get_running_loop()
        try:
            started = InThread(self.start, self.close)
        except RuntimeError as error:
            raise EngineError(f"there is no thread for loading plugins: {error}") from error
        try:
            await started.future
        except BaseException:
            if (loader := self._loader) is not None:
                loader.stop()
            started.give_up()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            unloaded = InThread(self._unload_all, int)
        except RuntimeError:
            services = self._unload_all()
        else:
            services = await unloaded.future
        self._loop = None
        if services is not None:
            await services.aclose()
            services.close()

    def disable(self, name: str) -> None:
        """Take a plugin out of every chain without unloading it; raises `UnknownPlugin`."""
        with self._changing.at_once(), self._lock:
            self._member(name).plugin.status = Status.DISABLED
            self._rebuild()

    def enable(self, name: str) -> None:
        """Put a disabled or failed plugin back; raises `UnknownPlugin`."""
        with self._changing.at_once(), self._lock:
            member = self._member(name)
            member.plugin.status, member.plugin.disabled_hooks = Status.RUNNING, frozenset()
            member.breaker.reset()
            self._rebuild()

    def disable_all(self) -> None:
        """Take every plugin out of every chain."""
        with self._changing.at_once(), self._lock:
            for member in self._members.values():
                member.plugin.status = Status.DISABLED
            self._rebuild()

    def load(self, path: str | Path) -> str:
        """Load the plugin at a path and put it into its chains; returns its name.

        Raises `LoadError`: nothing changes then.
        """
        return self._prepare_load(path).commit()

    def prepare_load(self, path: str | Path) -> Prepared:
        """Load the plugin at a path without putting it into its chains; raises `LoadError`.

        No other change is made until the prepared one is committed or aborted, by whatever thread.
        """
        prepared = self._prepare_load(path)
        self._changing.hand_over()
        return prepared

    def _prepare_load(self, path: str | Path) -> Prepared:
        self._changing.check_waiting()
        with self._changing.begun():
            loader = self._running()
            candidate = read_candidate(Path(path))
            if candidate.name in self._members:
                raise AlreadyLoaded("it is loaded: reload it, or unload it first", plugin=candidate.name)
            if len(self._members) >= self.config.max_plugins:
                raise TooManyPlugins(f"max_plugins is {self.config.max_plugins}", plugin=candidate.name)
            loaded = loader.load(candidate, self._failed)
            return Prepared(loaded, functools.partial(self._put, loaded), self._changing.release)

    def unload(self, name: str) -> None:
        """Take a plugin out of every chain, and close it after its last call; raises `UnknownPlugin`."""
        with self._changing:
            member = self._member(name)
            asking = self._drain.asking(name)
            with self._lock:
                del self._members[name]
                self._manifests.pop(name, None)
                self._rebuild()
            self._retire(member, asking)

    def reload(self, name: str, approve: str | None = None) -> None:
        """Load a plugin again from where it came from, and swap the versions at once in every chain.

        Calls that are under way end in the old version, which is closed after the last of them. A disabled plugin
        stays disabled. `approve` is the digest of a version that asks for more than the running one. Raises
        `UnknownPlugin`, or `LoadError`: the running version runs on then.
        """
        self._prepare_reload(name, approve).commit()

    def prepare_reload(self, name: str, approve: str | None = None) -> Prepared:
        """Load a plugin's next version without swapping it in; raises `UnknownPlugin` or `LoadError`.

        No other change is made until the prepared one is committed or aborted, by whatever thread.
        """
        prepared = self._prepare_reload(name, approve)
        self._changing.hand_over()
        return prepared

    def _prepare_reload(self, name: str, approve: str | None) -> Prepared:
        self._changing.check_waiting()
        with self._changing.begun():
            member, loader = self._member(name), self._running()
            candidate = read_candidate(member.path)
            if candidate.name != name:
                raise PackageError(f"{member.path} is now the plugin {candidate.name}", plugin=name)
            loaded = loader.load(candidate, self._failed, member.plugin)
            try:
                _check_approved(member, loaded, approve)
            except ApprovalNeeded:
                loaded.plugin.close()
                raise

            def swap() -> None:
                with self._lock:  # it may be enabled and disabled at any time
                    if member.plugin.status is Status.DISABLED:
                        loaded.plugin.status = Status.DISABLED
                    asking = self._drain.asking(name)
                    self._put(loaded)
                self._retire(member, asking)

            return Prepared(loaded, swap, self._changing.release)

    def wait_drained(self, timeout: float) -> bool:
        """Wait until plugins that were replaced or unloaded are closed; says whether it was within `timeout`."""
        return self._drain.wait(timeout)

    def _member(self, name: str) -> Member:
        member = self._members.get(name)
        if member is None:
            if name in self._manifests:  # its section says enabled = false, or it was refused
                raise UnknownPlugin("it is not loaded: load it by its path", plugin=name)
            raise UnknownPlugin(f"there is no plugin of this name{suggestion(name, self._members)}", plugin=name)
        return member

    def _running(self) -> Loader:
        if self._loader is None:
            raise PackageError("the host was closed, or not started yet")
        return self._loader

    def _put(self, loaded: Loaded) -> None:
        name = loaded.plugin.name
        with self._lock:
            self._members[name] = loaded.member(self._rebuild)
            self._manifests[name] = loaded.candidate.manifest
            self._problems = [problem for problem in self._problems if problem.plugin != name]
            self._rebuild()

    def _retire(self, member: Member, asking: Any) -> None:
        """Close a plugin after its last call; without the lock, since who starts a thread waits for it to begin."""
        member.plugin.status = Status.DRAINING
        self._drain.after_calls(member.plugin.name, asking, member.plugin.close, self.config.drain_timeout)

    def _file_changed(self, directory: Path) -> None:
        """Load what changed below the plugin directory: the running version runs on where that does not work."""
        known = next((member.plugin.name for member in self.members.values() if member.path == directory), None)
        reload_changed(directory, self.config, known, self.reload, self.load)

    def _failed(self, plugin: Plugin, row: HookFunction, seat: Seat[Any, Any], error: CallError) -> None:
        plugin.report(row.name, error)
        changed = False
        if seat.on_failure is OnFailure.DISABLE and row.hook not in plugin.disabled_hooks:
            text = f"plugin {plugin.name} is not asked for {row.hook} any more: on_failure is disable"
            _log.warning("%s", text)
            plugin.log.keep("warn", text)
            plugin.disabled_hooks |= {row.hook}
            changed = True
        member = self._members.get(plugin.name)
        if member is not None and member.plugin is plugin and member.failed(error):
            text = f"plugin {plugin.name} failed too often: it is not asked {member.pause()} ({error.summary})"
            _log.error("%s", text)
            plugin.log.keep("error", text)
            changed = True
        if changed:
            self._rebuild()

    def _problem(self, error: HeliosError) -> None:
        with self._lock:
            self._problems.append(error)
        _log.error("%s", error)

    def _rebuild(self) -> None:
        """Give every chain its seats, highest priority first, equal ones by name."""
        with self._lock:
            order = sorted(
                self._members.values(), key=lambda member: (-member.plugin.settings.priority, member.plugin.name)
            )
            seats: dict[str, list[Seat[Any, Any]]] = {}
            for member in order:
                for row, seat in member.seats():
                    seats.setdefault(row.name, []).append(seat)
            hooks = Hooks(self._restate, self._background, seats)
            self._drain.track(chain for chain in vars(hooks).values() if isinstance(chain, Chain))
            self.sync.hooks = hooks
            self.hooks = AsyncHooks(hooks)


def _check_approved(member: Member, loaded: Loaded, approve: str | None) -> None:
    """Raise `ApprovalNeeded` when a version asks for more than the running one and nobody approved it."""
    candidate = loaded.candidate
    asks = grown(member.plugin.manifest, candidate.manifest)
    if asks and approve != loaded.version:
        raise ApprovalNeeded(asks, loaded.version, plugin=candidate.name)
