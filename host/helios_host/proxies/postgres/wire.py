"""Plain connections that are read and written at once, without a turn of the event loop in between.

A transport of the event loop notes what is written and sends it after its callbacks; a proxy passes on almost all that
it gets, and can do so with one `recv` and one `send`. Connections with TLS are the event loop's own.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import select
import socket
import ssl
from collections.abc import Callable
from typing import Any, Final

__all__ = ["Breaks", "Listener", "Wire", "connected"]

_CHUNK: Final = 64 << 10
"""Most bytes that are read at once. What cannot be sent on at once is kept, and nothing more is read until it is."""

_BUFFER: Final = 64 << 10
"""Bytes of what a client sent that the system may keep for the server, which is near; twice that from the client.

Linux doubles both. Without a bound it is megabytes on both sides of the proxy: a client that writes on and on then
hears of the server's error only once it has written everything.
"""

_BACKLOG: Final = 1024
"""Most connections that wait to be accepted."""

_ACCEPTS: Final = 64
"""Most connections that are accepted at once."""

_PAUSE: Final = 1.0
"""Seconds without accepting after the system had no room for another connection."""

_NO_ROOM: Final = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})

_logger: Final = logging.getLogger(__name__)


class Breaks:
    """Tells wires that their connections broke or were closed from the other side.

    The event loop (libuv 1.x) gives up a socket at its first error, and calls its reader once more, which then gets
    what came before the error and not the error. So errors are looked for apart.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._wires: dict[int, Wire] = {}
        self._epoll = select.epoll()
        self._loop.add_reader(self._epoll.fileno(), self._look)

    def add(self, number: int, wire: Wire) -> None:
        """Watch the socket of that file number."""
        self._wires[number] = wire
        self._epoll.register(number, select.EPOLLET)  # errors and hang-ups are always told

    def remove(self, number: int) -> None:
        """Watch it no more."""
        if self._wires.pop(number, None) is not None and not self._epoll.closed:
            self._epoll.unregister(number)

    def close(self) -> None:
        """Watch nothing any more."""
        self._loop.remove_reader(self._epoll.fileno())
        self._epoll.close()

    def _look(self) -> None:
        for number, _ in self._epoll.poll(0):
            wire = self._wires.get(number)
            if wire is not None:
                wire.broken()


class Wire(asyncio.Transport):
    """The transport of a connected, non-blocking stream socket, which it owns; `peer` is the address at its other end.

    Its protocol is told to pause as soon as something waits to be sent, and to resume once nothing does.
    """

    def __init__(self, sock: socket.socket, peer: Any, protocol: asyncio.Protocol, breaks: Breaks) -> None:
        super().__init__({"peername": peer})
        self._loop = asyncio.get_running_loop()
        self._socket = sock
        self._breaks = breaks
        self._broken = False
        self._recv = sock.recv
        self._send = sock.send
        self._unsent = bytearray()
        self._reading = False
        self._closing = False
        self._ended = False
        self._is_heard = False  # whether the other side sends no more
        self._is_said = False  # whether this side sends no more once all is sent
        self.set_protocol(protocol)
        breaks.add(sock.fileno(), self)
        protocol.connection_made(self)
        self.resume_reading()

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """Give what comes from now on to another protocol."""
        assert isinstance(protocol, asyncio.Protocol)
        self._protocol = protocol
        self._received = protocol.data_received

    def get_protocol(self) -> asyncio.BaseProtocol:
        """Return the protocol."""
        return self._protocol

    def is_closing(self) -> bool:
        """Whether it is closed, or closes once all is sent."""
        return self._closing

    def pause_reading(self) -> None:
        """Read nothing until `resume_reading`."""
        if self._reading:
            self._reading = False
            self._loop.remove_reader(self._socket)

    def resume_reading(self) -> None:
        """Read again."""
        if not self._reading and not self._closing and not self._is_heard:
            self._reading = True
            if self._broken:
                self._loop.call_soon(self._read_rest)
            else:
                self._loop.add_reader(self._socket, self._readable)

    def broken(self) -> None:
        """Nothing can be sent any more, and what can still be read ends soon."""
        if self._broken:
            return
        self._broken = True
        if self._unsent:
            self._loop.call_soon(self._writable)
        if self._is_heard:
            self._fail(None)
        if self._reading:
            self._loop.remove_reader(self._socket)
            self._loop.call_soon(self._read_rest)

    def _read_rest(self) -> None:
        if self._reading:
            self._readable()
            self._loop.call_soon(self._read_rest)

    def _readable(self) -> None:
        try:
            data = self._recv(_CHUNK)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self._fail(error)
            return
        if not data:
            self.pause_reading()
            self._is_heard = True
            if self._broken or not self._protocol.eof_received():
                self.close()
            return
        try:
            self._received(data)
        except Exception as error:
            _logger.exception("connection failed")
            self._fail(error)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Send what can be sent at once, and the rest when it can be."""
        if self._closing:
            return
        if self._unsent:
            self._unsent += data
            return
        try:
            sent = self._send(data)
        except (BlockingIOError, InterruptedError):
            sent = 0
        except OSError:
            # What the other side said before it went is still to be read, and reading tells that it is gone.
            return
        if sent < len(data):
            self._unsent += memoryview(data)[sent:]
            self._loop.add_writer(self._socket, self._writable)
            self._protocol.pause_writing()

    def _writable(self) -> None:
        try:
            sent = len(self._unsent) if self._broken else self._send(self._unsent)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            sent = len(self._unsent)
        del self._unsent[:sent]
        if self._unsent:
            return
        self._loop.remove_writer(self._socket)
        if self._closing:
            self._fail(None)
            return
        if self._is_said:
            self._shut()
        self._protocol.resume_writing()

    def can_write_eof(self) -> bool:
        """Whether it can go on reading after the last that it writes."""
        return True

    def write_eof(self) -> None:
        """Tell the other side, once all is sent, that no more comes; what it sends is still read."""
        self._is_said = True
        if not self._unsent:
            self._shut()

    def _shut(self) -> None:
        with contextlib.suppress(OSError):  # it is gone, which reading tells
            self._socket.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Close the connection once all is sent; nothing more is read or written."""
        if self._closing:
            return
        self.pause_reading()
        self._closing = True
        if not self._unsent:
            self._loop.call_soon(self._end, None)

    def abort(self) -> None:
        """Close the connection now."""
        self._fail(None)

    async def start_tls(self, protocol: asyncio.Protocol, context: ssl.SSLContext, limit: float) -> None:
        """Encrypt the connection as its server, within `limit` seconds; the protocol gets another transport.

        Raises `OSError` where the handshake fails; the protocol is told nothing then.
        """
        self.pause_reading()
        self._closing = self._ended = True
        self._breaks.remove(self._socket.fileno())
        await self._loop.connect_accepted_socket(
            lambda: protocol, self._socket, ssl=context, ssl_handshake_timeout=limit
        )

    def _fail(self, error: Exception | None) -> None:
        self.pause_reading()
        self._closing = True
        self._loop.call_soon(self._end, error)

    def _end(self, error: Exception | None) -> None:
        if self._ended:
            return
        self._ended = True
        self._loop.remove_writer(self._socket)
        self._breaks.remove(self._socket.fileno())
        self._socket.close()
        self._protocol.connection_lost(error)


class Listener:
    """Listens at every address of a host, and hands on each connection's socket and peer address."""

    def __init__(self, sockets: list[socket.socket], accepted: Callable[[socket.socket, Any], object]) -> None:
        self._loop = asyncio.get_running_loop()
        self._sockets = sockets
        self._accepted = accepted
        for each in sockets:
            self._loop.add_reader(each, self._accept, each)

    @classmethod
    async def at(
        cls, host: str, port: int, accepted: Callable[[socket.socket, Any], object], *, shares_port: bool
    ) -> Listener:
        """Listen; raises `OSError` where an address cannot be had. Other processes may listen too if `shares_port`."""
        found = await asyncio.get_running_loop().getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        sockets: list[socket.socket] = []
        try:
            for family, address in dict.fromkeys((entry[0], entry[4]) for entry in found):
                sockets.append(socket.create_server(address, family=family, backlog=_BACKLOG, reuse_port=shares_port))
                sockets[-1].setblocking(False)
                sockets[-1].setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2 * _BUFFER)  # accepted sockets inherit it
        except OSError:
            for each in sockets:
                each.close()
            raise
        return cls(sockets, accepted)

    @property
    def port(self) -> int:
        """The port that it listens on, the first where several were chosen for port 0."""
        port: int = self._sockets[0].getsockname()[1]
        return port

    def close(self) -> None:
        """Accept no more."""
        for each in self._sockets:
            self._loop.remove_reader(each)
            each.close()
        self._sockets = []

    def _accept(self, listening: socket.socket) -> None:
        for _ in range(_ACCEPTS):
            try:
                client, peer = listening.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as error:
                if error.errno not in _NO_ROOM:
                    raise
                _logger.error("cannot accept: %s", error)
                self._loop.remove_reader(listening)
                self._loop.call_later(_PAUSE, self._go_on, listening)
                return
            _prepare(client)
            self._accepted(client, peer)

    def _go_on(self, listening: socket.socket) -> None:
        if listening in self._sockets:
            self._loop.add_reader(listening, self._accept, listening)


async def connected(family: int, address: Any) -> socket.socket:
    """Return a socket that is connected to the address; raises `OSError`."""
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        _prepare(made)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
        await asyncio.get_running_loop().sock_connect(made, address)
    except BaseException:
        made.close()
        raise
    return made


def _prepare(made: socket.socket) -> None:
    made.setblocking(False)
    if made.family != socket.AF_UNIX:
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
