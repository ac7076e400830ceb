"""The interfaces of WASI as offers of the host; loaded only when a plugin imports one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from wasi_api.v0_2.wasi_io import ids

from helios_host.capabilities.offer import Imports, Offer
from helios_host.errors import ConfigurationError, Problem

from .interfaces import PERMISSIONS, WASI, WasiInterface

__all__ = ["WASI_OFFERS"]

_WAITS: Final = frozenset({ids.POLL, ids.STREAMS})
"""Whatever of WASI waits, or ends with a hook call, does it by one of these."""


def _offer(entry: WasiInterface) -> Offer:
    permissions = PERMISSIONS if entry.permission is None else frozenset({entry.permission})
    return Offer(entry.interface, _maker(entry), permissions, waits=entry.interface.id in _WAITS)


def _maker(entry: WasiInterface) -> Callable[[Imports], object]:
    def make(imports: Imports) -> object:
        assert imports.wasi is not None
        try:
            return imports.wasi.make(entry.interface)
        except ImportError as error:
            text = f"{error}: pip install 'helios-plugin-host[http]'"
            raise ConfigurationError("plugins.capabilities", [Problem("http", text)]) from error

    return make


WASI_OFFERS: Final = {track: _offer(entry) for track, entry in WASI.items()}
"""Every one of them, by its id cut to its compatible versions."""
