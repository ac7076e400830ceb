# Generated from wasi:sockets@0.2 by witbind. Do not edit.
"""What `wasi:sockets` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from ...wasi_clocks import descriptors as wasi_clocks
from ...wasi_sockets import descriptors as wasi_sockets
from ...wasi_sockets import ids
from ..wasi_io import descriptors as wasi_io

__all__ = [
    "INSTANCE_NETWORK",
    "INTERFACES",
    "IP_NAME_LOOKUP",
    "IP_NAME_LOOKUP_RESOLVE_ADDRESS_STREAM",
    "NETWORK",
    "NETWORK_NETWORK",
    "TCP",
    "TCP_CREATE_SOCKET",
    "TCP_TCP_SOCKET",
    "UDP",
    "UDP_CREATE_SOCKET",
    "UDP_INCOMING_DATAGRAM_STREAM",
    "UDP_OUTGOING_DATAGRAM_STREAM",
    "UDP_UDP_SOCKET",
    "WORLDS",
]

NETWORK_NETWORK: Final = wit.Resource(ids.NETWORK, "network", host=True)

NETWORK: Final = wit.Interface(
    ids.NETWORK,
    (),
    resources=(NETWORK_NETWORK,),
    types=(
        ("error-code", wasi_sockets.NETWORK_ERROR_CODE),
        ("ip-address", wasi_sockets.NETWORK_IP_ADDRESS),
        ("ip-address-family", wasi_sockets.NETWORK_IP_ADDRESS_FAMILY),
        ("ip-socket-address", wasi_sockets.NETWORK_IP_SOCKET_ADDRESS),
        ("ipv4-address", wasi_sockets.NETWORK_IPV4_ADDRESS),
        ("ipv4-socket-address", wasi_sockets.NETWORK_IPV4_SOCKET_ADDRESS),
        ("ipv6-address", wasi_sockets.NETWORK_IPV6_ADDRESS),
        ("ipv6-socket-address", wasi_sockets.NETWORK_IPV6_SOCKET_ADDRESS),
    ),
)

INSTANCE_NETWORK: Final = wit.Interface(
    ids.INSTANCE_NETWORK,
    (wit.Function("instance-network", "instance_network", (), wit.Own(NETWORK_NETWORK)),),
)

IP_NAME_LOOKUP_RESOLVE_ADDRESS_STREAM: Final = wit.Resource(ids.IP_NAME_LOOKUP, "resolve-address-stream", host=True)

IP_NAME_LOOKUP: Final = wit.Interface(
    ids.IP_NAME_LOOKUP,
    (
        wit.Function(
            "[method]resolve-address-stream.resolve-next-address",
            "resolve_next_address",
            (("self", "self", wit.Borrow(IP_NAME_LOOKUP_RESOLVE_ADDRESS_STREAM)),),
            wit.Result(wit.Option(wasi_sockets.NETWORK_IP_ADDRESS), wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]resolve-address-stream.subscribe",
            "subscribe",
            (("self", "self", wit.Borrow(IP_NAME_LOOKUP_RESOLVE_ADDRESS_STREAM)),),
            wit.Own(wasi_io.POLL_POLLABLE),
        ),
        wit.Function(
            "resolve-addresses",
            "resolve_addresses",
            (("network", "network", wit.Borrow(NETWORK_NETWORK)), ("name", "name", wit.STRING)),
            wit.Result(wit.Own(IP_NAME_LOOKUP_RESOLVE_ADDRESS_STREAM), wasi_sockets.NETWORK_ERROR_CODE),
        ),
    ),
    resources=(IP_NAME_LOOKUP_RESOLVE_ADDRESS_STREAM,),
    types=(
        ("error-code", wasi_sockets.NETWORK_ERROR_CODE),
        ("ip-address", wasi_sockets.NETWORK_IP_ADDRESS),
    ),
)

TCP_TCP_SOCKET: Final = wit.Resource(ids.TCP, "tcp-socket", host=True)

TCP: Final = wit.Interface(
    ids.TCP,
    (
        wit.Function(
            "[method]tcp-socket.accept",
            "accept",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(
                wit.Tuple(
                    (
                        wit.Own(TCP_TCP_SOCKET),
                        wit.Own(wasi_io.STREAMS_INPUT_STREAM),
                        wit.Own(wasi_io.STREAMS_OUTPUT_STREAM),
                    ),
                ),
                wasi_sockets.NETWORK_ERROR_CODE,
            ),
        ),
        wit.Function(
            "[method]tcp-socket.address-family",
            "address_family",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wasi_sockets.NETWORK_IP_ADDRESS_FAMILY,
        ),
        wit.Function(
            "[method]tcp-socket.finish-bind",
            "finish_bind",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.finish-connect",
            "finish_connect",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(
                wit.Tuple((wit.Own(wasi_io.STREAMS_INPUT_STREAM), wit.Own(wasi_io.STREAMS_OUTPUT_STREAM))),
                wasi_sockets.NETWORK_ERROR_CODE,
            ),
        ),
        wit.Function(
            "[method]tcp-socket.finish-listen",
            "finish_listen",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.hop-limit",
            "hop_limit",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(wit.U8, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.is-listening",
            "is_listening",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.BOOL,
        ),
        wit.Function(
            "[method]tcp-socket.keep-alive-count",
            "keep_alive_count",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(wit.U32, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.keep-alive-enabled",
            "keep_alive_enabled",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(wit.BOOL, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.keep-alive-idle-time",
            "keep_alive_idle_time",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(wasi_clocks.MONOTONIC_CLOCK_DURATION, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.keep-alive-interval",
            "keep_alive_interval",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(wasi_clocks.MONOTONIC_CLOCK_DURATION, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.local-address",
            "local_address",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(wasi_sockets.NETWORK_IP_SOCKET_ADDRESS, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.receive-buffer-size",
            "receive_buffer_size",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(wit.U64, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.remote-address",
            "remote_address",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(wasi_sockets.NETWORK_IP_SOCKET_ADDRESS, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.send-buffer-size",
            "send_buffer_size",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(wit.U64, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.set-hop-limit",
            "set_hop_limit",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)), ("value", "value", wit.U8)),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.set-keep-alive-count",
            "set_keep_alive_count",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)), ("value", "value", wit.U32)),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.set-keep-alive-enabled",
            "set_keep_alive_enabled",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)), ("value", "value", wit.BOOL)),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.set-keep-alive-idle-time",
            "set_keep_alive_idle_time",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)), ("value", "value", wasi_clocks.MONOTONIC_CLOCK_DURATION)),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.set-keep-alive-interval",
            "set_keep_alive_interval",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)), ("value", "value", wasi_clocks.MONOTONIC_CLOCK_DURATION)),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.set-listen-backlog-size",
            "set_listen_backlog_size",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)), ("value", "value", wit.U64)),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.set-receive-buffer-size",
            "set_receive_buffer_size",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)), ("value", "value", wit.U64)),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.set-send-buffer-size",
            "set_send_buffer_size",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)), ("value", "value", wit.U64)),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.shutdown",
            "shutdown",
            (
                ("self", "self", wit.Borrow(TCP_TCP_SOCKET)),
                ("shutdown-type", "shutdown_type", wasi_sockets.TCP_SHUTDOWN_TYPE),
            ),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.start-bind",
            "start_bind",
            (
                ("self", "self", wit.Borrow(TCP_TCP_SOCKET)),
                ("network", "network", wit.Borrow(NETWORK_NETWORK)),
                ("local-address", "local_address", wasi_sockets.NETWORK_IP_SOCKET_ADDRESS),
            ),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.start-connect",
            "start_connect",
            (
                ("self", "self", wit.Borrow(TCP_TCP_SOCKET)),
                ("network", "network", wit.Borrow(NETWORK_NETWORK)),
                ("remote-address", "remote_address", wasi_sockets.NETWORK_IP_SOCKET_ADDRESS),
            ),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.start-listen",
            "start_listen",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]tcp-socket.subscribe",
            "subscribe",
            (("self", "self", wit.Borrow(TCP_TCP_SOCKET)),),
            wit.Own(wasi_io.POLL_POLLABLE),
        ),
    ),
    resources=(TCP_TCP_SOCKET,),
    types=(
        ("duration", wasi_clocks.MONOTONIC_CLOCK_DURATION),
        ("error-code", wasi_sockets.NETWORK_ERROR_CODE),
        ("ip-address-family", wasi_sockets.NETWORK_IP_ADDRESS_FAMILY),
        ("ip-socket-address", wasi_sockets.NETWORK_IP_SOCKET_ADDRESS),
        ("shutdown-type", wasi_sockets.TCP_SHUTDOWN_TYPE),
    ),
)

TCP_CREATE_SOCKET: Final = wit.Interface(
    ids.TCP_CREATE_SOCKET,
    (
        wit.Function(
            "create-tcp-socket",
            "create_tcp_socket",
            (("address-family", "address_family", wasi_sockets.NETWORK_IP_ADDRESS_FAMILY),),
            wit.Result(wit.Own(TCP_TCP_SOCKET), wasi_sockets.NETWORK_ERROR_CODE),
        ),
    ),
    types=(
        ("error-code", wasi_sockets.NETWORK_ERROR_CODE),
        ("ip-address-family", wasi_sockets.NETWORK_IP_ADDRESS_FAMILY),
    ),
)

UDP_INCOMING_DATAGRAM_STREAM: Final = wit.Resource(ids.UDP, "incoming-datagram-stream", host=True)

UDP_OUTGOING_DATAGRAM_STREAM: Final = wit.Resource(ids.UDP, "outgoing-datagram-stream", host=True)

UDP_UDP_SOCKET: Final = wit.Resource(ids.UDP, "udp-socket", host=True)

UDP: Final = wit.Interface(
    ids.UDP,
    (
        wit.Function(
            "[method]incoming-datagram-stream.receive",
            "receive",
            (("self", "self", wit.Borrow(UDP_INCOMING_DATAGRAM_STREAM)), ("max-results", "max_results", wit.U64)),
            wit.Result(wit.List(wasi_sockets.UDP_INCOMING_DATAGRAM), wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]incoming-datagram-stream.subscribe",
            "subscribe",
            (("self", "self", wit.Borrow(UDP_INCOMING_DATAGRAM_STREAM)),),
            wit.Own(wasi_io.POLL_POLLABLE),
        ),
        wit.Function(
            "[method]outgoing-datagram-stream.check-send",
            "check_send",
            (("self", "self", wit.Borrow(UDP_OUTGOING_DATAGRAM_STREAM)),),
            wit.Result(wit.U64, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]outgoing-datagram-stream.send",
            "send",
            (
                ("self", "self", wit.Borrow(UDP_OUTGOING_DATAGRAM_STREAM)),
                ("datagrams", "datagrams", wit.List(wasi_sockets.UDP_OUTGOING_DATAGRAM)),
            ),
            wit.Result(wit.U64, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]outgoing-datagram-stream.subscribe",
            "subscribe",
            (("self", "self", wit.Borrow(UDP_OUTGOING_DATAGRAM_STREAM)),),
            wit.Own(wasi_io.POLL_POLLABLE),
        ),
        wit.Function(
            "[method]udp-socket.address-family",
            "address_family",
            (("self", "self", wit.Borrow(UDP_UDP_SOCKET)),),
            wasi_sockets.NETWORK_IP_ADDRESS_FAMILY,
        ),
        wit.Function(
            "[method]udp-socket.finish-bind",
            "finish_bind",
            (("self", "self", wit.Borrow(UDP_UDP_SOCKET)),),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]udp-socket.local-address",
            "local_address",
            (("self", "self", wit.Borrow(UDP_UDP_SOCKET)),),
            wit.Result(wasi_sockets.NETWORK_IP_SOCKET_ADDRESS, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]udp-socket.receive-buffer-size",
            "receive_buffer_size",
            (("self", "self", wit.Borrow(UDP_UDP_SOCKET)),),
            wit.Result(wit.U64, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]udp-socket.remote-address",
            "remote_address",
            (("self", "self", wit.Borrow(UDP_UDP_SOCKET)),),
            wit.Result(wasi_sockets.NETWORK_IP_SOCKET_ADDRESS, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]udp-socket.send-buffer-size",
            "send_buffer_size",
            (("self", "self", wit.Borrow(UDP_UDP_SOCKET)),),
            wit.Result(wit.U64, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]udp-socket.set-receive-buffer-size",
            "set_receive_buffer_size",
            (("self", "self", wit.Borrow(UDP_UDP_SOCKET)), ("value", "value", wit.U64)),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]udp-socket.set-send-buffer-size",
            "set_send_buffer_size",
            (("self", "self", wit.Borrow(UDP_UDP_SOCKET)), ("value", "value", wit.U64)),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]udp-socket.set-unicast-hop-limit",
            "set_unicast_hop_limit",
            (("self", "self", wit.Borrow(UDP_UDP_SOCKET)), ("value", "value", wit.U8)),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]udp-socket.start-bind",
            "start_bind",
            (
                ("self", "self", wit.Borrow(UDP_UDP_SOCKET)),
                ("network", "network", wit.Borrow(NETWORK_NETWORK)),
                ("local-address", "local_address", wasi_sockets.NETWORK_IP_SOCKET_ADDRESS),
            ),
            wit.Result(None, wasi_sockets.NETWORK_ERROR_CODE),
        ),
        wit.Function(
            "[method]udp-socket.stream",
            "stream",
            (
                ("self", "self", wit.Borrow(UDP_UDP_SOCKET)),
                ("remote-address", "remote_address", wit.Option(wasi_sockets.NETWORK_IP_SOCKET_ADDRESS)),
            ),
            wit.Result(
                wit.Tuple((wit.Own(UDP_INCOMING_DATAGRAM_STREAM), wit.Own(UDP_OUTGOING_DATAGRAM_STREAM))),
                wasi_sockets.NETWORK_ERROR_CODE,
            ),
        ),
        wit.Function(
            "[method]udp-socket.subscribe",
            "subscribe",
            (("self", "self", wit.Borrow(UDP_UDP_SOCKET)),),
            wit.Own(wasi_io.POLL_POLLABLE),
        ),
        wit.Function(
            "[method]udp-socket.unicast-hop-limit",
            "unicast_hop_limit",
            (("self", "self", wit.Borrow(UDP_UDP_SOCKET)),),
            wit.Result(wit.U8, wasi_sockets.NETWORK_ERROR_CODE),
        ),
    ),
    resources=(UDP_INCOMING_DATAGRAM_STREAM, UDP_OUTGOING_DATAGRAM_STREAM, UDP_UDP_SOCKET),
    types=(
        ("error-code", wasi_sockets.NETWORK_ERROR_CODE),
        ("incoming-datagram", wasi_sockets.UDP_INCOMING_DATAGRAM),
        ("ip-address-family", wasi_sockets.NETWORK_IP_ADDRESS_FAMILY),
        ("ip-socket-address", wasi_sockets.NETWORK_IP_SOCKET_ADDRESS),
        ("outgoing-datagram", wasi_sockets.UDP_OUTGOING_DATAGRAM),
    ),
)

UDP_CREATE_SOCKET: Final = wit.Interface(
    ids.UDP_CREATE_SOCKET,
    (
        wit.Function(
            "create-udp-socket",
            "create_udp_socket",
            (("address-family", "address_family", wasi_sockets.NETWORK_IP_ADDRESS_FAMILY),),
            wit.Result(wit.Own(UDP_UDP_SOCKET), wasi_sockets.NETWORK_ERROR_CODE),
        ),
    ),
    types=(
        ("error-code", wasi_sockets.NETWORK_ERROR_CODE),
        ("ip-address-family", wasi_sockets.NETWORK_IP_ADDRESS_FAMILY),
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.INSTANCE_NETWORK: INSTANCE_NETWORK,
    ids.IP_NAME_LOOKUP: IP_NAME_LOOKUP,
    ids.NETWORK: NETWORK,
    ids.TCP: TCP,
    ids.TCP_CREATE_SOCKET: TCP_CREATE_SOCKET,
    ids.UDP: UDP,
    ids.UDP_CREATE_SOCKET: UDP_CREATE_SOCKET,
}

WORLDS: Final[dict[str, wit.World]] = {}
