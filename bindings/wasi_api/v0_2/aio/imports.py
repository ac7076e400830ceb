# Generated from heliosproxy:wasi@0.2 by witbind. Do not edit.
"""Every interface that WASI 0.2 offers to a component."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from witbind.runtime import AsyncInstance, AsyncLinker

from ..wasi_cli import descriptors as wasi_cli
from ..wasi_clocks import descriptors as wasi_clocks_
from ..wasi_random import descriptors as wasi_random
from . import descriptors
from .wasi_cli import descriptors as wasi_cli_
from .wasi_cli.environment import Environment
from .wasi_cli.exit import Exit
from .wasi_cli.stderr import Stderr
from .wasi_cli.stdin import Stdin
from .wasi_cli.stdout import Stdout
from .wasi_cli.terminal_stderr import TerminalStderr
from .wasi_cli.terminal_stdin import TerminalStdin
from .wasi_cli.terminal_stdout import TerminalStdout
from .wasi_clocks import descriptors as wasi_clocks
from .wasi_clocks.monotonic_clock import MonotonicClock
from .wasi_clocks.wall_clock import WallClock
from .wasi_filesystem import descriptors as wasi_filesystem
from .wasi_filesystem.preopens import Preopens
from .wasi_filesystem.types import Types
from .wasi_http import descriptors as wasi_http
from .wasi_http.outgoing_handler import OutgoingHandler
from .wasi_http.types import Types as _Types
from .wasi_io import descriptors as wasi_io
from .wasi_io.poll import Poll
from .wasi_random.insecure import Insecure
from .wasi_random.insecure_seed import InsecureSeed
from .wasi_random.random import Random
from .wasi_sockets import descriptors as wasi_sockets
from .wasi_sockets.instance_network import InstanceNetwork
from .wasi_sockets.ip_name_lookup import IpNameLookup
from .wasi_sockets.tcp_create_socket import TcpCreateSocket
from .wasi_sockets.udp_create_socket import UdpCreateSocket

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component
    from witbind.runtime import AsyncStore

__all__ = ["Imports", "ImportsImports"]


@attrs.frozen(kw_only=True)
class ImportsImports:
    """What a host provides to a component of the world `imports`."""

    environment: Environment
    exit: Exit
    filesystem_types: Types
    http_types: _Types
    insecure: Insecure
    insecure_seed: InsecureSeed
    instance_network: InstanceNetwork
    ip_name_lookup: IpNameLookup
    monotonic_clock: MonotonicClock
    outgoing_handler: OutgoingHandler
    poll: Poll
    preopens: Preopens
    random: Random
    stderr: Stderr
    stdin: Stdin
    stdout: Stdout
    tcp_create_socket: TcpCreateSocket
    terminal_stderr: TerminalStderr
    terminal_stdin: TerminalStdin
    terminal_stdout: TerminalStdout
    udp_create_socket: UdpCreateSocket
    wall_clock: WallClock


class Imports:
    """Every interface that WASI 0.2 offers to a component."""

    __slots__ = ("instance",)

    def __init__(self, instance: AsyncInstance) -> None:
        self.instance = instance

    @classmethod
    def link(cls, engine: Engine, imports: ImportsImports) -> AsyncLinker:
        """Return a linker that satisfies every import of the world with `imports`."""
        linker = AsyncLinker(engine)
        linker.define(wasi_cli.ENVIRONMENT, imports.environment)
        linker.define(wasi_cli.EXIT, imports.exit)
        linker.define(wasi_cli_.STDERR, imports.stderr)
        linker.define(wasi_cli_.STDIN, imports.stdin)
        linker.define(wasi_cli_.STDOUT, imports.stdout)
        linker.define(wasi_cli_.TERMINAL_INPUT, None)
        linker.define(wasi_cli_.TERMINAL_OUTPUT, None)
        linker.define(wasi_cli_.TERMINAL_STDERR, imports.terminal_stderr)
        linker.define(wasi_cli_.TERMINAL_STDIN, imports.terminal_stdin)
        linker.define(wasi_cli_.TERMINAL_STDOUT, imports.terminal_stdout)
        linker.define(wasi_clocks.MONOTONIC_CLOCK, imports.monotonic_clock)
        linker.define(wasi_clocks_.WALL_CLOCK, imports.wall_clock)
        linker.define(wasi_filesystem.PREOPENS, imports.preopens)
        linker.define(wasi_filesystem.TYPES, imports.filesystem_types)
        linker.define(wasi_http.OUTGOING_HANDLER, imports.outgoing_handler)
        linker.define(wasi_http.TYPES, imports.http_types)
        linker.define(wasi_io.ERROR, None)
        linker.define(wasi_io.POLL, imports.poll)
        linker.define(wasi_io.STREAMS, None)
        linker.define(wasi_random.INSECURE_SEED, imports.insecure_seed)
        linker.define(wasi_random.INSECURE, imports.insecure)
        linker.define(wasi_random.RANDOM, imports.random)
        linker.define(wasi_sockets.INSTANCE_NETWORK, imports.instance_network)
        linker.define(wasi_sockets.IP_NAME_LOOKUP, imports.ip_name_lookup)
        linker.define(wasi_sockets.NETWORK, None)
        linker.define(wasi_sockets.TCP_CREATE_SOCKET, imports.tcp_create_socket)
        linker.define(wasi_sockets.TCP, None)
        linker.define(wasi_sockets.UDP_CREATE_SOCKET, imports.udp_create_socket)
        linker.define(wasi_sockets.UDP, None)
        return linker

    @classmethod
    async def instantiate(
        cls, store: AsyncStore, component: Component, imports: ImportsImports | AsyncLinker
    ) -> Imports:
        """Instantiate `component` with `imports`, or with a linker that `link` returned.

        Raises `TypeMismatch` where the component is not one of this world, and `LinkError` or `Trap`.
        """
        chosen = imports if isinstance(imports, AsyncLinker) else cls.link(store.engine, imports)
        prepared = chosen.prepare(component, descriptors.IMPORTS)
        return cls(await prepared.instantiate_async(store))
