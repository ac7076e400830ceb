"""A plugin in the set of a host: measured, with a breaker, and with its seats as the chains get them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from helios_api.v2.lifecycle import HealthStatusUnhealthy

from helios_host.errors import CallError, DeadlineExceeded, GuestError, InvalidArgument, PluginUnavailable
from helios_host.hooks.seat import Seat
from helios_host.hooks.table import HookFunction

from .breaker import Breaker, BreakerState
from .health import health_text
from .plugin import Plugin, Status

__all__ = ["Member"]

_clock = time.monotonic
_log = logging.getLogger("helios_host.plugins")


class Member:
    """One loaded plugin, where it came from, its meter and its breaker.

    `changed` is called when its seats became others; `version` is the digest of its manifest and component. A new
    version of a plugin is a new member with the old one's meter.
    """

    def __init__(self, plugin: Plugin, path: Path, changed: Callable[[], None], version: str) -> None:
        self.plugin: Final = plugin
        self.version: Final = version
        self.path: Final = path
        self.meter: Final = plugin.meter
        self.breaker: Final = Breaker()
        self.health = health_text(plugin.said)
        self._changed = changed

    @property
    def status(self) -> Status:
        """Where the plugin is in its life: `failed` while its breaker is open."""
        if self.plugin.status is Status.RUNNING and self.breaker.state in (BreakerState.OPEN, BreakerState.SPENT):
            return Status.FAILED
        return self.plugin.status

    def seats(self) -> Iterator[tuple[HookFunction, Seat[Any, Any]]]:
        """Yield the places in chains that it has now.

        While its breaker is open it keeps them, so that its failure rules go on to hold, and nobody asks the plugin.
        """
        if self.plugin.status is not Status.RUNNING:
            return
        opened = self.status is Status.FAILED
        for row, seat in self.plugin.seats:
            if row.hook not in self.plugin.disabled_hooks:
                yield row, self._refusing(seat) if opened else seat

    def failed(self, error: CallError) -> bool:
        """Count a failed call; says whether it opened the breaker.

        What the plugin answers, and what the proxy's own arguments or deadline caused, does not count.
        """
        if isinstance(error, GuestError | InvalidArgument):
            return False
        if isinstance(error, DeadlineExceeded) and all(error.limit < seat.timeout for _, seat in self.plugin.seats):
            return False
        return self.breaker.failed(_clock())

    def pause(self) -> str:
        """Say for how long its breaker keeps it from being asked."""
        if self.breaker.state is BreakerState.SPENT:
            return "until somebody enables or reloads it"
        return f"for {self.breaker.retry_at - _clock():.0f} s"

    def check_health(self) -> bool:
        """Ask a running plugin how it is; says whether that opened its breaker: it died of it, or cannot serve."""
        if self.status is not Status.RUNNING:
            return False
        try:
            status = self.plugin.health()
        except PluginUnavailable:  # it is busy
            return False
        except CallError as error:
            self.health = "unknown"
            self.plugin.report("health", error)
            return self.failed(error)
        except BaseException as error:  # noqa: BLE001 - the thread is needed, whatever an import raises
            self.health = "unknown"
            _log.error("asking plugin %s how it is ended with %s", self.plugin.name, type(error).__name__)
            return False
        if self.health != (text := health_text(status)):
            self.health = text
            _log.log(logging.INFO if text == "healthy" else logging.WARNING, "plugin %s is %s", self.plugin.name, text)
        return isinstance(status, HealthStatusUnhealthy) and self.breaker.trip(_clock())

    def _refusing(self, seat: Seat[Any, Any]) -> Seat[Any, Any]:
        """Return a seat that refuses until the breaker's pause is over, and whose first caller after it asks again."""

        def check() -> None:
            if self.breaker.state is BreakerState.TRYING or self.breaker.try_again(_clock()):
                self._changed()
                return
            raise PluginUnavailable(f"too many calls failed: it is not asked {self.pause()}", plugin=seat.plugin)

        def refuse(roomy: float, until: float, call: Any, subject: Any) -> Any:
            check()
            return seat.ask(roomy, until, call, subject)

        async def refuse_async(roomy: float, until: float, call: Any, subject: Any) -> Any:
            check()
            return await seat.ask_async(roomy, until, call, subject)

        def report(asked: Seat[Any, Any], error: CallError) -> None:
            if not isinstance(error, PluginUnavailable):
                seat.report(asked, error)

        return Seat(
            seat.plugin,
            refuse,
            refuse_async,
            seat.on_failure,
            seat.timeout,
            report,
            may_wait=seat.may_wait,
            reuse=seat.reuse,
        )
