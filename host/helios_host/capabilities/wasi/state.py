"""What the interfaces of WASI share for one instance, and the handles that it holds.

Handles live as long as the instance, since a language's runtime keeps some across calls (stdout, pre-opened
directories); an HTTP request under way ends with the call that sent it. `renew` makes everything new for the place's
next instance.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import Io, run
from helios_host.errors import DeadlineExceeded, GuestTrap, HostCallLimit
from helios_host.instances.budget import CallBudget
from helios_host.instances.scope import clock

from .clock import Clock, new_clock
from .randomness import Source, new_source
from .settings import WasiSettings

if TYPE_CHECKING:
    from .polling import Pollable

__all__ = ["CHUNK", "MAX_HANDLES", "Resource", "WasiState"]

T = TypeVar("T")

MAX_HANDLES: Final = 1000
"""Handles of WASI that one instance may hold at a time."""

CHUNK: Final = 64 << 10
"""Most bytes of one read or write: each takes 32 bytes of the host's memory on its way."""

LONGEST_WAIT: Final = 60.0
"""Seconds of one wait in a synchronous store, whatever the call's deadline."""

LONGEST_SLEEP: Final = 3600.0
"""Seconds until an event loop's timer is set again: not every loop takes any number."""


class WasiState:
    """The state of one instance; `context.scope` and `budget` are those of the running call."""

    def __init__(
        self, settings: WasiSettings, context: PluginContext, budget: CallBudget, io: Io, *, body_limit: int
    ) -> None:
        self.settings: Final = settings
        self.context: Final = context
        self.budget: Final = budget
        self.io: Final = io
        self.body_limit: Final = body_limit
        self.renew()

    def renew(self) -> None:
        """Begin a new instance: no handles, its clock and its randomness from their start."""
        self.handles = 0
        self.clock: Clock = new_clock(self.settings.clock)
        self.source: Source = new_source(self.settings.random, self.context.plugin)
        self.budget.refill()

    def spend(self, size: int = 0) -> None:
        """Count a call of a resource's method that moves `size` bytes; functions of interfaces are counted already."""
        self.budget.calls -= 1
        if self.budget.calls < 0:
            raise HostCallLimit(f"it called host functions more than {self.budget.calls_a_call} times in one call")
        self.move(size)

    def move(self, size: int) -> None:
        """Count bytes that go between guest and host; raises `HostCallLimit`."""
        self.budget.bytes -= size
        if self.budget.bytes < 0:
            raise HostCallLimit(f"it moved more than {self.budget.bytes_a_call} bytes in one call")

    def face(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine to its end in a synchronous store; in an asynchronous one return it, to be awaited."""
        return cast("T", work) if self.io.asynchronous else run(work)

    async def wait(self, pollables: Sequence[Pollable]) -> None:
        """Return once one of them is ready; raises `DeadlineExceeded` when the call's deadline comes first."""
        began = clock()
        until = math.inf  # the driver of an awaited call has its deadline
        if not self.io.asynchronous:
            until = min(self.context.scope.until, began + LONGEST_WAIT)
        while not any(pollable.is_ready() for pollable in pollables):
            futures = [pollable.future for pollable in pollables if pollable.future is not None]
            instants = [pollable.at for pollable in pollables if pollable.at is not None]
            if not futures and self.clock.skip(min(instants)):
                return
            wanted = self.clock.seconds_until(min(instants)) if instants else math.inf
            left = until - clock()
            if left <= 0:
                waited = clock() - began
                raise DeadlineExceeded(limit=waited + left, elapsed=waited, which="deadline")
            await self._pause(futures, min(wanted, left, LONGEST_SLEEP))

    async def _pause(self, futures: Sequence[asyncio.Future[Any]], seconds: float) -> None:
        if not self.io.asynchronous:
            time.sleep(seconds)  # noqa: ASYNC251 - there is no event loop
        elif futures:
            await asyncio.wait(futures, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        else:
            await asyncio.sleep(seconds)


class Resource:
    """A handle that a guest holds, and its `parent`, which must not be dropped before it.

    Raises `HostCallLimit` when the guest holds `MAX_HANDLES`.
    """

    __slots__ = ("_parent", "children", "state")

    def __init__(self, state: WasiState, parent: Resource | None = None) -> None:
        if state.handles >= MAX_HANDLES:
            raise HostCallLimit(f"it holds more than {MAX_HANDLES} handles of WASI at a time")
        state.handles += 1
        self.state = state
        self.children = 0
        self._parent = parent
        if parent is not None:
            parent.children += 1

    def drop(self) -> None:
        """Let go of it: the guest dropped or gave away its handle; raises `GuestTrap` while a child is alive."""
        if self.children:
            raise GuestTrap(f"a {type(self).__name__} was dropped before what was made from it")
        self.state.handles -= 1
        if self._parent is not None:
            self._parent.children -= 1
            self._parent = None
