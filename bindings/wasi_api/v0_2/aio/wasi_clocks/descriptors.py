# Generated from wasi:clocks@0.2 by witbind. Do not edit.
"""What `wasi:clocks` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from ...wasi_clocks import descriptors as wasi_clocks
from ...wasi_clocks import ids
from ..wasi_io import descriptors as wasi_io

__all__ = ["INTERFACES", "MONOTONIC_CLOCK", "WORLDS"]

MONOTONIC_CLOCK: Final = wit.Interface(
    ids.MONOTONIC_CLOCK,
    (
        wit.Function("now", "now", (), wasi_clocks.MONOTONIC_CLOCK_INSTANT),
        wit.Function("resolution", "resolution", (), wasi_clocks.MONOTONIC_CLOCK_DURATION),
        wit.Function(
            "subscribe-duration",
            "subscribe_duration",
            (("when", "when", wasi_clocks.MONOTONIC_CLOCK_DURATION),),
            wit.Own(wasi_io.POLL_POLLABLE),
        ),
        wit.Function(
            "subscribe-instant",
            "subscribe_instant",
            (("when", "when", wasi_clocks.MONOTONIC_CLOCK_INSTANT),),
            wit.Own(wasi_io.POLL_POLLABLE),
        ),
    ),
    types=(
        ("duration", wasi_clocks.MONOTONIC_CLOCK_DURATION),
        ("instant", wasi_clocks.MONOTONIC_CLOCK_INSTANT),
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.MONOTONIC_CLOCK: MONOTONIC_CLOCK,
}

WORLDS: Final[dict[str, wit.World]] = {}
