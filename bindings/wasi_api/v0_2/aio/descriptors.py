# Generated from heliosproxy:wasi@0.2 by witbind. Do not edit.
"""What `heliosproxy:wasi` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from .. import ids
from ..wasi_cli import descriptors as wasi_cli
from ..wasi_clocks import descriptors as wasi_clocks_
from ..wasi_random import descriptors as wasi_random
from .wasi_cli import descriptors as wasi_cli_
from .wasi_clocks import descriptors as wasi_clocks
from .wasi_filesystem import descriptors as wasi_filesystem
from .wasi_http import descriptors as wasi_http
from .wasi_io import descriptors as wasi_io
from .wasi_sockets import descriptors as wasi_sockets

__all__ = ["IMPORTS", "INTERFACES", "WORLDS"]

IMPORTS: Final = wit.World(
    ids.IMPORTS,
    imports=(
        wasi_cli.ENVIRONMENT,
        wasi_cli.EXIT,
        wasi_cli_.STDERR,
        wasi_cli_.STDIN,
        wasi_cli_.STDOUT,
        wasi_cli_.TERMINAL_INPUT,
        wasi_cli_.TERMINAL_OUTPUT,
        wasi_cli_.TERMINAL_STDERR,
        wasi_cli_.TERMINAL_STDIN,
        wasi_cli_.TERMINAL_STDOUT,
        wasi_clocks.MONOTONIC_CLOCK,
        wasi_clocks_.WALL_CLOCK,
        wasi_filesystem.PREOPENS,
        wasi_filesystem.TYPES,
        wasi_http.OUTGOING_HANDLER,
        wasi_http.TYPES,
        wasi_io.ERROR,
        wasi_io.POLL,
        wasi_io.STREAMS,
        wasi_random.INSECURE_SEED,
        wasi_random.INSECURE,
        wasi_random.RANDOM,
        wasi_sockets.INSTANCE_NETWORK,
        wasi_sockets.IP_NAME_LOOKUP,
        wasi_sockets.NETWORK,
        wasi_sockets.TCP_CREATE_SOCKET,
        wasi_sockets.TCP,
        wasi_sockets.UDP_CREATE_SOCKET,
        wasi_sockets.UDP,
    ),
    exports=(),
)

INTERFACES: Final[dict[str, wit.Interface]] = {}

WORLDS: Final[dict[str, wit.World]] = {
    ids.IMPORTS: IMPORTS,
}
