"""Where the proxy listens, which server it stands before, and its limits."""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal, get_args
from urllib.parse import parse_qs, unquote, urlsplit

import attrs
from helios_api.v2.route import BackendRole

from helios_host.proxies.postgres.wire import connected

__all__ = [
    "TLS_MODES",
    "Address",
    "ProxySettings",
    "ServerTls",
    "Target",
    "TlsMode",
    "parse_listen",
    "parse_server",
    "parse_tags",
    "parse_target",
]

DEFAULT_PORT: Final = 5432

PRIMARY: Final = "primary"
"""The name of the server that `--server` says."""

TlsMode = Literal["disable", "require", "verify-ca", "verify-full"]
"""As libpq's `sslmode`, without the modes that go on in plain text where TLS cannot be had."""

TLS_MODES: Final[tuple[TlsMode, ...]] = get_args(TlsMode)


@attrs.frozen
class Address:
    """A TCP address, or the directory of a Unix-domain socket and the port that names the socket in it."""

    host: str
    port: int = DEFAULT_PORT

    @property
    def path(self) -> str | None:
        """Return the path of the Unix-domain socket, `None` for TCP."""
        return str(Path(self.host) / f".s.PGSQL.{self.port}") if self.host.startswith("/") else None

    def __str__(self) -> str:
        if self.path:
            return self.path
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    async def connect(self, limit: float) -> socket.socket:
        """Return a connected socket, within `limit` seconds; raises `OSError` (`TimeoutError` is one)."""
        async with asyncio.timeout(limit):
            if self.path:
                return await connected(socket.AF_UNIX, self.path)
            loop = asyncio.get_running_loop()
            found = await loop.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
            for family, _, _, _, address in found[:-1]:
                with suppress(OSError):
                    return await connected(family, address)
            return await connected(found[-1][0], found[-1][4])

    async def streams(self, limit: float) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Connect as `connect` does, with streams."""
        async with asyncio.timeout(limit):
            if self.path:
                return await asyncio.open_unix_connection(self.path)
            return await asyncio.open_connection(self.host, self.port)


@attrs.frozen
class ServerTls:
    """How servers are reached by TLS: `authorities` is a PEM file, `None` for the system's."""

    mode: TlsMode
    authorities: Path | None = None

    def context(self) -> ssl.SSLContext:
        """Return what connections are made with; raises `OSError` where the file cannot be read."""
        context = ssl.create_default_context(cafile=self.authorities)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.check_hostname = self.mode == "verify-full"
        context.verify_mode = ssl.CERT_NONE if self.mode == "require" else ssl.CERT_REQUIRED
        return context


@attrs.frozen(kw_only=True)
class Target:
    """A server that sessions may go to, as plugins know it."""

    name: str
    address: Address
    role: BackendRole
    weight: int = 1
    tags: tuple[tuple[str, str], ...] = ()


@attrs.frozen(kw_only=True)
class ProxySettings:
    """What the operator chooses; times are in seconds."""

    listen: Address
    server: Address
    max_connections: int = 100
    idle_timeout: float = 0
    """Without anything sent or awaited; 0 for ever."""

    connect_timeout: float = 5
    drain_timeout: float = 30
    server_tls: ServerTls | None = None
    server_tags: tuple[tuple[str, str], ...] = ()
    others: tuple[Target, ...] = ()
    """Servers beside `server` that plugins may send sessions to."""

    check_interval: float = 5
    """How often it is looked whether these are there, where there are any."""

    check_user: str | None = None
    """As whom, to learn how far they are behind; unknown without it."""

    ready_listen: Address | None = None
    deadline: int = 250_000
    """What each call of a hook gets, in microseconds; the host may give a plugin less."""

    authenticate_deadline: int = 5_000_000
    """The same for `authenticate`, which may have to ask others."""

    shares_port: bool = False
    """Whether other processes listen at the same address; the system gives each connection to one of them."""

    @property
    def targets(self) -> tuple[Target, ...]:
        """All servers, the one that sessions go to of themselves first."""
        own = Target(name=PRIMARY, address=self.server, role=BackendRole.PRIMARY, tags=self.server_tags)
        return (own, *self.others)


def parse_listen(text: str) -> Address:
    """Read `HOST:PORT`, `[HOST]:PORT` or `:PORT` (every address); raises `ValueError`."""
    match = re.fullmatch(r"(?:\[([^\]]+)\]|([^:\[\]/]*)):(\d{1,5})", text)
    if match is None or int(match[3]) > 65535:
        raise ValueError(f"{text!r} is no HOST:PORT")
    return Address(match[1] or match[2] or "0.0.0.0", int(match[3]))  # noqa: S104  what `:PORT` asks for


def parse_server(text: str) -> Address:
    """Read a server: `HOST`, `HOST:PORT`, a socket directory, a `postgresql://` URI or a `host=… port=…` string.

    What a URI or string says beyond host and port is the client's to say, and left out. Raises `ValueError`, also for
    an `sslmode` that asks for TLS, which is an option of its own.
    """
    if (asked := re.search(r"\bsslmode\s*=\s*'?(require|verify-ca|verify-full)\b", text)) is not None:
        raise ValueError(f"sslmode={asked[1]} is not read from the address: use --server-tls {asked[1]}")
    if text.startswith(("postgresql://", "postgres://")):
        return _from_uri(text)
    if text.startswith("/"):
        directory, _, port = text.partition(":")
        return Address(directory, int(port) if port else DEFAULT_PORT)
    if "=" in text:
        pairs = dict(_pairs(text))
        if "host" not in pairs:
            raise ValueError(f"{text!r} has no host=")
        return Address(pairs["host"], int(pairs.get("port", DEFAULT_PORT)))
    if ":" in text:
        return parse_listen(text)
    if not text:
        raise ValueError("the server is empty, expected HOST:PORT, a socket directory or a postgresql:// URI")
    return Address(text)


def parse_target(text: str, role: BackendRole) -> Target:
    """Read `NAME=SERVER[,weight=N][,TAG[=VALUE]…]`, where `SERVER` is as `parse_server` has it; raises `ValueError`."""
    first, *rest = text.split(",")
    name, equals, server = first.partition("=")
    if not equals or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}", name) or name == PRIMARY:
        raise ValueError(f"{text!r} is no NAME=SERVER,TAG=VALUE,… with a name other than {PRIMARY}")
    weight = 1
    tags: list[tuple[str, str]] = []
    for tag in rest:
        key, _, value = tag.partition("=")
        if key == "weight":
            if not re.fullmatch(r"[0-9]{1,6}", value):
                raise ValueError(f"{tag!r} is no weight=N")
            weight = int(value)
        else:
            tags += parse_tags(tag)
    return Target(name=name, address=parse_server(server), role=role, weight=weight, tags=tuple(tags))


def parse_tags(text: str) -> tuple[tuple[str, str], ...]:
    """Read `TAG[=VALUE],…`; raises `ValueError`."""
    pairs = [(key, value) for key, _, value in (tag.partition("=") for tag in text.split(","))]
    if not all(key for key, _ in pairs):
        raise ValueError(f"{text!r} has a tag without a name, expected TAG=VALUE,…")
    return tuple(pairs)


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(key, quoted or plain) for key, quoted, plain in re.findall(r"(\w+)\s*=\s*(?:'([^']*)'|(\S+))", text)]


def _from_uri(text: str) -> Address:
    parts = urlsplit(text)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    host = query.get("host") or unquote(parts.hostname or "")
    if not host:
        raise ValueError(f"{text!r} has no host")
    return Address(host, int(query.get("port") or parts.port or DEFAULT_PORT))
