"""One loaded plugin: what it is, and the way from its bytes to a running instance."""

from __future__ import annotations

import asyncio
import enum
import functools
import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias, cast

import attrs
import wasmtime
import witbind
from helios_api.v2.lifecycle import HealthStatus, HealthStatusUnhealthy
from witbind.runtime import AsyncInstance, Instance, Packer

from helios_host.capabilities.config import PluginConfig
from helios_host.capabilities.gate import Gate
from helios_host.capabilities.http.policy import Grants
from helios_host.capabilities.log import PluginLog
from helios_host.capabilities.services import Services
from helios_host.capabilities.telemetry import TelemetryStore
from helios_host.config import HostConfig
from helios_host.engine.compile import Compiled
from helios_host.errors import (
    CallError,
    ConfigurationError,
    ContractMismatch,
    DeadlineExceeded,
    GuestTrap,
    MemoryLimit,
    PluginUnavailable,
    StartFailed,
    printable,
)
from helios_host.hooks.seat import Seat
from helios_host.hooks.table import HookFunction, OnFailure, functions_of
from helios_host.instances.async_pool import AsyncPool
from helios_host.instances.lease import Leases
from helios_host.instances.memory import memory_map
from helios_host.instances.meter import Meter
from helios_host.instances.place import Origin
from helios_host.instances.pool import InstancePool
from helios_host.instances.settings import Policy
from helios_host.instances.shield import start_workers

from .adapters import ADAPTERS
from .adapters.asking import Straight
from .adapters.v1.reuse import Reused
from .admission import Admitted, admit
from .health import asking, health_text
from .linking import Linking
from .manifest import Manifest
from .processor import opener, opener_async

__all__ = ["Plugin", "Status"]

_log = logging.getLogger("helios_host.plugins")

LOOP_SECONDS: Final = 5.0
"""How long a health check waits for an event loop that is busy."""


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

    `status` says where it is in its life, `said` how it said that it was at its start, `failures` counts failed calls,
    `seats` are its places in chains. It has instances for requests, and some of its own for what is told in the
    background.
    """

    def __init__(
        self,
        manifest: Manifest,
        config: dict[str, Any],
        compiled: Compiled,
        *,
        host: HostConfig,
        engine: wasmtime.Engine,
        telemetry: TelemetryStore,
        services: Services,
        assets: Mapping[str, bytes],
        meter: Meter,
        log: PluginLog,
    ) -> None:
        self.manifest: Final = manifest
        self.name: Final = manifest.name
        self.settings: Final = host.settings(self.name)
        self.gate: Final = Gate.of(manifest.permissions, host.permissions.get(self.name, ()))
        self.digest: Final = compiled.digest
        self.meter: Final = meter
        self.status = Status.RUNNING
        self.failures = 0
        self.disabled_hooks: frozenset[str] = frozenset()
        self.seats: tuple[tuple[HookFunction, Seat[Any, Any]], ...] = ()
        self.log: Final = log
        limits = host.limits(self.name)
        need = manifest.resources.min_memory
        if need is not None and need > limits.memory:
            raise MemoryLimit(
                f"it needs {need} bytes of memory (resources.min_memory), memory_limit allows {limits.memory}",
                plugin=self.name,
            )
        most = manifest.resources.max_memory
        self.limits: Final = limits if most is None else attrs.evolve(limits, memory=min(limits.memory, most))
        self._admitted: Final[Admitted] = admit(compiled.world, manifest, self.gate)
        types = {key: setting.type for key, setting in manifest.config_schema.items()}
        network = self.settings.network
        self._linking: Final = Linking(
            plugin=self.name,
            engine=engine,
            compiled=compiled,
            admitted=self._admitted,
            limits=self.limits,
            gate=self.gate,
            network=Grants.of(self.name, network.allow, network.allow_private),
            log=self.log,
            config=PluginConfig(config, types),
            telemetry=telemetry,
            services=services,
            meter=meter,
            wasi=self.settings.wasi,
            assets=assets,
        )
        origin = Origin(self.name, self.digest, self.log.tail, compiled.lines, self.limits.memory)
        self._pools: Final = {
            background: InstancePool(
                origin, self._linking.prepare, self._linking.unload, self.limits.timeout, self.settings.pool
            )
            for background in (False, True)
        }
        self._awaited: Final = AsyncPool(
            origin, self._linking.prepare_async, self._linking.unload_async, self.limits.timeout, self.settings.pool
        )
        self._leases: Final = Leases(
            origin, self._linking.prepare, self._linking.prepare_async, self.limits.timeout, self.settings.streams
        )
        self.said: HealthStatus | None = None
        self._ask_health: Callable[[], HealthStatus] | None = None
        self._reported = threading.RLock()
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
        """How many instances it has now."""
        return self._awaited.instances + self._leases.instances + sum(pool.instances for pool in self._pools.values())

    @property
    def memory_used(self) -> int:
        """The bytes of its instances' linear memories, without those of streams that are under way.

        0 where the system has no memory map to read.
        """
        found = memory_map()
        return self._awaited.memory(found) + sum(pool.memory(found) for pool in self._pools.values())

    def start(self, failed: Failed, loop: asyncio.AbstractEventLoop | None = None) -> None:
        """Make its instances and tell them the configuration; raises `LoadError`. `failed` is told of failed calls.

        With the event loop of callers that will await, which must run on another thread than this, the instances for
        requests are made there.
        """
        rows = [row for hook in self.hooks for row in functions_of(hook) if (self.versions[hook], row.name) in ADAPTERS]
        start_workers()
        try:
            for background in sorted({row.background for row in rows}):
                if background or loop is None:
                    self._pools[background].start()
                else:
                    asyncio.run_coroutine_threadsafe(self._awaited.start(), loop).result()
        except witbind.LinkError as error:
            self.close()
            raise ContractMismatch(printable(str(error)), [], plugin=self.name) from error
        except ConfigurationError as error:
            self.close()
            raise StartFailed(error.message, plugin=self.name) from error
        except BaseException:
            self.close()
            raise
        self.seats = tuple((row, self._seat(row, failed)) for row in rows)
        if self._admitted.lifecycle_version > 1:
            self._ask_health = self._health_call(any(row.background for row in rows), loop)
        self._check_itself()

    def health(self) -> HealthStatus | None:
        """Ask how it is; `None` where its API version has no such question. Raises `CallError`; blocks."""
        return None if self._ask_health is None else self._ask_health()

    def _check_itself(self) -> None:
        """Ask for the first time; raises `StartFailed` when it cannot serve."""
        try:
            self.said = self.health()
        except (DeadlineExceeded, PluginUnavailable) as error:  # the machine may be busy; it is asked again
            _log.warning("plugin %s did not say at its start how it is: %s", self.name, error.message)
        except CallError as error:
            self.close()
            raise StartFailed(f"its first health check failed: {error.message}", plugin=self.name) from error
        if isinstance(self.said, HealthStatusUnhealthy):
            self.close()
            raise StartFailed(f"it says that it cannot serve: {health_text(self.said)}", plugin=self.name)

    def _health_call(self, background: bool, loop: asyncio.AbstractEventLoop | None) -> Callable[[], HealthStatus]:
        """Return what asks an instance that there is anyway; its calls are not measured with the hooks'."""
        interface, meter, timeout = self._admitted.lifecycle.id, Meter(), self.limits.timeout

        def bind(instance: Instance | AsyncInstance) -> Callable[[Any, Any], Any]:
            ask = instance.func(interface, "health")
            return lambda _call, _subject: ask()

        if background or loop is None:
            ask = self._pools[background].guard("health", bind, meter)
            return lambda: cast("HealthStatus", ask(*asking(timeout)))
        awaited = self._awaited.guard("health", bind, meter)

        def ask_awaited() -> HealthStatus:
            try:
                answer = asyncio.run_coroutine_threadsafe(awaited(*asking(timeout)), loop).result(
                    timeout + LOOP_SECONDS
                )
            except (RuntimeError, TimeoutError) as error:
                raise PluginUnavailable("its event loop does not go on", plugin=self.name) from error
            return cast("HealthStatus", answer)

        return ask_awaited

    async def start_async(self) -> None:
        """Make the instances for callers that await, on the running event loop; raises as making one does."""
        await self._awaited.start()

    def close(self) -> None:
        """End its instances; a call that is under way ends first."""
        self.status = Status.UNLOADED
        why = "the plugin was unloaded"
        self._leases.close(why)
        self._awaited.close(why)
        for pool in self._pools.values():
            pool.close(why)

    def report(self, chain: str, error: CallError) -> None:
        """Count a failure and log it, at most once a second; the plugin's own log has it with the backtrace."""
        with self._reported:
            self.failures += 1
            self.meter.failures[error.kind] += 1
            now = time.monotonic()
            if now - self._last_report < 1.0 and self._last_report:
                return
            self._last_report = now
        text = f"{error} (failure {self.failures} in {chain})"
        _log.warning("%s", text)
        trace = error.trace if isinstance(error, GuestTrap) else ""
        self.log.keep("error", f"{text}\n{trace}" if trace else text)

    def _seat(self, row: HookFunction, failed: Failed) -> Seat[Any, Any]:
        adapter = ADAPTERS[self.versions[row.hook], row.name]
        described = self._admitted.hooks[row.hook]
        interface = described.id

        wrap, unchanged = adapter.wrap, None
        reuse = self.manifest.reuse.get(row.hook)
        if reuse is not None and row.hook == "rewrite":
            unchanged = reuse.scope
        elif reuse is not None and self.versions[row.hook] == 1:
            wrap = Reused(wrap, reuse)

        def bind(instance: Instance) -> Callable[[Any, Any], Any]:
            return wrap(instance.func(interface, adapter.function))

        def bind_async(instance: AsyncInstance) -> Callable[[Any, Any], Any]:
            return wrap.begun(instance.begun(interface, adapter.function))

        def bind_packed(instance: Instance) -> Callable[[Packer], Any]:
            return instance.packed(interface, adapter.function)

        def bind_packed_async(instance: AsyncInstance) -> Callable[[Packer], Any]:
            return instance.begun(interface, adapter.function, packed=True)

        rule = self.settings.failure_rule(row.hook) or row.on_failure
        if row.background and rule is OnFailure.DENY:
            rule = row.on_failure
        if row.leased:
            ask = opener(self._leases, row, interface, self.meter)
            awaited = opener_async(self._leases, row, interface, self.meter)
        else:
            ask = self._pools[row.background].guard(row.name, bind, self.meter, bind_packed)
            awaited = self._awaited.guard(row.name, bind_async, self.meter, bind_packed_async)
        takes = None
        fresh = self.settings.pool.policy is Policy.FRESH  # binding one more function takes longer than packing
        if isinstance(wrap, Straight) and not row.leased and not fresh:
            takes = interface, described.function(adapter.function), wrap.arguments
        return Seat(
            self.name,
            ask,
            awaited,
            rule,
            self.limits.timeout,
            functools.partial(failed, self, row),
            may_wait=self._linking.waits,
            reuse=unchanged,
            takes=takes,
        )
