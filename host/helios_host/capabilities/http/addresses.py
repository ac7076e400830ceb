"""Which network an address belongs to, as far as plugins may not reach it by default.

From IANA's IPv4 and IPv6 special-purpose address registries (RFC 6890 and its updates), and from what cloud providers
document of their metadata services.
"""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final, TypeAlias

import attrs

__all__ = ["Address", "Kind", "kind_of"]

Address: TypeAlias = IPv4Address | IPv6Address


@attrs.frozen
class Kind:
    """A kind of address; `by_host` says whether naming a host grants it, or only naming the address itself."""

    name: str
    by_host: bool = True


_LOOPBACK: Final = Kind("a loopback address")
_PRIVATE: Final = Kind("a private address")
_LINK_LOCAL: Final = Kind("a link-local address")
_CGNAT: Final = Kind("an address of carrier-grade NAT")
_UNIQUE_LOCAL: Final = Kind("a unique local address")
_MAPPED: Final = Kind("an IPv4-mapped address", by_host=False)
_EMBEDDED: Final = Kind("an address that holds an IPv4 address", by_host=False)
_METADATA: Final = Kind("an address of a metadata service", by_host=False)
_MULTICAST: Final = Kind("a multicast address", by_host=False)
_RESERVED: Final = Kind("a reserved address", by_host=False)

_NETWORKS: Final[tuple[tuple[IPv4Network | IPv6Network, Kind], ...]] = tuple(
    (ipaddress.ip_network(network), kind)
    for network, kind in (
        ("169.254.169.254/32", _METADATA),  # AWS, Azure, Google, OpenStack and others
        ("169.254.170.2/32", _METADATA),  # AWS ECS task credentials
        ("169.254.170.23/32", _METADATA),  # AWS EKS pod identity
        ("100.100.100.200/32", _METADATA),  # Alibaba Cloud
        ("168.63.129.16/32", _METADATA),  # Azure's host services, a public address
        ("192.0.0.192/32", _METADATA),  # Oracle Cloud
        ("fd00:ec2::/32", _METADATA),  # AWS over IPv6
        ("fd20:ce::254/128", _METADATA),  # Google over IPv6
        ("127.0.0.0/8", _LOOPBACK),
        ("10.0.0.0/8", _PRIVATE),
        ("172.16.0.0/12", _PRIVATE),
        ("192.168.0.0/16", _PRIVATE),
        ("169.254.0.0/16", _LINK_LOCAL),
        ("100.64.0.0/10", _CGNAT),
        ("224.0.0.0/4", _MULTICAST),
        ("0.0.0.0/8", _RESERVED),
        ("192.0.0.0/24", _RESERVED),
        ("192.0.2.0/24", _RESERVED),
        ("192.88.99.0/24", _RESERVED),
        ("198.18.0.0/15", _RESERVED),
        ("198.51.100.0/24", _RESERVED),
        ("203.0.113.0/24", _RESERVED),
        ("240.0.0.0/4", _RESERVED),
        ("::1/128", _LOOPBACK),
        ("::ffff:0:0/96", _MAPPED),
        ("64:ff9b::/96", _EMBEDDED),  # NAT64
        ("64:ff9b:1::/48", _EMBEDDED),
        ("2002::/16", _EMBEDDED),  # 6to4
        ("2001::/32", _EMBEDDED),  # Teredo
        ("::/96", _EMBEDDED),  # IPv4-compatible, and the unspecified address
        ("fe80::/10", _LINK_LOCAL),
        ("fec0::/10", _LINK_LOCAL),  # site-local, deprecated
        ("fc00::/7", _UNIQUE_LOCAL),
        ("ff00::/8", _MULTICAST),
    )
)

_GLOBAL_IPV6: Final = IPv6Network("2000::/3")
"""All that is assigned as global unicast; what lies outside and has no name above is reserved."""

_RESERVED_IPV6: Final = tuple(
    IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16")
)


def kind_of(address: Address) -> Kind | None:
    """Return what kind of address this is; `None` for one that a plugin may reach where its name is allowed."""
    for network, kind in _NETWORKS:
        if address.version == network.version and address in network:
            return kind
    if isinstance(address, IPv6Address) and (
        address not in _GLOBAL_IPV6 or address.scope_id or any(address in network for network in _RESERVED_IPV6)
    ):
        return _RESERVED
    return None
