"""From a path to a plugin that is ready to be asked: package, manifest, digest, configuration, compilation, start."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import attrs

from helios_host.capabilities.gate import PERMISSIONS
from helios_host.capabilities.log import PluginLog
from helios_host.capabilities.services import Services
from helios_host.capabilities.telemetry import TelemetryStore
from helios_host.config import RESERVED, HostConfig
from helios_host.engine.cache import ArtefactCache
from helios_host.engine.compile import CompileLimits, Compiler, Progress
from helios_host.engine.shared import SharedEngine
from helios_host.errors import DigestMismatch, ManifestError, Problem, StartFailed
from helios_host.instances.meter import Meter

from .admission import CONTRACT_HOOKS, contract
from .manifest import Manifest, parse_manifest, plugin_config
from .member import Member
from .package import Package, read_component, read_package
from .plugin import Failed, Plugin
from .signing import check_signature

__all__ = ["Candidate", "Loaded", "Loader", "grown", "read_candidate"]


@attrs.frozen
class Candidate:
    """A plugin that could be loaded from `path`: its package and its manifest."""

    path: Path
    package: Package
    manifest: Manifest

    @property
    def name(self) -> str:
        """The plugin's name."""
        return self.manifest.name


@attrs.frozen
class Loaded:
    """A plugin that was started."""

    candidate: Candidate
    plugin: Plugin

    @property
    def version(self) -> str:
        """The digest of its manifest and component together: what a reload is approved by."""
        manifest = hashlib.sha256(self.candidate.package.manifest).hexdigest()
        return f"sha256:{hashlib.sha256(f'{manifest} {self.plugin.digest}'.encode()).hexdigest()}"

    def member(self, changed: Callable[[], None]) -> Member:
        """Make a member of a host's set; see `Member`."""
        return Member(self.plugin, self.candidate.path, changed, self.version)


def read_candidate(path: Path) -> Candidate:
    """Read the package and the manifest at a path; raises `PackageError` or `ManifestError`."""
    package = read_package(path)
    source = str(package.manifest_path)
    manifest = parse_manifest(package.manifest, source, hooks=CONTRACT_HOOKS, permissions=PERMISSIONS, plugin=path.name)
    if manifest.name in RESERVED:
        text = f"{manifest.name} is the name of an option in [plugins]: no plugin may have it"
        raise ManifestError(source, [Problem("name", text)], plugin=path.name)
    return Candidate(package.directory, package, manifest)


def grown(old: Manifest, new: Manifest) -> list[str]:
    """Say in words what a new version asks for beyond the old one."""
    found = [f"the permission {name}" for name in new.permissions if name not in old.permissions]
    for limit in ("min_memory", "max_memory"):
        before, after = getattr(old.resources, limit), getattr(new.resources, limit)
        if after is not None and (before or 0) < after and not (limit == "max_memory" and before is None):
            found.append(f"{limit} of {after} bytes")
    if new.resources.max_memory is None and old.resources.max_memory is not None:
        found.append("memory up to the operator's limit")
    return found


class Loader:
    """Loads plugins of one host; several threads may load at once. Every method raises `LoadError`."""

    def __init__(
        self,
        config: HostConfig,
        engine: SharedEngine,
        cache: ArtefactCache | None,
        telemetry: TelemetryStore,
        services: Services,
        progress: Progress | None,
        loop: Callable[[], asyncio.AbstractEventLoop | None],
    ) -> None:
        self._config: Final = config
        self._shared: Final = engine
        self._telemetry: Final = telemetry
        self._services: Final = services
        self._loop: Final = loop
        self.is_stopped = False
        self._compiler: Final = Compiler(
            engine.engine,
            cache,
            contract=contract(),
            limits=CompileLimits(wall=config.compile_timeout),
            progress=progress,
        )

    def stop(self) -> None:
        """End loads that compile, and those that would begin to: they raise `CompileError`."""
        self.is_stopped = True
        self._compiler.stop()

    def load(self, candidate: Candidate, failed: Failed, before: Plugin | None = None) -> Loaded:
        """Load and start a plugin; `failed` is told of failed calls.

        The next version goes on with the meter and the log of the version `before`.
        """
        try:
            return self._load(candidate, failed, before)
        except MemoryError as error:
            raise StartFailed("there is no memory left to load it", plugin=candidate.name) from error

    def _load(self, candidate: Candidate, failed: Failed, before: Plugin | None) -> Loaded:
        self._shared.tick()
        manifest, name = candidate.manifest, candidate.name
        settings = self._config.settings(name)
        config = plugin_config(manifest, settings.config, f"[plugins.{name}] config")
        package = candidate.package
        signed = self._config.require_signature or (package.signature is not None and self._config.trusted_keys)
        compiled = None
        if package.packed is None and not signed:
            compiled = self._compiler.cached(package.component, name)
        component = b"" if compiled else read_component(package, name)
        digest = compiled.digest if compiled else hashlib.sha256(component).hexdigest()
        if settings.digest is not None and f"sha256:{digest}" != settings.digest:
            raise DigestMismatch(f"the component is sha256:{digest}, and pinned is {settings.digest}", plugin=name)
        if signed:
            check_signature(package.files(component), self._config.trusted_keys, name)
        if compiled is None:
            compiled = self._compiler.compile(component, digest, str(package.component), name)
        plugin = Plugin(
            manifest,
            config,
            compiled,
            host=self._config,
            engine=self._shared.engine,
            telemetry=self._telemetry,
            services=self._services,
            assets=candidate.package.assets(),
            meter=before.meter if before is not None else Meter(),
            log=before.log if before is not None else PluginLog(name),
        )
        plugin.start(failed, self._elsewhere())
        return Loaded(candidate, plugin)

    def _elsewhere(self) -> asyncio.AbstractEventLoop | None:
        """Return the event loop of callers that await, where it runs on another thread than this."""
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            loop = self._loop()
            return loop if loop is not None and loop.is_running() else None
        return None
