# Generated from wasi:sockets@0.2 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = ["INSTANCE_NETWORK", "IP_NAME_LOOKUP", "NETWORK", "TCP", "TCP_CREATE_SOCKET", "UDP", "UDP_CREATE_SOCKET"]

INSTANCE_NETWORK: Final = "wasi:sockets/instance-network@0.2.12"
IP_NAME_LOOKUP: Final = "wasi:sockets/ip-name-lookup@0.2.12"
NETWORK: Final = "wasi:sockets/network@0.2.12"
TCP: Final = "wasi:sockets/tcp@0.2.12"
TCP_CREATE_SOCKET: Final = "wasi:sockets/tcp-create-socket@0.2.12"
UDP: Final = "wasi:sockets/udp@0.2.12"
UDP_CREATE_SOCKET: Final = "wasi:sockets/udp-create-socket@0.2.12"
