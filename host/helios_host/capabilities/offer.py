"""What this host offers plugins to import, by interface and major version."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import attrs
from helios_api.v1 import descriptors as v1
from helios_api.v2 import descriptors as v2
from witbind import wit
from witbind.compare import track

from helios_host.instances.budget import CallBudget

from .config import ConfigV1, ConfigV2, PluginConfig
from .context import PluginContext
from .counting import counted
from .gate import Gate
from .log import LogV1, LogV2, PluginLog
from .services import SERVICES, Service, Services
from .telemetry import PERMISSION, TelemetryStore, TelemetryV1, TelemetryV2

if TYPE_CHECKING:
    from .wasi.interfaces import Wasi

__all__ = ["OFFERS", "Imports", "Offer"]


@attrs.frozen(kw_only=True)
class Imports:
    """What the import functions of one plugin's instance work on, whatever their version.

    `wasi` is there for a component that imports something of WASI.
    """

    plugin: str
    gate: Gate
    budget: CallBudget
    log: PluginLog
    config: PluginConfig
    telemetry: TelemetryStore
    services: Services
    context: PluginContext
    asynchronous: bool
    wasi: Wasi | None = None


@attrs.frozen
class Offer:
    """One interface that a plugin may import; `make` gives what implements it for one instance.

    A plugin without any of `permissions` is refused at load where the interface has no way to answer `access-denied`;
    where there are none, everybody has it. `waits` says that a call of it may wait for something.
    """

    interface: wit.Interface
    make: Callable[[Imports], object]
    permissions: frozenset[str] = frozenset()
    answers_denied: bool = False
    waits: bool = False

    def counted(self, imports: Imports) -> object:
        """Return what implements it for one instance, counted against the budget of its calls."""
        scope = imports.context.scope if self.waits else None
        return counted(self.interface, self.make(imports), imports.budget, scope)


def _of_service(service: Service) -> Offer:
    return Offer(
        service.interface,
        lambda i: i.services.make(service.interface, i.context, asynchronous=i.asynchronous),
        waits=True,
    )


def _by_track(*offers: Offer) -> dict[str, Offer]:
    return {track(offer.interface.id): offer for offer in offers}


_METRICS: Final = frozenset({PERMISSION})

OFFERS: Final[dict[str, Offer]] = _by_track(
    Offer(v1.LOG, lambda imports: LogV1(imports.log, imports.budget)),
    Offer(v2.LOG, lambda imports: LogV2(imports.log, imports.budget)),
    Offer(v1.CONFIG, lambda imports: ConfigV1(imports.config)),
    Offer(v2.CONFIG, lambda imports: ConfigV2(imports.config)),
    Offer(v1.TELEMETRY, lambda i: TelemetryV1(i.plugin, i.telemetry, i.gate), _METRICS),
    Offer(v2.TELEMETRY, lambda i: TelemetryV2(i.plugin, i.telemetry, i.gate), _METRICS, answers_denied=True),
    *map(_of_service, SERVICES.values()),
)
"""Every offer, by the interface's id cut to its major version."""
