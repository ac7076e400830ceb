"""`wasi:io/poll`: a wait suspends the guest, or blocks its thread in a synchronous store."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from helios_host.errors import GuestTrap, HostCallLimit
from helios_host.instances.scope import clock

from .state import Resource, WasiState

__all__ = ["MAX_POLLED", "Poll", "Pollable"]

MAX_POLLED: Final = 4096
"""Most pollables of one poll; a guest may name one several times."""


class Pollable(Resource):
    """Something to wait for: an instant of the monotonic clock, a future, or with neither nothing at all."""

    __slots__ = ("at", "future")

    def __init__(
        self,
        state: WasiState,
        *,
        parent: Resource | None = None,
        at: int | None = None,
        future: asyncio.Future[Any] | None = None,
    ) -> None:
        super().__init__(state, parent)
        self.at = at
        self.future = future

    def ready(self) -> bool:
        """Say whether it is ready."""
        self.state.spend()
        return self.is_ready()

    def is_ready(self) -> bool:
        """Say whether it is ready, to the host."""
        if self.future is not None:
            return self.future.done()
        return self.at is None or self.state.clock.monotonic() >= self.at

    def block(self) -> None:
        """Return once it is ready."""
        self.state.spend()
        since = clock()
        try:
            return self.state.face(self.state.wait((self,)))
        finally:
            if not self.state.io.asynchronous:
                self.state.context.scope.waited(since)


class Poll:
    """`wasi:io/poll`."""

    def __init__(self, state: WasiState) -> None:
        self._state: Final = state

    async def poll(self, in_: list[Pollable]) -> list[int]:
        """Return which of these are ready, once one of them is."""
        if not in_:
            raise GuestTrap("a poll of nothing would wait for ever")
        if len(in_) > MAX_POLLED:
            raise HostCallLimit(f"it polled more than {MAX_POLLED} pollables at a time")
        await self._state.wait(in_)
        return [index for index, pollable in enumerate(in_) if pollable.is_ready()]
