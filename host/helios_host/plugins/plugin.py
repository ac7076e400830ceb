"""One loaded plugin: what it is, and the way from its bytes to a running instance."""

from __future__ import annotations

import enum
import functools
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, Final, TypeAlias

import wasmtime
import witbind
from witbind import Err
from witbind.runtime import Instance, Linker, Prepared, Store

from helios_host.capabilities.config import PluginConfig
from helios_host.capabilities.gate import Gate
from helios_host.capabilities.log import PluginLog
from helios_host.capabilities.offer import Imports
from helios_host.capabilities.telemetry import TelemetryStore
from helios_host.config import HostConfig, PluginSettings
from helios_host.engine.compile import Compiled
from helios_host.errors import CallError, ContractMismatch, LoadError, MemoryLimit, StartFailed, printable
from helios_host.hooks.seat import Seat
from helios_host.hooks.table import HookFunction, OnFailure, functions_of
from helios_host.instances.budget import CallBudget
from helios_host.instances.pool import InstancePool, describe, ticks

from .adapters import ADAPTERS
from .admission import Admitted, admit
from .manifest import Manifest

__all__ = ["Plugin", "Status"]

_log = logging.getLogger("helios_host.plugins")

START_SECONDS: Final = 0.5
"""What the start of an instance may take, and what `on-load` may take."""

TABLE_ELEMENTS: Final = 10_000
TABLES: Final = 4
INSTANCES: Final = 40
"""Core instances of one component: toolchains link a handful."""


class Status(enum.Enum):
    """Where a plugin is in its life."""

    RUNNING = "running"
    DISABLED = "disabled"
    FAILED = "failed"
    DRAINING = "draining"
    UNLOADED = "unloaded"


Failed: TypeAlias = Callable[["Plugin", HookFunction, Seat[Any, Any], CallError], None]
"""Told of a call of a plugin that failed, and in which seat."""


class Plugin:
    """One plugin that was admitted.

    `status` says where it is in its life, `failures` counts failed calls, `seats` are its places in chains. It has one
    instance for requests, and one of its own for what is told in the background.
    """

    def __init__(
        self,
        manifest: Manifest,
        settings: PluginSettings,
        config: dict[str, Any],
        gate: Gate,
        compiled: Compiled,
        *,
        host: HostConfig,
        engine: wasmtime.Engine,
        telemetry: TelemetryStore,
    ) -> None:
        need = manifest.resources.min_memory
        if need is not None and need > host.memory_limit:
            raise MemoryLimit(
                f"it needs {need} bytes of memory (resources.min_memory), memory_limit allows {host.memory_limit}",
                plugin=manifest.name,
            )
        self.manifest: Final = manifest
        self.name: Final = manifest.name
        self.settings: Final = settings
        self.gate: Final = gate
        self.digest: Final = compiled.digest
        self.status = Status.RUNNING
        self.failures = 0
        self.disabled_hooks: frozenset[str] = frozenset()
        self.seats: tuple[tuple[HookFunction, Seat[Any, Any]], ...] = ()
        self._host = host
        self._engine = engine
        self._admitted: Final[Admitted] = admit(compiled.world, manifest, gate)
        types = {key: setting.type for key, setting in manifest.config_schema.items()}
        self._config = PluginConfig(config, types)
        self.log: Final = PluginLog(manifest.name)
        self._telemetry = telemetry
        self._compiled = compiled
        self._slots: dict[bool, InstancePool] = {}
        self._reported = threading.Lock()
        self._last_report = 0.0

    @property
    def hooks(self) -> tuple[str, ...]:
        """Its hooks, in snake_case."""
        return self.manifest.hooks

    @property
    def versions(self) -> dict[str, int]:
        """The API version that each of its hooks is called in."""
        return self._admitted.versions

    @property
    def instances(self) -> int:
        """How many instances there are now."""
        return sum(slot.instances for slot in self._slots.values())

    def start(self, failed: Failed) -> None:
        """Make its instances and tell them the configuration; raises `LoadError`. `failed` is told of failed calls."""
        rows = [row for hook in self.hooks for row in functions_of(hook) if (self.versions[hook], row.name) in ADAPTERS]
        try:
            for background in sorted({row.background for row in rows}):
                slot = self._slots[background] = self._new_pool()
                slot.start()
        except LoadError:
            self.close()
            raise
        except witbind.LinkError as error:
            self.close()
            raise ContractMismatch(printable(str(error)), [], plugin=self.name) from error
        self.seats = tuple((row, self._seat(row, failed)) for row in rows)

    def close(self) -> None:
        """End its instances; a call that is under way ends first."""
        self.status = Status.UNLOADED
        for slot in self._slots.values():
            slot.close("the plugin was unloaded")

    def report(self, chain: str, error: CallError) -> None:
        """Count a failure and log it, at most once a second."""
        with self._reported:
            self.failures += 1
            now = time.monotonic()
            if now - self._last_report < 1.0 and self._last_report:
                return
            self._last_report = now
        _log.warning("%s (failure %d in %s)", error, self.failures, chain)

    def _seat(self, row: HookFunction, failed: Failed) -> Seat[Any, Any]:
        adapter = ADAPTERS[self.versions[row.hook], row.name]
        interface = self._admitted.hooks[row.hook].id

        def bind(instance: Instance) -> Callable[[Any, Any], Any]:
            return adapter.wrap(instance.func(interface, adapter.function))

        rule = self.settings.failure_rule(row.hook) or row.on_failure
        if row.background and rule is OnFailure.DENY:
            rule = row.on_failure
        call = self._slots[row.background].guard(row.name, bind)

        async def awaited(roomy: float, until: float, asked: Any, subject: Any) -> Any:
            return call(roomy, until, asked, subject)

        return Seat(
            self.name, call, awaited, rule, self._host.timeout, lambda seat, error: failed(self, row, seat, error)
        )

    def _new_pool(self) -> InstancePool:
        return InstancePool(self.name, self._prepare, self._unload, self._host.timeout, self.settings.pool)

    def _prepare(self) -> tuple[Callable[[], Instance], CallBudget]:
        """Link the component for one place of a pool; every place has a call budget of its own."""
        budget = CallBudget()
        imports = Imports(
            plugin=self.name,
            gate=self.gate,
            budget=budget,
            log=self.log,
            config=self._config,
            telemetry=self._telemetry,
        )
        linker = Linker(self._engine)
        for offer in self._admitted.offers:
            linker.define(offer.interface, offer.make(imports))
        exports = (self._admitted.lifecycle, *self._admitted.hooks.values())
        prepared = linker.prepare(self._compiled.component, exports, self._compiled.world)
        return functools.partial(self._new_instance, prepared), budget

    def _new_instance(self, prepared: Prepared) -> Instance:
        limit = self._host.memory_limit
        if self.manifest.resources.max_memory is not None:
            limit = min(limit, self.manifest.resources.max_memory)
        store = Store(
            self._engine,
            memory_size=limit,
            memories=1,
            tables=TABLES,
            table_elements=TABLE_ELEMENTS,
            instances=INSTANCES,
        )
        store.epoch_ticks = ticks(START_SECONDS)
        try:
            instance = prepared.instantiate(store)
            self._load(instance)
        except witbind.WitbindError as error:
            store.close()
            raise self._start_error(error, limit) from error
        except BaseException:
            store.close()
            raise
        return instance

    def _load(self, instance: Instance) -> None:
        on_load = instance.func(self._admitted.lifecycle.id, "on-load")
        config = self._config
        answer = on_load(config.json if self._admitted.lifecycle_version == 1 else config.entries)
        if isinstance(answer, Err):
            raise StartFailed(
                f"on-load refused its configuration: it answered an error: {describe(answer.value)}", plugin=self.name
            )

    def _unload(self, instance: Instance) -> None:
        instance.func(self._admitted.lifecycle.id, "on-unload")()

    def _start_error(self, error: witbind.WitbindError, limit: int) -> LoadError:
        text = printable(str(error))
        last = text.rpartition(" | ")[2]
        if "exceeds memory limits" in last or "exceeds table limits" in last or "limit exceeded" in last:
            return MemoryLimit(f"it does not fit its limits ({limit} bytes of memory): {last}", plugin=self.name)
        if isinstance(error, witbind.Interrupted):
            return StartFailed(f"starting it took longer than {START_SECONDS * 1000:.0f} ms", plugin=self.name)
        return StartFailed(f"it died when it was started: {text}", plugin=self.name)
