# Generated from wasi:sockets@0.2 by witbind. Do not edit.
"""The interface `network` of `wasi:sockets`."""

from __future__ import annotations

from enum import Enum
from typing import Protocol, TypeAlias

import attrs

__all__ = [
    "ErrorCode",
    "IpAddress",
    "IpAddressFamily",
    "IpAddressIpv4",
    "IpAddressIpv6",
    "IpSocketAddress",
    "IpSocketAddressIpv4",
    "IpSocketAddressIpv6",
    "Ipv4Address",
    "Ipv4SocketAddress",
    "Ipv6Address",
    "Ipv6SocketAddress",
    "Network",
]


class ErrorCode(Enum):
    """Error codes.

    In theory, every API can return any error code.
    In practice, API's typically only return the errors documented per API
    combined with a couple of errors that are always possible:
    - `unknown`
    - `access-denied`
    - `not-supported`
    - `out-of-memory`
    - `concurrency-conflict`

    See each individual API for what the POSIX equivalents are. They sometimes differ per API.
    """

    UNKNOWN = "unknown"
    """Unknown error"""

    ACCESS_DENIED = "access-denied"
    """Access denied.

    POSIX equivalent: EACCES, EPERM
    """

    NOT_SUPPORTED = "not-supported"
    """The operation is not supported.

    POSIX equivalent: EOPNOTSUPP
    """

    INVALID_ARGUMENT = "invalid-argument"
    """One of the arguments is invalid.

    POSIX equivalent: EINVAL
    """

    OUT_OF_MEMORY = "out-of-memory"
    """Not enough memory to complete the operation.

    POSIX equivalent: ENOMEM, ENOBUFS, EAI_MEMORY
    """

    TIMEOUT = "timeout"
    """The operation timed out before it could finish completely."""

    CONCURRENCY_CONFLICT = "concurrency-conflict"
    """This operation is incompatible with another asynchronous operation that is already in progress.

    POSIX equivalent: EALREADY
    """

    NOT_IN_PROGRESS = "not-in-progress"
    """Trying to finish an asynchronous operation that:
    - has not been started yet, or:
    - was already finished by a previous `finish-*` call.

    Note: this is scheduled to be removed when `future`s are natively supported.
    """

    WOULD_BLOCK = "would-block"
    """The operation has been aborted because it could not be completed immediately.

    Note: this is scheduled to be removed when `future`s are natively supported.
    """

    INVALID_STATE = "invalid-state"
    """The operation is not valid in the socket's current state."""

    NEW_SOCKET_LIMIT = "new-socket-limit"
    """A new socket resource could not be created because of a system limit."""

    ADDRESS_NOT_BINDABLE = "address-not-bindable"
    """A bind operation failed because the provided address is not an address that the `network` can bind to."""

    ADDRESS_IN_USE = "address-in-use"
    """A bind operation failed because the provided address is already in use or because there are no ephemeral ports
    available.
    """

    REMOTE_UNREACHABLE = "remote-unreachable"
    """The remote address is not reachable"""

    CONNECTION_REFUSED = "connection-refused"
    """The TCP connection was forcefully rejected"""

    CONNECTION_RESET = "connection-reset"
    """The TCP connection was reset."""

    CONNECTION_ABORTED = "connection-aborted"
    """A TCP connection was aborted."""

    DATAGRAM_TOO_LARGE = "datagram-too-large"
    """The size of a datagram sent to a UDP socket exceeded the maximum
    supported size.
    """

    NAME_UNRESOLVABLE = "name-unresolvable"
    """Name does not exist or has no suitable associated IP addresses."""

    TEMPORARY_RESOLVER_FAILURE = "temporary-resolver-failure"
    """A temporary failure in name resolution occurred."""

    PERMANENT_RESOLVER_FAILURE = "permanent-resolver-failure"
    """A permanent failure in name resolution occurred."""


Ipv4Address: TypeAlias = tuple[int, int, int, int]


Ipv6Address: TypeAlias = tuple[int, int, int, int, int, int, int, int]


@attrs.frozen
class IpAddressIpv4:
    """The case `ipv4` of `ip-address`."""

    value: Ipv4Address


@attrs.frozen
class IpAddressIpv6:
    """The case `ipv6` of `ip-address`."""

    value: Ipv6Address


IpAddress: TypeAlias = IpAddressIpv4 | IpAddressIpv6


class IpAddressFamily(Enum):
    IPV4 = "ipv4"
    """Similar to `AF_INET` in POSIX."""

    IPV6 = "ipv6"
    """Similar to `AF_INET6` in POSIX."""


@attrs.frozen(kw_only=True)
class Ipv4SocketAddress:
    port: int
    """sin_port"""

    address: Ipv4Address
    """sin_addr"""


@attrs.frozen(kw_only=True)
class Ipv6SocketAddress:
    port: int
    """sin6_port"""

    flow_info: int
    """sin6_flowinfo"""

    address: Ipv6Address
    """sin6_addr"""

    scope_id: int
    """sin6_scope_id"""


@attrs.frozen
class IpSocketAddressIpv4:
    """The case `ipv4` of `ip-socket-address`."""

    value: Ipv4SocketAddress


@attrs.frozen
class IpSocketAddressIpv6:
    """The case `ipv6` of `ip-socket-address`."""

    value: Ipv6SocketAddress


IpSocketAddress: TypeAlias = IpSocketAddressIpv4 | IpSocketAddressIpv6


class Network(Protocol):
    """An opaque resource that represents access to (a subset of) the network.
    This enables context-based security for networking.
    There is no need for this to map 1:1 to a physical network interface.
    """
