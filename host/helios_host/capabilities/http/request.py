"""What a plugin may put into a request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from helios_host.capabilities.failures import Invalid, TooLarge
from helios_host.errors import printable

from .policy import Target, parse_target

__all__ = [
    "HEADER_NAME",
    "HEADER_VALUE",
    "MAX_HEADERS",
    "MAX_HEADER_BYTES",
    "METHODS",
    "OWN_HEADERS",
    "Outgoing",
    "outgoing",
]

METHODS: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
"""Methods that a plugin may use: `CONNECT` would open a tunnel, `TRACE` echoes headers."""

OWN_HEADERS: Final = frozenset(
    {
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
"""Headers that frame or route the message: the host writes them itself."""

MAX_HEADERS: Final = 100
MAX_HEADER_BYTES: Final = 32 << 10

HEADER_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}")  # a token of RFC 9110
HEADER_VALUE: Final = re.compile(r"[\t\x20-\x7e\x80-\xff]*")


@attrs.frozen
class Outgoing:
    """A request that was checked: `headers` are all that is sent, in order."""

    method: str
    target: Target
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


def outgoing(method: str, url: str, headers: Sequence[tuple[str, str]], body: bytes, limit: int) -> Outgoing:
    """Check a request and complete its headers; raises `Invalid` and `TooLarge`. `limit` bounds the body in bytes."""
    if method not in METHODS:
        raise Invalid(f"the method {printable(method, 40)!r}: expected one of {', '.join(sorted(METHODS))}")
    target = parse_target(url)
    if len(body) > limit or len(headers) > MAX_HEADERS:
        raise TooLarge
    checked = [_checked(name, value) for name, value in headers]
    if sum(len(name) + len(value) for name, value in checked) > MAX_HEADER_BYTES:
        raise TooLarge
    own = [(b"host", target.service.authority.encode()), (b"connection", b"close")]
    if body or method in ("PATCH", "POST", "PUT"):
        own.append((b"content-length", str(len(body)).encode()))
    return Outgoing(method, target, (*own, *checked), body)


def _checked(name: str, value: str) -> tuple[bytes, bytes]:
    lower = name.lower()
    if not HEADER_NAME.fullmatch(name):
        raise Invalid(f"the header {printable(name, 80)!r}: its name is not one of HTTP")
    if lower in OWN_HEADERS or lower.startswith("proxy-"):
        raise Invalid(f"the header {name}: the host writes it itself")
    if not HEADER_VALUE.fullmatch(value) or value != value.strip(" \t"):
        raise Invalid(f"the header {name}: its value has characters that HTTP does not allow, or blanks around it")
    return lower.encode(), value.encode("latin-1")
