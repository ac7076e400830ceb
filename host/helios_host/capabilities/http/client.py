"""Sends checked requests: resolves a name once, and connects to an address that the policy let pass. Needs httpcore.

Each request has a connection of its own. There are no redirects, no proxies and no retries.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import ssl
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from ipaddress import ip_address
from typing import Any, Final, TypeAlias

import attrs
import httpcore

from helios_host.capabilities.faces import Io
from helios_host.capabilities.failures import Failure, Invalid, TimedOut, TooLarge, Unavailable
from helios_host.errors import printable

from .addresses import Address
from .policy import Grants
from .request import Outgoing

__all__ = ["HttpClient", "Limits", "Received", "Resolve", "system_resolve"]

Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
"""Returns the addresses of a host for a port; blocks, and raises `OSError`."""

RESOLVERS: Final = 4
"""Names that are looked up at a time; a lookup cannot be interrupted, only left alone."""

CHUNK: Final = 64 << 10

_clock: Final = time.monotonic


def system_resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@attrs.frozen(kw_only=True)
class Limits:
    """Times in seconds, `response` in bytes."""

    connect: float
    total: float
    response: int


@attrs.frozen
class Received:
    """A whole response; names of headers in lower case."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class HttpClient:
    """Sends requests from both kinds of store; `resolve` looks names up, `tls` checks servers."""

    def __init__(self, limits: Limits, *, tls: ssl.SSLContext, resolve: Resolve = system_resolve) -> None:
        self._limits: Final = limits
        self._tls: Final = tls
        self._resolve: Final = resolve
        self._lookups: ThreadPoolExecutor | None = None
        self._pid = 0
        self._lock = threading.Lock()

    async def send(self, request: Outgoing, grants: Grants, patience: float, io: Io) -> Received:
        """Send a request and return its whole response, within `patience` seconds and the limits.

        Raises `Denied`, `Invalid`, `TimedOut`, `TooLarge` and `Unavailable`.
        """
        grants.check_service(request.target.service)
        end = _clock() + min(patience, self._limits.total)
        connect_end = min(end, _clock() + self._limits.connect)
        addresses = await self._addresses(request, connect_end, io)
        grants.check_addresses(request.target.service, addresses)
        try:
            if io.asynchronous:
                return await self._exchange_async(request, addresses, connect_end, end)
            return self._exchange(request, addresses, connect_end, end)
        except Failure:
            raise
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise TimedOut from error
        except httpcore.LocalProtocolError as error:
            raise Invalid(printable(str(error), 200)) from error
        except httpcore.RemoteProtocolError as error:
            if _clock() >= end:
                raise TimedOut from error
            raise Unavailable(f"the service does not speak HTTP: {printable(str(error), 200)}") from error
        except (httpcore.NetworkError, OSError) as error:
            if _clock() >= end:
                raise TimedOut from error
            raise Unavailable(f"the connection failed: {printable(str(error), 200)}") from error

    def close(self) -> None:
        """End the threads that look names up."""
        with self._lock:
            lookups, self._lookups = self._lookups, None
        if lookups is not None and self._pid == os.getpid():
            lookups.shutdown(wait=False, cancel_futures=True)

    async def _addresses(self, request: Outgoing, end: float, io: Io) -> list[Address]:
        service = request.target.service
        if service.literal is not None:
            return [service.literal]
        future = self._threads().submit(self._resolve, service.host, service.port)
        try:
            left = max(0.0, end - _clock())
            if io.asynchronous:
                found = await asyncio.wait_for(asyncio.wrap_future(future), left)
            else:
                found = future.result(left)
        except (TimeoutError, FutureTimeout):
            future.cancel()
            raise TimedOut from None
        except (OSError, UnicodeError) as error:
            raise Unavailable("the name of the service is not known") from error
        if not found:
            raise Unavailable("the name of the service has no address")
        return [ip_address(address) for address in found]

    def _threads(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._lookups is None or self._pid != os.getpid():
                self._pid = os.getpid()
                self._lookups = ThreadPoolExecutor(RESOLVERS, "helios-resolve")
            return self._lookups

    def _exchange(self, request: Outgoing, addresses: Sequence[Address], connect_end: float, end: float) -> Received:
        backend = _Pinned(addresses, connect_end)
        watchdog = threading.Timer(max(0.0, end - _clock()), backend.cut)
        watchdog.daemon = True
        watchdog.start()
        try:
            with httpcore.HTTPConnection(
                _origin(request), ssl_context=self._tls, network_backend=backend
            ) as connection:
                response = connection.handle_request(_wire_request(request, self._limits, end, _pieces(request.body)))
                body = _Collected(self._limits.response)
                assert isinstance(response.stream, Iterable)
                for chunk in response.stream:
                    body.add(chunk)
                if backend.was_cut:  # a body without a length ends where its connection does
                    raise TimedOut
                return _received(response, body)
        finally:
            watchdog.cancel()
            backend.close()

    async def _exchange_async(
        self, request: Outgoing, addresses: Sequence[Address], connect_end: float, end: float
    ) -> Received:
        backend = _AsyncPinned(addresses, connect_end)
        async with (
            asyncio.timeout(max(0.0, end - _clock())),
            httpcore.AsyncHTTPConnection(
                _origin(request), ssl_context=self._tls, network_backend=backend
            ) as connection,
        ):
            pieces = _async_pieces(request.body)
            response = await connection.handle_async_request(_wire_request(request, self._limits, end, pieces))
            body = _Collected(self._limits.response)
            async for chunk in response.aiter_stream():
                body.add(chunk)
            return _received(response, body)


class _Pinned(httpcore.NetworkBackend):
    """Connects to one of the given addresses, whatever the host's name; `cut` ends the connection from outside."""

    def __init__(self, addresses: Sequence[Address], end: float) -> None:
        self._addresses = addresses
        self._end = end
        self._inner = httpcore.SyncBackend()
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self.was_cut = False

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - never by name
        port: int,
        *_: Any,
        **options: Any,
    ) -> httpcore.NetworkStream:
        for index, address in enumerate(self._addresses):
            timeout = _share(self._end, len(self._addresses) - index)
            try:
                stream = self._inner.connect_tcp(str(address), port, timeout, None, options.get("socket_options"))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if index + 1 == len(self._addresses):
                    raise
                continue
            with self._lock:
                self._socket = stream.get_extra_info("socket").dup()  # TLS takes the socket itself over
            if self.was_cut:
                self.cut()
            return stream
        raise AssertionError

    def cut(self) -> None:
        """End the connection: whoever waits for it gets an error."""
        with self._lock:
            self.was_cut = True
            if self._socket is not None:
                with contextlib.suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with self._lock:
            if self._socket is not None:
                self._socket.close()
                self._socket = None


class _AsyncPinned(httpcore.AsyncNetworkBackend):
    """The asynchronous twin of `_Pinned`; a cancelled task ends its connection."""

    def __init__(self, addresses: Sequence[Address], end: float) -> None:
        self._addresses = addresses
        self._end = end
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - never by name
        port: int,
        *_: Any,
        **options: Any,
    ) -> httpcore.AsyncNetworkStream:
        for index, address in enumerate(self._addresses):
            timeout = _share(self._end, len(self._addresses) - index)
            try:
                return await self._inner.connect_tcp(str(address), port, timeout, None, options.get("socket_options"))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if index + 1 == len(self._addresses):
                    raise
        raise AssertionError


def _share(end: float, parts: int) -> float:
    """Return an equal part of the time that is left."""
    return max(0.001, (end - _clock()) / parts)


def _origin(request: Outgoing) -> httpcore.Origin:
    service = request.target.service
    return httpcore.Origin(service.scheme.encode(), service.host.encode(), service.port)


def _wire_request(
    request: Outgoing, limits: Limits, end: float, pieces: Iterator[bytes] | AsyncIterator[bytes]
) -> httpcore.Request:
    service = request.target.service
    left = max(0.001, end - _clock())
    timeouts = {"connect": min(left, limits.connect), "read": left, "write": left, "pool": left}
    url = httpcore.URL(
        scheme=service.scheme.encode(),
        host=service.host.encode(),
        port=service.port,
        target=request.target.path.encode(),
    )
    extensions = {"timeout": timeouts, "sni_hostname": service.host}
    return httpcore.Request(request.method, url, headers=request.headers, content=pieces, extensions=extensions)


def _pieces(body: bytes) -> Iterator[bytes]:
    return (body[start : start + CHUNK] for start in range(0, len(body), CHUNK))


async def _async_pieces(body: bytes) -> AsyncIterator[bytes]:
    for piece in _pieces(body):
        yield piece


class _Collected:
    """A body that is refused once it is larger than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self._size > self._limit:
            raise TooLarge
        self._chunks.append(chunk)

    def content(self) -> bytes:
        return b"".join(self._chunks)


def _received(response: httpcore.Response, body: _Collected) -> Received:
    if not 200 <= response.status <= 599:
        raise Unavailable(f"the service answered the status {response.status}")
    headers = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers]
    return Received(response.status, headers, body.content())
