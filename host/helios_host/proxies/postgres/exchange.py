"""Messages of a login, one at a time, and those that only a login has.

Written from the message formats of the PostgreSQL 18 documentation, chapter "Frontend/Backend Protocol".
"""

from __future__ import annotations

import asyncio
import struct
from typing import Final

from helios_host.proxies.postgres.framing import BadBytes

__all__ = [
    "MAX_LOGIN",
    "OK",
    "PASSWORD",
    "SASL",
    "SASL_CONTINUE",
    "SASL_FINAL",
    "Messages",
    "authentication",
    "decoded",
    "password_message",
    "sasl_initial",
    "sasl_initial_message",
    "texts",
]

MAX_LOGIN: Final = 64 << 10
"""Longest message of a login in bytes."""

OK: Final = 0
PASSWORD: Final = 3
SASL: Final = 10
SASL_CONTINUE: Final = 11
SASL_FINAL: Final = 12

MAX_AHEAD: Final = 1 << 20
"""Most bytes that are kept of what was not asked for yet."""

_HEADER: Final = struct.Struct("!BI")
_INT: Final = struct.Struct("!I")


class Messages:
    """What one side sends, as whole messages that are awaited; `feed` and `lost` are for its protocol."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._more = asyncio.Event()
        self._lost: Exception | None = None

    def feed(self, data: bytes) -> None:
        """Take what came; raises `BadBytes` where it is more than a login has."""
        self._buffer += data
        if len(self._buffer) > MAX_AHEAD:
            raise BadBytes(f"more than a login has: {len(self._buffer)} bytes, expected at most {MAX_AHEAD}")
        self._more.set()

    def lost(self, error: Exception | None) -> None:
        """The connection is gone: who waits gets a `ConnectionError`."""
        self._lost = ConnectionResetError(str(error) if error else "the connection was closed")
        self._more.set()

    async def next(self) -> tuple[int, bytes]:
        """Return a message's kind and the whole message; raises `BadBytes` and `ConnectionError`."""
        while True:
            if len(self._buffer) >= _HEADER.size:
                kind, length = _HEADER.unpack_from(self._buffer)
                if not 4 <= length <= MAX_LOGIN:
                    raise BadBytes(f"a message of the login has length {length}, expected 4 to {MAX_LOGIN}")
                if len(self._buffer) > length:
                    message = bytes(self._buffer[: length + 1])
                    del self._buffer[: length + 1]
                    return kind, message
            if self._lost is not None:
                raise self._lost
            self._more.clear()
            await self._more.wait()

    def rest(self) -> bytes:
        """Take what came and was not asked for."""
        rest = bytes(self._buffer)
        self._buffer.clear()
        return rest


def authentication(code: int, data: bytes = b"") -> bytes:
    """Return a message with which a server asks for, goes on with, or ends an authentication."""
    return b"R%b%b%b" % (_INT.pack(len(data) + 8), _INT.pack(code), data)


def password_message(data: bytes) -> bytes:
    """Return a client's answer: a password with its zero byte, or the data of SASL."""
    return b"p%b%b" % (_INT.pack(len(data) + 4), data)


def sasl_initial_message(mechanism: str, data: str) -> bytes:
    """Return a client's first answer to SASL."""
    body = data.encode()
    return password_message(b"%b\0%b%b" % (mechanism.encode(), _INT.pack(len(body)), body))


def sasl_initial(message: bytes) -> tuple[str, str]:
    """Return mechanism and data of a client's first answer to SASL; raises `BadBytes`."""
    name, zero, rest = message[5:].partition(b"\0")
    if not zero or len(rest) < 4 or _INT.unpack_from(rest)[0] != len(rest) - 4:
        raise BadBytes("SASLInitialResponse is not a mechanism and its data")
    return decoded(name), decoded(rest[4:])


def decoded(data: bytes) -> str:
    """Return the text of a login's message; raises `BadBytes`."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BadBytes("a message of the login is no UTF-8") from error


def texts(data: bytes) -> list[str]:
    """Return strings that each end with a zero byte, up to an empty one; raises `BadBytes`."""
    parts = data.split(b"\0")
    if parts[-2:] != [b"", b""]:
        raise BadBytes("a list of mechanisms has no end")
    return [decoded(part) for part in parts[:-2]]
