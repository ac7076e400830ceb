"""A plugin's place in a chain."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final, Generic, TypeVar

from helios_api.v2.types import CacheScope

from helios_host.errors import CallError

from .packing import Takes
from .table import OnFailure

__all__ = ["Seat"]

S = TypeVar("S")
A = TypeVar("A")


class Seat(Generic[S, A]):
    """One plugin in the chain of one hook function.

    `ask` asks the plugin and waits, `ask_async` is awaited; `timeout` is its time limit in seconds. `report` is told
    each failure. `may_wait` says that the plugin may wait for host functions. `reuse` is how far what it left as it was
    need not be asked about again, where its answers cannot say so. `takes` is how the plugin takes a call and its
    subject where they are packed for several: in a `Packer`, which is the last argument of `ask` and `ask_async` then.
    """

    __slots__ = ("ask", "ask_async", "may_wait", "on_failure", "plugin", "report", "reuse", "takes", "timeout")

    def __init__(
        self,
        plugin: str,
        ask: Callable[..., A],
        ask_async: Callable[..., Awaitable[A]],
        on_failure: OnFailure,
        timeout: float,
        report: Callable[[Seat[Any, Any], CallError], None],
        *,
        may_wait: bool = False,
        reuse: CacheScope | None = None,
        takes: Takes | None = None,
    ) -> None:
        self.plugin: Final = plugin
        self.ask: Final = ask
        self.ask_async: Final = ask_async
        self.timeout: Final = timeout
        self.on_failure: Final = on_failure
        self.report: Final = report
        self.may_wait: Final = may_wait
        self.reuse: Final = reuse
        self.takes: Final = takes

    def refuses(self, error: CallError) -> bool:
        """Report a failure, and say whether it refuses the request."""
        self.report(self, error)
        return self.on_failure is OnFailure.DENY

    def excuse(self, error: CallError) -> str:
        """Return what a client is told of a failure: which plugin, and what kind of failure."""
        return f"plugin {self.plugin} {error.summary}"
