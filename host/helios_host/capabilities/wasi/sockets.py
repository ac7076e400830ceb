"""`wasi:sockets`: it can be linked, and every call answers `access-denied`."""

from __future__ import annotations

from typing import Final

from wasi_api.v0_2.wasi_sockets.network import ErrorCode, IpAddressFamily
from witbind import Err

from .state import Resource, WasiState

__all__ = ["Network", "Sockets"]


class Network(Resource):
    """A network that leads nowhere."""

    __slots__ = ()


class Sockets:
    """`instance-network`, `tcp-create-socket`, `udp-create-socket` and `ip-name-lookup`."""

    def __init__(self, state: WasiState) -> None:
        self._state: Final = state

    def instance_network(self) -> Network:
        """Return the network, which nothing else takes."""
        return Network(self._state)

    def create_tcp_socket(self, address_family: IpAddressFamily) -> Err[ErrorCode]:
        """Deny."""
        return Err(ErrorCode.ACCESS_DENIED)

    def create_udp_socket(self, address_family: IpAddressFamily) -> Err[ErrorCode]:
        """Deny."""
        return Err(ErrorCode.ACCESS_DENIED)

    def resolve_addresses(self, network: Network, name: str) -> Err[ErrorCode]:
        """Deny."""
        return Err(ErrorCode.ACCESS_DENIED)
