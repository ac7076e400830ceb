"""The two connections of a session: who sends what to whom, and who is held back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from helios_host.proxies.postgres.framing import Framer
from helios_host.proxies.postgres.hooks import Host

if TYPE_CHECKING:
    from helios_host.proxies.postgres.session import Session

__all__ = ["Client", "Upstream", "close_soon", "hold_back"]

LINGER: Final = 5.0
"""Seconds that a closing connection gets to take what was written to it."""


class Client(asyncio.Protocol):
    """The client's connection of a session."""

    def __init__(self, session: Session, host: Host, framer: Framer) -> None:
        self._session = session
        self._host = host
        self._feed = framer.feed

    def data_received(self, data: bytes) -> None:
        """The client sent something: the plugins that are in force decide about it."""
        if self._host.hooks is not self._session.hooks:
            self._session.adopt()
        self._feed(data)

    def eof_received(self) -> bool:
        """The client sends no more: say whether it may still get answers."""
        return self._session.client_ended()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._session.client_lost(exc)

    def pause_writing(self) -> None:
        """The client takes no more."""
        self._session.client_full(True)

    def resume_writing(self) -> None:
        """The client takes more again."""
        self._session.client_full(False)


class Upstream(asyncio.Protocol):
    """The server's connection of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.data_received = session.server_feed  # type: ignore[method-assign]  # without a call in between

    def connection_lost(self, exc: Exception | None) -> None:
        """The server is gone."""
        self._session.server_lost(exc)

    def pause_writing(self) -> None:
        """The server takes no more."""
        self._session.server_full(True)

    def resume_writing(self) -> None:
        """The server takes more again."""
        self._session.server_full(False)


def hold_back(transport: asyncio.Transport, full: bool) -> None:
    """Read nothing from a connection while `full`, and go on after."""
    if transport.is_closing():
        return
    if full:
        transport.pause_reading()
    else:
        transport.resume_reading()


def close_soon(transport: asyncio.Transport) -> None:
    """Close a connection after what was written to it, within `LINGER` seconds."""
    transport.close()
    asyncio.get_running_loop().call_later(LINGER, transport.abort)
