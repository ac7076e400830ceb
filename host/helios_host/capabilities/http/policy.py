"""The network policy: which services a plugin may call, and which addresses a name may lead to.

It does no I/O, and serves whatever lets a plugin send requests: `http`, and `wasi:http` once that is offered.

A service is allowed by exact scheme, host and port. Its name is resolved once; every address that comes back is
checked, and the connection goes to one of those addresses. Addresses that are not public are denied unless the plugin
is granted the name (`allow_private`); addresses of metadata services, multicast and reserved ones, and IPv6 addresses
that hold IPv4 ones, only if it is granted the address itself.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from helios_host.capabilities.failures import Invalid
from helios_host.errors import printable

from .addresses import Address, kind_of

__all__ = ["Denied", "Grants", "Service", "Target", "parse_target"]

_URL: Final = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>\[[0-9a-f:.]{2,45}\]|[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9])?)"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>/[\x21-\x7e]*|\?[\x21-\x7e]*)?",
    re.IGNORECASE,
)
_PORTS: Final = {"http": 80, "https": 443}

MAX_URL: Final = 8192


class Denied(Exception):
    """The policy does not allow it; the message prints the line of configuration that is missing."""


@attrs.frozen
class Service:
    """What is allowed: an exact scheme, host and port, in lower case."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.authority_host}{port}"

    @property
    def authority_host(self) -> str:
        """The host as URLs write it."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def authority(self) -> str:
        """The value of the `Host` header."""
        return str(self).partition("://")[2]

    @property
    def literal(self) -> Address | None:
        """The host as an address, where it is one."""
        try:
            return ipaddress.ip_address(self.host)
        except ValueError:
            return None


@attrs.frozen
class Target:
    """Where a request goes: the service, and the path with the query."""

    service: Service
    path: str


def parse_target(url: str) -> Target:
    """Return where a URL leads; raises `Invalid`.

    User names, fragments, blanks and characters outside ASCII are refused: parsers disagree about them.
    """
    match = _URL.fullmatch(url) if len(url) <= MAX_URL else None
    port = int(match["port"]) if match and match["port"] else None
    if match is None or port == 0 or (port or 0) > 65535 or "#" in url:
        raise Invalid(f"the URL {printable(url, 200)!r}: expected such as https://host:port/path, in ASCII")
    scheme = match["scheme"].lower()
    host = match["host"].lower()
    if host.startswith("["):
        try:
            host = str(ipaddress.IPv6Address(host[1:-1]))
        except ValueError:
            raise Invalid(f"the URL {printable(url, 200)!r}: {host} is no IPv6 address") from None
    path = match["path"] or "/"
    return Target(Service(scheme, host, port or _PORTS[scheme]), path if path.startswith("/") else f"/{path}")


@attrs.frozen
class Grants:
    """What one plugin may reach: services, and names or addresses whose addresses need not be public."""

    plugin: str
    services: frozenset[Service]
    private: frozenset[str]

    @classmethod
    def of(cls, plugin: str, allow: Iterable[str], private: Iterable[str]) -> Grants:
        """Read the lists of a configuration; raises `ValueError` that says which entry is wrong."""
        services = []
        for entry in allow:
            try:
                target = parse_target(entry)
            except Invalid as error:
                raise ValueError(str(error)) from None
            if target.path != "/":
                raise ValueError(f"{entry!r}: expected scheme, host and port only, such as {target.service}")
            services.append(target.service)
        return cls(plugin, frozenset(services), frozenset(_name(entry) for entry in private))

    def check_service(self, service: Service) -> None:
        """Raise `Denied` unless the plugin may call a service."""
        if service not in self.services:
            line = self._line("allow", [*map(str, self.services), str(service)])
            raise Denied(f"{service} is not allowed: write {line}")

    def check_addresses(self, service: Service, found: Sequence[Address]) -> None:
        """Raise `Denied` unless every address that the service's name leads to may be reached."""
        for address in found:
            kind = kind_of(address)
            if kind is None or str(address) in self.private or (kind.by_host and service.host in self.private):
                continue
            wanted = service.host if kind.by_host else str(address)
            line = self._line("allow_private", [*self.private, wanted])
            raise Denied(f"{service.host} is {address}, {kind.name}: write {line}")

    def _line(self, option: str, entries: Iterable[str]) -> str:
        """Return the line of configuration that grants these entries, and where it stands."""
        listed = ", ".join(f'"{entry}"' for entry in sorted(set(entries)))
        section = f'"{self.plugin}"' if "." in self.plugin else self.plugin
        return f"{option} = [{listed}] in [plugins.{section}.network]"


def _name(entry: str) -> str:
    try:
        return str(ipaddress.ip_address(entry))
    except ValueError:
        if not re.fullmatch(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9])?", entry):
            raise ValueError(f"{entry!r}: expected the name of a host in lower case, or an address") from None
        return entry
