"""The interfaces of WASI that this host has, the permission of each, and what implements them for one instance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import attrs
from wasi_api.v0_2.wasi_cli import descriptors as cli
from wasi_api.v0_2.wasi_clocks import descriptors as clocks
from wasi_api.v0_2.wasi_filesystem import descriptors as filesystem
from wasi_api.v0_2.wasi_http import descriptors as http
from wasi_api.v0_2.wasi_io import descriptors as io
from wasi_api.v0_2.wasi_random import descriptors as random
from wasi_api.v0_2.wasi_sockets import descriptors as sockets
from witbind import wit
from witbind.compare import track

from helios_host.capabilities.context import PluginContext
from helios_host.capabilities.faces import Io, blocking
from helios_host.capabilities.http import HttpService, HttpSettings
from helios_host.instances.budget import CallBudget

from .clocks import MonotonicClock, WallClock
from .directory import open_directory
from .entries import Entry
from .environment import Environment, Exit
from .filesystem import Filesystem, Preopens
from .memory import MemoryFiles, read_only_tree
from .polling import Poll
from .randomness import Insecure, InsecureSeed, Random
from .settings import WasiSettings
from .sockets import Sockets
from .state import WasiState
from .stdio import Output, Stderr, Stdin, Stdout, Terminal

__all__ = ["PERMISSIONS", "WASI", "Wasi", "WasiInterface"]

ASSETS: Final = "/assets"
"""Where a plugin sees the `assets/` that it was packed with."""


class Wasi:
    """WASI for one instance of a plugin, and for the next one in its place after `renew`.

    `write` puts a line into the plugin's log, after the name of its stream; `budget` is that of the running call;
    `http` gives what sends requests; `assets` are the files that the plugin was packed with, by their paths. Raises
    `OSError` when a directory cannot be opened.
    """

    def __init__(
        self,
        settings: WasiSettings,
        context: PluginContext,
        budget: CallBudget,
        io: Io,
        *,
        write: Callable[[str, str], None],
        http: Callable[[], HttpService],
        http_settings: HttpSettings,
        assets: Mapping[str, bytes],
    ) -> None:
        self.state: Final = WasiState(settings, context, budget, io, body_limit=http_settings.request_limit)
        self.http: Final = http
        self.stdout: Final = Output(context.scope, lambda line: write("stdout", line))
        self.stderr: Final = Output(context.scope, lambda line: write("stderr", line))
        self._assets: Final = assets
        self._directories: Final = {path: open_directory(host) for path, host in settings.directories.items()}
        self.preopens: Final = Preopens(self.state, self._roots)

    def make(self, interface: wit.Interface) -> object:
        """Return what implements an interface of `WASI`."""
        made = WASI[track(interface.id)].make(self)
        return made if self.state.io.asynchronous else blocking(interface, made)

    def renew(self) -> None:
        """Begin a new instance: nothing of the one before is left."""
        self.state.renew()
        self.stdout.renew()
        self.stderr.renew()
        self.preopens.renew()

    def _roots(self) -> dict[str, Callable[[], Entry]]:
        roots: dict[str, Callable[[], Entry]] = {}
        wall = self.state.clock.wall
        if self.state.settings.virtual_size is not None:
            roots["/"] = MemoryFiles(self.state.settings.virtual_size, wall).root
        if self._assets:
            tree = read_only_tree(self._assets, wall)
            roots[ASSETS] = lambda: tree.root(mutable=False)
        for path, directory in self._directories.items():
            roots[path] = directory.again
        return roots


@attrs.frozen
class WasiInterface:
    """One interface of WASI; without `permission` it comes with any of `PERMISSIONS`."""

    interface: wit.Interface
    permission: str | None
    make: Callable[[Wasi], object]


def _outgoing_handler(wasi: Wasi) -> object:
    from .http import OutgoingHandler  # needs the extra `http`

    return OutgoingHandler(wasi.state, wasi.http())


def _http_types(wasi: Wasi) -> object:
    from .http_types import HttpTypes

    return HttpTypes(wasi.state)


def _nothing(_: Wasi) -> None:
    """An interface that has methods of resources only."""


_ALL: Final = (
    WasiInterface(clocks.MONOTONIC_CLOCK, "wasi_clocks", lambda wasi: MonotonicClock(wasi.state)),
    WasiInterface(clocks.WALL_CLOCK, "wasi_clocks", lambda wasi: WallClock(wasi.state)),
    WasiInterface(random.RANDOM, "wasi_random", lambda wasi: Random(wasi.state)),
    WasiInterface(random.INSECURE, "wasi_random", lambda wasi: Insecure(wasi.state)),
    WasiInterface(random.INSECURE_SEED, "wasi_random", lambda wasi: InsecureSeed(wasi.state)),
    WasiInterface(cli.STDIN, "wasi_stdio", lambda wasi: Stdin(wasi.state)),
    WasiInterface(cli.STDOUT, "wasi_stdio", lambda wasi: Stdout(wasi.state, wasi.stdout)),
    WasiInterface(cli.STDERR, "wasi_stdio", lambda wasi: Stderr(wasi.state, wasi.stderr)),
    WasiInterface(cli.TERMINAL_INPUT, "wasi_stdio", _nothing),
    WasiInterface(cli.TERMINAL_OUTPUT, "wasi_stdio", _nothing),
    WasiInterface(cli.TERMINAL_STDIN, "wasi_stdio", lambda _: Terminal()),
    WasiInterface(cli.TERMINAL_STDOUT, "wasi_stdio", lambda _: Terminal()),
    WasiInterface(cli.TERMINAL_STDERR, "wasi_stdio", lambda _: Terminal()),
    WasiInterface(cli.ENVIRONMENT, "wasi_environment", lambda wasi: Environment(wasi.state)),
    WasiInterface(filesystem.TYPES, "wasi_filesystem", lambda _: Filesystem()),
    WasiInterface(filesystem.PREOPENS, "wasi_filesystem", lambda wasi: wasi.preopens),
    WasiInterface(http.TYPES, "wasi_http", _http_types),
    WasiInterface(http.OUTGOING_HANDLER, "wasi_http", _outgoing_handler),
    WasiInterface(io.ERROR, None, _nothing),
    WasiInterface(io.POLL, None, lambda wasi: Poll(wasi.state)),
    WasiInterface(io.STREAMS, None, _nothing),
    WasiInterface(cli.EXIT, None, lambda _: Exit()),
    WasiInterface(sockets.NETWORK, None, _nothing),
    WasiInterface(sockets.INSTANCE_NETWORK, None, lambda wasi: Sockets(wasi.state)),
    WasiInterface(sockets.IP_NAME_LOOKUP, None, lambda wasi: Sockets(wasi.state)),
    WasiInterface(sockets.TCP, None, _nothing),
    WasiInterface(sockets.TCP_CREATE_SOCKET, None, lambda wasi: Sockets(wasi.state)),
    WasiInterface(sockets.UDP, None, _nothing),
    WasiInterface(sockets.UDP_CREATE_SOCKET, None, lambda wasi: Sockets(wasi.state)),
)

WASI: Final[dict[str, WasiInterface]] = {track(entry.interface.id): entry for entry in _ALL}
"""Every interface that this host has, by its id cut to its compatible versions."""

PERMISSIONS: Final = frozenset(entry.permission for entry in _ALL if entry.permission is not None)
"""The permissions of WASI, as manifests and configuration write them."""
