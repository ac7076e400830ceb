"""A plugin under test: its component, its manifest, and fresh instances of it on demand."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import attrs
import witbind
from helios_api.v1 import descriptors as d1
from helios_api.v2 import descriptors as d2
from helios_host.capabilities.config import PluginConfig
from helios_host.capabilities.gate import PERMISSIONS
from helios_host.errors import HeliosError
from helios_host.plugins.admission import CONTRACT_HOOKS
from helios_host.plugins.manifest import Manifest, parse_manifest, plugin_config
from witbind import wit
from witbind.compare import track
from witbind.resources import GuestResource
from witbind.runtime import Instance, Linker, Prepared, Store

from .engine import compile_component, engine
from .imports import OFFERED, Answers, HostCall, Imports, PlainHost

__all__ = ["Exported", "Session", "Subject", "Unusable", "release"]

EXPORTED: Final = {track(i.id): i for i in (*d1.EVERYTHING.exports, *d2.EVERYTHING.exports)}
OFFERED_TRACKS: Final = {track(id_): interface for id_, interface in OFFERED.items()}

MEMORY: Final = 64 << 20
"""Bytes of memory that a plugin without `max_memory` may use: the host's own default."""

PATIENCE_TICKS: Final = 100
"""Epoch ticks, of 10 ms, after which a call is given up; the law on time is stricter."""

TICKS_A_MEGABYTE: Final = 3000
"""More ticks for a larger input."""


class Unusable(Exception):
    """A component that no law can be checked on: it is none, or does not fit the contract."""


@attrs.frozen
class Exported:
    """An interface of the contract that a component exports: `hook` in snake_case, its major version."""

    hook: str
    version: int
    interface: wit.Interface


class Subject:
    """One component with its manifest; makes sessions. Raises `Unusable` with every difference from the contract."""

    def __init__(
        self,
        data: bytes,
        source: str,
        manifest: Manifest | None = None,
        *,
        config: Mapping[str, Any] | None = None,
        stateful: Iterable[str] = (),
    ) -> None:
        self.source: Final = source
        self.stateful: Final = frozenset(stateful)
        try:
            compiled = compile_component(data, source, manifest.name if manifest else "plugin")
        except HeliosError as error:
            raise Unusable(str(error)) from error
        self.digest: Final = compiled.digest
        self.size: Final = len(data)
        self.memories: Final = max(compiled.memories, 1)
        self.world: Final = compiled.world
        exported = {track(interface.id): interface for interface in self.world.exports}
        self.exports: Final = tuple(sorted(_exported(exported), key=lambda e: (e.hook, e.version)))
        self.imported: Final = self._imported()
        self._linker = Linker(engine())
        self._config = PluginConfig({}, {})
        self.imports: Final = Imports(lambda *_: None)
        self.imports.define(self._linker, self.imported)
        self._prepared = self._prepare(compiled.component)
        self.manifest: Final = manifest if manifest is not None else self._described()
        self.name = self.manifest.name or Path(source).stem
        self.defaults: Final = self._filled({})
        self.values = self.defaults
        self._used: Session | None = None
        self._configure(config or {})

    def _filled(self, given: Mapping[str, Any]) -> dict[str, Any]:
        return plugin_config(self.manifest, _with_required(self.manifest, given), "the configuration")

    def _configure(self, given: Mapping[str, Any]) -> None:
        self.given = dict(given)
        self.values = self._filled(given)
        types = {key: setting.type for key, setting in self.manifest.config_schema.items()}
        self._config = PluginConfig(self.values, types)

    def with_config(self, config: Mapping[str, Any]) -> Self:
        """Return the same plugin with another configuration; raises the host's `PluginConfigError`."""
        other = copy.copy(self)
        other._used = None  # noqa: SLF001 - of the same class
        other._configure(config)  # noqa: SLF001 - of the same class
        return other

    @classmethod
    def load(cls, component: str | Path, manifest: str | Path | None = None, **options: Any) -> Self:
        """Read a component, and its manifest, by default `plugin.yaml` beside it where that is there."""
        path = Path(component)
        beside = Path(manifest) if manifest is not None else path.with_name("plugin.yaml")
        read = None
        try:
            if manifest is not None or beside.exists():
                read = parse_manifest(beside.read_bytes(), str(beside), hooks=CONTRACT_HOOKS, permissions=PERMISSIONS)
            data = path.read_bytes()
        except (OSError, HeliosError) as error:
            raise Unusable(str(error)) from error
        return cls(data, str(path), read, **options)

    def _imported(self) -> dict[str, wit.Interface]:
        used = [i for i in self.world.imports if i.functions or i.resources]
        outside = [i.id for i in used if track(i.id) not in OFFERED_TRACKS]
        outside += [function.name for function in self.world.import_functions]
        if outside:
            raise Unusable(f"it imports what is not in the contract: {', '.join(outside)}")
        return {interface.id: interface for interface in (OFFERED_TRACKS[track(i.id)] for i in used)}

    def _prepare(self, component: Any) -> Prepared:
        if not any(export.hook == "lifecycle" for export in self.exports):
            raise Unusable("it does not export heliosproxy:plugin/lifecycle, which every plugin does")
        try:
            return self._linker.prepare(component, [export.interface for export in self.exports])
        except witbind.LinkError as error:
            raise Unusable(str(error)) from error

    def _described(self) -> Manifest:
        """Make a manifest of what the component says of itself."""
        with Session(self, self.host(), MEMORY, loaded=False) as session:
            about = session.call(self.lifecycle.interface, "metadata")
        return Manifest(
            name=about.name, version=about.version, hooks=tuple(about.hooks), permissions=tuple(about.permissions),
            description=about.description, author=about.author,
        )  # fmt: skip

    @property
    def lifecycle(self) -> Exported:
        """The highest lifecycle, the one that is told."""
        return max((e for e in self.exports if e.hook == "lifecycle"), key=lambda e: e.version)

    def export(self, hook: str, version: int) -> Exported | None:
        """Return an exported hook interface."""
        return next((e for e in self.exports if (e.hook, e.version) == (hook, version)), None)

    def host(self) -> PlainHost:
        """Return a host that grants everything and remembers nothing yet."""
        return PlainHost(self._config, self.imports.handle)

    def open(self, answers: Answers | None = None) -> Session:
        """Make a fresh instance that took its configuration; raises what its start raises."""
        limit = self.manifest.resources.max_memory or MEMORY
        return Session(self, answers if answers is not None else self.host(), limit)

    def used(self) -> Session:
        """Return an instance that lives on from example to example, in a plain host; a new one once it died."""
        if self._used is None or not self._used.alive:
            self._used = self.open()
        self._used.answers = self.host()
        return self._used

    def prepared(self) -> Prepared:
        """Return what instances are made from."""
        return self._prepared

    def on_load(self, session: Session) -> Any:
        """Give a session its configuration, as the host does."""
        lifecycle = self.lifecycle
        config = self._config.json if lifecycle.version == 1 else self._config.entries
        return session.call(lifecycle.interface, "on-load", config)

    def close(self) -> None:
        """Close what lives on."""
        if self._used is not None:
            self._used.close()
            self._used = None


class Session:
    """One instance in a store of its own, with the imports of its subject; a context manager.

    `calls` are the host calls of the last call, `seconds` the processor time that it took.
    """

    def __init__(self, subject: Subject, answers: Answers, memory: int, *, loaded: bool = True) -> None:
        self._subject = subject
        self.answers = answers
        each, count = memory // subject.memories, subject.memories  # as the host divides it
        self.store = Store(engine(), memory_size=each, memories=count, tables=4, table_elements=10_000, instances=40)
        self.store.epoch_ticks = PATIENCE_TICKS
        self.calls: list[HostCall] = []
        self.seconds = 0.0
        try:
            subject.imports.answers = answers
            self.instance: Instance = subject.prepared().instantiate(self.store)
            self.started = subject.on_load(self) if loaded else None
        except BaseException:
            self.store.close()
            raise

    @property
    def alive(self) -> bool:
        """Whether it can be called."""
        return not self.store.closed and self.store.dead is None

    def call(
        self, interface: wit.Interface, function: str, *arguments: Any, size: int = 0, ticks: int | None = None
    ) -> Any:
        """Call an export; raises `witbind.CallError`.

        `size` is that of its input in bytes, which may take longer; `ticks` bounds the call instead.
        """
        imports = self._subject.imports
        imports.answers, imports.calls = self.answers, []
        patience = PATIENCE_TICKS + TICKS_A_MEGABYTE * size // (1 << 20)
        self.store.epoch_ticks = patience if ticks is None else ticks
        invoke = self.instance.func(interface.id, function)
        started = time.thread_time()
        try:
            return invoke(*arguments)
        finally:
            self.seconds = time.thread_time() - started
            self.calls = imports.calls

    def close(self) -> None:
        """Close the instance."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def release(value: Any) -> None:
    """Close the handle that an answer is or holds, so that nothing lives on in the guest."""
    inner = value.value if isinstance(value, witbind.Ok) else value
    if isinstance(inner, GuestResource):
        inner.close()


def _with_required(manifest: Manifest, given: Mapping[str, Any]) -> dict[str, Any]:
    """Fill in required settings that are not given: a plugin without its operator still has to be tried."""
    samples = {"string": "", "integer": 0, "number": 0, "boolean": False, "array": [], "object": {}}
    required = {key: samples[s.type] for key, s in manifest.config_schema.items() if s.required}
    return {**required, **given}


def _exported(exported: Mapping[str, wit.Interface]) -> Iterator[Exported]:
    for name in exported:
        if (interface := EXPORTED.get(name)) is not None:
            hook, _, version = name.partition("/")[2].partition("@")
            yield Exported(hook.replace("-", "_"), int(version), interface)
