"""Answers `/healthz` and `/readyz` over HTTP, on a port of its own."""

from __future__ import annotations

import asyncio
import json
from typing import Final, Protocol

from helios_host.proxies.postgres.settings import Address, ProxySettings

__all__ = ["Health"]

_MAX_REQUEST: Final = 8192
_TIMEOUT: Final = 5.0  # seconds for a whole request and its answer, the look at the server left out


class _Proxy(Protocol):
    """One process of the proxy, or all of them."""

    @property
    def is_draining(self) -> bool: ...

    @property
    def settings(self) -> ProxySettings: ...


class Health:
    """`/healthz`: the process answers. `/readyz`: it takes sessions and the server can be reached; 503 where not."""

    def __init__(self, proxy: _Proxy) -> None:
        self._proxy = proxy

    @property
    def port(self) -> int:
        """The port that it listens on."""
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def start(self, address: Address) -> None:
        """Listen; raises `OSError`."""
        self._server = await asyncio.start_server(self._answer, address.host, address.port, limit=_MAX_REQUEST)

    async def close(self) -> None:
        """Stop."""
        self._server.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_TIMEOUT):
                request = await reader.readuntil(b"\r\n\r\n")
            status, body = await self._page(request.split(b"\r\n", 1)[0])
            payload = json.dumps(body).encode()
            head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(payload)}\r\n"
            writer.write(f"{head}Connection: close\r\n\r\n".encode() + payload)
            async with asyncio.timeout(_TIMEOUT):
                await writer.drain()
        except (OSError, EOFError, asyncio.LimitOverrunError):
            pass  # no request, or nobody to answer
        finally:
            writer.close()

    async def _page(self, line: bytes) -> tuple[str, dict[str, object]]:
        method, _, rest = line.partition(b" ")
        if method not in (b"GET", b"HEAD"):
            return "405 Method Not Allowed", {"error": "GET only"}
        path = rest.split(b" ", 1)[0].split(b"?", 1)[0]
        if path == b"/healthz":
            return "200 OK", {"status": "ok"}
        if path != b"/readyz":
            return "404 Not Found", {"error": "there are /healthz and /readyz"}
        if self._proxy.is_draining:
            return "503 Service Unavailable", {"status": "draining"}
        settings = self._proxy.settings
        try:
            _, writer = await settings.server.streams(settings.connect_timeout)
        except OSError as error:
            return "503 Service Unavailable", {"status": "server not reached", "error": str(error)}
        writer.close()
        return "200 OK", {"status": "ready"}
