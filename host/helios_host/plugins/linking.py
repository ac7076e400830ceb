"""From an admitted component to its instances: limits, imports, `on-load` and `on-unload`, blocking and awaited."""

from __future__ import annotations

import contextlib
import functools
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs
import wasmtime
import witbind
from witbind import Err, wit
from witbind.runtime import (
    AsyncInstance,
    AsyncLinker,
    AsyncPrepared,
    AsyncStore,
    Instance,
    Linker,
    Prepared,
    Store,
    live_stores,
)

from helios_host.capabilities.config import PluginConfig
from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.gate import Gate
from helios_host.capabilities.http.policy import Grants
from helios_host.capabilities.log import PluginLog
from helios_host.capabilities.offer import Imports
from helios_host.capabilities.services import Services
from helios_host.capabilities.telemetry import TelemetryStore
from helios_host.capabilities.wasi.settings import WasiSettings
from helios_host.engine.compile import Compiled
from helios_host.errors import (
    ConfigurationError,
    InstanceLimit,
    LoadError,
    MemoryLimit,
    Problem,
    StartFailed,
    TableLimit,
    TooManyInstances,
    printable,
)
from helios_host.instances.async_stock import MakeAsync
from helios_host.instances.budget import CallBudget
from helios_host.instances.memory import Claim
from helios_host.instances.meter import Meter
from helios_host.instances.outcomes import describe
from helios_host.instances.place import Linked
from helios_host.instances.scope import CallScope
from helios_host.instances.settings import Limits
from helios_host.instances.stock import Make, ticks

from .admission import Admitted

if TYPE_CHECKING:
    from helios_host.capabilities.wasi.interfaces import Wasi

__all__ = ["Linking"]

MAX_ARGUMENT_NODES: Final = 131_072
"""Most value nodes that a guest may pass to one import: 4 MiB of text, two million numbers.

They are read before the import can look at them, and the interpreter's lock is held meanwhile: this many take about
0.1 s, the engine's own bound of 2.8 million two seconds and half a gigabyte.
"""

START_SECONDS: Final = 0.5
"""What the start of an instance may take, and what `on-load` may take, of the guest's own running time."""

START_DEADLINE: Final = 5.0
"""Seconds of wall time that the start of an instance may take where it waits for host functions."""

MOST_MEMORIES: Final = 4
"""Memories of an instance, which share its limit in equal parts; a guest of nested components has one in each."""

_LIMITS: Final[tuple[tuple[str, str, type[MemoryLimit]], ...]] = (
    ("exceeds memory limits", "{0.memory} bytes of memory", MemoryLimit),
    ("memory count too high", "{0.memory} bytes of memory", MemoryLimit),
    ("exceeds table limits", "{0.table_elements} elements of a table", TableLimit),
    ("table count too high", "{0.tables} tables", TableLimit),
    ("instance count too high", "{0.instances} core instances", InstanceLimit),
)
"""What the engine says of a limit, the limit in words, and its error."""

MOST_INSTANCES: Final = 1000
"""Live instances of a process: the engine aborts at about 16,000, and each takes several memory mappings."""


@attrs.frozen(kw_only=True)
class Linking:
    """Makes the instances of one plugin; every place of a pool has its imports linked for itself."""

    plugin: str
    engine: wasmtime.Engine
    compiled: Compiled
    admitted: Admitted
    limits: Limits
    gate: Gate
    network: Grants
    log: PluginLog
    config: PluginConfig
    telemetry: TelemetryStore
    services: Services
    meter: Meter
    wasi: WasiSettings
    assets: Mapping[str, bytes]

    @property
    def waits(self) -> bool:
        """Whether a call may wait for a host function."""
        return any(offer.waits for offer in self.admitted.offers)

    def prepare(self) -> Linked[Make]:
        """Link for one place of a pool whose callers block; raises `LoadError` or `witbind.LinkError`."""
        linker = Linker(self.engine)
        prepared, imports, scope = self._linked(linker, asynchronous=False)
        return Linked(functools.partial(self._instance, prepared, imports.wasi, scope), imports.budget, scope)

    def prepare_async(self) -> Linked[MakeAsync]:
        """Link for one place of a pool whose callers await; raises `LoadError` or `witbind.LinkError`."""
        linker = AsyncLinker(self.engine)
        prepared, imports, scope = self._linked(linker, asynchronous=True)
        assert isinstance(prepared, AsyncPrepared)
        return Linked(functools.partial(self._async_instance, prepared, imports.wasi, scope), imports.budget, scope)

    def unload(self, instance: Instance) -> None:
        """Tell an instance that it is closed."""
        instance.func(self.admitted.lifecycle.id, "on-unload")()

    async def unload_async(self, instance: AsyncInstance) -> None:
        """Tell an instance that it is closed."""
        store = instance.store
        assert isinstance(store, AsyncStore)
        store.deadline = time.perf_counter() + START_DEADLINE
        await instance.func(self.admitted.lifecycle.id, "on-unload")()

    def _linked(self, linker: Linker, *, asynchronous: bool) -> tuple[Prepared, Imports, CallScope | None]:
        budget = CallBudget(self.limits.host_calls, self.limits.host_bytes)
        context = PluginContext(
            plugin=self.plugin,
            gate=self.gate,
            network=self.network,
            say=functools.partial(self.log.say, "warn"),
            hide=self.log.hide,
            count=self.meter.refuse,
        )
        imports = Imports(
            plugin=self.plugin,
            gate=self.gate,
            budget=budget,
            log=self.log,
            config=self.config,
            telemetry=self.telemetry,
            services=self.services,
            context=context,
            asynchronous=asynchronous,
            wasi=self._wasi(context, budget, asynchronous=asynchronous),
        )
        for offer in self.admitted.offers:
            linker.define(offer.interface, offer.counted(imports))
        exports: tuple[wit.Interface, ...] = (self.admitted.lifecycle, *self.admitted.hooks.values())
        prepared = linker.prepare(self.compiled.component, exports, self.compiled.world)
        return prepared, imports, context.scope if self.waits else None

    def _wasi(self, context: PluginContext, budget: CallBudget, *, asynchronous: bool) -> Wasi | None:
        """Return WASI for one place, where the component imports any of it; raises `ConfigurationError`."""
        if not any(offer.interface.id.startswith("wasi:") for offer in self.admitted.offers):
            return None
        from helios_host.capabilities.wasi.interfaces import Wasi

        def write(stream: str, line: str) -> None:
            self.log.write(budget, "warn" if stream == "stderr" else "info", line, (("stream", stream),))

        try:
            return Wasi(
                self.wasi,
                context,
                budget,
                self.services.io(asynchronous),
                write=write,
                http=self.services.http_service,
                http_settings=self.services.settings.http,
                assets=self.assets,
            )
        except OSError as error:
            source = f"[plugins.{self.plugin}.wasi]"
            raise ConfigurationError(source, [Problem("directories", str(error))]) from error

    def _instance(
        self, prepared: Prepared, wasi: Wasi | None, scope: CallScope | None, claim: Claim | None
    ) -> Instance:
        store = Store(self.engine, **self._store_limits())
        store.max_result_nodes, store.max_argument_nodes = self.limits.result_nodes, MAX_ARGUMENT_NODES
        store.epoch_ticks = ticks(START_SECONDS)
        if wasi is not None:
            wasi.renew()
        try:
            if scope is not None:
                scope.rearm = lambda seconds: store.rearm(ticks(max(seconds, 0.0)))
                scope.begin(time.perf_counter() + START_DEADLINE, START_SECONDS)
            with claim or contextlib.nullcontext():
                instance = prepared.instantiate(store)
            self._check_load(instance.func(self.admitted.lifecycle.id, "on-load")(self._load_argument()))
        except witbind.WitbindError as error:
            store.close()
            raise self._start_error(error) from error
        except BaseException:
            store.close()
            raise
        finally:
            if scope is not None:
                scope.end()
        return instance

    async def _async_instance(
        self, prepared: AsyncPrepared, wasi: Wasi | None, scope: CallScope | None, claim: Claim | None
    ) -> AsyncInstance:
        store = AsyncStore(self.engine, **self._store_limits())
        store.max_result_nodes, store.max_argument_nodes = self.limits.result_nodes, MAX_ARGUMENT_NODES
        store.timeout = START_SECONDS
        store.deadline = time.perf_counter() + START_DEADLINE
        if wasi is not None:
            wasi.renew()
        try:
            if scope is not None:
                scope.begin(store.deadline, START_SECONDS)
            with claim or contextlib.nullcontext():
                instance = await prepared.instantiate_async(store)
            self._check_load(await instance.func(self.admitted.lifecycle.id, "on-load")(self._load_argument()))
        except witbind.WitbindError as error:
            store.close()
            raise self._start_error(error) from error
        except BaseException:
            store.close()
            raise
        finally:
            if scope is not None:
                scope.end()
        return instance

    def _store_limits(self) -> dict[str, int]:
        if live_stores() >= MOST_INSTANCES:
            text = f"this process has {MOST_INSTANCES} instances, the most that it may have"
            raise TooManyInstances(text, plugin=self.plugin)
        limits, memories = self.limits, max(self.compiled.memories, 1)
        if memories > MOST_MEMORIES:
            text = f"its modules define {memories} memories, allowed are {MOST_MEMORIES}"
            raise MemoryLimit(text, plugin=self.plugin)
        return {
            "memory_size": limits.memory // memories,  # the engine bounds each by itself
            "memories": memories,
            "tables": limits.tables,
            "table_elements": limits.table_elements,
            "instances": limits.instances,
        }

    def _load_argument(self) -> Any:
        return self.config.json if self.admitted.lifecycle_version == 1 else self.config.entries

    def _check_load(self, answer: object) -> None:
        if isinstance(answer, Err):
            text = f"on-load refused its configuration: it answered an error: {describe(answer.value)}"
            raise StartFailed(text, plugin=self.plugin)

    def _start_error(self, error: witbind.WitbindError) -> LoadError:
        text = printable(str(error))
        last = text.rpartition(" | ")[2]
        for said, limit, kind in _LIMITS:
            if said in last:
                return kind(f"it does not fit its limits ({limit.format(self.limits)}): {last}", plugin=self.plugin)
        if isinstance(error, witbind.Interrupted):
            return StartFailed(f"starting it took longer than {START_SECONDS * 1000:.0f} ms", plugin=self.plugin)
        if isinstance(error.__cause__, LoadError):
            return error.__cause__
        return StartFailed(f"it died when it was started: {text}", plugin=self.plugin)
