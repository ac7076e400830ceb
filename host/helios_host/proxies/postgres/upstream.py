"""Connections to a server before a session has them: plain, or with TLS."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import struct
from typing import Final, cast

from helios_host.proxies.postgres.exchange import Messages
from helios_host.proxies.postgres.scram import end_point
from helios_host.proxies.postgres.settings import Address
from helios_host.proxies.postgres.wire import Breaks, Wire

__all__ = ["Link", "ask_to_cancel", "opened"]

_SSL_REQUEST: Final = struct.pack("!II", 8, 80877103)


class Link(asyncio.Protocol):
    """A server's connection until a session takes it over; `messages` has what the server sends."""

    def __init__(self) -> None:
        self.messages = Messages()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The server is connected."""
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """The server sent something."""
        self.messages.feed(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """The server is gone."""
        self.messages.lost(exc)

    def binding(self) -> bytes | None:
        """Return what a login is bound to: the hash of the server's certificate, `None` without one."""
        encrypted = self.transport.get_extra_info("ssl_object")
        certificate = None if encrypted is None else encrypted.getpeercert(binary_form=True)
        return None if certificate is None else end_point(certificate)


async def opened(address: Address, tls: ssl.SSLContext | None, breaks: Breaks, limit: float) -> Link:
    """Return a connection within `limit` seconds; raises `OSError`, of which `ssl.SSLError` is one."""
    link = Link()
    async with asyncio.timeout(limit):
        connected = await address.connect(limit)
        if tls is None:
            Wire(connected, str(address), link, breaks)
            return link
        loop = asyncio.get_running_loop()
        try:
            await loop.sock_sendall(connected, _SSL_REQUEST)
            # One byte: what came after it in plain text would be taken for encrypted (CVE-2021-23222).
            answer = await loop.sock_recv(connected, 1)
            if answer != b"S":
                raise ConnectionError("the server does not take TLS" if answer == b"N" else "no answer to SSLRequest")
            await loop.create_connection(lambda: link, sock=connected, ssl=tls, server_hostname=address.host)
        except BaseException:
            connected.close()
            raise
    return link


async def ask_to_cancel(
    address: Address, tls: ssl.SSLContext | None, request: bytes, breaks: Breaks, limit: float
) -> None:
    """Send a server a cancel request, and wait until it has taken it; raises `OSError`."""
    link = await opened(address, tls, breaks, limit)
    try:
        link.transport.write(request)
        async with asyncio.timeout(limit):
            with contextlib.suppress(ConnectionError):  # it closes without an answer once the signal is sent
                await link.messages.next()
    finally:
        link.transport.close()
