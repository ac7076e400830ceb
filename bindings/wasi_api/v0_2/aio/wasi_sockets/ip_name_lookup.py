# Generated from wasi:sockets@0.2 by witbind. Do not edit.
"""The interface `ip-name-lookup` of `wasi:sockets`."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ...wasi_sockets.ip_name_lookup import ErrorCode, IpAddress
from ..wasi_io.poll import Pollable
from .network import Network

__all__ = ["IpNameLookup", "Network", "Pollable", "ResolveAddressStream"]


class ResolveAddressStream(Protocol):
    """The resource `resolve-address-stream`, which the host implements."""

    def resolve_next_address(self) -> AwaitableOrValue[Ok[IpAddress | None] | Err[ErrorCode]]:
        """Returns the next address from the resolver.

        This function should be called multiple times. On each call, it will
        return the next address in connection order preference. If all
        addresses have been exhausted, this function returns `none`.

        This function never returns IPv4-mapped IPv6 addresses.

        # Typical errors
        - `name-unresolvable`:          Name does not exist or has no suitable associated IP addresses. (EAI_NONAME,
        EAI_NODATA, EAI_ADDRFAMILY)
        - `temporary-resolver-failure`: A temporary failure in name resolution occurred. (EAI_AGAIN)
        - `permanent-resolver-failure`: A permanent failure in name resolution occurred. (EAI_FAIL)
        - `would-block`:                A result is not available yet. (EWOULDBLOCK, EAGAIN)
        """
        ...

    def subscribe(self) -> AwaitableOrValue[Pollable]:
        """Create a `pollable` which will resolve once the stream is ready for I/O.

        Note: this function is here for WASI 0.2 only.
        It's planned to be removed when `future` is natively supported in Preview3.
        """
        ...


class IpNameLookup(Protocol):
    """The interface `ip-name-lookup` of `wasi:sockets`."""

    def resolve_addresses(
        self,
        network: Network,
        name: str,
    ) -> AwaitableOrValue[Ok[ResolveAddressStream] | Err[ErrorCode]]:
        """Resolve an internet host name to a list of IP addresses.

        Unicode domain names are automatically converted to ASCII using IDNA encoding.
        If the input is an IP address string, the address is parsed and returned
        as-is without making any external requests.

        See the wasi-socket proposal README.md for a comparison with getaddrinfo.

        This function never blocks. It either immediately fails or immediately
        returns successfully with a `resolve-address-stream` that can be used
        to (asynchronously) fetch the results.

        # Typical errors
        - `invalid-argument`: `name` is a syntactically invalid domain name or IP address.

        # References:
        - <https://pubs.opengroup.org/onlinepubs/9699919799/functions/getaddrinfo.html>
        - <https://man7.org/linux/man-pages/man3/getaddrinfo.3.html>
        - <https://learn.microsoft.com/en-us/windows/win32/api/ws2tcpip/nf-ws2tcpip-getaddrinfo>
        - <https://man.freebsd.org/cgi/man.cgi?query=getaddrinfo&sektion=3>
        """
        ...
