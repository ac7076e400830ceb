"""The few PostgreSQL messages that the proxy reads or writes itself.

Written from the message formats of the PostgreSQL 18 documentation, chapter "Frontend/Backend Protocol".
"""

from __future__ import annotations

import struct
from typing import Final, TypeAlias

import attrs

from helios_host.proxies.postgres.framing import BadBytes

__all__ = [
    "BadStart",
    "CancelRequest",
    "EncryptionRequest",
    "StartupMessage",
    "StartupPacket",
    "bind_message",
    "bind_names",
    "close_message",
    "command_complete",
    "describe_message",
    "error_fields",
    "error_response",
    "execute_message",
    "function_oid",
    "parse_message",
    "parse_parts",
    "query_message",
    "query_text",
    "rows_of",
    "startup_as",
    "startup_packet",
    "string_at",
    "unencrypted",
    "unsupported_protocol",
    "with_position_moved",
]

MAX_STARTUP: Final = 10_004
"""Longest startup packet in bytes: `MAX_STARTUP_PACKET_LENGTH` of the server's pqcomm.h and the length itself."""

MAX_TEXT: Final = 2_000
"""Most characters of one field of an error that the proxy writes."""

_SSL_REQUEST: Final = 80877103
_GSSENC_REQUEST: Final = 80877104
_CANCEL_REQUEST: Final = 80877102
_TLS_CLIENT_HELLO: Final = b"\x16\x03"

_INT: Final = struct.Struct("!I")
_TWO_INTS: Final = struct.Struct("!II")

_ENDLESS: Final = "a message has a string without an end"


class BadStart(BadBytes):
    """A startup packet that the server refuses; `answer` is what it would send before it closes the connection."""

    def __init__(self, words: str, answer: bytes = b"") -> None:
        super().__init__(words)
        self.answer = answer


@attrs.frozen
class StartupMessage:
    """Opens a session: `raw` is the whole packet, `parameters` are its pairs of name and value in the order sent."""

    raw: bytes
    parameters: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """Return the value of a parameter, the last one where it was sent twice, as the server takes it."""
        return next((value for key, value in reversed(self.parameters) if key == name), None)


@attrs.frozen
class EncryptionRequest:
    """Asks for TLS (`SSLRequest`) or, where `gss`, for GSSAPI encryption; the answer is one byte."""

    gss: bool

    @property
    def code(self) -> int:
        """The code that stands in place of a protocol's version."""
        return _GSSENC_REQUEST if self.gss else _SSL_REQUEST


@attrs.frozen
class CancelRequest:
    """Asks the server to cancel what another session runs; `raw` is the whole packet."""

    raw: bytes


StartupPacket: TypeAlias = StartupMessage | EncryptionRequest | CancelRequest


def startup_packet(data: bytes | bytearray) -> tuple[StartupPacket, int] | None:
    """Return the packet that a connection starts with and its length in bytes, `None` while it has not come whole.

    Raises `BadStart`, as the server's `ProcessStartupPacket` has it: to lengths that cannot be it says nothing.
    """
    if len(data) >= 2 and data[:2] == _TLS_CLIENT_HELLO:
        raise BadStart("a TLS ClientHello without SSLRequest (sslnegotiation=direct is not supported)")
    if len(data) < 4:
        return None
    (length,) = _INT.unpack_from(data)
    if not 8 <= length <= MAX_STARTUP:
        raise BadStart(f"invalid length of startup packet: {length}, expected 8 to {MAX_STARTUP}")
    if len(data) < length:
        return None
    (code,) = _INT.unpack_from(data, 4)
    raw = bytes(data[:length])
    if code in (_SSL_REQUEST, _GSSENC_REQUEST):
        return EncryptionRequest(code == _GSSENC_REQUEST), length
    if code == _CANCEL_REQUEST:
        if not 12 < length <= 12 + 256:
            raise BadStart(f"invalid length of cancel request packet: {length}, expected 13 to {12 + 256}")
        return CancelRequest(raw), length
    if code >> 16 == 3:
        return StartupMessage(raw, _parameters(raw[8:])), length
    raise unsupported_protocol(code)


def unsupported_protocol(code: int) -> BadStart:
    """Return what is wrong with a startup packet of this code, which is no protocol that the server has."""
    words = f"unsupported frontend protocol {code >> 16}.{code & 0xFFFF}: server supports 3.0 to 3.2"
    if code >> 16 < 3:  # whose errors are texts
        return BadStart(words, f"EFATAL:  {words}\n\0".encode())
    return BadStart(words, error_response("0A000", words, severity="FATAL"))


def unencrypted(request: EncryptionRequest) -> BadStart:
    """Return what is wrong where more came with a request for encryption, before the answer to it."""
    words = f"received unencrypted data after {'GSSAPI encryption' if request.gss else 'SSL'} request"
    detail = "This could be either a client-software bug or evidence of an attempted man-in-the-middle attack."
    return BadStart(words, error_response("08P01", words, severity="FATAL", detail=detail))


def _parameters(body: bytes) -> tuple[tuple[str, str], ...]:
    # Names that are no UTF-8 are shown with escapes: the bytes themselves go to the server unchanged.
    texts = [text.decode("utf-8", "backslashreplace") for text in body.split(b"\0")]
    names = texts[:-2:2]
    if len(texts) % 2 or texts[-2:] != ["", ""] or "" in names:
        words = "invalid startup packet layout: expected terminator as last byte"
        raise BadStart(words, error_response("08P01", words, severity="FATAL"))
    return tuple(zip(names, texts[1:-2:2], strict=True))


def startup_as(startup: StartupMessage, user: str, database: str) -> bytes:
    """Return the startup message with another user and the database that the client meant, else as it is.

    Parameters with a hyphen in their names are left out: the server has none such, they are for plugins.
    """
    given = [pair for pair in startup.parameters if pair[0] not in ("user", "database") and "-" not in pair[0]]
    pairs = [("user", user), ("database", database), *given]
    body = b"".join(name.encode() + b"\0" + value.encode() + b"\0" for name, value in pairs)
    return b"%b%b%b\0" % (_INT.pack(len(body) + 9), startup.raw[4:8], body)


def string_at(data: bytes, pos: int, stop: int) -> tuple[bytes, int]:
    """Return the string that starts at `pos` and where what follows it starts; raises `BadBytes`."""
    end = data.find(0, pos, stop)
    if end < 0:
        raise BadBytes(_ENDLESS)
    return data[pos:end], end + 1


def query_text(data: bytes, start: int, stop: int) -> bytes:
    """Return the SQL text of a Query message; raises `BadBytes`."""
    end = data.find(0, start + 5, stop)
    if end + 1 != stop:
        raise BadBytes(_ENDLESS if end < 0 else "Query has bytes after the end of its text")
    return data[start + 5 : end]


def parse_parts(data: bytes, start: int, stop: int) -> tuple[bytes, bytes, bytes]:
    """Return statement name, SQL text and the parameter types, still packed, of a Parse message; raises `BadBytes`."""
    name, pos = string_at(data, start + 5, stop)
    text, pos = string_at(data, pos, stop)
    types = data[pos:stop]
    if len(types) < 2 or len(types) != 2 + 4 * int.from_bytes(types[:2]):
        raise BadBytes("Parse has a list of parameter types of the wrong length")
    return name, text, types


def bind_names(data: bytes, start: int, stop: int) -> tuple[bytes, bytes]:
    """Return the names of portal and statement of a Bind message, of which the start is enough; raises `BadBytes`."""
    middle = data.find(0, start + 5, stop)
    end = data.find(0, middle + 1, stop) if middle >= 0 else -1
    if end < 0:
        raise BadBytes("Bind has a string without an end")
    return data[start + 5 : middle], data[middle + 1 : end]


def function_oid(data: bytes, start: int, stop: int) -> int:
    """Return the object id of the function that a FunctionCall message calls; raises `BadBytes`."""
    if stop - start < 9:
        raise BadBytes("FunctionCall is too short for a function's id")
    return int.from_bytes(data[start + 5 : start + 9])


def query_message(text: bytes) -> bytes:
    """Return a Query message."""
    return b"Q%b%b\0" % (_INT.pack(len(text) + 5), text)


def parse_message(name: bytes, text: bytes, types: bytes) -> bytes:
    """Return a Parse message; `types` as `parse_parts` gave them."""
    return b"P%b%b\0%b\0%b" % (_INT.pack(len(name) + len(text) + len(types) + 6), name, text, types)


def execute_message(portal: bytes) -> bytes:
    """Return an Execute message without a row limit."""
    return b"E%b%b\0\0\0\0\0" % (_INT.pack(len(portal) + 9), portal)


def bind_message(portal: bytes, statement: bytes) -> bytes:
    """Return a Bind message of a statement without parameters, with results in text."""
    return b"B%b%b\0%b\0\0\0\0\0\0\0" % (_INT.pack(len(portal) + len(statement) + 12), portal, statement)


def close_message(kind: bytes, name: bytes) -> bytes:
    """Return a Close message of a portal (`P`) or a statement (`S`)."""
    return b"C%b%b%b\0" % (_INT.pack(len(name) + 6), kind, name)


def describe_message(portal: bytes) -> bytes:
    """Return a Describe message of a portal."""
    return b"D%bP%b\0" % (_INT.pack(len(portal) + 6), portal)


def command_complete(tag: bytes) -> bytes:
    """Return a CommandComplete message."""
    return b"C%b%b\0" % (_INT.pack(len(tag) + 5), tag)


def error_response(
    sqlstate: str, message: str, *, severity: str = "ERROR", detail: str | None = None, hint: str | None = None
) -> bytes:
    """Return an ErrorResponse message; texts are cut at `MAX_TEXT` characters and cleaned of control characters."""
    fields = [f"S{severity}", f"V{severity}", f"C{sqlstate}", f"M{_clean(message)}"]
    fields += [f"D{_clean(detail)}"] if detail else []
    fields += [f"H{_clean(hint)}"] if hint else []
    body = "\0".join([*fields, "\0"]).encode()
    return b"E%b%b" % (_INT.pack(len(body) + 4), body)


def _clean(text: str) -> str:
    cut = text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in cut) or "(no message)"


def error_fields(error: bytes) -> dict[str, str]:
    """Return the fields of an ErrorResponse by their letters, such as `C` for the SQLSTATE and `M` for the message."""
    fields = error[5:].split(b"\0")
    return {field[:1].decode("ascii", "replace"): field[1:].decode(errors="replace") for field in fields if field}


def with_position_moved(error: bytes, by: int) -> bytes:
    """Return an ErrorResponse or NoticeResponse whose position in the text, if it has one, is moved."""
    fields = error[5:].split(b"\0")
    moved = [b"P%d" % max(1, int(f[1:]) + by) if f[:1] == b"P" and f[1:].isdigit() else f for f in fields]
    body = b"\0".join(moved)
    return error[:1] + _INT.pack(len(body) + 4) + body


def rows_of(tag: bytes) -> int:
    """Return the number of rows that a CommandComplete's tag names, such as `INSERT 0 5`; zero where it names none."""
    last = tag.rpartition(b" ")[2]
    return int(last) if last.isdigit() else 0
